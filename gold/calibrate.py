#!/usr/bin/env python3
"""calibrate.py GOLD > lexicon/ar/confidence.tsv: how often findings of each kind are right on the dev gold.

Kinds with fewer than 25 findings are pooled with their layer. A share is smoothed by one right and one wrong finding. Needs Python 3 and Go.
"""
import collections, importlib.util, json, os, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST = 25


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
    """(kind, right) of every event, claim, consequence and explanation of a record"""
    spec, span = gold.spec, scorer.span_of
    ge = [dict(e, span=gold.span(e["p"], e["at"])) for e in spec["events"]]
    pe = record["events"]
    right = {j for _, j in scorer.pair(ge, pe, lambda g, p: scorer.iou(g["span"], span(p["trigger"])) if g["type"] == p["type"] else 0)}
    for j, e in enumerate(pe):
        yield "event." + e["type"].lower(), j in right
    layers = [("claim", "claims", "claims", lambda g, p: near(scorer, g, p, "content"), "content"),
              ("explanation", "explanations", "explanations", lambda g, p: near(scorer, g, p, "reading"), "reading")]
    for kind, mine, theirs, quality, field in layers:
        gs = [dict(c, span=gold.span(c["p"], c[field])) for c in spec.get(theirs, [])]
        right = {j for _, j in scorer.pair(gs, record[mine], quality)}
        for j, c in enumerate(record[mine]):
            how = "quoted" if c.get("quoted") else construct.get(c.get("rule"), "other")
            yield f"{kind}.{how}", j in right
    gq = [dict(q, a=gold.span(q["p"], q["if"]), b=gold.span(q["p"], q["then"])) for q in spec.get("consequences", [])]
    both = lambda g, p: min(scorer.iou(g["a"], span(p["if"])), scorer.iou(g["b"], span(p["then"]))) >= .3
    right = {j for _, j in scorer.pair(gq, record["consequences"], both)}
    for j, c in enumerate(record["consequences"]):
        yield "consequence." + construct.get(c.get("rule"), "other"), j in right
    have = {(r["type"]) for r in spec.get("relations", [])}
    for r in record["relations"]:
        yield "relation." + r["type"], relation_right(scorer, gold, record, r)


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
    """kind, and its layer -> [wrong, right], of kinds that are common enough"""
    counts = collections.defaultdict(lambda: [0, 0])
    for kind, right in judgements:
        for key in (kind, kind.split(".")[0]):
            counts[key][right] += 1
    return {k: c for k, c in counts.items() if "." not in k or sum(c) >= LEAST}


def shares(judgements):
    return {k: (right + 1) / (wrong + right + 2) for k, (wrong, right) in tally(judgements).items()}


def main(gold_dir):
    scorer, construct = load(os.path.join(gold_dir, "score.py")), constructs()
    counts = tally(x for gold, record in read(gold_dir).values() for x in judged(scorer, gold, record, construct))
    print("# Made by gold/calibrate.py from the dev gold; not edited by hand. share: how many of such findings are right.")
    print("id\tshare\tfindings\tsource")
    for key, (wrong, right) in sorted(counts.items()):
        print(f"share.{key}\t{(right + 1) / (wrong + right + 2):.2f}\t{wrong + right}\tisnad")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")
