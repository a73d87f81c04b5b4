#!/usr/bin/env python3
"""accuracy.py GOLD: how right the reader is on the dev gold, with intervals, its errors by kind, and whether its confidence can be believed.

Prints three tables for docs/accuracy.md:
- each layer's F1 with the 90 % interval of 1,000 bootstrap samples over articles, and F1 without the embassy article;
- errors by kind: what a missed or wrong finding lacked;
- reliability: every article is judged with shares counted on the others (calibrate.py); layers with fewer than 200 findings are pooled.
Needs Python 3 and Go.
"""
import collections, json, os, random, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import calibrate

HELD = "baghdad-embassy"


def f1(tallies):
    tp, fp, fn = (sum(t[i] for t in tallies) for i in range(3))
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def layers(scorer, articles):
    """layer -> article -> [tp, fp, fn]"""
    out = collections.defaultdict(dict)
    for name, (gold, record) in articles.items():
        tally = scorer.Tally()
        scorer.score(gold, record, tally, None, name)
        for layer, counts in tally.items():
            out[layer][name] = counts
    return out


def intervals(scorer, articles):
    draw, names = random.Random(0), sorted(articles)
    samples = [draw.choices(names, k=len(names)) for _ in range(1000)]
    print(f"{'layer':24}{'F1':>7}  90 % interval   without embassy")
    for layer, by in layers(scorer, articles).items():
        values = sorted(f1([by[n] for n in s if n in by]) for s in samples)
        rest = f1([c for n, c in by.items() if n != HELD])
        print(f"{layer:24}{f1(by.values()):7.3f}  [{values[50]:.3f}, {values[949]:.3f}]  {rest:.3f}")


class Pairing:
    """What one article's gold and record have in common, found as score.py finds it."""

    def __init__(self, scorer, gold, record):
        self.s, self.gold, self.record = scorer, gold, record
        self.entities = {e["id"]: self.names(e) for e in record["entities"]}
        self.ge = [dict(e, span=gold.span(e["p"], e["at"])) for e in gold.spec["events"]]
        self.pe = record["events"]
        on = lambda g, p: scorer.iou(g["span"], scorer.span_of(p["trigger"]))
        self.typed = scorer.pair(self.ge, self.pe, lambda g, p: on(g, p) if g["type"] == p["type"] else 0)
        self.triggers = scorer.pair(self.ge, self.pe, on)

    def names(self, e):
        said = [m["text"] for m in e.get("mentions", []) if m.get("form") != "pronoun"]
        return set().union(*map(self.s.fold, [e["name"], *e.get("aliases", []), *said]))

    def known(self, entity):
        return any(self.gold.keys(entity) & k for k in self.entities.values())

    def are(self, entity, ids):
        return any(self.gold.keys(entity) & self.entities.get(i, set()) for i in ids)


def event_errors(x, count):
    found, told = {i for i, _ in x.typed}, {i: j for i, j in x.triggers}
    for i, g in enumerate(x.ge):
        if i not in found:
            near = any(x.s.overlap(g["span"], x.s.span_of(p["trigger"])) for p in x.pe)
            count("event missed: " + ("its word is coded as another type" if i in told or near else "its word is no trigger"))
    used = {j for _, j in x.typed}
    for j, p in enumerate(x.pe):
        if j not in used:
            count("event extra: " + ("another type than the gold's" if j in {b for _, b in x.triggers} else "no event in the gold there"))
    for i, j in x.typed:
        g, p = x.ge[i], x.pe[j]
        if g["status"] != p["status"]:
            count(f"status {g['status']} read as {p['status']}")
        for role in ("actors", "recipients"):
            for e in g.get(role, []):
                if not x.are(e, p[role]):
                    what = "the entity is not found" if not x.known(e) else "nobody is given" if not p[role] else "somebody else is given"
                    count(f"{role[:-1]} missed: {what}")
            if not g.get(role) and p[role]:
                count(f"{role[:-1]} extra: the gold has nobody")


def span_errors(x, count, layer, field, least):
    """Claims, explanations, consequences: nothing there, or other borders."""
    gs = [x.gold.span(g["p"], g[field]) for g in x.gold.spec.get(layer, [])]
    ps = [x.s.span_of(p[field]) for p in x.record[layer]]
    pairs = x.s.pair(gs, ps, lambda a, b: x.s.iou(a, b) if x.s.iou(a, b) >= least else 0)
    for i, g in enumerate(gs):
        if i not in {a for a, _ in pairs}:
            count(f"{layer[:-1]} missed: " + ("other borders" if any(x.s.overlap(g, p) for p in ps) else "nothing there"))
    for j, p in enumerate(ps):
        if j not in {b for _, b in pairs}:
            count(f"{layer[:-1]} extra: " + ("other borders" if any(x.s.overlap(g, p) for g in gs) else "nothing in the gold there"))
    return pairs


def claim_errors(x, count):
    for i, j in span_errors(x, count, "claims", "content", .5):
        g, p = x.gold.spec["claims"][i], x.record["claims"][j]
        if g["act"] != p["act"]:
            count(f"act {g['act']} read as {p['act']}")
        first = g["chain"][0]["who"] if g["chain"] else None
        if first and not (p["chain"] and x.are(first, [p["chain"][0].get("entity")])):
            count("speaker wrong: " + ("the entity is not found" if not x.known(first) else "somebody else" if p["chain"] else "nobody"))
        elif len(g["chain"]) != len(p["chain"]):
            count("chain: another number of links")
    span_errors(x, count, "explanations", "reading", .5)
    span_errors(x, count, "consequences", "then", .3)


def entity_errors(x, count):
    used = {id for e in x.record["events"] for r in ("actors", "recipients") for id in e[r]}
    pairs = x.s.pair(list(x.gold.spec["entities"]), x.record["entities"], lambda g, e: len(x.gold.keys(g) & x.entities[e["id"]]))
    fits = {j for _, j in pairs}
    for j, e in enumerate(x.record["entities"]):
        if j not in fits:
            double = any(x.gold.keys(g) & x.entities[e["id"]] for g in x.gold.spec["entities"])
            count("entity extra: " + ("one of the gold's again" if double else "it takes part in an event" if e["id"] in used else f"a {e['kind']} that takes part in no event"))
    for i, j in pairs:
        want, got = list(x.gold.spec["entities"].values())[i].get("code", ""), x.record["entities"][j].get("code", "")
        if want and want != got:
            a, b = want.split("/"), got.split("/")
            count("code: " + ("none given" if not got else "another country" if a[0] != b[0] else "another sector"))


def errors(scorer, articles):
    counts = collections.Counter()
    for gold, record in articles.values():
        x = Pairing(scorer, gold, record)
        for of in (event_errors, claim_errors, entity_errors):
            of(x, lambda kind: counts.update([kind]))
    for kind, n in sorted(counts.items(), key=lambda c: (c[0].split(":")[0].split(" ")[0], -c[1], c[0])):
        print(f"{n:5}  {kind}")


def reliability(scorer, articles):
    construct = calibrate.constructs()
    judged = {n: list(calibrate.judged(scorer, g, r, construct)) for n, (g, r) in articles.items()}
    rows = []  # layer, share, right
    for held in judged:
        shares = calibrate.shares([x for n, list_ in judged.items() if n != held for x in list_])
        for kind, rule, right in judged[held]:
            rows.append((kind.split(".")[0], calibrate.share(shares, kind, rule), right))
    sizes = collections.Counter(layer for layer, _, _ in rows)
    pooled = lambda layer: layer if sizes[layer] >= 200 else "others"
    print(f"{'layer':12}{'share given':>14}{'findings':>10}{'mean given':>12}{'right':>8}")
    for layer in sorted({pooled(l) for l in sizes}):
        mine = [(s, r) for l, s, r in rows if pooled(l) == layer]
        for low in (0, .5, .6, .7, .8, .9):
            high = low + .1 if low else .5
            bin_ = [(s, r) for s, r in mine if low <= s < high or high > .95 and s >= high]
            if bin_:
                print(f"{layer:12}{low:9.1f}–{high:.1f}{len(bin_):10}{sum(s for s, _ in bin_) / len(bin_):12.2f}{sum(r for _, r in bin_) / len(bin_):8.2f}")
        off = abs(sum(s for s, _ in mine) - sum(r for _, r in mine)) / len(mine)
        brier = sum((s - r) ** 2 for s, r in mine) / len(mine)
        print(f"{layer:12}{'all':>14}{len(mine):10}{sum(s for s, _ in mine) / len(mine):12.2f}{sum(r for _, r in mine) / len(mine):8.2f}   Brier {brier:.3f}, off by {off:.3f}")


def main(gold_dir):
    if not os.path.isdir(os.path.join(gold_dir, "dev")):
        print(f"skipped: no gold at {gold_dir}")
        return
    scorer, articles = calibrate.load(os.path.join(gold_dir, "score.py")), calibrate.read(gold_dir)
    print(f"{len(articles)} articles\n")
    intervals(scorer, articles)
    print("\nErrors by kind\n")
    errors(scorer, articles)
    print("\nReliability, each article judged by the others\n")
    reliability(scorer, articles)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")
