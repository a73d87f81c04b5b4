import { Button } from "react-aria-components/Button";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Text } from "react-aria-components/Text";
import { useWords } from "../../lib/words";

/** The kinds of files that the program reads. */
const kinds = [".txt", ".html", ".htm", ".json", ".jsonl", ".csv", ".tsv", ".xml", ".rss", ".md", ".docx", ".warc", ".gz", ".zip", ".wacz"];

/** Files dropped or chosen, handed over together. */
export function Files({ busy, onAdd }: { busy: boolean; onAdd: (body: FormData) => void }) {
  const { t } = useWords();
  const send = (files: File[]) => {
    if (files.length === 0) return;
    const body = new FormData();
    for (const f of files) body.append("files", f, f.name);
    onAdd(body);
  };
  return (
    <DropZone
      className="drop"
      isDisabled={busy}
      onDrop={(e) => {
        const dropped = e.items.filter((i) => i.kind === "file");
        void Promise.all(dropped.map((i) => i.getFile())).then(send);
      }}
    >
      <Text slot="label">{t("web.drop")}</Text>
      <FileTrigger allowsMultiple acceptedFileTypes={kinds} onSelect={(list) => send(Array.from(list ?? []))}>
        <Button className="act" isDisabled={busy}>
          {t("web.choose-files")}
        </Button>
      </FileTrigger>
      <p className="small muted">
        <bdi dir="ltr">{kinds.join(" ")}</bdi>
      </p>
    </DropZone>
  );
}
