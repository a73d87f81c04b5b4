import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Switch } from "react-aria-components/Switch";
import { set, useSettings } from "../lib/settings";
import { A } from "../lib/router";
import { useWords } from "../lib/words";
import { keyName, keyOf } from "./commands";

/** The commands that single keys give: the physical keys that they come with, and the label of what they do. The settings set them anew. */
export const commands: { codes: readonly string[]; word: string }[] = [
  { codes: ["Slash"], word: "web.search-record" },
  { codes: ["KeyJ", "KeyK"], word: "web.key-next" },
  { codes: ["Digit1", "Digit2", "Digit3", "Digit4", "Digit5"], word: "web.key-layers" },
  { codes: ["KeyR", "KeyE", "KeyX"], word: "web.key-correct" },
  { codes: ["KeyM", "KeyN"], word: "web.key-merge-note" },
  { codes: ["Period"], word: "web.key-add-finding" },
  { codes: ["KeyT"], word: "web.key-table" },
  { codes: ["Equal", "Minus"], word: "web.key-zoom" },
];

/** What other keys do, as they are written. */
const others = [
  ["Shift Enter", "web.key-add-choice"],
  ["Esc", "web.key-close"],
  ["Ctrl Z", "web.undo"],
  ["Ctrl Shift Z", "web.redo"],
  ["?", "web.keys"],
] as const;

/** The sheet of keys, opened by the question mark and from the foot of the page, where single keys can be switched off. */
export function Keys() {
  const { t } = useWords();
  const { keys, keymap } = useSettings();
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
      <ModalOverlay className="veil" isOpen={open} onOpenChange={setOpen} isDismissable>
        <Modal className="leaf">
          <Dialog>
            <Heading slot="title">{t("web.keys")}</Heading>
            <dl className="keys">
              {[...commands.map((c) => [c.codes.map((code) => keyName(keyOf(code, keymap))).join("  "), c.word] as const), ...others].map(([key, word]) => (
                <div key={word}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(word)}</dd>
                </div>
              ))}
            </dl>
            <Switch className="tick" isSelected={keys} onChange={(on) => set({ keys: on })}>
              <i aria-hidden="true" /> {t("web.single-keys")}
            </Switch>
            <Button className="act" slot="close">
              {t("web.close")}
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </footer>
  );
}
