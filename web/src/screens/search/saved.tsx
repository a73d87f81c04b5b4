import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { TextField } from "react-aria-components/TextField";
import { del, get, part, post } from "../../lib/api";
import { noteDone } from "../../lib/changes";
import type { Changes } from "../../lib/ledger";
import { A } from "../../lib/router";
import { settings } from "../../lib/settings";
import type { Page, SearchRow } from "../../lib/types";
import { useWords } from "../../lib/words";
import { Hidden } from "../../parts/glyphs";
import { Failed, Waiting } from "../../parts/states";
import { Num } from "../../parts/text";

/** Where each kind of saved search leads. */
const screen: Record<string, string> = { search: "/search", events: "/events", claims: "/claims", whatif: "/whatif" };

/** The searches that were saved, by whomever, with how many each gives and how many of those are new; and the field that saves the one in force. */
export function Saved({ address }: { address: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const author = settings().author;
  const saved = useQuery({ queryKey: ["searches", author], queryFn: ({ signal }) => get<Page<SearchRow>>("/searches", { count: "true", author }, signal) });
  const fresh = () => client.invalidateQueries({ queryKey: ["searches"] });
  const drop = useMutation({ mutationFn: (name: string) => del<Changes>(`/searches/${part(name)}`, { author }), onSuccess: (c) => noteDone("forget-search", c), onSettled: fresh });
  const look = useMutation({ mutationFn: (s: SearchRow) => post(`/searches/${part(s.name)}/look`, { number: saved.data?.change ?? 0, ...(author && { author }) }), onSettled: fresh });
  return (
    <aside className="saved" aria-label={t("web.saved-searches")}>
      <h2>{t("web.saved-searches")}</h2>
      {saved.isPending ? (
        <Waiting />
      ) : saved.isError ? (
        <Failed error={saved.error} again={() => void saved.refetch()} />
      ) : saved.data.items.length === 0 ? (
        <p className="soft small">{t("web.none-saved")}</p>
      ) : (
        <ul>
          {saved.data.items.map((s) => (
            <li key={s.name}>
              <A href={`${screen[s.kind] ?? "/search"}?${s.address.replace(/^\?/, "")}`} onClick={() => look.mutate(s)}>
                <bdi dir="auto">{s.name}</bdi>
              </A>
              <span className="soft small">
                {s.total !== undefined && <Num n={s.total} />}
                {(s.new ?? 0) > 0 && (
                  <b>
                    {" "}
                    {t("web.new-of")} <Num n={s.new!} />
                  </b>
                )}
                {s.fault && ` · ${t("web.gives-nothing")}`} · <bdi dir="auto">{s.author}</bdi>
              </span>
              <Button className="quiet" isDisabled={drop.isPending} onPress={() => drop.mutate(s.name)}>
                {t("web.forget")} <Hidden>{s.name}</Hidden>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {(drop.isError || look.isError) && <Failed error={drop.error ?? look.error} />}
      {address && <Keep address={address} done={fresh} />}
    </aside>
  );
}

/** Saves the search in force under a name. */
function Keep({ address, done }: { address: string; done: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const save = useMutation({
    mutationFn: () => post("/searches", { name: name.trim(), kind: "search", address, ...(settings().author && { author: settings().author }) }),
    onSuccess: () => {
      setName("");
      done();
    },
  });
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        if (name.trim()) save.mutate();
      }}
    >
      <TextField className="field" value={name} onChange={setName} maxLength={100}>
        <Label>{t("web.save-as")}</Label>
        <Input dir="auto" />
      </TextField>
      <Button type="submit" className="act" isDisabled={!name.trim() || save.isPending}>
        {t("web.save-search")}
      </Button>
      {save.isError && <Failed error={save.error} />}
    </form>
  );
}
