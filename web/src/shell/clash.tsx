import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { silence, useChange, type Told } from "../lib/changes";
import { useWords } from "../lib/words";
import { LoggedLine, Wished } from "../parts/logged";

/** What a person wanted, and what others did to the same meanwhile, side by side; nothing was done yet. */
export default function Clash({ told }: { told: Extract<Told, { kind: "clash" }> }) {
  const { t } = useWords();
  const change = useChange();
  const { problem, wanted } = told;
  const anyway = () => void change({ ...wanted, shown: problem.change });
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={(open) => open || silence()} isDismissable>
      <Modal className="leaf clash">
        <Dialog>
          <Heading slot="title">{t("web.clash-title")}</Heading>
          <p>{t("web.clash-what")}</p>
          <div className="sides">
            <div>
              <h3>{t("web.theirs")}</h3>
              <ul>{problem.theirs?.map((x) => <li key={x.number}><LoggedLine x={x} /></li>)}</ul>
            </div>
            <div>
              <h3>{t("web.yours")}</h3>
              <ul>{(problem.yours ?? wanted.steps).map((w, i) => <li key={i}><Wished w={w} /></li>)}</ul>
            </div>
          </div>
          <div className="pair">
            <Button className="act strong" autoFocus onPress={silence}>
              {t("web.leave-theirs")}
            </Button>
            <Button className="act" onPress={anyway}>
              {t("web.mine-anyway")}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
