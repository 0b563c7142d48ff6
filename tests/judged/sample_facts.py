#!/usr/bin/env python3
"""Draws facts at random to be judged by a reader: sample_facts.py FACTS.jsonl [COUNT [SEED]]

Prints a line a fact: number, document, first and last byte of the sentence, modality, type, and the roles with their
fillers. The same facts, count and seed give the same sample. FACTS.jsonl is what `entente facts` prints.
"""
import json
import random
import sys


def shown(filler):
    return filler.get("name") or filler.get("value", "")


def line(number, fact):
    roles = "; ".join(f"{role}={', '.join(map(shown, fillers))}" for role, fillers in fact["args"].items())
    return "\t".join([str(number), fact["doc"], str(fact["begin"]), str(fact["end"]), fact["modality"], fact["type"], roles])


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with open(sys.argv[1], encoding="utf-8") as file:
        facts = [json.loads(row) for row in file]
    facts.sort(key=lambda f: (f["doc"], f["begin"], f["end"], f["type"], json.dumps(f["args"], sort_keys=True)))
    for number, fact in enumerate(random.Random(seed).sample(facts, min(count, len(facts))), 1):
        print(line(number, fact))


if __name__ == "__main__":
    main()
