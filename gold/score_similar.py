#!/usr/bin/env python3
"""score_similar.py GOLD [--show] [--alone]: how right the proposals of "apply to similar" are.

All articles of GOLD/dev are read into one store behind a running workbench (--alone: each into its own), and the acts that turn their records into
gold are made one by one, as apply_actions.py makes them. Before an act that POST /similar knows the like of is made, its proposals are asked for, and
each is judged by gold: right where it brings a finding to what gold says, harmful where the finding says that already and would not any more,
neutral where it is wrong before and after. Right ones are made at once, as a person would who looks at each; the acts that are not needed any more
are saved. It prints by kind of act how many were proposed and what they came to, those without doubts apart, and precision (right of all that was
proposed) with its 95 % interval after Wilson. --show prints each proposal. Needs Python 3 and Go.
"""
import json, math, os, sys, tempfile

import apply_actions as applied
import score as reader
import status


class Judged(applied.Applied):
    """An article beside which proposals are held. others are all articles of the store, by document."""

    def __init__(self, s, gold, read, desk, others):
        super().__init__(s, gold, read, desk)
        self.others = others
        others[desk.name] = self

    def same(self, g, p):
        if p in self.put.values():
            return self.put.get(g) == p
        if p in self.best:
            return super().same(g, p)
        known = next((a.known[p] for a in self.others.values() if p in a.known), set())  # an entity that only other articles name
        n = {k: len(keys & known) for k, keys in self.keys.items()}
        return n[g] > 0 and n[g] == max(n.values())

    def held(self, kind, id, finding):
        """What the record has of a finding, each with its mate in gold or None, and the function that tells which fields are wrong."""
        golds, ours, pairs, wrong = self.matched[kind]
        mate = {j: golds[i] for i, j in pairs}
        name = id if kind in ("entities", "events", "claims") else finding
        return [(p, mate.get(j)) for j, p in enumerate(ours) if self.id(p["id"]) == name], wrong

    def taken_out(self, kind, id, finding):
        found, _ = self.held(kind, id, finding)
        if any(g is not None for _, g in found):
            return -1
        return 1 if found and not (kind == "entities" and self.best.get(id, 0) > 0) else 0

    def edited(self, kind, id, finding, field, was, now):
        found, wrong = self.held(kind, id, finding)
        bad = lambda p, g, value: len(wrong(g, dict(p, **shaped(kind, field, value))))
        return sum(bad(p, g, was) - bad(p, g, now) for p, g in found if g is not None)

    def joined(self, keep, gone):
        """Two entities made one: right where gold has one of both names."""
        (found, _), (kept, _) = self.held("entities", gone, ""), self.held("entities", keep, "")
        if not found:
            return 0
        if (mate := found[0][1]) is not None:
            return 0 if not kept and self.same(mate, keep) else -1
        twin = max(self.keys, key=lambda g: self.shared(g, gone))
        return 1 if self.shared(twin, gone) > 0 and self.same(twin, keep) else 0


def shaped(kind, field, value):
    """A field of an edit in the shape of a record."""
    if field in ("actors", "recipients"):
        return {field: [x for x in value.split(",") if x]}
    if field == "place":
        return {field: {"entity": value} if value else None}
    if field in ("voice", "holder"):
        links = [link.split(";") for link in value.split("|") if link]
        return {"chain": [{"entity": l[0], **dict(x.split("=", 1) for x in l[1:])} for l in links]}
    return {field: value or None}


class Desk(applied.Desk):
    """A desk that asks for the like of each act before it is made."""

    def __init__(self, bench, name, text, spec, book, articles):
        super().__init__(bench, name, text, spec)
        self.book, self.articles = book, articles

    def act(self, cost, **step):
        if step["kind"] not in ("edit", "reject", "merge") or not self.articles:
            return super().act(cost, **step)
        key = (step["kind"], step.get("gone") or step["id"], field_of(step))
        if step["kind"] == "merge" and key in self.book.taken:
            self.book.saved[self.kind_of(step)] = self.book.saved.get(self.kind_of(step), 0) + cost
            return None
        needless = self.needless
        try:
            likes = json.loads(self.ask("/similar?limit=500", {"steps": [step]}))
        except ValueError:
            likes = None  # it is so already
        made = super().act(cost, **step)
        kind = self.kind_of(step)
        if likes is None or self.needless > needless:
            if key in self.book.taken:
                self.book.saved[kind] = self.book.saved.get(kind, 0) + cost
            return made
        self.book.asked(kind, likes)
        for like in likes["items"]:
            worth = self.judge(like)
            self.book.proposed(kind, like, worth, self.name, step)
            if worth > 0:
                for s in like["steps"]:
                    applied.Desk.act(self, 0, **s)
                    self.book.taken.add((s["kind"], s.get("gone") or s["id"], field_of(s)))
        return made

    def kind_of(self, step):
        if step["kind"] == "edit":
            return f"{self.noun(step['id'])} {field_of(step)}"
        return step["kind"] + " " + self.noun(step.get("gone") or step["id"])

    def noun(self, id):
        for a in self.articles.values():
            for kind in ("entities", "events", "claims", "consequences", "explanations"):
                name = id.removeprefix(a.desk.name + "/") if kind in ("consequences", "explanations") else id
                if kind in a.matched and any(a.id(p["id"]) == name for p in a.matched[kind][1]):
                    return {"entities": "entity"}.get(kind, kind[:-1])
        return "order" if "/o" in id else "other"

    def judge(self, like):
        """How many fields more are right after a proposal than before it; below zero it does harm."""
        kind = {"entity": "entities"}.get(like["noun"], like["noun"] + "s")
        worth, harm = 0, False
        for turn, step in zip(like["turns"], like["steps"]):
            field, _, one = step.get("field", "").partition("@")
            for name, a in self.articles.items():
                if kind not in a.matched or one and one != name or kind in ("consequences", "explanations") and name != like["document"]:
                    continue
                if step["kind"] == "reject":
                    n = a.taken_out(kind, like["id"], like["finding"])
                elif step["kind"] == "merge":
                    n = a.joined(step["keep"], step["gone"])
                else:
                    n = a.edited(kind, like["id"], like["finding"], field, turn.get("from", ""), step.get("value", ""))
                worth, harm = worth + n, harm or n < 0
        return min(worth, -1) if harm else worth


def field_of(step):
    return step.get("field", "").partition("@")[0]


class Book:
    """What was asked, proposed and saved, by kind of act."""

    def __init__(self, show):
        self.show, self.taken, self.saved, self.acts, self.silent, self.rows = show, set(), {}, {}, {}, {}

    def asked(self, kind, likes):
        self.acts[kind] = self.acts.get(kind, 0) + 1
        self.silent[kind] = self.silent.get(kind, 0) + (not likes["items"])

    def proposed(self, kind, like, worth, name, step):
        n = self.rows.setdefault((kind, not like["doubts"]), [0, 0, 0])
        n[0 if worth > 0 else 1 if worth < 0 else 2] += 1
        if self.show:
            passage = like.get("passage") or {}
            words, marks = passage.get("text", ""), [m["text"] for m in passage.get("marks", [])]
            turns = "; ".join(f"{t.get('field', t['kind'])} {t.get('from', '')} → {t.get('to', '')}" for t in like["turns"])
            print(f"{'right' if worth > 0 else 'harmful' if worth < 0 else 'neutral'} {kind} after {name} {step}\n    {like['id']} in {like['document']} {marks}: {turns}\n    "
                  f"why {[w['en'] for w in like['why']]}, doubts {[d['en'] for d in like['doubts']]}\n    {words[:300]}")

    def print(self):
        print(f"{'':26}{'acts':>6}{'alone':>7}{'saved':>7}{'proposals':>11}{'right':>7}{'harmful':>9}{'neutral':>9}{'precision':>11}  95 % interval")
        kinds = sorted(set(self.acts) | set(self.saved), key=lambda k: -(self.acts.get(k, 0) + self.saved.get(k, 0)))
        both = lambda k: [sum(self.rows.get((k, sure), [0, 0, 0])[i] for sure in (True, False)) for i in range(3)]
        for k in kinds:
            print(f"{k:26}{self.acts.get(k, 0):6}{self.silent.get(k, 0):7}{self.saved.get(k, 0):7}" + figures(both(k)))
        print(f"{'all':26}{sum(self.acts.values()):6}{sum(self.silent.values()):7}{sum(self.saved.values()):7}" + figures([sum(both(k)[i] for k in kinds) for i in range(3)]))
        for sure, label in ((True, "of them without doubts"), (False, "of them with doubts")):
            print(f"{label:46}" + figures([sum(n[i] for (_, s), n in self.rows.items() if s == sure) for i in range(3)]))


def figures(n):
    right, harmful, neutral = n
    low, high = wilson(right, sum(n))
    return f"{sum(n):11}{right:7}{harmful:9}{neutral:9}" + (f"{right / sum(n):11.2f}  {low:.2f} to {high:.2f}" if sum(n) else "")


def wilson(k, n, z=1.96):
    """The interval in which the share lies of which k of n were seen."""
    if not n:
        return 0.0, 1.0
    p, d = k / n, 1 + z * z / n
    mid, half = (p + z * z / (2 * n)) / d, z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / d
    return max(0.0, mid - half), min(1.0, mid + half)


def run(s, dev, out, names, book, store):
    """Reads some articles into one store, and makes the acts of each in turn."""
    bench, articles = applied.Workbench(os.path.join(out, "isnad"), out, store), {}
    try:
        files = {name: applied.article(dev, out, name) for name in names}
        desks = {name: Desk(bench, name, text, spec, book, {}) for name, (text, spec, _) in files.items()}
        for name, (text, spec, record) in files.items():
            Judged(s, s.Gold(text, spec), record, desks[name], articles).match()
        for name, a in articles.items():
            desks[name].articles = articles
            a.apply()
    finally:
        bench.close()
    return sum(d.made for d in desks.values()), [r for d in desks.values() for r in d.refused]


def main(argv):
    gold = next((a for a in argv if not a.startswith("--")), "../shared/gold")
    dev = os.path.join(gold, "dev")
    if not os.path.isdir(dev):
        print(f"skipped: no gold at {gold}")
        return 0
    s, book, made, refused = status.scorer(dev), Book("--show" in argv), 0, []
    with tempfile.TemporaryDirectory() as out:
        reader.read_all(gold, out)
        names = applied.names_in(dev)
        for group in [[n] for n in names] if "--alone" in argv else [names]:
            n, r = run(s, dev, out, group, book, group[0])
            made, refused = made + n, refused + r
    for r in refused if book.show else []:
        print("refused:", r[:300])
    saved = sum(book.saved.values())
    print(f"{len(names)} articles, {'each alone' if '--alone' in argv else 'in one store'}; {made} acts made by hand, {saved} saved, {len(refused)} refused\n")
    book.print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
