import { useId } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import { useWords } from "../../lib/words";

/** The name of a case that what is added joins: one that there is, or a new one. */
export function CaseField({ value, onChange, cases }: { value: string; onChange: (v: string) => void; cases: string[] }) {
  const { t } = useWords();
  const id = useId();
  return (
    <TextField name="case" className="field" value={value} onChange={onChange}>
      <Label>{t("web.case")}</Label>
      <Input dir="auto" list={cases.length > 0 ? id : undefined} />
      {cases.length > 0 && (
        <datalist id={id}>
          {cases.map((c) => (
            <option key={c} value={c} />
          ))}
        </datalist>
      )}
    </TextField>
  );
}
