import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useSettings } from "../lib/settings";
import { A } from "../lib/router";
import { useWords } from "../lib/words";
import { Print } from "./print";

/** The sheet comes when it is asked for. */
const Sheet = lazy(() => import("./sheet"));

/** The sheet of keys, opened by the question mark and from the foot of the page, where single keys can be switched off. */
export function Keys() {
  const { t } = useWords();
  const { keys } = useSettings();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (e: KeyboardEvent) => {
      const into = e.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
      if (keys && !into && (e.key === "?" || e.key === "؟") && !e.ctrlKey && !e.metaKey) setOpen(true);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [keys]);
  return (
    <footer className="ends">
      <Button className="quiet" onPress={() => setOpen(true)}>
        {t("web.keys")} <kbd aria-hidden="true">?</kbd>
      </Button>
      <A className="quiet" href="/settings">
        {t("web.settings")}
      </A>
      <Print />
      {open && (
        <Suspense fallback={null}>
          <Sheet close={() => setOpen(false)} />
        </Suspense>
      )}
    </footer>
  );
}
