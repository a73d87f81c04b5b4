#!/usr/bin/env python3
"""score.py GOLD [--raise]: reads the articles of GOLD/dev with the program, scores the records with GOLD/score.py and compares with floors.tsv.

Each article gets the date and outlet of its gold. Exit 1 if a figure is below its floor; with --raise, floors are set to the figures
that are higher and never lower. Then answers the what-if of each gold record that has a wanted answer in GOLD/whatif; any difference is
exit 1 too. Needs Python 3 and Go.
"""
import math, json, os, subprocess, sys, tempfile

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


def undone(gold, out):
    """How well the reader tells what did not happen, see status.py."""
    tool = [sys.executable, os.path.join(HERE, "status.py"), os.path.join(gold, "dev"), out]
    subprocess.run(tool, check=True)
    return json.loads(subprocess.run([*tool, "--json"], check=True, capture_output=True, text=True).stdout)["not happened"]


def answers(gold, out):
    """Whether the inquiry makes of each gold record what is wanted of it."""
    same = True
    for name in sorted(os.listdir(os.path.join(gold, "whatif"))):
        want, record, got = os.path.join(gold, "whatif", name), os.path.join(out, "gold", name), os.path.join(out, "answer.json")
        run = lambda *argv: subprocess.run([sys.executable, *argv])
        run(os.path.join(gold, "as-record.py"), os.path.join(out, "gold"), os.path.join(gold, "dev", name)).check_returncode()
        with open(got, "w", encoding="utf-8") as f:
            subprocess.run([os.path.join(out, "isnad"), "whatif", "--format", "json", record], check=True, stdout=f)
        print(f"what-if of {name}:", flush=True)
        same = run(os.path.join(gold, "check-whatif.py"), got, want).returncode == 0 and same
    return same


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
        figures["not happened"] = undone(gold, out)
        same = answers(gold, out)
    have = {k: v["f1"] for k, v in figures.items() if k != "documents"}
    want = floors()
    low = {k: (have.get(k, 0.0), f) for k, f in want.items() if have.get(k, 0.0) < f - 1e-9}
    for layer, (got, floor) in low.items():
        print(f"below its floor: {layer} {got:.4f}, floor {floor:.4f}")
    if "--raise" in argv and not low:
        with open(FLOORS, "w", encoding="utf-8") as f:
            f.write("# F1 on the dev gold, printed by `make score`. Figures may only rise.\nlayer\tfloor\n")
            for layer, got in have.items():
                f.write(f"{layer}\t{max(math.floor(got * 1e4) / 1e4, want.get(layer, 0.0)):.4f}\n")  # never above the figure itself
    return 1 if low or not same else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
