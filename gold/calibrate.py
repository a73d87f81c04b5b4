#!/usr/bin/env python3
"""calibrate.py GOLD > lexicon/ar/confidence.tsv: how often findings of each layer, kind and rule are right on the dev gold.

Kinds with fewer than 25 findings have no row. The share of a layer is smoothed by one right and one wrong finding. The share of a
rule is drawn to its kind's by 5 findings, that of a kind to its layer's by 50; of events the types have their own shares and rules of fewer than 10 findings those of
their type. So the shares err least on articles that were left out (accuracy.py: Brier of the layers but events .168 by kinds alone, .144 so; of events .175, and .181
with the rare rules). Needs Python 3 and Go.
"""
import collections, importlib.util, json, os, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST, ENOUGH = 25, 10
DRAWN_TO_LAYER, DRAWN_TO_KIND = 50, 5


def load(path):
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def constructs():
    out = {}
    cues = os.path.join(HERE, "../lexicon/ar/cues")
    for name in os.listdir(cues):
        with open(os.path.join(cues, name), encoding="utf-8") as f:
            rows = [l.rstrip("\n").split("\t") for l in f if l.strip() and l[0] != "#"]
        if "construct" in rows[0]:
            out.update({r[0]: r[rows[0].index("construct")] for r in rows[1:]})
    return out


def judged(scorer, gold, record, construct):
    """(kind, rule, right) of every event, claim, consequence, explanation and relation of a record"""
    spec, span = gold.spec, scorer.span_of
    ge = [dict(e, span=gold.span(e["p"], e["at"])) for e in spec["events"]]
    pe = record["events"]
    right = {j for _, j in scorer.pair(ge, pe, lambda g, p: scorer.iou(g["span"], span(p["trigger"])) if g["type"] == p["type"] else 0)}
    for j, e in enumerate(pe):
        yield "event." + e["type"].lower(), e.get("rule", ""), j in right
    layers = [("claim", "claims", "claims", lambda g, p: near(scorer, g, p, "content"), "content"),
              ("explanation", "explanations", "explanations", lambda g, p: near(scorer, g, p, "reading"), "reading")]
    for kind, mine, theirs, quality, field in layers:
        gs = [dict(c, span=gold.span(c["p"], c[field])) for c in spec.get(theirs, [])]
        right = {j for _, j in scorer.pair(gs, record[mine], quality)}
        for j, c in enumerate(record[mine]):
            how = "quoted" if c.get("quoted") else construct.get(c.get("rule"), "other")
            yield f"{kind}.{how}", c.get("rule", ""), j in right
    gq = [dict(q, a=gold.span(q["p"], q["if"]), b=gold.span(q["p"], q["then"])) for q in spec.get("consequences", [])]
    both = lambda g, p: min(scorer.iou(g["a"], span(p["if"])), scorer.iou(g["b"], span(p["then"]))) >= .3
    right = {j for _, j in scorer.pair(gq, record["consequences"], both)}
    for j, c in enumerate(record["consequences"]):
        yield "consequence." + construct.get(c.get("rule"), "other"), c.get("rule", ""), j in right
    for r in record["relations"]:
        yield "relation." + r["type"], r.get("rule", ""), relation_right(scorer, gold, record, r)


def relation_right(scorer, gold, record, r):
    ents = {e["id"]: e for e in record["entities"]}
    keys = lambda e: set().union(*map(scorer.fold, [e["name"], *e.get("aliases", [])]))
    for g in gold.spec.get("relations", []):
        if g["type"] == r["type"] and gold.keys(g["from"]) & keys(ents[r["from"]]) and gold.keys(g["to"]) & keys(ents[r["to"]]):
            return True
    return False


def near(scorer, g, p, field):
    q = scorer.iou(g["span"], scorer.span_of(p[field]))
    return q if q >= .5 else 0


def read(gold_dir):
    """article -> (gold, record) of the dev gold, each read with its date and outlet"""
    scorer, runner, out = load(os.path.join(gold_dir, "score.py")), load(os.path.join(HERE, "score.py")), {}
    with tempfile.TemporaryDirectory() as records:
        runner.read_all(gold_dir, records)
        for name in sorted(n[:-5] for n in os.listdir(os.path.join(gold_dir, "dev")) if n.endswith(".json")):
            dev = os.path.join(gold_dir, "dev", name)
            with open(dev + ".txt", encoding="utf-8") as text, open(dev + ".json", encoding="utf-8") as spec:
                gold = scorer.Gold(text.read(), json.load(spec))
            with open(os.path.join(records, name + ".json"), encoding="utf-8") as f:
                out[name] = gold, json.load(f)
    return out


def tally(judgements):
    """layer, (layer, kind) of kinds that are common enough, (layer, kind, rule) -> [wrong, right]"""
    counts = collections.defaultdict(lambda: [0, 0])
    for kind, rule, right in judgements:
        layer = kind.split(".")[0]
        for key in ((layer,), (layer, kind), (layer, kind, rule)):
            counts[key][right] += 1
    return {k: c for k, c in counts.items() if len(k) != 2 or sum(c) >= LEAST}


def shares(judgements):
    """the keys of tally -> share"""
    counts, out = tally(judgements), {}
    for key, (wrong, right) in sorted(counts.items(), key=lambda c: len(c[0])):
        smooth = (right + 1) / (wrong + right + 2)
        layer = out.get(key[:1], smooth)
        if len(key) == 2 and key[0] != "event":
            smooth = (right + DRAWN_TO_LAYER * layer) / (wrong + right + DRAWN_TO_LAYER)
        elif len(key) == 3:
            above = out.get(key[:2], layer)
            rare = key[0] == "event" and wrong + right < ENOUGH
            smooth = above if rare else (right + DRAWN_TO_KIND * above) / (wrong + right + DRAWN_TO_KIND)
        out[key] = smooth
    return out


def share(table, kind, rule):
    """what a finding is given: the share of its rule, else of its kind, else of its layer"""
    layer = kind.split(".")[0]
    for key in ((layer, kind, rule), (layer, kind), (layer,)):
        if key in table:
            return table[key]
    return .5


def name(key):
    """share.LAYER, share.LAYER.KIND or share.LAYER.KIND.rule.RULE"""
    return "share." + (key[-1] if len(key) < 3 else f"{key[1]}.rule.{key[2]}")


def main(gold_dir):
    scorer, construct = load(os.path.join(gold_dir, "score.py")), constructs()
    found = [x for gold, record in read(gold_dir).values() for x in judged(scorer, gold, record, construct)]
    counts, table = tally(found), shares(found)
    print("# Made by gold/calibrate.py from the dev gold; not edited by hand. share: how many of such findings are right; findings: how many were judged; right: how many of")
    print("# these were right. Rows of layers, of their kinds, and of rules within a kind.")
    print("id\tshare\tright\tfindings\tsource")
    for key, (wrong, right) in sorted(counts.items()):
        print(f"{name(key)}\t{table[key]:.2f}\t{right}\t{wrong + right}\tisnad")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")
