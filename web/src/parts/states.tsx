import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Refused, wrongIn } from "../lib/api";
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
  const { t, lang, label } = useWords();
  const refused = error instanceof Refused ? error : null;
  const named = refused?.code ? t(`problem.${refused.code}`) : "";
  const title = refused?.status === 0 ? t("web.unreachable") : refused?.status === 404 ? t("web.not-found") : named && !named.startsWith("problem.") ? named : t("web.failed");
  return (
    <div className="state fail" role="alert">
      <h2>{title}</h2>
      {error instanceof Error && error.message && <p dir="auto">{error.message}</p>}
      {refused && (
        <ul className="wrong">
          {Object.entries(wrongIn(refused, lang))
            .filter(([, why]) => !refused.message.includes(why))
            .map(([field, why]) => (
              <li key={field}>
                <bdi>{label("field", field)}</bdi>: <bdi dir="auto">{why}</bdi>
              </li>
            ))}
        </ul>
      )}
      {again && refused?.status !== 404 && <Button onPress={again}>{t("web.again")}</Button>}
    </div>
  );
}

/** What the program finds wrong with one field, beside it. */
export function Amiss({ error, of }: { error: unknown; of: string }) {
  const { lang } = useWords();
  const why = wrongIn(error, lang)[of];
  return why ? (
    <span className="amiss" role="alert" dir="auto">
      {why}
    </span>
  ) : null;
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
