#!/usr/bin/env python3
"""score_actions.py GOLD [--lower] [--json]: how many acts of a person turn the program's records into gold, against building gold from nothing.

An act is one step that the workbench offers (docs/actions.md): to add a finding by selecting its words; to set one field of a finding; to reject
one; to merge two. A right finding that is left alone costs nothing. Findings are matched as GOLD/score.py matches them, and the counts are held
against its own. The ratio of all articles, and of each kind, may not rise above actions.tsv; with --lower that is set to the figures that fell.
Needs Python 3 and Go.
"""
import json, math, os, subprocess, sys, tempfile

import score as reader
import status

HERE = os.path.dirname(os.path.abspath(__file__))
CEILINGS = os.path.join(HERE, "actions.tsv")
KINDS = ("entities", "events", "claims", "consequences", "explanations", "order")


class Acts:
    """Counts of acts of one kind: from nothing, and on the record by what is done; right is how many findings are left alone."""

    def __init__(self):
        self.nothing, self.done, self.right = 0, {}, 0

    def do(self, act, n=1):
        if n:
            self.done[act] = self.done.get(act, 0) + n

    def total(self):
        return sum(self.done.values())

    def __iadd__(self, other):
        self.nothing += other.nothing
        self.right += other.right
        for act, n in other.done.items():
            self.do(act, n)
        return self


class Article:
    """One gold record beside ours."""

    def __init__(self, s, gold, record):
        self.s, self.gold, self.spec, self.record = s, gold, gold.spec, record
        self.ents = {e["id"]: e for e in record.get("entities", [])}
        self.acts = {k: Acts() for k in KINDS}
        self.pairs = {}
        text = " ".join(sorted(s.fold(gold.text), key=len)[-1:])
        self.known = {i: self.names(e, text) for i, e in self.ents.items()}
        self.keys = {g: gold.keys(g) for g in self.spec["entities"]}
        self.best = {p: max((self.shared(g, p) for g in self.keys), default=0) for p in self.ents}

    def names(self, e, text):
        aliases = [n for n in [e["name"], *e.get("aliases", [])] if max(self.s.fold(n), key=len) in text]
        said = [m["text"] for m in e.get("mentions", []) if m.get("form") != "pronoun"]
        return set().union(*map(self.s.fold, aliases + said))

    def shared(self, g, p):
        n = len(self.keys[g] & self.known[p])
        return n and n + n / len(self.keys[g] | self.known[p]) / 2

    def same(self, g, p):
        return p in self.best and self.best[p] > 0 and self.shared(g, p) == self.best[p]

    def all_same(self, golds, ours):
        return len(golds) == len(ours) == len(self.s.pair(golds, ours, lambda a, b: 1 if self.same(a, b) else 0))

    def settle(self, kind, golds, ours, pairs, fields, wrong):
        """fields(g) is what is set when g is added; wrong(g, p) what is set on ours to make it g."""
        a, self.pairs[kind] = self.acts[kind], len(pairs)
        found, used = {i for i, _ in pairs}, {j for _, j in pairs}
        a.nothing = sum(1 + fields(g) for g in golds)
        for i, j in pairs:
            edits = wrong(golds[i], ours[j])
            for field in edits:
                a.do("set " + field)
            a.right += not edits
        for i, g in enumerate(golds):
            if i not in found:
                a.do("add", 1)
                a.do("set on added", fields(g))
        for j in range(len(ours)):
            if j not in used:
                a.do("reject")

    def entities(self):
        golds, ours = list(self.spec["entities"]), self.record.get("entities", [])
        want = self.spec["entities"]
        pairs = self.s.pair(golds, ours, lambda g, e: self.shared(g, e["id"]))

        def wrong(g, p):
            out = ["kind"] if want[g]["kind"] != p.get("kind") else []
            return out + (["code"] if want[g].get("code") and want[g]["code"] != p.get("code") else [])

        self.settle("entities", golds, ours, pairs, lambda g: 1 + bool(want[g].get("code")), wrong)
        a, used = self.acts["entities"], {j for _, j in pairs}
        twins = sum(1 for j, e in enumerate(ours) if j not in used and self.best[e["id"]] > 0)
        a.do("merge", twins)
        a.do("reject", -twins)

    def events(self):
        golds = [dict(e, span=self.gold.span(e["p"], e["at"])) for e in self.spec["events"]]
        ours = self.record.get("events", [])
        self.told = self.s.pair(golds, ours, lambda g, p: self.s.iou(g["span"], self.s.span_of(p["trigger"])))

        def fields(g):
            return 2 + sum(bool(g.get(f)) for f in ("mode", "actors", "recipients", "place", "time", "num"))  # type and status always

        def wrong(g, p):
            place = (p.get("place") or {}).get("entity")
            num = g.get("num")
            differs = {
                "type": g["type"] != p["type"], "mode": (g.get("mode") or None) != (p.get("mode") or None), "status": g["status"] != p.get("status"),
                "actors": not self.all_same(g.get("actors", []), p.get("actors", [])), "recipients": not self.all_same(g.get("recipients", []), p.get("recipients", [])),
                "place": not (self.same(g["place"], place) if g.get("place") and place else not g.get("place") and not place),
                "time": (g.get("time") or None) != ((p.get("time") or {}).get("value") or None),
                "quantity": bool(num) and not any(q.get("low") == num.get("low") and q.get("high") == num.get("high") for q in p.get("quantities", []))}
            return [f for f, is_so in differs.items() if is_so]

        self.settle("events", golds, ours, self.told, fields, wrong)
        self.golds, self.ours = golds, ours

    def claims(self):
        golds = [dict(c, span=self.gold.span(c["p"], c["content"])) for c in self.spec["claims"]]
        ours = self.record.get("claims", [])

        def wrong(g, p):
            out, a, b = ["act"] if g["act"] != p.get("act") else [], g["chain"], p.get("chain", [])
            for x, y in zip(a, b):
                out += ["speaker"] if not (y.get("entity") and self.same(x["who"], y["entity"])) else []
                out += ["naming"] if x["naming"] != y.get("naming") else []
            return out + ["speaker", "naming"] * max(0, len(a) - len(b)) + ["link taken out"] * max(0, len(b) - len(a))

        self.settle("claims", golds, ours, self.s.pair(golds, ours, lambda g, p: self.close(g["span"], p["content"])), lambda g: 1 + 2 * len(g["chain"]), wrong)

    def close(self, span, theirs):
        q = self.s.iou(span, self.s.span_of(theirs))
        return q if q >= 0.5 else 0

    def consequences(self):
        golds = [dict(q, a=self.gold.span(q["p"], q["if"]), b=self.gold.span(q["p"], q["then"])) for q in self.spec.get("consequences", [])]
        ours = self.record.get("consequences", [])

        def both(g, p):
            x, y = self.s.iou(g["a"], self.s.span_of(p["if"])), self.s.iou(g["b"], self.s.span_of(p["then"]))
            return x + y if x >= 0.3 and y >= 0.3 else 0

        def wrong(g, p):
            want, got = g.get("for", {}), {}
            for v in p.get("valence", []):
                for k in want:
                    if self.same(k, v["entity"]):
                        got[k] = v["sign"]
            return ["valence"] if got != want or not want and p.get("valence") else []

        self.settle("consequences", golds, ours, self.s.pair(golds, ours, both), lambda g: 1 + bool(g.get("for")), wrong)

    def explanations(self):
        golds = [dict(x, span=self.gold.span(x["p"], x["reading"])) for x in self.spec.get("explanations", [])]
        ours, said = self.record.get("explanations", []), {c["id"]: c for c in self.spec["claims"]}
        claims = {c["id"]: c for c in self.record.get("claims", [])}

        def wrong(g, p):
            out = ["kind"] if g["kind"] != p.get("kind") else []
            if g.get("by") and p.get("according_to"):
                chain = claims.get(p["according_to"], {}).get("chain") or [{}]
                fits = bool(chain[0].get("entity") and self.same(said[g["by"]]["chain"][0]["who"], chain[0]["entity"]))
            else:
                fits = not g.get("by") and not p.get("according_to")
            return out if fits else out + ["by"]

        self.settle("explanations", golds, ours, self.s.pair(golds, ours, lambda g, p: self.close(g["span"], p["reading"])), lambda g: 1 + bool(g.get("by")), wrong)

    def order(self):
        if "order" not in self.spec:
            return
        back = {"after": "before", "before": "after", "same": "same"}
        where = {self.ours[j]["id"]: self.golds[i]["id"] for i, j in self.told}
        golds = list({(o["first"], o["relation"], o["second"]) for o in self.spec["order"]})
        ours = list({(where.get(o["first"]), o["relation"], where.get(o["second"])) for o in self.record.get("order", []) if o.get("basis", "stated") == "stated"})
        fits = lambda g, p: g == p or (g[2], back.get(g[1]), g[0]) == p
        self.settle("order", golds, ours, self.s.pair(golds, ours, fits), lambda g: 3, lambda g, p: [])


def acts_of(s, gold, record, name):
    """The acts on one article, after its matching was held against the scorer's own."""
    article = Article(s, gold, record)
    for kind in KINDS:
        getattr(article, kind)()
    tally = s.Tally()
    s.score(gold, record, tally, None, name)
    for kind, layer in (("entities", "entities"), ("events", "event triggers"), ("claims", "claims"), ("consequences", "consequences"), ("explanations", "explanations")):
        right = tally.get(layer, [0])[0]
        if right != article.pairs[kind]:
            sys.exit(f"{name}: {kind}: {article.pairs[kind]} matched here, {right} by the scorer")
    return article.acts


def sum_of(acts):
    out = Acts()
    for a in acts:
        out += a
    return out


def line(name, a):
    ratio = a.total() / a.nothing if a.nothing else 0.0
    pressed = (a.total() + a.right) / a.nothing if a.nothing else 0.0
    return f"{name:24}{a.nothing:9}{a.total():7}{100 * ratio:8.1f} %{a.right:8}{100 * pressed:10.1f} %"


def show(articles):
    print(f"{'':24}{'nothing':>9}{'acts':>7}{'ratio':>10}{'right':>8}{'confirmed':>12}")
    for name, acts in articles.items():
        print(line(name, sum_of(acts.values())))
    kinds = {k: sum_of(acts[k] for acts in articles.values()) for k in KINDS}
    print()
    for kind, a in kinds.items():
        print(line(kind, a))
    whole = sum_of(kinds.values())
    print(line("all", whole))
    print()
    for kind, a in kinds.items():
        print(f"{kind}: " + ", ".join(f"{act} {n}" for act, n in sorted(a.done.items(), key=lambda x: -x[1])))
    return {**kinds, "all": whole}


def ceilings():
    if not os.path.exists(CEILINGS):
        return {}
    with open(CEILINGS, encoding="utf-8") as f:
        rows = [r.rstrip("\n").split("\t") for r in f if r.strip() and not r.startswith(("#", "kind\t"))]
    return {k: float(v) for k, v in rows}


def main(argv):
    gold = next((a for a in argv if not a.startswith("--")), "../shared/gold")
    dev = os.path.join(gold, "dev")
    if not os.path.isdir(dev):
        print(f"skipped: no gold at {gold}")
        return 0
    s, articles = status.scorer(dev), {}
    with tempfile.TemporaryDirectory() as out:
        reader.read_all(gold, out)
        for name in sorted(n[:-5] for n in os.listdir(dev) if n.endswith(".json")):
            with open(os.path.join(dev, name + ".txt"), encoding="utf-8") as t, open(os.path.join(dev, name + ".json"), encoding="utf-8") as g, open(os.path.join(out, name + ".json"), encoding="utf-8") as r:
                articles[name] = acts_of(s, s.Gold(t.read(), json.load(g)), json.load(r), name)
    sums = show(articles)
    have = {k: a.total() / a.nothing for k, a in sums.items() if a.nothing}
    want = ceilings()
    high = {k: v for k, v in have.items() if v > want.get(k, math.inf) + 1e-9}
    for k, v in high.items():
        print(f"above its ceiling: {k} {v:.4f}, ceiling {want[k]:.4f}")
    if "--lower" in argv and not high:
        with open(CEILINGS, "w", encoding="utf-8") as f:
            f.write("# Acts that turn our records of the dev gold into it, as a share of those that build it from nothing, printed by `make score-actions`. They may only fall.\nkind\tceiling\n")
            for k, v in have.items():
                f.write(f"{k}\t{min(math.ceil(v * 1e4) / 1e4, want.get(k, math.inf)):.4f}\n")  # never below the figure itself
    return 1 if high else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
