import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Switch } from "react-aria-components/Switch";
import { TextField } from "react-aria-components/TextField";
import { get } from "../../lib/api";
import type { Months } from "../../lib/edtf";
import { set, useSettings } from "../../lib/settings";
import type { Status } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Dated, Num } from "../../parts/text";
import { KeySettings } from "./keys";
import "./settings.css";

/** What a person sets for this browser: language and light, how dates and numbers are told, keys, and the name under which changes are made. */
export default function Settings() {
  const { t } = useWords();
  return (
    <>
      <header className="dh">
        <h1>{t("web.settings")}</h1>
        <p className="m">{t("web.settings-what")}</p>
      </header>
      <Section head={t("web.settings-look")} note={t("web.settings-look-what")}>
        <Look />
      </Section>
      <Section head={t("web.settings-dates")} note={t("web.settings-dates-what")}>
        <Dates />
      </Section>
      <Section head={t("web.settings-name")} note={t("web.settings-name-what")}>
        <Author />
      </Section>
      <Section head={t("web.keys")} note={t("web.settings-keys-what")}>
        <KeySettings />
      </Section>
    </>
  );
}

function Section({ head, note, children }: { head: string; note: string; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="mh">
        <h2>{head}</h2>
        <p>{note}</p>
      </div>
      <div className="sets">{children}</div>
    </section>
  );
}

/** One setting with a few values, of which the first is how it comes. */
function One({ label, value, values, onChange }: { label: string; value: string; values: [id: string, word: ReactNode][]; onChange: (id: string) => void }) {
  return (
    <RadioGroup className="one" value={value} onChange={onChange}>
      <Label>{label}</Label>
      <div className="row">
        {values.map(([id, word]) => (
          <Radio key={id} value={id}>
            <i aria-hidden="true" />
            <span>{word}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

function Look() {
  const { t, lang } = useWords();
  const { theme } = useSettings();
  return (
    <>
      <One
        label={t("web.language")}
        value={lang}
        values={[
          ["ar", <span lang="ar">عربي</span>],
          ["en", <span lang="en">English</span>],
        ]}
        onChange={(v) => set({ lang: v === "en" ? "en" : "ar" })}
      />
      <One
        label={t("web.light")}
        value={theme ?? "system"}
        values={[
          ["system", t("web.as-machine")],
          ["light", t("web.by-day")],
          ["dark", t("web.dark")],
        ]}
        onChange={(v) => set({ theme: v === "light" || v === "dark" ? v : undefined })}
      />
    </>
  );
}

function Dates() {
  const { t, lang } = useWords();
  const { digits, months, hijri } = useSettings();
  const names: Months[] = ["both", "levant", "egypt", "maghreb", "morocco"];
  return (
    <>
      <One
        label={t("web.digits")}
        value={digits ?? "latn"}
        values={[
          ["latn", <bdi dir="ltr">1234567890</bdi>],
          ["arab", <bdi>١٢٣٤٥٦٧٨٩٠</bdi>],
        ]}
        onChange={(v) => set({ digits: v === "arab" ? "arab" : "latn" })}
      />
      <One label={t("web.months")} value={months ?? "both"} values={names.map((n) => [n, t(`web.months-${n}`)])} onChange={(v) => set({ months: v as Months })} />
      <Switch className="tick" isSelected={hijri ?? false} onChange={(on) => set({ hijri: on })}>
        <i aria-hidden="true" /> {t("web.hijri")}
      </Switch>
      <p className="sample" role="status">
        <span className="soft small">{t("web.settings-sample")}</span> <Dated value="2019-11-30" /> <span aria-hidden="true">·</span> <Dated value="2021-01/2021-08" /> <span aria-hidden="true">·</span> <Num n={12345} />
      </p>
      {lang === "en" && <p className="soft small">{t("web.settings-arabic-only")}</p>}
    </>
  );
}

/** The name that changes bear. What stands in the field counts as soon as it is left or Enter is pressed. */
function Author() {
  const { t } = useWords();
  const { author } = useSettings();
  const [typed, setTyped] = useState(author ?? "");
  const status = useQuery({ queryKey: ["status"], queryFn: ({ signal }) => get<Status>("/status", {}, signal) });
  const keep = () => set({ author: typed.trim() || undefined });
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        keep();
      }}
    >
      <TextField className="field" value={typed} onChange={setTyped} onBlur={keep} maxLength={100}>
        <Label>{t("web.author")}</Label>
        <Input dir="auto" placeholder={status.data?.author} autoComplete="name" />
      </TextField>
      {(author ?? status.data?.author) && (
        <p className="soft small" role="status">
          {t("web.author-now")} <bdi dir="auto">{author ?? status.data?.author}</bdi>
        </p>
      )}
      {author && (
        <Button
          className="quiet"
          onPress={() => {
            setTyped("");
            set({ author: undefined });
          }}
        >
          {t("web.author-forget")}
        </Button>
      )}
    </form>
  );
}
