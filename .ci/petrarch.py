#!/usr/bin/env python3
"""Reads the event coder's test sentences with its dictionary of fictional actors (`--gazetteer`), and prints how many
of the expected edges are found, and of those whose ends are found, how many have a right relation.

Claims of every confidence count, since a coder gives none. It has pairs of actors only: so a second count lets whoever represents or belongs to an actor stand for it, and
takes an actor that a claim concerns or is addressed to for its target ("condemned an attack by Osgiliath": Osgiliath).

Needs ../shared; without it says so. Relations of the coder that our vocabulary has under another name are translated.
"""
import json
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITE = ROOT.parent / "shared" / "eval" / "suites"
OURS = {"praised": "supported", "broke-ties": "sanctioned", "hosted": "met-with", "pledged": "aided",
        "expelled": "sanctioned", "criticized": "condemned", "released": "conceded"}
SYMMETRIC = {"met-with", "spoke-with", "cooperated-with"}


def plain(text):
    return re.sub(r"[^a-z ]", "", text.lower())


def main():
    if not SUITE.exists():
        print("skipped: the suite is not on this machine")
        return
    items = [json.loads(line) for line in (SUITE / "petrarch_unittest.jsonl").read_text().splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sentences.jsonl"
        day = lambda d: f"{d[:4]}-{d[4:6]}-{d[6:8]}"
        file.write_text("\n".join(json.dumps(
            {"id": i["id"], "title": i["id"], "text": i["text"], "date": day(i["date"])}) for i in items))
        command = [ROOT / "target" / "release" / "dossier", "extract", file, "--format", "jsonl",
                   "--gazetteer", SUITE / "petrarch_unittest_actor_dictionary.json", "--min-confidence", "0"]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    wanted = right = ends = projected = 0
    for item, line in zip(items, lines, strict=True):
        found = json.loads(line)
        names = {n["id"]: [plain(x) for x in [n["name"], *n["aliases"]]] for n in found["nodes"]}
        bears = lambda node, text: any(a and (plain(text) in a or a in plain(text)) for a in names.get(node, []))
        ties = {}
        for e in found["edges"]:
            if e["relation"] in ("represents", "member-of"):
                ties.setdefault(e["source"], []).append(e["target"])
        stands_for = lambda node, text: any(bears(n, text) for n in [node, *ties.get(node, [])])
        for edge in item["expected"]:
            if not (edge["edges"] and edge["source_text"] and edge["target_text"]):
                continue
            wanted += 1
            relations = {OURS.get(r, r) for r in edge["edges"]}
            between = [e["relation"] for e in found["edges"]
                       if bears(e["source"], edge["source_text"]) and bears(e["target"], edge["target_text"])
                       or e["relation"] in SYMMETRIC
                       and bears(e["target"], edge["source_text"]) and bears(e["source"], edge["target_text"])]
            for e in found["edges"]:
                one, other = edge["source_text"], edge["target_text"]
                targets = [e["target"], *e["about"], *e["to"]]
                fits = stands_for(e["source"], one) and any(stands_for(t, other) for t in targets)
                if e["relation"] in SYMMETRIC:
                    fits = fits or stands_for(e["source"], other) and any(stands_for(t, one) for t in targets)
                if fits and e["relation"] in relations:
                    projected += 1
                    break
            ends += bool(between)
            right += any(r in relations for r in between)
    print(f"{wanted} edges expected, {right} found ({right / wanted:.2f}); "
          f"of {ends} with both ends found the relation is right in {right / max(1, ends):.2f}; "
          f"by actors alone {projected} ({projected / wanted:.2f})")


if __name__ == "__main__":
    main()
