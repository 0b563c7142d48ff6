#!/usr/bin/env python3
"""check_floors.py FLOORS SCORE FACTS TEXTS: fails when a figure of SCORE's last line (JSON) is below its
floor, or when a fact's quote is not the bytes of its document from begin to end."""
import json
import pathlib
import sys

floors, score, facts, texts = (pathlib.Path(argument) for argument in sys.argv[1:])
figures = json.loads(score.read_text().splitlines()[-1])
problems = []
for line in floors.read_text().splitlines():
    if line and not line.startswith("#"):
        name, floor = line.split()
        if figures[name] < float(floor):
            problems.append(f"{name} is {figures[name]:.3f}, its floor {floor}")
rows = [json.loads(line) for line in facts.read_text().splitlines()]
for row in rows:
    raw = (texts / row["doc"]).read_bytes()
    if raw[row["begin"]:row["end"]] != row["quote"].encode():
        problems.append(f"{row['doc']}:{row['begin']}: the quote is not the text's bytes")
print("\n".join(problems) or f"{len(rows)} quotes at their bytes, no figure below its floor")
sys.exit(1 if problems else 0)
