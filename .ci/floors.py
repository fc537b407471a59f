#!/usr/bin/env python3
"""Runs the program over the reference articles and fails where a figure is below its floor in floors.json.

Without ../shared it says that it is skipped. Floors only go up: a figure that rose by more than 0.02 asks for it.
Qualifiers are judged on the edges that are found, so that finding harder edges lowers their figure while more of the
reference's edges get theirs right: their floors hold the product with the recall of edges.
"""
import json
import math
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVAL = ROOT.parent / "shared" / "eval" / "run.py"
BINARY = ROOT / "target" / "release" / "dossier"


def figure(figures, name):
    if " * " in name:
        return math.prod(figure(figures, factor) for factor in name.split(" * "))
    value = figures
    for part in name.split("."):
        value = value[part]
    return value


def main():
    if not EVAL.exists():
        print("skipped: the reference articles are not on this machine")
        return 0
    failed = 0
    for suite, floors in json.loads((ROOT / ".ci" / "floors.json").read_text()).items():
        command = [sys.executable, EVAL, "--binary", BINARY, "--json"] + (["--held-out"] if suite == "held-out" else [])
        figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for name, floor in floors.items():
            # As it is printed: a floor has three digits.
            value = round(figure(figures, name), 3)
            wrong = value > -floor if name == "duplicate_nodes" else value < floor
            failed += wrong
            print(f"{suite:9} {name:32} {value:.3f}  floor {abs(floor):.3f}{'  BELOW' if wrong else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
