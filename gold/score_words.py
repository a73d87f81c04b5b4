#!/usr/bin/env python3
"""score_words.py SHARED [--raise]: measures the models of words, syntax and names on treebanks and compares with words-floors.tsv.

Prints a table: our free and research weights on each test set, beside what peers published. Peers had to find sentences and tokens; ours are
given. Exit 1 if a figure is below its floor; with --raise, floors are set to the figures that are higher and never lower. Needs Python 3
and Go. SHARED holds tools/ and data/. The sentences of gold/words/test-*.tsv are ours, and nothing was trained on them.
"""
import glob, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
FLOORS = os.path.join(HERE, "words-floors.tsv")
PADT, TREES = "padt-upos-segm/ar_padt-ud-test.txt", "padt-trees-ud2split/ar_padt-trees-test.conllu"
SETS = [("padt", PADT), ("trees", TREES), ("pud", "ar_pud-ud-test.conllu"), ("wikinews", "wikinews/wikinews-seg-pos.tsv"),
        ("iahlt", "ar_iahlt-ud-test.conllu"), ("own", None)]
MEASURES = ["words", "form", "tokens", "fused", "proclitics", "enclitics", "upos", "upos_form", "lemma", "lemma_content", "uas", "las", "nsubj", "obj", "obl", "core"]
# What each set was trained on is no test of it.
TRAINED = {("free", "pud")}
PEERS = """Peers on the official PADT test from raw text, all words, as published (form: words as CoNLL 2018 counts them):
              form   upos   uas    las
UDPipe 1.2    94.6   90.4   72.7   68.1
Stanza        97.9   94.9   83.3   79.3
Trankit-large 99.4   96.8   89.7   86.0
On ANERcorp (CAMeL split): AraBERT 82 to 84."""


def conllu(paths, out):
    """Our sentences as CoNLL-U; returns the texts of their tokens, one sentence a line."""
    lines = []
    with open(out, "w", encoding="utf-8") as f:
        for path in paths:
            for block in open(path, encoding="utf-8").read().strip().split("\n\n"):
                rows = [l.split("\t") for l in block.split("\n") if not l.startswith("#")]
                meta = dict(l[2:].split(" = ", 1) for l in block.split("\n") if l.startswith("# "))
                tokens = tokens_of(rows, meta["text"])
                lines.append(meta["id"] + "\t" + " ".join(t for t, _ in tokens))
                f.write(f"# sent_id = {meta['id']}\n")
                for text, words in tokens:
                    if len(words) > 1:
                        f.write(f"{words[0][0]}-{words[-1][0]}\t{text}" + "\t_" * 8 + "\n")
                    for w in words:
                        form = w[1].strip("+") if len(words) > 1 else text
                        f.write(f"{w[0]}\t{form}\t{w[2]}\t{w[3]}\t_\t_\t{w[4]}\t{w[5]}\t_\t_\n")
                f.write("\n")
    return lines


def tokens_of(rows, text):
    """The words of each token, and its letters in the text: what stands up to the next blank or the next token."""
    tokens, joined = [], False
    for r in rows:
        if tokens and (joined or len(r[1]) > 1 and r[1].startswith("+")):
            tokens[-1].append(r)
        else:
            tokens.append([r])
        joined = len(r[1]) > 1 and r[1].endswith("+")
    out, at = [], 0
    for n, words in enumerate(tokens):
        while text[at] == " ":
            at += 1
        if len(words) == 1:
            end = at + len(words[0][1])
        else:
            end = at
            while end < len(text) and text[end] != " " and not (text[end] in "،.؛:؟!»«\"()…-" ):
                end += 1
        out.append((text[at:end], words))
        at = end
    return out


def scores(shared, gold, pred, name):
    run = subprocess.run([sys.executable, os.path.join(shared, "tools/score_words.py"), gold, pred, "--set", name, "--json"],
                         check=True, capture_output=True, text=True)
    return json.loads(run.stdout)["rows"]


def measure(shared, binary, weights, work):
    """(set, row, measure): F1 in percent, of one set of weights."""
    figures = {}
    own = [os.path.join(work, "own.conllu"), os.path.join(work, "own.txt")]
    with open(own[1], "w", encoding="utf-8") as f:
        f.write("\n".join(conllu(sorted(glob.glob(os.path.join(HERE, "words", "test-*.tsv"))), own[0])) + "\n")
    for name, path in SETS:
        gold, given, pred = os.path.join(shared, "data/treebank", path or ""), os.path.join(work, "in.txt"), os.path.join(work, "out.conllu")
        if path:
            with open(given, "w", encoding="utf-8") as f:
                subprocess.run([sys.executable, os.path.join(shared, "tools/score_words.py"), "--input", gold, "--set", name], check=True, stdout=f)
        else:
            gold, given = own
        with open(pred, "w", encoding="utf-8") as f:
            subprocess.run([binary, "words", "--tokens", *(["--padt"] if name in ("padt", "trees") else []),
                            *(["--weights", weights] if weights else []), given], check=True, stdout=f)
        for row, table in scores(shared, gold, pred, name if path else "trees").items():
            for m, v in table.items():
                figures[name, row, m] = 100 * v["f1"]
    return figures


def names(shared, binary, work):
    """F1 by type on the ANERcorp test, of the free set: names are the same in both."""
    gold = os.path.join(shared, "data/ner/ANERCorp_CamelLab_test.txt")
    given, pred = os.path.join(work, "names.txt"), os.path.join(work, "names.out")
    sentences, s = [], []
    for line in open(gold, encoding="utf-8-sig"):
        cells = line.split()
        if cells:
            s.append(cells[0])
        elif s:
            sentences, s = sentences + [" ".join(s)], []
    with open(given, "w", encoding="utf-8") as f:
        f.write("\n".join(sentences + ([" ".join(s)] if s else [])) + "\n")
    with open(pred, "w", encoding="utf-8") as f:
        subprocess.run([binary, "words", "--tokens", "--names", given], check=True, stdout=f)
    run = subprocess.run([sys.executable, os.path.join(shared, "tools/score_ner.py"), gold, pred, "--json"], check=True, capture_output=True, text=True)
    return {("anercorp", "", k): 100 * v["f1"] for k, v in json.loads(run.stdout)["scores"].items()}


def agreement(shared, work):
    """How far two hands agree on the sentences of double.tsv."""
    one, two = os.path.join(work, "one.conllu"), os.path.join(work, "two.conllu")
    double = os.path.join(HERE, "words", "double.tsv")
    conllu([double], two)
    ids = {l.split()[3] for l in open(double, encoding="utf-8") if l.startswith("# id = ")}
    conllu(sorted(p for p in glob.glob(os.path.join(HERE, "words", "t*.tsv"))), one)
    blocks = [b for b in open(one, encoding="utf-8").read().strip().split("\n\n") if b.split("\n")[0].split()[3] in ids]
    with open(one, "w", encoding="utf-8") as f:
        f.write("\n\n".join(blocks) + "\n\n")
    rows = scores(shared, one, two, "trees")["all"]
    print(f"\nTwo hands on {len(ids)} of our sentences: " + ", ".join(f"{m} {100 * rows[m]['f1']:.1f}" for m in ("words", "form", "upos", "lemma", "uas", "las", "core")))


def table(all_figures):
    print(f"{'':10}{'':7}" + "".join(f"{m[:10]:>11}" for m in MEASURES))
    for kind, figures in all_figures.items():
        print(f"\n{kind} weights")
        for name, _ in SETS:
            for row in ("all", "no X"):
                got = [figures.get((name, row, m)) for m in MEASURES]
                if any(got) and not (row == "no X" and name in ("own", "pud", "iahlt")):
                    note = " (trained on)" if (kind, name) in TRAINED else ""
                    print(f"{name:10}{row:7}" + "".join(f"{v:11.2f}" if v is not None else f"{'':11}" for v in got) + note)
    print()
    print(PEERS)


def floors():
    rows = {}
    if os.path.exists(FLOORS):
        for line in open(FLOORS, encoding="utf-8"):
            if line.strip() and not line.startswith(("#", "figure\t")):
                name, floor = line.rstrip("\n").split("\t")
                rows[name] = float(floor)
    return rows


def main(args):
    shared = args[0]
    if not os.path.exists(os.path.join(shared, "tools/score_words.py")):
        print(f"no treebanks in {shared}: nothing is measured")
        return
    with tempfile.TemporaryDirectory() as work:
        binary = os.path.join(work, "isnad")
        subprocess.run(["go", "build", "-o", binary, "./cmd/isnad"], check=True, cwd=ROOT)
        kinds = {"free": None}
        research = os.path.join(ROOT, "weights/research/weights.bin")
        if os.path.exists(research):
            kinds["research"] = research
        found = {kind: measure(shared, binary, weights, work) for kind, weights in kinds.items()}
        ner = names(shared, binary, work)
        table(found)
        print("\nnames on ANERcorp: " + ", ".join(f"{k[2]} {v:.1f}" for k, v in ner.items()))
        agreement(shared, work)
    figures = {f"{kind} {' '.join(k)}": v for kind, fs in list(found.items()) + [("free", ner)] for k, v in fs.items() if (kind, k[0]) not in TRAINED}
    old, low = floors(), []
    for name, floor in old.items():
        if figures.get(name, 0) < floor - 0.005:
            low.append(f"{name}: {figures.get(name, 0):.2f} is below its floor {floor:.2f}")
    if "--raise" in args:
        for name, v in figures.items():
            old[name] = max(old.get(name, 0), round(v - 0.005, 2))
        with open(FLOORS, "w", encoding="utf-8") as f:
            f.write("# F1 in percent on the test sets of words, printed by `make score-words`. Figures may only rise.\nfigure\tfloor\n")
            f.writelines(f"{k}\t{v:.2f}\n" for k, v in sorted(old.items()))
    print("\n".join(low))
    sys.exit(bool(low) and "--raise" not in args)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
