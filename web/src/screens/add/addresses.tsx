import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { FieldError } from "react-aria-components/FieldError";
import { Form } from "react-aria-components/Form";
import { Label } from "react-aria-components/Label";
import { Switch } from "react-aria-components/Switch";
import { TextArea } from "react-aria-components/TextArea";
import { TextField } from "react-aria-components/TextField";
import { useWords } from "../../lib/words";
import { addressesOf } from "./lines";
import { CaseField } from "./case";

/** Pages, feeds and sitemaps of the web, an address a line. A program that fetches nothing says so before anything is typed. */
export function Addresses({ busy, wrong: refused, offline, cases, onAdd }: { busy: boolean; wrong: Record<string, string>; offline: boolean; cases: string[]; onAdd: (body: { urls: string[]; pages?: boolean; case?: string }) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const [pages, setPages] = useState(false);
  const [name, setName] = useState("");
  const { urls, wrong } = addressesOf(typed);
  if (offline) {
    return (
      <p className="state none-yet" role="note">
        {t("web.offline")}
      </p>
    );
  }
  return (
    <Form
      className="fetch"
      validationBehavior="aria"
      onSubmit={(e) => {
        e.preventDefault();
        if (urls.length > 0 && wrong.length === 0) onAdd({ urls, ...(pages && { pages }), ...(name.trim() && { case: name.trim() }) });
      }}
    >
      <TextField name="urls" className="field tall" value={typed} onChange={setTyped} isInvalid={wrong.length > 0 || refused["urls"] !== undefined}>
        <Label>{t("web.address-lines")}</Label>
        <TextArea dir="ltr" rows={3} spellCheck={false} inputMode="url" placeholder="https://" />
        <FieldError>
          {wrong.length === 0 && refused["urls"] ? (
            refused["urls"]
          ) : (
            <>
              {t("web.bad-address")} <bdi dir="ltr">{wrong[0]}</bdi>
            </>
          )}
        </FieldError>
      </TextField>
      <div className="row">
        <CaseField value={name} onChange={setName} cases={cases} />
      </div>
      <Switch className="tick" isSelected={pages} onChange={setPages}>
        <i aria-hidden="true" /> {t("web.feed-pages")}
      </Switch>
      <Button type="submit" className="act strong" isDisabled={busy || urls.length === 0 || wrong.length > 0}>
        {t("web.fetch-it")}
      </Button>
    </Form>
  );
}
