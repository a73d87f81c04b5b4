#!/usr/bin/env python3
"""status.py GOLD RECORDS [--json] [--show]: how well the reader tells what did not happen.

"Always happened" is right of most events, so that the plain share says little. Over the events that GOLD/score.py matches by trigger and type,
this compares gold's "not happened" (planned, threatened, demanded, promised, possible, negated) with ours, and prints precision, recall and F1
of that, and of each status. --show lists the events that differ. Needs Python 3 only.
"""
import importlib.util, json, os, sys


def scorer(gold):
    spec = importlib.util.spec_from_file_location("gold_score", os.path.join(gold, os.pardir, "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def matched(gold, records):
    """Pairs of gold's event and ours, with the name of the document and its text."""
    s = scorer(gold)
    for name in sorted(n[:-5] for n in os.listdir(gold) if n.endswith(".json")):
        with open(os.path.join(gold, name + ".txt"), encoding="utf-8") as f:
            text = f.read()
        with open(os.path.join(gold, name + ".json"), encoding="utf-8") as f:
            g = s.Gold(text, json.load(f))
        with open(os.path.join(records, name + ".json"), encoding="utf-8") as f:
            ours = json.load(f).get("events", [])
        want = [dict(e, span=g.span(e["p"], e["at"])) for e in g.spec["events"]]
        fit = lambda a, b: s.iou(a["span"], s.span_of(b["trigger"])) if a["type"] == b["type"] else 0
        for i, j in s.pair(want, ours, fit):
            yield name, text, want[i], ours[j]


def figures(tp, fp, fn):
    p, r = tp / (tp + fp) if tp + fp else 0.0, tp / (tp + fn) if tp + fn else 0.0
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "tp": tp, "fp": fp, "fn": fn}


def table(pairs):
    """Figures of what did not happen, then of each status."""
    rows = {"not happened": lambda s: s != "happened"}
    for status in ("happened", "planned", "threatened", "demanded", "promised", "possible", "negated"):
        rows[status] = lambda s, status=status: s == status
    for name, of in rows.items():
        both = [(of(want["status"]), of(have["status"])) for _, _, want, have in pairs]
        yield name, figures(both.count((True, True)), both.count((False, True)), both.count((True, False)))


def show(pairs):
    for name, text, want, have in pairs:
        if want["status"] != have["status"]:
            a, b = want["span"]
            cue = (have.get("status_cue") or {}).get("text", "")
            print(f"{name} {want['id']} {want['type']} {want['status']}, ours {have['status']} {cue}: …{text[max(0, a - 90):a]}[{text[a:b]}]{text[b:b + 60]}…".replace("\n", " / "))


def main(argv):
    paths = [a for a in argv if not a.startswith("--")]
    if len(paths) != 2:
        sys.exit(__doc__)
    pairs = list(matched(*paths))
    if "--show" in argv:
        return show(pairs)
    rows = dict(table(pairs))
    if "--json" in argv:
        return print(json.dumps(rows))
    for name, f in rows.items():
        print(f"status {name:<16} {f['p']:.3f}  {f['r']:.3f}  {f['f1']:.3f}   {f['tp']:4d}  {f['fp']:4d}   {f['fn']:4d}")


if __name__ == "__main__":
    main(sys.argv[1:])
