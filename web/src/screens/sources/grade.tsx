import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { FieldError } from "react-aria-components/FieldError";
import { Heading } from "react-aria-components/Heading";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { TextField } from "react-aria-components/TextField";
import { useChange } from "../../lib/changes";
import type { SourceLine } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Dated, Num } from "../../parts/text";
import { day } from "../add/paste";
import { Record, useSourceName } from "./row";

const letters = ["A", "B", "C", "D", "E", "F"];

/** Lets a person grade a source from a day on, with the reason, beside what is counted of its claims and what was held of it before. */
export function GradeDialog({ source, close }: { source: SourceLine | null; close: () => void }) {
  return (
    <ModalOverlay className="veil" isOpen={source !== null} onOpenChange={(open) => !open && close()} isDismissable>
      <Modal className="leaf grade-leaf">{source && <Form s={source} close={close} />}</Modal>
    </ModalOverlay>
  );
}

function Form({ s, close }: { s: SourceLine; close: () => void }) {
  const { t, label } = useWords();
  const name = useSourceName()(s);
  const [letter, setLetter] = useState(s.letter ?? "");
  const [from, setFrom] = useState("");
  const [reason, setReason] = useState("");
  const bad = from !== "" && !day.test(from);
  const change = useChange();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const give = async () => {
    setBusy(true);
    const made = await change({ steps: [{ kind: "grade", source: s.id, letter, ...(from && { from }), ...(reason.trim() && { reason: reason.trim() }) }] });
    setBusy(false);
    setFailed(!made);
    if (made) close();
  };
  return (
    <Dialog>
      <Heading slot="title">
        {t("web.grade-of")} <bdi dir="auto">{name}</bdi>
      </Heading>
      <form
        className="grade-form"
        onSubmit={(e) => {
          e.preventDefault();
          if (letter && !bad) void give();
        }}
      >
        <div className="counted">
          <h3>{t("web.counted")}</h3>
          <Record s={s} />
          <p className="soft small">{t("web.counted-what")}</p>
        </div>
        <RadioGroup className="letters" value={letter} onChange={setLetter} aria-label={t("web.letter")}>
          {letters.map((l) => (
            <Radio key={l} value={l}>
              <span className={l === "F" ? "gr f" : "gr"}>{l}</span> {label("Reliability", l)}
            </Radio>
          ))}
        </RadioGroup>
        <TextField className="field" value={from} onChange={setFrom} isInvalid={bad}>
          <Label>{t("web.grade-from")}</Label>
          <Input dir="ltr" placeholder="2020-10-02" inputMode="numeric" />
          <FieldError>{t("web.bad-date")}</FieldError>
        </TextField>
        <TextField className="field" value={reason} onChange={setReason} maxLength={500}>
          <Label>{t("web.reason")}</Label>
          <Input dir="auto" />
        </TextField>
        {failed && (
          <p className="state fail" role="alert">
            {t("web.failed")}
          </p>
        )}
        <div className="acts">
          <Button type="submit" className="act strong" isDisabled={!letter || bad || busy}>
            {t("web.grade-it")}
          </Button>
          <Button className="act" onPress={close}>
            {t("web.close")}
          </Button>
        </div>
      </form>
      {s.grades.length > 0 && <History s={s} />}
    </Dialog>
  );
}

/** What was held of a source before, the latest days first. */
function History({ s }: { s: SourceLine }) {
  const { t, label } = useWords();
  return (
    <div className="held">
      <h3>
        {t("web.held-before")} <Num n={s.grades.length} />
      </h3>
      <ul>
        {s.grades.map((g) => (
          <li key={g.change}>
            <span className={g.letter === "F" ? "gr f" : "gr"}>{g.letter}</span> {label("Reliability", g.letter)}
            <span className="soft small">
              {" · "}
              {g.from ? (
                <>
                  {t("web.since")} <Dated value={g.from} />
                </>
              ) : (
                t("web.all-days")
              )}
              {" · "}
              <bdi dir="auto">{g.author}</bdi> <Dated value={g.at.slice(0, 10)} />
              {g.reason && (
                <>
                  {" · "}
                  <bdi dir="auto">{g.reason}</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
