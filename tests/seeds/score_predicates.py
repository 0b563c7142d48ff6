#!/usr/bin/env python3
"""score_predicates.py PREDICATES CONLLU... [--texts TEXTS] [--subjects-at-least P] [--others-at-least P]: how many of the
relations in PREDICATES (see check_predicates.py) the trees in CONLLU have.

CONLLU is what `entente parse FILE...` prints: a document begins at `# newdoc id =`, whose last part is the file's name,
and MISC holds each word's bytes (Begin=, End=). A relation is right when a word at one of its recorded heads hangs on the
predicate by a label of its family: nsubj or csubj, obj or iobj, obl; subtypes count, prepositions are not looked at. A
shared subject may hang on any earlier conjunct of the predicate's chain. All else is a miss, a predicate in no sentence
as well; every miss is listed as document, predicate and heads in bytes, with the words where --texts is given. The last
line is JSON. Fails when a document was not parsed, or below the floors given in percent.
"""
import argparse
import json
import pathlib
import sys
from collections import Counter
from dataclasses import dataclass

from check_predicates import arguments_of, read_predicates

FAMILIES = {"subject": {"nsubj", "csubj"}, "object": {"obj", "iobj"}, "oblique": {"obl"}}


@dataclass
class Word:
    begin: int
    end: int
    head: int
    deprel: str

    @property
    def family(self):
        return self.deprel.split(":")[0]

    def meets(self, span):
        return self.begin < span[1] and span[0] < self.end


def read_trees(lines):
    """The sentences of each document by file name; a sentence is its words by number."""
    documents, sentences, sentence = {}, None, {}
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc id ="):
            sentences = documents.setdefault(pathlib.PurePath(line.split("=", 1)[1].strip()).name, [])
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if not columns[0].isdigit():
                continue
            if sentences is None:
                raise ValueError("words before the first '# newdoc id ='")
            if columns[0] == "1":
                sentence = {}
                sentences.append(sentence)
            misc = dict(entry.split("=", 1) for entry in columns[9].split("|") if "=" in entry)
            sentence[int(columns[0])] = Word(int(misc["Begin"]), int(misc["End"]), int(columns[6]), columns[7])
    return documents


def words_at(sentence, span):
    return {number for number, word in sentence.items() if word.meets(span)}


def chain_of(sentence, predicate):
    """The predicate and the conjuncts before it in its chain."""
    chain = [predicate]
    while sentence[chain[-1]].family == "conj" and sentence[chain[-1]].head not in chain:
        chain.append(sentence[chain[-1]].head)
    return chain


def is_right(sentence, predicates, role, argument):
    targets = set(predicates)
    if argument.get("shared"):
        targets.update(head for predicate in predicates for head in chain_of(sentence, predicate))
    return any(sentence[number].head in targets and sentence[number].family in FAMILIES[role]
               for span in argument["heads"] for number in words_at(sentence, span) - targets)


def judge(rows, documents):
    """Yields (row, role, argument, right) for every recorded relation."""
    for row in rows:
        sentences = documents[pathlib.PurePath(row["document"]).name]
        found = [(sentence, predicates) for sentence in sentences
                 if (predicates := words_at(sentence, row["predicate"]))]
        for role, argument in arguments_of(row):
            right = any(is_right(sentence, predicates, role, argument) for sentence, predicates in found)
            yield row, role, argument, right


def miss_line(row, role, argument, texts):
    label = argument.get("relation", role) + (" (shared)" if argument.get("shared") else "")
    line = f"{row['document']}:{row['predicate'][0]}-{row['predicate'][1]} {row['lemma']}: {label} " + " or ".join(
        f"{begin}-{end}" for begin, end in argument["heads"])
    if not texts:
        return line
    raw = (texts / row["document"]).read_bytes()
    begin, end = row["predicate"]
    words = "|".join(raw[slice(*span)].decode() for span in argument["heads"])
    around = (raw[max(begin - 60, 0):begin] + b"[" + raw[begin:end] + b"]" + raw[end:end + 60]).decode(errors="ignore")
    return f"{line} = {words}: {' '.join(around.split())}"


def kinds_of(role, argument):
    """The lines of the table that an argument counts in."""
    yield role + "s"
    if role == "subject":
        yield "  shared" if argument.get("shared") else "  own"
        if argument["relation"] == "nsubj:pass":
            yield "  passive"
    else:
        yield "objects and obliques"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predicates", type=pathlib.Path)
    parser.add_argument("conllu", type=pathlib.Path, nargs="+")
    parser.add_argument("--texts", type=pathlib.Path)
    parser.add_argument("--subjects-at-least", type=float, default=0, metavar="P")
    parser.add_argument("--others-at-least", type=float, default=0, metavar="P")
    options = parser.parse_args()
    rows, documents = read_predicates(options.predicates), {}
    for path in options.conllu:
        with path.open(encoding="utf-8") as lines:
            documents.update(read_trees(lines))
    absent = {row["document"] for row in rows if pathlib.PurePath(row["document"]).name not in documents}
    if absent:
        print("not parsed: " + ", ".join(sorted(absent)))
        return 2
    total, good = Counter(), Counter()
    for row, role, argument, right in judge(rows, documents):
        for kind in kinds_of(role, argument):
            total[kind] += 1
            good[kind] += right
        if not right:
            print("miss " + miss_line(row, role, argument, options.texts))
    for kind in ("subjects", "  own", "  shared", "  passive", "objects", "obliques", "objects and obliques"):
        print(f"{kind:22} {good[kind]:4} of {total[kind]:4}  {100 * good[kind] / max(total[kind], 1):5.1f} %")
    subjects, others = (100 * good[kind] / total[kind] for kind in ("subjects", "objects and obliques"))
    print(json.dumps({"subjects": round(subjects, 2), "objects_and_obliques": round(others, 2)}))
    return 0 if subjects >= options.subjects_at_least and others >= options.others_at_least else 1


if __name__ == "__main__":
    sys.exit(main())
