#!/usr/bin/env python3
"""unseen.py NEWS SCORER --reason TEXT | --check

Scores the reader on the articles of gold/unseen, which no rule was written for. NEWS is the folder with the news (JSONL), SCORER the
score.py of the gold, with as-record.py beside it. The annotation holds no words of the articles, only pairs of code points into them:
texts and gold are rebuilt in a temporary folder, after a check of each text's SHA-256, and are gone when the program ends.

A set that is looked at often is seen no longer. So there are five looks; each needs a reason, prints only the table of all articles
together and adds a line to unseen/looks.tsv, which is to be committed. --check reads nothing with the program and costs no look: it
checks the hashes, that each anchor is the first of its kind in its paragraph, and that the gold made into records scores 1.000.
"""
import argparse, datetime, hashlib, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
UNSEEN = os.path.join(HERE, "unseen")
LOOKS = os.path.join(UNSEEN, "looks.tsv")
LIMIT = 5
MAIN = ["entities", "events", "event status", "event exact", "claims", "claim chain", "consequences", "explanations"]


def annotations():
    for name in sorted(os.listdir(UNSEEN)):
        if name.endswith(".json"):
            with open(os.path.join(UNSEEN, name), encoding="utf-8") as f:
                yield name[:-5], json.load(f)


def article(news, source):
    """The text that an annotation is about."""
    with open(os.path.join(news, source["file"]), encoding="utf-8") as f:
        for line in f:
            if source["row"] in line and json.loads(line)["id"] == source["row"]:
                text = json.loads(line)["text"]
                if hashlib.sha256(text.encode()).hexdigest() != source["sha256"]:
                    sys.exit(f"{source['row']}: its text is not the one that was annotated")
                return text
    sys.exit(f"{source['row']}: not in {source['file']}")


def worded(value, text, key=""):
    """The annotation with the words of the text in place of the pairs."""
    if isinstance(value, dict):
        return {k: worded(v, text, k) for k, v in value.items()}
    if isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value):
        start, end = value
        if not 0 <= start < end <= len(text):
            sys.exit(f"{key} [{start}, {end}] lies outside the text")
        return text[start:end]
    return [worded(v, text, key) for v in value] if isinstance(value, list) else value


def rebuild(news, folder):
    """Writes NAME.txt and NAME.json into folder, as the scorer wants them."""
    for name, spec in annotations():
        text = article(news, spec.pop("source"))
        with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as f:
            f.write(text)
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as f:
            json.dump(worded(spec, text), f, ensure_ascii=False)


def anchors(spec):
    """(what, paragraph, pair) of all that is looked up by its words in a paragraph."""
    fields = {"events": ["at"], "claims": ["content"], "consequences": ["if", "then"], "explanations": ["of", "reading"], "questions": ["text"], "order": ["cue"]}
    for layer, keys in fields.items():
        for entry in spec.get(layer, []):
            for key in keys:
                if key in entry:
                    yield f"{entry.get('id', layer)} {key}", entry["p"], entry[key]


def misplaced(name, spec, text):
    """The anchors that lie outside their paragraph or stand earlier in it too, and the ids that nothing bears."""
    starts, out = [0], []
    for par in text.split("\n"):
        starts.append(starts[-1] + len(par) + 1)
    for what, p, (start, end) in anchors(spec):
        first = text.find(text[start:end], starts[p - 1])
        if first != start or end > starts[p] - 1:
            out.append(f"{name} {what}: not the first of its kind in paragraph {p}")
    known = set(spec["entities"]) | {e["id"] for layer in ("events", "claims") for e in spec[layer]}
    for e in spec["events"]:
        out += [f"{name} {e['id']}: no {ref}" for ref in [*e["actors"], *e["recipients"], e.get("place"), e.get("by")] if ref and ref not in known]
    for c in spec["claims"]:
        out += [f"{name} {c['id']}: no {ref}" for link in c["chain"] for ref in (link["who"], link.get("to"), link.get("near")) if ref and ref not in known]
    return out


def figures(scorer, gold, records):
    run = subprocess.run([sys.executable, scorer, gold, records, "--json"], check=True, capture_output=True, text=True)
    return {k: v["f1"] for k, v in json.loads(run.stdout).items() if k != "documents"}


def check(news, scorer):
    faults = [m for name, spec in annotations() for m in misplaced(name, spec, article(news, spec["source"]))]
    with tempfile.TemporaryDirectory() as gold, tempfile.TemporaryDirectory() as records:
        rebuild(news, gold)
        files = [os.path.join(gold, f) for f in sorted(os.listdir(gold)) if f.endswith(".json")]
        subprocess.run([sys.executable, os.path.join(os.path.dirname(scorer), "as-record.py"), records, *files], check=True)
        faults += [f"{layer}: {f1:.4f} on the gold's own records" for layer, f1 in figures(scorer, gold, records).items() if f1 != 1]
    print("\n".join(faults) or f"{len(files)} articles: well formed")
    return 1 if faults else 0


def looks():
    with open(LOOKS, encoding="utf-8") as f:
        return [line for line in f if line.strip() and not line.startswith(("#", "date\t"))]


def commit():
    git = lambda *argv: subprocess.run(["git", "-C", HERE, *argv], capture_output=True, text=True).stdout.strip()
    return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain") else "")


def read_all(gold, records):
    binary = os.path.join(records, "isnad")
    subprocess.run(["go", "build", "-o", binary, "./cmd/isnad"], check=True, cwd=os.path.dirname(HERE))
    for name, spec in annotations():
        with open(os.path.join(records, name + ".json"), "w", encoding="utf-8") as f:
            subprocess.run([binary, "read", "--format", "json", "--published", spec["doc"]["published"], "--outlet", spec["doc"]["outlet"],
                            os.path.join(gold, name + ".txt")], check=True, stdout=f)


def look(news, scorer, reason):
    if len(looks()) >= LIMIT:
        print(f"refused: {LIMIT} looks were taken (see {os.path.relpath(LOOKS)}); annotate other articles", file=sys.stderr)
        return 5
    at = commit()
    with tempfile.TemporaryDirectory() as gold, tempfile.TemporaryDirectory() as records:
        rebuild(news, gold)
        read_all(gold, records)
        got = figures(scorer, gold, records)
        row = [datetime.date.today().isoformat(), at, *(f"{got.get(k, 0.0):.3f}" for k in MAIN), " ".join(reason.split())]
        with open(LOOKS, "a", encoding="utf-8") as f:
            f.write("\t".join(row) + "\n")
        subprocess.run([sys.executable, scorer, gold, records], check=True)
    print(f"look {len(looks())} of {LIMIT}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news")
    parser.add_argument("scorer")
    parser.add_argument("--reason", default="")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if not os.path.isdir(args.news) or not os.path.isfile(args.scorer):
        print(f"skipped: no {args.news if not os.path.isdir(args.news) else args.scorer}")
        return 0
    if args.check:
        return check(args.news, args.scorer)
    if not args.reason.strip():
        parser.error("a look needs --reason TEXT")
    return look(args.news, args.scorer, args.reason)


if __name__ == "__main__":
    sys.exit(main())
