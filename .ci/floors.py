#!/usr/bin/env python3
"""Runs the program over the reference articles and fails where a figure is below its floor in floors.json.

A floor below zero is that of a figure of which less is better: its most, with the sign turned. Floors only go up: a figure
that is more than 0.02 above its floor is told, and a floor that is lower than in the commit before fails, unless "lowered" in
floors.json says why. Without ../shared the figures are skipped.
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


def lowered(suites):
    """How many floors are lower than in the commit before, without a reason."""
    command = ["git", "-C", ROOT, "show", "HEAD~:.ci/floors.json"]
    before = subprocess.run(command, capture_output=True, text=True, check=False)
    if before.returncode != 0:
        print("skipped: the commit before, to see whether a floor was lowered, is not in this checkout")
        return 0
    failed = 0
    for suite, floors in json.loads(before.stdout).items():
        for name, floor in floors.items() if suite != "lowered" else ():
            now = suites.get(suite, {}).get(name, -math.inf)
            if now < floor and f"{suite} {name}" not in suites.get("lowered", {}):
                print(f"{suite:9} {name:32} floor lowered from {floor} to {now}: say why under \"lowered\"")
                failed += 1
    return failed


def main():
    suites = json.loads((ROOT / ".ci" / "floors.json").read_text())
    failed = lowered(suites)
    if not EVAL.exists():
        print("skipped: the reference articles are not on this machine")
        return 1 if failed else 0
    for suite, floors in suites.items():
        if suite == "lowered":
            continue
        command = [sys.executable, EVAL, "--binary", BINARY, "--json"] + (["--held-out"] if suite == "held-out" else [])
        figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for name, floor in floors.items():
            # As it is printed: a floor has three digits.
            value = round(figure(figures, name), 3)
            value = -value if floor < 0 else value
            failed += value < floor
            note = "  BELOW" if value < floor else f"  RAISE to {value:.3f}" if value > floor + 0.02 else ""
            print(f"{suite:9} {name:32} {abs(value):.3f}  floor {abs(floor):.3f}{note}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
