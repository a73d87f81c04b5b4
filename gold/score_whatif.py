#!/usr/bin/env python3
"""score_whatif.py SHARED [--raise]: whether `isnad whatif` answers as it is wanted; needs Python 3 and Go, and SHARED with gold/ and dossier/.

1. The gold record of the embassy article must give gold/whatif/baghdad-embassy.json exactly (gold/check-whatif.py).
2. The key of the dossier as records: on 2024-04-21 all five branches are open, on 2024-06-10 part and withdrawn are told as what happened.
3. From the program's own reading: gains and losses as pairs of entity and sign, F1, on the embassy article and on the dossier, against the wanted what-if
   and the consequences of the key. An entity is matched by its names. Figures of whatif-floors.tsv may only rise.
Exit 1 if anything is not so.
"""
import json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
FLOORS = os.path.join(HERE, "whatif-floors.tsv")


def run(*args):
    return subprocess.run(args, check=True, capture_output=True, text=True).stdout


def fold(s):
    for a, b in ("أا", "إا", "آا", "ىي", "ةه"):
        s = s.replace(a, b)
    return "".join(c for c in s if not "\u064b" <= c <= "\u0652" and c != "ـ").strip("«»\"' ")


def told(answer):
    """The branches of the answer with the most consequences, by what is told as having happened on them."""
    w = max(answer["whatif"], key=lambda w: len(w["consequences"]))
    return {b["kind"]: bool(b["told"]) for b in w["branches"]}


def pairs(answer, names):
    """(entity of the key, sign) of what is gained and lost in the answer with the most consequences; what the key does not know keeps its own name."""
    w = max(answer["whatif"], key=lambda w: len(w["consequences"]), default={"gains": [], "losses": []})
    name = {e["id"]: fold(e["name"]) for e in answer["entities"]}

    def key(n):
        hits = [k for k, forms in names.items() if n in forms] or [k for k, forms in names.items() if any(f in n.split() or n in f.split() for f in forms)]
        return hits[0] if hits else n

    return {(key(name[b["entity"]]), sign) for side, sign in (("gains", 1), ("losses", -1)) for b in w[side]}


def f1(got, want):
    right = len(got & want)
    return 2 * right / (len(got) + len(want)) if got or want else 1.0


def main(argv):
    if not argv:
        sys.exit(__doc__)
    shared, bad = argv[0], []
    with tempfile.TemporaryDirectory() as work:
        isnad, at = os.path.join(work, "isnad"), lambda n: os.path.join(work, n)
        subprocess.run(["go", "build", "-o", isnad, "./cmd/isnad"], cwd=ROOT, check=True)

        run(sys.executable, os.path.join(shared, "gold/as-record.py"), work, os.path.join(shared, "gold/dev/baghdad-embassy.json"))
        open(at("a.json"), "w").write(run(isnad, "whatif", "--format", "json", at("baghdad-embassy.json")))
        check = subprocess.run([sys.executable, os.path.join(shared, "gold/check-whatif.py"), at("a.json")], capture_output=True, text=True)
        print("gold record:", check.stdout.strip().split("\n")[0])
        bad += [] if check.returncode == 0 else ["gold record"]

        open(at("key.jsonl"), "w").write(run(sys.executable, os.path.join(shared, "dossier/as-records.py")))
        for day, want in (("2024-04-21", set()), ("2024-06-10", {"part", "withdrawn"})):
            got = {k for k, v in told(json.loads(run(isnad, "whatif", "--format", "json", "--as-of", day, at("key.jsonl")))).items() if v}
            print(f"key of the dossier on {day}: told as what happened: {', '.join(sorted(got)) or 'nothing'}")
            bad += [] if got == want else [f"{day}: wanted {want or 'nothing'}"]

        gold = json.load(open(os.path.join(shared, "gold/dev/baghdad-embassy.json")))
        wanted = json.load(open(os.path.join(shared, "gold/whatif/baghdad-embassy.json")))["origins"]
        names = {k: {fold(n) for n in e["names"]} for k, e in gold["entities"].items()}
        want = {(e, s) for side, s in (("gains", 1), ("losses", -1)) for e in wanted[side]}
        doc = gold["doc"]
        read = json.loads(run(isnad, "whatif", "--format", "json", "--published", doc["published"], "--outlet", doc["outlet"], os.path.join(shared, "gold/dev/baghdad-embassy.txt")))
        figures = {"embassy": f1(show("embassy", pairs(read, names), want), want)}

        key = json.load(open(os.path.join(shared, "dossier/key.json")))
        names = {e["id"]: {fold(n) for forms in e["names"].values() for n in forms} | {fold(e["name"])} for e in key["entities"]}
        want = {(f["entity"], f["sign"]) for c in key["consequences"] for f in c.get("for", [])}
        read = json.loads(run(isnad, "whatif", "--format", "json", os.path.join(shared, "dossier/articles.jsonl")))
        figures["dossier"] = f1(show("dossier", pairs(read, names), want), want)

    floors = dict(l.rstrip("\n").split("\t") for l in open(FLOORS)) if os.path.exists(FLOORS) else {}
    for k, asked in (("embassy", .50), ("dossier", .60)):
        print(f"own reading, gains and losses, {k}: {figures[k]:.3f} (asked {asked})")
        if figures[k] < float(floors.get(k, 0)) - .0005:
            bad.append(f"{k}: {figures[k]:.3f} is below its floor {floors[k]}")
    if "--raise" in argv:
        with open(FLOORS, "w") as f:
            f.writelines(f"{k}\t{max(float(floors.get(k, 0)), int(v * 1000) / 1000):.3f}\n" for k, v in figures.items())
    print("\n".join(bad))
    sys.exit(bool(bad))


def show(what, got, want):
    if "--show" in sys.argv:
        print(what, "missed", sorted(want - got), "extra", sorted(got - want))
    return got


if __name__ == "__main__":
    main(sys.argv[1:])
