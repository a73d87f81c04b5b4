import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Refused } from "../lib/api";
import { useWords } from "../lib/words";

/** While something is fetched. It is told by ear at once and shown only when it takes longer than a moment. */
export function Waiting() {
  const { t } = useWords();
  return (
    <p className="state wait" role="status">
      <span className="thread" aria-hidden="true" />
      {t("web.loading")}
    </p>
  );
}

/** What went wrong, in the words of the program, and the way to try again. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useWords();
  const refused = error instanceof Refused ? error : null;
  const named = refused?.code ? t(`problem.${refused.code}`) : "";
  const title = refused?.status === 0 ? t("web.unreachable") : refused?.status === 404 ? t("web.not-found") : named && !named.startsWith("problem.") ? named : t("web.failed");
  return (
    <div className="state fail" role="alert">
      <h2>{title}</h2>
      {error instanceof Error && error.message && <p dir="auto">{error.message}</p>}
      {again && refused?.status !== 404 && <Button onPress={again}>{t("web.again")}</Button>}
    </div>
  );
}

/** Where there is nothing yet: what would be here, and the way to it. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state none-yet">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
