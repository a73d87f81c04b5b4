import { useEffect } from "react";
import { catchDrops, useOver } from "../lib/dropped";
import { useWords } from "../lib/words";

/** Lets files be dropped on any screen: they are added, and the screen that adds shows what becomes of them. */
export function Drop() {
  const { t } = useWords();
  useEffect(catchDrops, []);
  return useOver() ? (
    <div className="hover-drop" role="status">
      {t("web.let-go")}
    </div>
  ) : null;
}
