import { useState } from "react";
import { Button } from "react-aria-components/Button";
import type { Reading } from "../../lib/types";
import { useWords } from "../../lib/words";
import { cited } from "../../parts/cite";
import type { Finding } from "./model";

/** Copies the chosen finding with its citation. */
export function Cite({ r, f }: { r: Reading; f: Finding }) {
  const words = useWords();
  const [done, setDone] = useState("");
  const text = cited(r, f.id, words);
  return (
    <Button
      onPress={() => {
        void navigator.clipboard.writeText(text).then(
          () => setDone(f.id),
          () => setDone(""),
        );
      }}
    >
      {words.t(done === f.id ? "web.copied" : "web.copy-cited")}
    </Button>
  );
}
