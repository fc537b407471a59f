#!/usr/bin/env python3
"""Reads the invented sentences of tests/data/wire, each an article of its own published on 2025-06-11, and prints by relation
how many of the edges that a careful reader makes of them are found, and how many others are.

    .ci/sentences.py [--binary FILE] [--floor] [--show] [RELATION ...]

The sentences were written in the wording of news agencies by people who had not seen the program's tables or rules; each line is
{"text", "edges": [[source, relation, target, {qualifiers}], ...]}, "?" where the text does not say who. `--show` prints what is
missed and unexpected, `--floor` fails where the whole is below FLOORS. A name matches one that has half of its words in common,
unless the gazetteer knows the node. Posts, membership and places are not listed exhaustively: none of these is unexpected.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "tests" / "data" / "wire"
SYMMETRIC = {"met-with", "spoke-with", "cooperated-with"}
BACKGROUND = {"represents", "member-of", "located-in"}
STOP = {"the", "a", "an", "of", "in", "to", "for", "on", "its", "his", "their", "her"}
FLOORS = {"recall": 0.702, "precision": 0.903}


def words(name):
    return [word for word in re.sub(r"[^\w ]", " ", name.lower()).split() if word not in STOP]


def bears(node, wanted):
    sought = words(wanted)
    for name in [node["name"], *node["aliases"]]:
        known = words(name)
        common = len(set(sought) & set(known))
        described = node["kind"] in ("event", "resolution") or not node.get("gazetteer")
        if sought == known or described and common and 2 * common >= min(len(set(sought)), len(set(known))):
            return True
    return False


def extractions(rows, binary):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for row in rows:
            file.write(json.dumps({"title": "", "published": "2025-06-11", "text": row["text"]}) + "\n")
        file.flush()
        command = [binary, "extract", file.name, "--format", "jsonl"]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def judge(row, ours):
    """The numbers of the edges found, those wanted and missed, and those that nobody wants."""
    nodes = {node["id"]: node for node in ours["nodes"]}

    def is_called(node, wanted):
        return node == "?" if wanted == "?" else node in nodes and bears(nodes[node], wanted)

    used, missed = set(), []
    for source, relation, target, *_ in row["edges"]:
        for number, edge in enumerate(ours["edges"]):
            ends = edge["source"], edge["target"]
            fits = is_called(ends[0], source) and is_called(ends[1], target) or (
                relation in SYMMETRIC and is_called(ends[0], target) and is_called(ends[1], source))
            if number not in used and edge["relation"] == relation and fits:
                used.add(number)
                break
        else:
            missed.append((source, relation, target))
    name = {"?": "?"} | {id: node["name"] for id, node in nodes.items()}
    others = [(name[e["source"]], e["relation"], name[e["target"]]) for number, e in enumerate(ours["edges"])
              if number not in used and e["relation"] not in BACKGROUND]
    return len(used), missed, others


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("relations", nargs="*")
    parser.add_argument("--binary", type=Path, default=ROOT / "target" / "release" / "dossier")
    parser.add_argument("--floor", action="store_true")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for path in sorted(SENTENCES.glob("*.jsonl")) for line in path.read_text().splitlines()]
    wanted, lost, other, found = Counter(), Counter(), Counter(), 0
    for row, ours in zip(rows, extractions(rows, args.binary), strict=True):
        right, missed, others = judge(row, ours)
        found += right
        wanted.update(relation for _, relation, *_ in row["edges"])
        lost.update(relation for _, relation, _ in missed)
        other.update(relation for _, relation, _ in others)
        shown = [(kind, edge) for kind, edges in (("missed", missed), ("other", others)) for edge in edges
                 if not args.relations or edge[1] in args.relations]
        if args.show and shown:
            print(row["text"])
            for kind, edge in shown:
                print(f"    {kind:6} {' -- '.join(edge)}")
    for relation in sorted(wanted):
        print(f"{relation:16} {wanted[relation] - lost[relation]:3} of {wanted[relation]:3}, others {other[relation]}")
    figures = {"recall": found / wanted.total(), "precision": found / (found + other.total())}
    print(f"{len(rows)} sentences: {found} of {wanted.total()} edges, recall {figures['recall']:.3f}, "
          f"precision {figures['precision']:.3f}")
    low = [name for name, floor in FLOORS.items() if args.floor and figures[name] < floor]
    for name in low:
        print(f"{name} is below its floor, {FLOORS[name]}")
    sys.exit(bool(low))


if __name__ == "__main__":
    main()
