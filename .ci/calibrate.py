#!/usr/bin/env python3
"""Counts on annotated articles what makes a claim likely right, and writes data/lexicon/reliability.tsv: a weight for
each feature of a claim (src/lexicon/reliability.rs names them alike), by logistic regression with a quadratic penalty.
Prints, by tenths of the probability, how often claims were right: as stated by the program, and for weights counted
without the tenth of the articles that a claim is in.

    .ci/calibrate.py [--write] [--articles DIR ...]

DIR holds further annotated articles in the form of the reference articles. Run it twice after a change of rules: first
with --write, then, built anew, without. Needs ../shared; without it says so.
"""
import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVAL = ROOT.parent / "shared" / "eval"
TABLE = ROOT / "data" / "lexicon" / "reliability.tsv"
PRONOUNS = "he she it they him her them his its their who which we i".split()
PENALTY, ROUNDS, SEEN = 4.0, 400, 3


def sort(node):
    if node is None:
        return "nobody"
    return f"{node['kind']}, {'known' if node.get('gazetteer') else 'named' if node.get('named') else 'described'}"


def mention(edge, node):
    evidence = edge["evidence"]
    span = evidence.get("source")
    if not span:
        return "none"
    text = evidence["sentence"].encode()[span["start"] - evidence["start"]:span["end"] - evidence["start"]].decode()
    if text.lower() in PRONOUNS:
        return "pronoun"
    if node is None:
        return "none"
    return "name" if text in [node["name"], *node["aliases"]] else "description"


def features(edge, nodes, beside, in_office):
    relation, rule = edge["relation"], edge["rule"]
    source, target = nodes.get(edge["source"]), nodes.get(edge["target"])
    by, of = sort(source), sort(target)
    words = len(target["name"].split(" ")) if target else 0
    yield from ("any", f"rule {rule}", f"relation {relation}", f"{relation} by {rule}", f"source {by}", f"target {of}",
                f"{relation} from {by}", f"{relation} of {of}", edge["modality"], f"mention {mention(edge, source)}",
                f"words {min(words, 8)}", f"beside {min(beside, 8)}")
    if relation not in ("represents", "member-of"):
        yield f"{relation} as {edge['predicate']}"
    described = sum(end.endswith("described") for end in (by, of))
    if described and rule == "verb" and edge["modality"] == "asserted" and edge["evidence"].get("main"):
        yield f"main verb, described {described}"
    if relation == "threatened" and rule in ("verb", "threat") and edge["modality"] == "asserted" and edge["evidence"].get("main"):
        yield "main verb, threatened"
    together = rule in ("verb, together", "event noun, together", "event noun, between")
    posts = edge["source"] in in_office and edge["target"] in in_office
    speaks = relation in ("met-with", "spoke-with") and edge["modality"] in ("asserted", "planned")
    if posts and described == 2 and together and speaks:
        yield "posts told together"
    if relation == "protested" and rule == "verb" and edge["modality"] == "asserted" and edge["evidence"].get("main"):
        yield "main verb, protested"
    for name, key in (("attributed", "attributed_to"), ("counted", "quantity"), ("located", "location"), ("dated", "date")):
        if edge.get(key) is not None:
            yield name


def claims(score, folders, binary):
    """Article, features, stated confidence and rightness of every claim on the annotated articles."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.json"))]
    golds = [json.loads(path.read_text()) for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        keys = ("title", "published", "source", "url", "text")
        file.write_text("\n".join(json.dumps({key: gold.get(key) for key in keys}) for gold in golds))
        command = [binary, "extract", file, "--format", "jsonl", "--min-confidence", "0"]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    for number, (gold, line) in enumerate(zip(golds, lines, strict=True)):
        ours = json.loads(line)
        errors = []
        score.score_article(gold, ours, Counter(), errors)
        nodes = {node["id"]: node for node in ours["nodes"]}
        spurious = Counter((edge, sentence) for kind, _, edge, sentence in errors if kind == "spurious")
        beside = Counter(edge["evidence"]["start"] for edge in ours["edges"])
        in_office = {edge["source"] for edge in ours["edges"] if edge["relation"] == "represents"}
        for edge in ours["edges"]:
            key = (score.show(edge, nodes), edge["evidence"]["sentence"])
            wrong = spurious[key] > 0
            spurious[key] -= wrong
            found = list(features(edge, nodes, beside[edge["evidence"]["start"]], in_office))
            yield number, found, edge["confidence"], not wrong


def fit(rows):
    """The weights that fit the rows best under the penalty; gradient descent with a step for each feature (AdaGrad)."""
    count = Counter(feature for _, found, _, _ in rows for feature in found)
    weights, past = {f: 0.0 for f, n in count.items() if n >= SEEN}, defaultdict(float)
    known = [([f for f in found if f in weights], right) for _, found, _, right in rows]
    for _ in range(ROUNDS):
        slope = {f: PENALTY * w for f, w in weights.items()}
        for found, right in known:
            miss = 1 / (1 + math.exp(-sum(weights[f] for f in found))) - right
            for f in found:
                slope[f] += miss
        for f, s in slope.items():
            past[f] += s * s
            weights[f] -= 0.5 * s / math.sqrt(past[f] + 1e-9)
    return weights


def print_tenths(title, pairs):
    bins = defaultdict(lambda: [0, 0, 0.0])
    for stated, right in pairs:
        one = bins[min(int(stated * 10), 9)]
        one[0] += right
        one[1] += 1
        one[2] += stated
    print(title)
    for tenth, (right, seen, stated) in sorted(bins.items()):
        print(f"  {tenth / 10:.1f}  {seen:4} claims  stated {stated / seen:.2f}  right {right / seen:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    parser.add_argument("--binary", type=Path, default=ROOT / "target" / "release" / "dossier")
    args = parser.parse_args()
    if not EVAL.exists():
        print("skipped: the reference articles are not on this machine")
        return
    sys.path.insert(0, str(EVAL))
    import score
    rows = list(claims(score, [EVAL / "articles" / "tune", *args.articles], args.binary))
    print_tenths("as stated", [(stated, right) for _, _, stated, right in rows])
    held = []
    for part in range(10):
        weights = fit([row for row in rows if row[0] % 10 != part])
        for number, found, _, right in rows:
            if number % 10 == part:
                held.append((1 / (1 + math.exp(-sum(weights.get(f, 0.0) for f in found))), right))
    print_tenths("counted on other articles", held)
    if args.write:
        lines = ["# What makes a claim likely right: a weight for each thing that can be seen of it, in log odds, counted on",
                 "# annotated articles by .ci/calibrate.py. Own table.",
                 "# Each rule has a row: 0.000 where its claims were too few, or none yet when the weights were counted.",
                 "# feature\tweight"]
        rules = {line.split("\t")[0]: 0.0 for line in TABLE.read_text().splitlines() if line.startswith("rule ")}
        weights = sorted((rules | fit(rows)).items())
        lines += [f"{feature}\t{weight:.3f}" for feature, weight in weights if abs(weight) >= 0.0005 or feature in rules]
        TABLE.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
