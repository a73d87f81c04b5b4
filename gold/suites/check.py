#!/usr/bin/env python3
"""check.py: whether the suites of this folder are well formed. Exit 1 with a line for each fault.

Every trigger, content, speaker, link and `near` must stand verbatim in its text, ids must be unique, and both halves must be there.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
STATUSES = {"happened", "planned", "threatened", "demanded", "promised", "possible", "negated"}
LEANINGS = {"", "likely", "unlikely", "feared", "wished", "conditional", "asked"}
TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
NAMINGS = {"named", "pseudonym", "unnamed", "group"}
ACTS = {"", "state", "deny", "accuse", "demand", "threaten", "promise", "predict", "warn"}
CHANNELS = {"", "statement", "interview", "call", "meeting", "document", "social"}


def rows(name):
    """The rows of a table as dictionaries; lines that begin with # are comments."""
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    for cells in lines[1:]:
        if len(cells) != len(lines[0]):
            yield {"id": cells[0], "fault": f"{len(cells)} cells, wanted {len(lines[0])}"}
        else:
            yield dict(zip(lines[0], cells))


def links(chain):
    """[(name, naming)] of "NAME|NAMING < NAME|NAMING"."""
    return [tuple(link.split("|")) for link in chain.split(" < ")]


def quoted(row):
    """What the row quotes from its text."""
    for field in ("trigger", "content", "speaker", "near"):
        if row.get(field):
            yield row[field]
    for link in links(row["chain"]) if "chain" in row else ():
        yield link[0]


def faults(row):
    if "fault" in row:
        return [row["fault"]]
    out = [f"not in the text: {q}" for q in quoted(row) if q not in row["text"]]
    for field, known in (("half", {"dev", "test"}), ("status", STATUSES), ("leaning", LEANINGS), ("type", TYPES), ("act", ACTS), ("channel", CHANNELS)):
        if row.get(field) is not None and row[field] not in known:
            out.append(f"unknown {field}: {row[field]}")
    if "chain" in row:
        out += [f"bad link: {link}" for link in links(row["chain"]) if len(link) != 2 or link[1] not in NAMINGS]
    elif not row.get("trigger"):
        out.append("no trigger")
    return out


def main():
    bad = 0
    for name in sorted(n for n in os.listdir(HERE) if n.endswith(".tsv")):
        table = list(rows(name))
        found = [(r["id"], f) for r in table for f in faults(r)]
        if len({r["id"] for r in table}) != len(table):
            found.append(("-", "an id stands twice"))
        if {r.get("half") for r in table} != {"dev", "test"}:
            found.append(("-", "a half is missing"))
        for i, fault in found:
            print(f"{name} {i}: {fault}")
        bad += len(found)
        print(f"{name}: {len(table)} rows")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
