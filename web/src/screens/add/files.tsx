import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { DropZone } from "react-aria-components/DropZone";
import { FieldError } from "react-aria-components/FieldError";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextField } from "react-aria-components/TextField";
import { useWords } from "../../lib/words";
import { CaseField } from "./case";
import { day } from "./paste";

/** The kinds of files that the program reads. */
const kinds = [".txt", ".html", ".htm", ".json", ".jsonl", ".csv", ".tsv", ".xml", ".rss", ".md", ".docx", ".warc", ".gz", ".zip", ".wacz"];

/** Files as the program takes them, with what is known of documents that tell it not themselves. */
export function packed(files: File[], fields: Record<string, string>): FormData {
  const body = new FormData();
  for (const f of files) body.append("files", f, f.name);
  for (const [name, value] of Object.entries(fields)) if (value.trim()) body.append(name, value.trim());
  return body;
}

/** Files dropped, pasted or chosen, handed over together. */
export function Files({ busy, cases, onAdd }: { busy: boolean; cases: string[]; onAdd: (body: FormData) => void }) {
  const { t } = useWords();
  const [fields, setFields] = useState<Record<string, string>>({});
  const field = (name: string) => ({ name, className: "field", value: fields[name] ?? "", onChange: (v: string) => setFields({ ...fields, [name]: v }) });
  const bad = !!fields["published"] && !day.test(fields["published"]);
  const send = (files: File[]) => files.length > 0 && !bad && onAdd(packed(files, fields));
  return (
    <div className="filed">
      <DropZone
        className="drop"
        aria-label={t("web.drop")}
        isDisabled={busy}
        onDrop={(e) => {
          const dropped = e.items.filter((i) => i.kind === "file");
          void Promise.all(dropped.map((i) => i.getFile())).then(send);
        }}
      >
        <Text slot="label">{t("web.drop")}</Text>
        <FileTrigger allowsMultiple acceptedFileTypes={kinds} onSelect={(list) => send(Array.from(list ?? []))}>
          <Button className="act" isDisabled={busy || bad}>
            {t("web.choose-files")}
          </Button>
        </FileTrigger>
        <p className="small muted">
          <bdi dir="ltr">{kinds.join(" ")}</bdi>
        </p>
      </DropZone>
      <p className="soft small">{t("web.files-fields")}</p>
      <div className="row">
        <TextField {...field("outlet")}>
          <Label>{t("column.outlet")}</Label>
          <Input dir="auto" />
        </TextField>
        <TextField {...field("published")} isInvalid={bad}>
          <Label>{t("column.published")}</Label>
          <Input dir="ltr" placeholder="2020-10-02" inputMode="numeric" />
          <FieldError>{t("web.bad-date")}</FieldError>
        </TextField>
        <CaseField value={fields["case"] ?? ""} onChange={(v) => setFields({ ...fields, case: v })} cases={cases} />
      </div>
    </div>
  );
}
