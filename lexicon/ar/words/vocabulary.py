#!/usr/bin/env python3
"""vocabulary.py LEMMAS.csv NEWS.jsonl... > vocabulary.tsv

The everyday words of the news, with their part of speech, so that the reader can tell a common word from an unknown name. Words and parts of
speech are those of the Arabic ChainBank (CAMeL Lab, CC BY 4.0), single entries, without glosses; only lemmas that occur at least
five times in the news files given are kept. Present tenses are made by rule from the pattern. Needs Python 3 only.
"""
import collections, csv, json, re, sys

MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")


def fold(s):
    return MARKS.sub("", s).translate(FOLD)


def present(past, pattern):
    """the present of a past verb: يغلق of أغلق; weak first forms keep their letters"""
    p = past
    if pattern.startswith((">a1o2a3", "{")) or p[0] in "أاآإ" and len(p) > 3:
        p = p[1:]
    if past.startswith("أ") and len(p) >= 2 and p[-2] == "ا":
        p = p[:-2] + "ي" + p[-1]
    elif pattern.startswith("{isota") and p[-2] == "ا":
        p = p[:-2] + "ي" + p[-1]
    if p.endswith("ى") and not pattern.startswith("ta"):
        p = p[:-1] + "ي"
    return "ي" + p


def main(lemmas, news):
    counts = collections.Counter()
    for path in news:
        with open(path, encoding="utf-8") as f:
            for line in f:
                counts.update(re.findall("[\u0621-\u064a]+", fold(json.loads(line)["text"])))
    rows = {}
    with open(lemmas, encoding="utf-8") as f:
        for r in csv.DictReader(f):
            word, pos = MARKS.sub("", r["LEMMA_ARA"]).replace("ٱ", "ا"), r["POS"].lower()
            # وتري has the letters of وترى, which the news has at every turn
            if word == "وتري" or pos not in ("noun", "verb", "adj") or not re.fullmatch("[\u0621-\u064a]{3,}", word):
                continue
            key = fold(word)
            seen = counts[key] + counts["ال" + key] + counts["و" + key] + counts["وال" + key] + counts["لل" + key]
            if seen >= 5:
                rows.setdefault((word, pos), (seen, present(word, r["PATTERN_ABSTRACT"]) if pos == "verb" else ""))
    print("# Made by vocabulary.py; not edited by hand.")
    print("noun\tadj\tperfect\timperfect\tsource")
    for (word, pos), (n, imperfect) in sorted(rows.items(), key=lambda kv: (-kv[1][0], kv[0])):
        cells = [word if pos == want else "" for want in ("noun", "adj", "verb")]
        print("\t".join([*cells, imperfect, "chainbank"]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
