#!/usr/bin/env python3
"""Counts on the reference articles how often each rule and each relation is right, and writes
data/lexicon/reliability.tsv; prints, by tenths of the confidence that the program states, how often it is right.

    .ci/calibrate.py [--write]

Run it twice after a change of rules: first with --write, then, built anew, without, to see the calibration.
Needs ../shared; without it says so.
"""
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVAL = ROOT.parent / "shared" / "eval"
TABLE = ROOT / "data" / "lexicon" / "reliability.tsv"


def claims(score, out):
    """Rule, relation, stated confidence and rightness of every claim on the articles to tune on."""
    for path in sorted((EVAL / "articles" / "tune").glob("*.json")):
        gold, ours = json.loads(path.read_text()), json.loads((out / path.name).read_text())
        tally, errors = Counter(), []
        score.score_article(gold, ours, tally, errors)
        names = {node["id"]: node for node in ours["nodes"]}
        spurious = Counter((edge, sentence) for kind, _, edge, sentence in errors if kind == "spurious")
        for edge in ours["edges"]:
            key = (score.show(edge, names), edge["evidence"]["sentence"])
            wrong = spurious[key] > 0
            spurious[key] -= wrong
            yield edge["rule"], edge["relation"], edge["confidence"], not wrong


def main():
    if not EVAL.exists():
        print("skipped: the reference articles are not on this machine")
        return
    sys.path.insert(0, str(EVAL))
    import score
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, EVAL / "run.py", "--binary", ROOT / "target" / "release" / "dossier", "--no-questions"]
        subprocess.run([*command, "--out", folder], check=True, capture_output=True)
        rows = list(claims(score, Path(folder)))
    bins = defaultdict(lambda: [0, 0, 0.0])
    for _, _, confidence, right in rows:
        one = bins[int(confidence * 10)]
        one[0] += right
        one[1] += 1
        one[2] += confidence
    for tenth, (right, seen, stated) in sorted(bins.items()):
        print(f"{tenth / 10:.1f}  {seen:4} claims  stated {stated / seen:.2f}  right {right / seen:.2f}")
    if "--write" in sys.argv:
        counts = defaultdict(lambda: [0, 0])
        for rule, relation, _, right in rows:
            for key in (("rule", rule), ("relation", relation)):
                counts[key][0] += right
                counts[key][1] += 1
        lines = ["# How often each rule and each relation was right on the reference articles: written by .ci/calibrate.py.",
                 "# what\tname\tright\tseen"]
        lines += ["\t".join([*key, str(right), str(seen)]) for key, (right, seen) in sorted(counts.items())]
        TABLE.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
