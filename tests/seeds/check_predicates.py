#!/usr/bin/env python3
"""check_predicates.py PREDICATES TEXTS [--print]: fails when a line of PREDICATES breaks the format or when an offset does
not fall on the edges of one word of its document; --print shows every relation in its sentence, for review.

Each line of predicates.jsonl is one occurrence of a verb, judged by a reader after Universal Dependencies:
  document    path of the text below TEXTS
  lemma       the verb's lemma, a label for people
  predicate   [begin, end) of the verb's word, in bytes of the document, as all offsets here
  subject     {relation, heads, shared?}; relation is nsubj, nsubj:pass or csubj; shared: the verb is a conjunct, and the
              subject hangs on an earlier conjunct of the same chain
  objects     [{heads}], direct and indirect ones
  obliques    [{preposition, heads}]
heads are the words of the argument's phrase that count as its head: the noun that UD makes the head, and for what UD's
treebanks annotate in several ways all its words: names of people with their titles (UD: the first name heads), "United
States", dates, amounts of money. Only relations that are there in words and beyond doubt are recorded: a verb without
`subject` may have one that was left out, such as the understood subject of an infinitive.
"""
import argparse
import json
import pathlib
import sys

RELATIONS = {"nsubj", "nsubj:pass", "csubj"}
KEYS = {"document", "lemma", "predicate", "subject", "objects", "obliques"}


def read_predicates(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def arguments_of(row):
    """Yields (role, argument): the role is subject, object or oblique."""
    if "subject" in row:
        yield "subject", row["subject"]
    for role in ("object", "oblique"):
        for argument in row.get(role + "s", []):
            yield role, argument


def spans_of(row):
    yield row["predicate"]
    for _, argument in arguments_of(row):
        yield from argument["heads"]
        if "preposition" in argument:
            yield argument["preposition"]


def form_faults(row):
    if not KEYS >= row.keys() or not {"document", "lemma", "predicate"} <= row.keys():
        yield f"keys {sorted(row)}"
    if not list(arguments_of(row)):
        yield "no argument"
    for role, argument in arguments_of(row):
        extra = {"subject": {"relation", "shared"}, "object": set(), "oblique": {"preposition"}}[role]
        if not {"heads"} | extra >= argument.keys() or not {"heads"} | extra - {"shared"} <= argument.keys():
            yield f"keys of the {role}: {sorted(argument)}"
        if role == "subject" and argument["relation"] not in RELATIONS:
            yield f"relation {argument['relation']}"
        if not argument["heads"] or row["predicate"] in argument["heads"]:
            yield f"heads of the {role}: {argument['heads']}"


def span_fault(raw, span):
    """Why `span` is not one word of the text `raw`; nothing when it is."""
    begin, end = span
    if not 0 <= begin < end <= len(raw):
        return "outside of the text"
    try:
        before, word, after = (part.decode() for part in (raw[:begin], raw[begin:end], raw[end:]))
    except UnicodeDecodeError:
        return "inside of a character"
    if any(character.isspace() for character in word):
        return "more than a word"
    if word[0].isalnum() and before[-1:].isalnum() or word[-1].isalnum() and after[:1].isalnum():
        return "inside of a word"
    return None


def shown(raw, row):
    """The row's words, and their stretch of text with the predicate in brackets."""
    words = [f"{row['lemma']}:"]
    for role, argument in arguments_of(row):
        label = argument.get("relation", role) + ("/shared" if argument.get("shared") else "")
        if "preposition" in argument:
            label = raw[slice(*argument["preposition"])].decode()
        words.append(label + "=" + "|".join(raw[slice(*span)].decode() for span in argument["heads"]))
    begin, end = row["predicate"]
    first = min(span[0] for span in spans_of(row))
    last = max(span[1] for span in spans_of(row))
    around = raw[max(first - 30, 0):begin] + b"[" + raw[begin:end] + b"]" + raw[end:last + 40]
    return " ".join(words) + "\n    " + " ".join(around.decode(errors="ignore").split())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predicates", type=pathlib.Path)
    parser.add_argument("texts", type=pathlib.Path)
    parser.add_argument("--print", action="store_true", dest="show")
    options = parser.parse_args()
    if not options.texts.is_dir():
        print(f"skipped: no texts in {options.texts}")
        return 77
    problems, places, texts = [], [], {}
    rows = read_predicates(options.predicates)
    for number, row in enumerate(rows, 1):
        place = f"{options.predicates}:{number}: "
        faults = list(form_faults(row))
        problems += [place + fault for fault in faults]
        if faults:
            continue
        raw = texts.setdefault(row["document"], (options.texts / row["document"]).read_bytes())
        for span in spans_of(row):
            fault = span_fault(raw, span)
            if fault:
                problems.append(f"{place}{span} is {fault}")
        places.append((row["document"], row["predicate"][0]))
        if options.show:
            print(f"{number} {row['document']} {row['predicate'][0]} {shown(raw, row)}")
    if places != sorted(set(places)):
        problems.append(f"{options.predicates}: not sorted by document and place, or a predicate twice")
    print("\n".join(problems) or f"{len(rows)} predicates in {len(texts)} documents, every offset at its word")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
