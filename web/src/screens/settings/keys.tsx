import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Switch } from "react-aria-components/Switch";
import { set, useSettings } from "../../lib/settings";
import { useWords } from "../../lib/words";
import { keyName, keyOf } from "../../shell/commands";
import { commands } from "../../shell/sheet";
import { fits, remap } from "./keymap";

/** Single keys: whether they are commands, and which physical key gives each. A key that another command has changes places with it. */
export function KeySettings() {
  const { t } = useWords();
  const { keys, keymap } = useSettings();
  const [waiting, setWaiting] = useState<string | null>(null);
  const all = commands.flatMap((c) => c.codes);
  useEffect(() => {
    if (!waiting) return;
    const listen = (e: KeyboardEvent) => {
      if (e.code === "Tab") return setWaiting(null);
      e.preventDefault();
      e.stopPropagation();
      if (e.code === "Escape") return setWaiting(null);
      if (!fits(e)) return;
      set({ keymap: remap(all, keymap, waiting, e.code) });
      setWaiting(null);
    };
    addEventListener("keydown", listen, true);
    return () => removeEventListener("keydown", listen, true);
  });
  return (
    <>
      <Switch className="tick" isSelected={keys} onChange={(on) => set({ keys: on })}>
        <i aria-hidden="true" /> {t("web.single-keys")}
      </Switch>
      <table className="led keymap">
        <caption className="vh">{t("web.keys")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("web.command")}</th>
            <th scope="col">{t("web.one-key")}</th>
          </tr>
        </thead>
        <tbody>
          {commands.map((c) => (
            <tr key={c.word} data-off={!keys || undefined}>
              <th scope="row">{t(c.word)}</th>
              <td>
                {c.codes.map((code, i) => (
                  <Button
                    key={code}
                    className="keyset"
                    isDisabled={!keys}
                    data-waiting={waiting === code || undefined}
                    aria-label={`${t(c.word)}${c.codes.length > 1 ? ` ${i + 1}` : ""}: ${keyName(keyOf(code, keymap))}. ${t(waiting === code ? "web.press-key" : "web.set-key")}`}
                    onPress={() => setWaiting(code)}
                  >
                    {waiting === code ? t("web.press-key") : <kbd>{keyName(keyOf(code, keymap))}</kbd>}
                  </Button>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft small">{t("web.keys-lie")}</p>
      {keymap && Object.keys(keymap).length > 0 && (
        <Button className="act" onPress={() => set({ keymap: undefined })}>
          {t("web.keys-reset")}
        </Button>
      )}
    </>
  );
}
