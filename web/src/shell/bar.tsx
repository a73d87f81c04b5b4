import { lazy, Suspense, useState } from "react";
import { Button } from "react-aria-components/Button";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { A, go, usePlace } from "../lib/router";
import { set, useSettings } from "../lib/settings";
import { useWords } from "../lib/words";
import { Mark } from "../parts/glyphs";
import { Key } from "../parts/text";
import { useTold, useTurns } from "../lib/changes";
import { usePast } from "../lib/history";
import { useCommand, useUndo } from "./commands";
import { screens } from "./screens";

/** The screens that the bar has no room for. The menu is a file of its own, so that the first view does not wait for it. */
const More = lazy(() => import("./more"));

/** The bar at the head of every screen: the ways to the screens, the search, language and light. */
export function Bar() {
  const { t } = useWords();
  const { path } = usePlace();
  return (
    <header className="bar">
      <A className="brand" href="/">
        {t("web.isnad")}
        <Mark />
      </A>
      <nav className="nav" aria-label={t("web.screens")}>
        {screens
          .filter((s) => s.bar)
          .map((s) => (
            <A key={s.path} href={`/${s.path}`} aria-current={(path.split("/")[1] || "changed") === s.path ? "page" : undefined}>
              {t(s.key)}
            </A>
          ))}
        <Suspense fallback={<span className="more">{t("web.more")}</span>}>
          <More />
        </Suspense>
      </nav>
      <div className="end">
        <Turns />
        <Find />
        <Languages />
        <Light />
      </div>
    </header>
  );
}

/** The field of the search: the stroke key leads into it. */
function Find() {
  const { t } = useWords();
  const { path, query } = usePlace();
  const [typed, setTyped] = useState<string | null>(null);
  useCommand("Slash", () => document.getElementById("find")?.focus());
  const asked = path === "/search" ? (query.get("q") ?? "") : "";
  return (
    <form
      role="search"
      className="find"
      onSubmit={(e) => {
        e.preventDefault();
        const q = (typed ?? asked).trim();
        setTyped(null);
        if (q) go(`/search?q=${encodeURIComponent(q)}`);
      }}
    >
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.500" />
        <path d="M9.500 9.500L13 13" stroke="currentColor" strokeWidth="1.500" />
      </svg>
      <input id="find" type="search" dir="auto" aria-label={t("web.search-record")} placeholder={t("web.search-record")} value={typed ?? asked} onChange={(e) => setTyped(e.target.value)} />
      <Key>/</Key>
    </form>
  );
}

/** Takes back what was done last on any screen, and brings it again. */
function Turns() {
  const { t } = useWords();
  const { done, ahead } = usePast();
  const { busy } = useTold();
  const { undo, redo } = useTurns();
  useUndo(undo, redo);
  return (
    <span className="sw turns">
      <Button aria-label={t("web.undo")} aria-keyshortcuts="Control+Z" isDisabled={done.length === 0 || busy > 0} onPress={undo}>
        <svg viewBox="0 0 16 16" className="flipr" aria-hidden="true">
          <path d="M6 2L2 6l4 4M2 6h7.500a4 4 0 0 1 0 8H6" fill="none" stroke="currentColor" strokeWidth="1.600" />
        </svg>
      </Button>
      <Button aria-label={t("web.redo")} aria-keyshortcuts="Control+Shift+Z" isDisabled={ahead.length === 0 || busy > 0} onPress={redo}>
        <svg viewBox="0 0 16 16" className="flipr" aria-hidden="true">
          <path d="M10 2l4 4-4 4M14 6H6.500a4 4 0 0 0 0 8H10" fill="none" stroke="currentColor" strokeWidth="1.600" />
        </svg>
      </Button>
    </span>
  );
}

function Languages() {
  const { t, lang } = useWords();
  return (
    <ToggleButtonGroup
      className="sw"
      aria-label={t("web.language")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[lang]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key === "ar" || key === "en") set({ lang: key });
      }}
    >
      <ToggleButton id="ar">
        <span lang="ar">عربي</span>
      </ToggleButton>
      <ToggleButton id="en">
        <span lang="en">English</span>
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

function Light() {
  const { t } = useWords();
  const { theme } = useSettings();
  const dark = (theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  return (
    <span className="sw">
      <Button onPress={() => set({ theme: dark ? "light" : "dark" })} aria-pressed={dark}>
        {t("web.dark")}
      </Button>
    </span>
  );
}
