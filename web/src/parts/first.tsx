import { useWay } from "../lib/whole";
import { useWords } from "../lib/words";

/** That a list which is printed, or saved as a picture, was cut: nothing is left out in silence. */
export function FirstOf({ n, of }: { n: number; of: number }) {
  const { t, number } = useWords();
  const way = useWay();
  if (!way || n >= of) return null;
  return <p className="cut-at">{t("web.first-of", number(n)).replace("{of}", number(of))}</p>;
}
