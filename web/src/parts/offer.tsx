import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { post } from "../lib/api";
import { alike } from "../lib/changes";
import type { Likes } from "../lib/types";
import { useWords } from "../lib/words";
import { useCommand } from "../shell/commands";

/** How many findings are like those that were just corrected, with the way to them. It is asked for after the correction stands; until it is known, and where there are none, nothing is shown. */
export default function Offer({ numbers }: { numbers: number[] }) {
  const { t, number } = useWords();
  const [found, setFound] = useState(0);
  const asked = numbers.join();
  useEffect(() => {
    let gone = false;
    post<Likes>("/similar", { changes: asked.split(",").map(Number) }, { limit: 1 }).then(
      (l) => gone || setFound(l.total ?? 0),
      () => undefined, // an offer that can not be made is none; the correction stands
    );
    return () => {
      gone = true;
    };
  }, [asked]);
  const open = () => found > 0 && alike(numbers);
  useCommand("KeyL", open);
  if (found === 0) return null;
  return (
    <Button className="quiet offer" onPress={open}>
      {t("web.similar", number(found))} <kbd aria-hidden="true">L</kbd>
    </Button>
  );
}
