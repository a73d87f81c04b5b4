#!/usr/bin/env python3
"""apply_actions.py GOLD [NAME…]: makes on a running workbench the acts that score_actions.py counts, and scores what the store holds then.

Each article of GOLD/dev is read into a store of its own; the acts that turn its record into gold are posted to /changes of `isnad serve`, as a
person's would be, and the store is exported and scored with GOLD/score.py. It prints how many acts were made beside how many were counted, how
many more it took because mentions that the store holds for one event had to be split first, and what is not right after them. Exit 1 where an act
is refused, or where what score.py scores is below FLOOR. Needs Python 3 and Go.
"""
import json, os, subprocess, sys, tempfile, urllib.error, urllib.request

import score as reader
import score_actions as counted
import status

HERE = os.path.dirname(os.path.abspath(__file__))
FLOOR = 0.95  # of each layer that the acts are about: what is missed is printed
LAYERS = ("entities", "entity kind", "entity code", "event triggers", "events", "event status", "event mode", "event actors", "event recipients", "event time", "event place",
          "claims", "claim source", "claim chain", "claim act", "consequences", "consequence valence", "explanations", "explanation kind", "explanation by", "order, stated")


class Workbench:
    """A store of its own, behind its HTTP API."""

    def __init__(self, binary, folder, name):
        self.process = subprocess.Popen([binary, "serve", "--db", os.path.join(folder, name + ".db"), "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip().rstrip("/") + "/api/v1"

    def ask(self, path, body=None):
        request = urllib.request.Request(self.url + path, None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request) as r:
                return r.read().decode()
        except urllib.error.HTTPError as e:
            raise ValueError(json.loads(e.read().decode()).get("detail", str(e)))

    def close(self):
        self.process.terminate()
        self.process.wait()


class Desk:
    """One document of a workbench, and the acts that are made on it."""

    def __init__(self, bench, name, text, spec):
        self.ask, self.name, self.made, self.needless, self.split, self.refused = bench.ask, name, 0, 0, 0, []
        self.ask("/documents", {"id": name, "text": text, "published": spec["doc"]["published"], "outlet": spec["doc"]["outlet"]})

    def act(self, cost, **step):
        """One step; cost is how many acts it stands for. Returns the ids that were made."""
        try:
            changes = json.loads(self.ask("/changes", {"steps": [step]}))["changes"]
        except ValueError as e:
            if " already: " in str(e) or step["kind"] == "reject" and str(e).endswith("not found"):
                self.needless += cost  # an earlier act did it: who is rejected acts in no event, and what is rejected came neither first nor later
            else:
                self.refused.append(f"{step}: {e}")
            return None
        self.made += cost
        return changes[-1].get("id")

    def edit(self, id, field, value):
        return self.act(1, kind="edit", id=id, field=field, value=value)

    def add(self, noun, span, cost, condition=None, **fields):
        where = {"if_start": condition[0], "if_end": condition[1]} if condition else {}
        return self.act(cost, kind="add", noun=noun, document=self.name, start=span[0], end=span[1], fields={k: v for k, v in fields.items() if v}, **where)

    def separate(self, s, gold, read):
        """Takes apart the mentions that the store holds for one event, or one claim, and gold tells otherwise."""
        in_case = json.loads(self.ask("/documents/" + self.name))["in_case"]
        events = [dict(e, span=gold.span(e["p"], e["at"])) for e in gold.spec["events"]]
        told = {read["events"][j]["id"]: events[i] for i, j in s.pair(events, read["events"], lambda g, p: s.iou(g["span"], s.span_of(p["trigger"])))}
        held = {}
        for e in read["events"]:
            held.setdefault(in_case[e["id"]], []).append(e["id"])
        alike = lambda own: own in told and event_fields(told[own], ",".join)
        for id, mentions in held.items():
            for own in mentions[1:]:
                if alike(own) != alike(mentions[0]) and self.act(0, kind="split", id=id, documents=[f"{self.name}/{own}"]) is not None:
                    self.split += 1

    def record(self, read):
        """What the store holds of the document, in the shape of `isnad read`, with the ids of the case; an event stands once for each of its mentions."""
        return exported(self.ask("/export/jsonl"), self.name, {e["id"]: e.get("mentions", []) for e in read["entities"]})


def event_fields(g, who):
    """The fields of an event of gold as an edit spells them."""
    num = g.get("num") or {}
    whole = num.get("low") is not None and num.get("high") is not None
    return {"type": g["type"], "mode": g.get("mode") or "", "status": g["status"], "actors": who(g.get("actors", [])), "recipients": who(g.get("recipients", [])),
            "place": who([g["place"]]) if g.get("place") else "", "time": g.get("time") or "",
            "amounts": f"{num.get('of') or 'x'};low={num['low']:g};high={num['high']:g}" if whole else ""}


class Applied(counted.Article):
    """An article whose acts are made on what the store holds of it, where the mentions of one event share its fields."""

    def __init__(self, s, gold, read, desk):
        desk.separate(s, gold, read)
        super().__init__(s, gold, desk.record(read))
        self.desk, self.matched, self.put = desk, {}, {}  # what was matched, by kind; gold's entities, events and claims by id, to those of the case

    def settle(self, kind, golds, ours, pairs, fields, wrong):
        super().settle(kind, golds, ours, pairs, fields, wrong)
        self.matched[kind] = golds, ours, pairs, wrong

    def match(self):
        for kind in counted.KINDS:
            getattr(self, kind)()

    def apply(self):
        for kind in counted.KINDS:
            getattr(self, "put_" + kind)()

    def id(self, own):
        return own.partition("@")[0]

    def who(self, golds):
        return ",".join(dict.fromkeys(self.put[g] for g in golds if self.put.get(g)))

    def put_entities(self):
        golds, ours, pairs, wrong = self.matched["entities"]
        want, used = self.spec["entities"], {j for _, j in pairs}
        for i, j in pairs:
            self.put[golds[i]] = self.id(ours[j]["id"])
            for field in wrong(golds[i], ours[j]):
                self.desk.edit(self.put[golds[i]], field, want[golds[i]][field])
        for g in golds:
            if g not in self.put:
                at = self.words(want[g]["names"])
                self.put[g] = at and self.desk.add("entity", at, 2 + bool(want[g].get("code")), kind=want[g]["kind"], code=want[g].get("code"))
        for j, e in enumerate(ours):
            if j in used:
                continue
            twin = max((g for g in golds if self.put.get(g)), key=lambda g: self.shared(g, e["id"]), default=None)
            if twin and self.shared(twin, e["id"]) > 0 and self.put[twin] != self.id(e["id"]):
                self.desk.act(1, kind="merge", keep=self.put[twin], gone=self.id(e["id"]))
            elif not (twin and self.shared(twin, e["id"]) > 0):
                self.desk.act(1, kind="reject", id=self.id(e["id"]))

    def words(self, names):
        for n in names:
            if (at := self.gold.text.find(n)) >= 0:
                return at, at + len(n)
        self.desk.refused.append(f"no words of {names} in the text")

    def put_events(self):
        golds, ours, pairs, wrong = self.matched["events"]
        mate, d, done = {j: golds[i] for i, j in pairs}, self.desk, set()
        for j, p in enumerate(ours):
            id = self.id(p["id"])
            if j not in mate:
                if id not in done:
                    d.act(1, kind="reject", id=id)
                done.add(id)
                continue
            self.put[mate[j]["id"]] = id
            values = event_fields(mate[j], self.who)
            for field in wrong(mate[j], p):
                name = {"quantity": "amounts"}.get(field, field)
                if (id, name) not in done:
                    d.edit(id, name + ("@" + d.name if name in ("status", "amounts") else ""), values[name])
                done.add((id, name))
        for g in golds:
            if g["id"] not in self.put:
                f = event_fields(g, self.who)
                self.put[g["id"]] = d.add("event", g["span"], 3 + sum(bool(g.get(k)) for k in ("mode", "actors", "recipients", "place", "time", "num")), **f)

    def voice(self, chain):
        return "|".join(f"{self.put.get(l['who']) or ''};naming={l['naming']}" for l in chain)

    def put_claims(self):
        golds, ours, pairs, wrong = self.matched["claims"]
        mate, d = {j: golds[i] for i, j in pairs}, self.desk
        for j, p in enumerate(ours):
            id = self.id(p["id"])
            if j not in mate:
                d.act(1, kind="reject", id=id)
                continue
            g, fields = mate[j], wrong(mate[j], p)
            self.put[g["id"]] = id
            if "act" in fields:
                d.edit(id, "act", g["act"])
            if n := len([f for f in fields if f != "act"]):
                d.act(n, kind="edit", id=id, field="voice@" + d.name, value=self.voice(g["chain"]))
        for g in golds:
            if g["id"] not in self.put:
                self.put[g["id"]] = d.add("claim", g["span"], 2 + 2 * len(g["chain"]), act=g["act"], voice=self.voice(g["chain"]))

    def put_consequences(self):
        golds, ours, pairs, wrong = self.matched["consequences"]
        mate, d = {j: golds[i] for i, j in pairs}, self.desk
        signs = lambda g: "|".join(f"{self.put[k]};sign={v}" for k, v in g.get("for", {}).items() if self.put.get(k))
        for j, p in enumerate(ours):
            if j not in mate:
                d.act(1, kind="reject", id=f"{d.name}/{p['id']}")
            elif wrong(mate[j], p):
                d.edit(f"{d.name}/{p['id']}", "valence", signs(mate[j]))
        for i, g in enumerate(golds):
            if i not in {i for i, _ in pairs}:
                d.add("consequence", g["b"], 2 + bool(g.get("for")), condition=g["a"], if_event=self.put.get(g.get("if_event")), valence=signs(g), claim=self.put.get(g.get("by")))

    def put_explanations(self):
        golds, ours, pairs, wrong = self.matched["explanations"]
        mate, d = {j: golds[i] for i, j in pairs}, self.desk
        said = {c["id"]: c for c in self.spec["claims"]}
        for j, p in enumerate(ours):
            id = f"{d.name}/{p['id']}"
            if j not in mate:
                d.act(1, kind="reject", id=id)
                continue
            for field in wrong(mate[j], p):
                by = mate[j].get("by")
                d.edit(id, *(("kind", mate[j]["kind"]) if field == "kind" else ("holder", self.voice(said[by]["chain"]) if by else "")))
        for i, g in enumerate(golds):
            if i not in {i for i, _ in pairs}:
                d.add("explanation", g["span"], 2 + bool(g.get("by")), kind=g["kind"], claim=self.put.get(g.get("by")))

    def put_order(self):
        if "order" not in self.matched:
            return
        golds, ours, pairs, _ = self.matched["order"]
        own = {(o["first"], o["relation"], o["second"]): o["id"] for o in self.record.get("order", []) if o.get("basis", "stated") == "stated"}
        where = {self.ours[j]["id"]: self.golds[i]["id"] for i, j in self.told}
        for j, t in enumerate(ours):
            if j not in {j for _, j in pairs}:
                for (a, r, b), id in own.items():
                    if (where.get(a), r, where.get(b)) == t:
                        self.desk.act(1, kind="reject", id=f"{self.desk.name}/{id}")
        spans = {g["id"]: g["span"] for g in self.golds}
        for i, (a, r, b) in enumerate(golds):
            if i not in {i for i, _ in pairs}:
                self.desk.add("order", spans[b], 4, first=self.put.get(a), relation=r, second=self.put.get(b))


def exported(lines, name, mentions):
    """The record of a document in the lines of an export; mentions are those of what was read, by its own ids."""
    out = {k: [] for k in ("entities", "events", "claims", "consequences", "explanations", "order")}
    here = lambda ref: ref["document"] == name
    for x in map(json.loads, filter(None, lines.splitlines())):
        kind = x.get("record")
        told = [t for t in x.get("tellings", []) if here(t.get("ref", t))]
        if "ref" in x and not here(x["ref"]) or x.get("tellings") and not told:
            continue
        if kind == "entity":
            out["entities"].append({"id": x["id"], "name": x["name"], "aliases": x.get("aliases", []), "kind": x.get("kind"), "code": x.get("code"), "mentions": [m for t in told for m in mentions.get(t["id"], [])]})
        elif kind == "event":
            for t in told:
                out["events"].append({"id": x["id"] + "@" + t["ref"]["id"], "case": x["id"], "type": x["type"], "mode": x.get("mode"), "trigger": t["trigger"], "status": t.get("status"),
                                      "actors": x.get("actors", []), "recipients": x.get("recipients", []), "place": x.get("place") and {"entity": x["place"]},
                                      "time": x.get("time") and {"value": x["time"]}, "quantities": t.get("amounts", [])})
        elif kind == "claim":
            for t in told:
                out["claims"].append({"id": x["id"], "content": t["content"], "act": x["act"], "chain": t["voice"].get("links", [])})
        elif kind == "consequence":
            out["consequences"].append({"id": x["ref"]["id"], "if": x["if"], "then": x["then"], "valence": x.get("valence", [])})
        elif kind == "explanation":
            out["explanations"].append({"id": x["ref"]["id"], "reading": x["reading"], "kind": x["kind"], "holder": x["holder"].get("links", [])})
        elif kind == "order" and x.get("basis", "stated") == "stated":
            out["order"].append(x)
    first = {}
    for e in out["events"]:
        first.setdefault(e["case"], e["id"])
    out["order"] = [{"id": o["ref"]["id"], "first": first.get(o["first"]), "relation": o["relation"], "second": first.get(o["second"]), "basis": "stated"} for o in out["order"]]
    for x in out["explanations"]:
        chain = x.pop("holder")
        x["according_to"] = next((c["id"] for c in out["claims"] if chain and c["chain"] and c["chain"][0].get("entity") == chain[0].get("entity")), None)
    return out


def article(dev, out, name):
    """The text of an article, its gold and what the program reads in it."""
    with open(os.path.join(dev, name + ".txt"), encoding="utf-8") as t, open(os.path.join(dev, name + ".json"), encoding="utf-8") as g, open(os.path.join(out, name + ".json"), encoding="utf-8") as r:
        return t.read(), json.load(g), json.load(r)


def names_in(dev):
    return sorted(n[:-5] for n in os.listdir(dev) if n.endswith(".json"))


def main(argv):
    gold = argv[0] if argv else "../shared/gold"
    dev = os.path.join(gold, "dev")
    if not os.path.isdir(dev):
        print(f"skipped: no gold at {gold}")
        return 0
    s, bad, sums = status.scorer(dev), 0, {}
    tally = s.Tally()
    with tempfile.TemporaryDirectory() as out:
        reader.read_all(gold, out)
        print(f"{'':24}{'counted':>9}{'made':>7}{'splits':>8}{'refused':>9}")
        for name in argv[1:] or names_in(dev):
            text, spec, record = article(dev, out, name)
            bench = Workbench(os.path.join(out, "isnad"), out, name)
            try:
                desk = Desk(bench, name, text, spec)
                applied = Applied(s, s.Gold(text, spec), record, desk)
                applied.match()
                applied.apply()
                s.score(s.Gold(text, spec), desk.record(record), tally, None, name)
            finally:
                bench.close()
            n = counted.sum_of(counted.acts_of(s, s.Gold(text, spec), record, name).values()).total()
            print(f"{name:24}{n:9}{desk.made:7}{desk.split:8}{len(desk.refused):9}")
            for line in desk.refused:
                print("  refused:", line[:300])
            bad |= bool(desk.refused)
            for k, v in (("counted", n), ("made", desk.made), ("split", desk.split), ("nothing", counted.sum_of(applied.acts.values()).nothing)):
                sums[k] = sums.get(k, 0) + v
    made = sums["made"] + sums["split"]
    print(f"{'all':24}{sums['counted']:9}{sums['made']:7}{sums['split']:8}\n\nmade and split: {made} acts, {100 * made / sums['nothing']:.1f} % of {sums['nothing']} from nothing\n")
    for layer in LAYERS:
        right, extra, missed = (list(tally.get(layer, [0, 0, 0])) + [0, 0, 0])[:3]
        f1 = 2 * right / (2 * right + extra + missed) if right else 0.0
        print(f"{layer:24}{f1:8.3f}  right {right}, extra {extra}, missed {missed}")
        bad |= f1 < FLOOR
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
