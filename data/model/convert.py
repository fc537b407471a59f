#!/usr/bin/env python3
"""Converts a published spaCy pipeline (en_core_web_md 3.8) into english.weights and english.tables.

    convert.py PIPELINE_FOLDER [OUTPUT_FOLDER]

Needs spaCy 3.8 and numpy. Networks become float16, tables int8 with a scale a row. The container and the text form are
described in README.md beside this file.
"""
import struct
import sys
from pathlib import Path

import numpy
import spacy
import spacy.symbols
from spacy.lang.norm_exceptions import BASE_NORMS

CODES = {"float32": 0, "float16": 1, "int8": 2, "uint32": 3, "uint16": 4}


def half(tensors, name, array):
    tensors[name] = numpy.ascontiguousarray(array, dtype=numpy.float16)


def table(tensors, name, array):
    scale = numpy.abs(array).max(axis=1) / 127
    scale[scale == 0] = 1e-9
    tensors[name] = numpy.round(array / scale[:, None]).clip(-127, 127).astype(numpy.int8)
    tensors[name + ".s"] = scale.astype(numpy.float32)


def encoder(tensors, prefix, model, vectors):
    embeddings = layers = 0
    for node in model.walk():
        if node.name == "hashembed":
            table(tensors, f"{prefix}.E{embeddings}", node.get_param("E"))
            embeddings += 1
        elif node.name == "static_vectors":
            table(tensors, f"{prefix}.V", vectors @ node.get_param("W").T)
        elif node.name == "maxout":
            half(tensors, f"{prefix}.W{layers}", node.get_param("W"))
            half(tensors, f"{prefix}.b{layers}", node.get_param("b"))
        elif node.name == "layernorm":
            half(tensors, f"{prefix}.G{layers}", node.get_param("G"))
            half(tensors, f"{prefix}.B{layers}", node.get_param("b"))
            layers += 1


def scorer(tensors, prefix, model):
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    for parameter in ("W", "b", "pad"):
        half(tensors, f"{prefix}.lo.{parameter}", lower.get_param(parameter))
    linear = next(n for n in model.get_ref("tok2vec").walk() if n.name == "linear")
    for parameter in ("W", "b"):
        half(tensors, f"{prefix}.up.{parameter}", upper.get_param(parameter))
        half(tensors, f"{prefix}.lin.{parameter}", linear.get_param(parameter))


def weights(nlp):
    tensors = {}
    tagger, parser, ner = nlp.get_pipe("tagger"), nlp.get_pipe("parser"), nlp.get_pipe("ner")
    vectors = nlp.vocab.vectors
    encoder(tensors, "t", nlp.get_pipe("tok2vec").model, vectors.data)
    encoder(tensors, "n", ner.model.get_ref("tok2vec"), vectors.data)
    softmax = next(n for n in tagger.model.walk() if n.name == "softmax")
    half(tensors, "tag.W", softmax.get_param("W"))
    half(tensors, "tag.b", softmax.get_param("b"))
    scorer(tensors, "p", parser.model)
    scorer(tensors, "r", ner.model)
    rows = {}
    for key, row in sorted((k & 0xFFFFFFFF, r) for k, r in vectors.key2row.items()):
        rows[key] = row
    tensors["keys"] = numpy.array(list(rows), dtype=numpy.uint32)
    tensors["rows"] = numpy.array(list(rows.values()), dtype=numpy.uint16)
    return tensors


def container(tensors):
    head, body = bytearray(b"DOSSIERM" + struct.pack("<II", 1, len(tensors))), bytearray()
    for name in sorted(tensors):
        array = tensors[name]
        body += bytes(-len(body) % 16)
        code, data = CODES[str(array.dtype)], array.tobytes()
        head += struct.pack("<BB", len(name), code) + name.encode() + struct.pack("<B", array.ndim)
        head += b"".join(struct.pack("<I", n) for n in array.shape) + struct.pack("<II", len(body), len(data))
        body += data
    return bytes(head + bytes(-len(head) % 16) + body)


def escape(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def condition(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return "=" + escape(value)
    if "IN" in value:
        return "=" + " ".join(map(escape, value["IN"]))
    return "!" + " ".join(map(escape, value["NOT_IN"]))


def attribute_rules(nlp):
    for rule in nlp.get_pipe("attribute_ruler").patterns:
        for pattern in rule["patterns"]:
            if len(pattern) != 1 or set(pattern[0]) - {"TAG", "LOWER", "DEP"}:
                continue
            asked, given = pattern[0], rule["attrs"]
            if any(isinstance(v, dict) and not {"IN", "NOT_IN"} & set(v) for v in asked.values()):
                continue
            fields = [condition(asked.get(k)) for k in ("TAG", "LOWER", "DEP")]
            yield "\t".join(fields + [given.get("POS", ""), escape(given.get("LEMMA", "")), given.get("MORPH", "")])


def tables(nlp):
    strings = nlp.vocab.strings
    parser, ner = nlp.get_pipe("parser"), nlp.get_pipe("ner")
    norms = {int(k): v for k, v in nlp.vocab.lookups.get_table("lexeme_norm").items()}
    norms.update({strings[k]: v for k, v in BASE_NORMS.items()})
    lookups = nlp.get_pipe("lemmatizer").lookups
    named = {strings[n]: n for n in ("adj", "adv", "noun", "verb")}
    endings = {named[k]: v for k, v in lookups.get_table("lemma_rules").items() if k in named}
    exceptions = {named[k]: v for k, v in lookups.get_table("lemma_exc").items() if k in named}
    yield from ["[tags]", *map(escape, nlp.get_pipe("tagger").labels)]
    yield from ["[parser moves]", *parser.move_names]
    yield from ["[entity moves]", *(ner.moves.get_class_name(i) for i in range(ner.moves.n_moves))]
    symbols = sorted((v, k) for k, v in spacy.symbols.IDS.items() if k)
    yield from ["[symbols]", *(f"{v}\t{escape(k)}" for v, k in symbols)]
    yield from ["[norms]", *(f"{k}\t{escape(v)}" for k, v in sorted(norms.items()))]
    yield "[tokenizer exceptions]"
    orth, norm = spacy.symbols.ORTH, spacy.symbols.NORM
    for form, pieces in sorted(nlp.tokenizer.rules.items()):
        yield "\t".join([escape(form)] + [f"{escape(p[orth])}\t{escape(p.get(norm) or '')}" for p in pieces])
    yield "[lemma endings]"
    for name, letter in (("adj", "a"), ("adv", "r"), ("noun", "n"), ("verb", "v")):
        yield from (f"{letter}\t{old}\t{new}" for old, new in endings.get(name, []))
    yield "[lemma exceptions]"
    for name in ("adj", "adv", "noun", "verb"):
        yield from (escape(bases[-1]) for bases in exceptions.get(name, {}).values())
    yield from ["[attribute rules]", *attribute_rules(nlp)]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    nlp = spacy.load(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).resolve().parent
    (out / "english.weights").write_bytes(container(weights(nlp)))
    (out / "english.tables").write_text("\n".join(tables(nlp)) + "\n")


if __name__ == "__main__":
    main()
