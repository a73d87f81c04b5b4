#!/usr/bin/env python3
"""score.py GOLD [--raise]: reads the articles of GOLD/dev with the program, scores the records with GOLD/score.py and compares with floors.tsv.

Each article gets the date and outlet of its gold. Exit 1 if a figure is below its floor; with --raise, floors are set to the figures
that are higher and never lower. Needs Python 3 and Go.
"""
import json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = os.path.join(HERE, "floors.tsv")


def floors():
    rows = {}
    with open(FLOORS, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith(("#", "layer\t")):
                layer, floor = line.rstrip("\n").split("\t")
                rows[layer] = float(floor)
    return rows


def read_all(gold, out):
    binary = os.path.join(out, "isnad")
    subprocess.run(["go", "build", "-o", binary, "./cmd/isnad"], check=True, cwd=os.path.dirname(HERE))
    for name in sorted(os.listdir(os.path.join(gold, "dev"))):
        if not name.endswith(".json"):
            continue
        with open(os.path.join(gold, "dev", name), encoding="utf-8") as f:
            doc = json.load(f)["doc"]
        with open(os.path.join(out, name), "w", encoding="utf-8") as f:
            subprocess.run([binary, "read", "--format", "json", "--published", doc["published"], "--outlet", doc["outlet"],
                            os.path.join(gold, "dev", name[:-5] + ".txt")], check=True, stdout=f)


def main(argv):
    gold = argv[0] if argv else "../shared/gold"
    if not os.path.isdir(os.path.join(gold, "dev")):
        print(f"skipped: no gold at {gold}")
        return 0
    with tempfile.TemporaryDirectory() as out:
        read_all(gold, out)
        scorer = [sys.executable, os.path.join(gold, "score.py"), os.path.join(gold, "dev"), out]
        subprocess.run(scorer, check=True)
        figures = json.loads(subprocess.run([*scorer, "--json"], check=True, capture_output=True, text=True).stdout)
    have = {k: v["f1"] for k, v in figures.items() if k != "documents"}
    want = floors()
    low = {k: (have.get(k, 0.0), f) for k, f in want.items() if have.get(k, 0.0) < f - 1e-9}
    for layer, (got, floor) in low.items():
        print(f"below its floor: {layer} {got:.4f}, floor {floor:.4f}")
    if "--raise" in argv and not low:
        with open(FLOORS, "w", encoding="utf-8") as f:
            f.write("# F1 on the dev gold, printed by `make score`. Figures may only rise.\nlayer\tfloor\n")
            for layer, got in have.items():
                f.write(f"{layer}\t{max(got, want.get(layer, 0.0)):.4f}\n")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
