import { useQuery } from "@tanstack/react-query";
import { Component, Suspense, useEffect, useState, type ComponentType, type ReactNode } from "react";
import { get } from "./lib/api";
import { useLive } from "./lib/live";
import { A, usePlace } from "./lib/router";
import { useSettings } from "./lib/settings";
import type { Status } from "./lib/types";
import { useValidity } from "./lib/validity";
import { Speak, useWords } from "./lib/words";
import { Failed, Nothing, Waiting } from "./parts/states";
import { Bar } from "./shell/bar";
import { Drop } from "./shell/drop";
import { Foot } from "./shell/foot";
import { Keys } from "./shell/keys";
import { PrintHead } from "./shell/print";
import { screens } from "./shell/screens";

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
        <PrintHead />
        <Guard>
          <Suspense fallback={<Waiting />}>
            <Screen />
          </Suspense>
        </Guard>
      </main>
      <Keys />
      <Drop />
      <Foot />
    </Speak>
  );
}

function Skip() {
  const { t } = useWords();
  useValidity();
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
  const { path } = usePlace();
  const { t } = useWords();
  const [, first, id] = path.split("/");
  const screen = screens.find((s) => s.path === (first || "changed"));
  useTitle(screen?.key ?? "web.not-found");
  if (!first) return <Home />;
  if (id && screen?.one) return <screen.one key={id} id={id} />;
  if (screen) return <screen.show />;
  return (
    <Nothing title={t("web.not-found")}>
      <A href="/">{t("web.home")}</A>
    </Nothing>
  );
}

const shown = (path: string) => screens.find((s) => s.path === path)!.show;
const Add = shown("add") as ComponentType<{ first?: boolean }>;
const Changed = shown("changed");

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
function useTitle(key: string) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${t(key)} · ${t("web.isnad")}`;
  }, [key, t]);
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
