#!/usr/bin/env python3
"""Writes language_golden.jsonl: what the reference pipeline gives for the sentences of language_golden.txt.

    language_golden.py PIPELINE_FOLDER

Needs spaCy 3.8 and the published package that data/model/convert.py reads. Fields as in `tests/language_golden.rs`.
"""
import json
import sys
from pathlib import Path

import spacy

nlp = spacy.load(sys.argv[1])
here = Path(__file__).resolve().parent
with open(here / "language_golden.jsonl", "w", encoding="utf-8") as out:
    for line in (here / "language_golden.txt").read_text(encoding="utf-8").splitlines():
        doc = nlp(line)
        tokens = [[t.text, t.tag_, t.pos_, t.lemma_, t.head.i, t.dep_] for t in doc]
        entities = [[e.start, e.end, e.label_] for e in doc.ents]
        sentences = [[s.start, s.end] for s in doc.sents]
        row = {"text": line, "tokens": tokens, "entities": entities, "sentences": sentences}
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
