import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Switch } from "react-aria-components/Switch";
import { set, useSettings } from "../lib/settings";
import { useWords } from "../lib/words";
import { keyName, keyOf } from "./commands";

/** The commands that single keys give: the physical keys that they come with, and the label of what they do. The settings set them anew. */
export const commands: { codes: readonly string[]; word: string }[] = [
  { codes: ["Slash"], word: "web.search-record" },
  { codes: ["KeyJ", "KeyK"], word: "web.key-next" },
  { codes: ["Digit1", "Digit2", "Digit3", "Digit4", "Digit5"], word: "web.key-layers" },
  { codes: ["KeyR", "KeyE", "KeyX"], word: "web.key-correct" },
  { codes: ["KeyM", "KeyN"], word: "web.key-merge-note" },
  { codes: ["KeyL"], word: "web.key-similar" },
  { codes: ["Period"], word: "web.key-add-finding" },
  { codes: ["KeyT"], word: "web.key-table" },
  { codes: ["Equal", "Minus"], word: "web.key-zoom" },
];

/** What other keys do, as they are written. */
const others = [
  ["Shift Enter", "web.key-add-choice"],
  ["Esc", "web.key-close"],
  ["Ctrl Z", "web.undo"],
  ["Ctrl Shift Z", "web.redo"],
  ["?", "web.keys"],
] as const;

/** What the keys do, with the switch that lets single keys be none. */
export default function Sheet({ close }: { close: () => void }) {
  const { t } = useWords();
  const { keys, keymap } = useSettings();
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={(open) => open || close()} isDismissable>
      <Modal className="leaf">
        <Dialog>
          <Heading slot="title">{t("web.keys")}</Heading>
          <dl className="keys">
            {[...commands.map((c) => [c.codes.map((code) => keyName(keyOf(code, keymap))).join("  "), c.word] as const), ...others].map(([key, word]) => (
              <div key={word}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(word)}</dd>
              </div>
            ))}
          </dl>
          <Switch className="tick" isSelected={keys} onChange={(on) => set({ keys: on })}>
            <i aria-hidden="true" /> {t("web.single-keys")}
          </Switch>
          <Button className="act" slot="close">
            {t("web.close")}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
