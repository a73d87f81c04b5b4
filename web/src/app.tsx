import { useQuery } from "@tanstack/react-query";
import { Component, lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { get } from "./lib/api";
import { useLive } from "./lib/live";
import { A, usePlace } from "./lib/router";
import { useSettings } from "./lib/settings";
import type { Status } from "./lib/types";
import { Speak, useWords } from "./lib/words";
import { Failed, Nothing, Waiting } from "./parts/states";
import { Bar } from "./shell/bar";
import { Keys } from "./shell/keys";

const Add = lazy(() => import("./screens/add"));
const Documents = lazy(() => import("./screens/documents"));
const Document = lazy(() => import("./screens/document"));
const WhatIf = lazy(() => import("./screens/whatif"));
const Changed = lazy(() => import("./screens/changed"));
const Search = lazy(() => import("./screens/search"));

/** The workbench. Its words come first, then the screen that the address names. */
export function App() {
  const { theme } = useSettings();
  useEffect(() => {
    if (theme) document.documentElement.dataset["theme"] = theme;
    else delete document.documentElement.dataset["theme"];
  }, [theme]);
  useLive();
  return (
    <Speak waiting={<p className="blank" aria-busy="true" />} failed={(again) => <Mute again={again} />}>
      <Skip />
      <Bar />
      <main className="page" id="main" tabIndex={-1}>
        <Guard>
          <Suspense fallback={<Waiting />}>
            <Screen />
          </Suspense>
        </Guard>
      </main>
      <Keys />
    </Speak>
  );
}

function Skip() {
  const { t } = useWords();
  return (
    <a className="skip" href="#main">
      {t("web.skip")}
    </a>
  );
}

/** Before any word is there the program cannot be heard in either language, so it is told in both. */
function Mute({ again }: { again: () => void }) {
  return (
    <div className="state fail" role="alert">
      <p lang="ar">لا جواب من برنامج إسناد على هذا الجهاز.</p>
      <p lang="en" dir="ltr">
        Isnad does not answer on this machine.
      </p>
      <button type="button" className="act" onClick={again}>
        ↻
      </button>
    </div>
  );
}

function Screen() {
  const { path, query } = usePlace();
  const { t } = useWords();
  const [, screen, id] = path.split("/");
  useTitle(screen ?? "");
  switch (screen) {
    case "add":
      return <Add />;
    case "documents":
      return id ? <Document key={id} id={id} /> : <Documents />;
    case "whatif":
      return <WhatIf />;
    case "search":
      return <Search key={query.get("q")} />;
    case "changed":
      return <Changed />;
    case "":
      return <Home />;
    default:
      return (
        <Nothing title={t("web.not-found")}>
          <A href="/">{t("web.home")}</A>
        </Nothing>
      );
  }
}

/** The first screen: what changed, or where the record is empty the ways to fill it. Who begins to fill it stays to see what becomes of each document. */
function Home() {
  const status = useQuery({ queryKey: ["status"], queryFn: ({ signal }) => get<Status>("/status", {}, signal) });
  const [began, setBegan] = useState(false);
  if (status.isPending) return <Waiting />;
  if (status.isError) return <Failed error={status.error} again={() => void status.refetch()} />;
  if (status.data.empty && !began) setBegan(true);
  return began || status.data.empty ? <Add first /> : <Changed />;
}

/** The title of the page is that of its screen; a document and a question set their own. */
function useTitle(screen: string) {
  const { t } = useWords();
  useEffect(() => {
    const names: Record<string, string> = { add: "web.add", documents: "web.documents", whatif: "web.what-if", search: "web.search", changed: "web.changed", "": "web.changed" };
    document.title = `${t(names[screen] ?? "web.not-found")} · ${t("web.isnad")}`;
  }, [screen, t]);
}

/** A screen that breaks says so and leaves the others as they are. */
class Guard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override componentDidMount() {
    addEventListener("popstate", this.clear);
  }
  override componentWillUnmount() {
    removeEventListener("popstate", this.clear);
  }
  clear = () => this.setState({ error: undefined });
  override render() {
    return this.state.error === undefined ? this.props.children : <Failed error={this.state.error} again={this.clear} />;
  }
}
