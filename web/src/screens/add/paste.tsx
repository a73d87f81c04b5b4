import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { FieldError } from "react-aria-components/FieldError";
import { Form } from "react-aria-components/Form";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextArea } from "react-aria-components/TextArea";
import { TextField } from "react-aria-components/TextField";
import { useWords } from "../../lib/words";
import { CaseField } from "./case";

/** A day, month or year as EDTF spells it. */
export const day = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A text to read, with what is known of where it is from. Nothing is guessed: what is left empty stays unknown. */
export function Paste({ busy, wrong, cases, onAdd }: { busy: boolean; wrong: Record<string, string>; cases: string[]; onAdd: (body: Record<string, string>) => void }) {
  const { t } = useWords();
  const [fields, setFields] = useState<Record<string, string>>({});
  const field = (name: string) => ({ name, value: fields[name] ?? "", onChange: (v: string) => setFields({ ...fields, [name]: v }) });
  return (
    <Form
      className="paste"
      validationBehavior="aria"
      validationErrors={wrong}
      onSubmit={(e) => {
        e.preventDefault();
        onAdd(Object.fromEntries(Object.entries(fields).filter(([, v]) => v.trim() !== "")));
      }}
    >
      <TextField {...field("text")} isRequired className="field tall">
        <Label>{t("web.text")}</Label>
        <TextArea dir="auto" rows={9} spellCheck={false} />
        <FieldError />
      </TextField>
      <div className="row">
        <TextField {...field("outlet")} className="field">
          <Label>{t("column.outlet")}</Label>
          <Input dir="auto" />
          <FieldError />
        </TextField>
        <TextField {...field("published")} className="field" validate={(v) => (v === "" || day.test(v) ? null : t("web.bad-date"))}>
          <Label>{t("column.published")}</Label>
          <Input dir="ltr" placeholder="2020-10-02" inputMode="numeric" />
          <FieldError />
        </TextField>
        <TextField {...field("title")} className="field">
          <Label>{t("column.title")}</Label>
          <Input dir="auto" />
          <FieldError />
        </TextField>
        <TextField {...field("url")} className="field">
          <Label>{t("column.url")}</Label>
          <Input dir="ltr" type="url" placeholder="https://" />
          <FieldError />
        </TextField>
        <CaseField value={fields["case"] ?? ""} onChange={(v) => setFields({ ...fields, case: v })} cases={cases} />
      </div>
      <Button type="submit" className="act strong" isDisabled={busy || !fields["text"]?.trim() || (!!fields["published"] && !day.test(fields["published"]))}>
        {t("web.read-it")}
      </Button>
    </Form>
  );
}
