#!/usr/bin/env python3
"""check_phrases.py ENTENTE [FILE...]: whether what ordinary sentences say becomes the facts that a reader would note.

A phrasebook (*.txt beside this program; all of them by default) has a block for each text, blocks parted by blank lines:

    Japan and Kenya held naval drills off Mombasa in May 2019.
      MilitaryExercise participant: Japan; Kenya | place: Mombasa | date: 2019-05

The text stands on the lines that are not indented, and is read as a document of its own, published on 15 May 2024. Each
indented line is a fact: "planned" or "negated" before the type if it is one, roles parted by " | ", fillers by "; ".
The facts found must be these: the same type, modality and core fillers, and in each further role that is named here the same
fillers (in any order; words of a text role may be fewer here than there). Roles that are not named are not looked at.
A fact too many is as wrong as one missing, but HoldsPosition, which any title gives: list it where it is meant.

"~" before the text marks a block that is not read rightly yet: it is counted and does not fail, until it is read rightly and
the mark has to go. Lines that begin with "#" are remarks. Fails with the blocks that are read otherwise.

The blocks of unread/phrases.txt measure whether rules are general: whoever makes rules reads only what --total says of them.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import namedtuple

HERE = pathlib.Path(__file__).resolve().parent
PUBLISHED = "2024-05-15"
TEXT_ROLES = {"title", "topic", "label", "reason", "honour", "quotation"}
MODALITIES = ("planned", "negated")
Block = namedtuple("Block", "place text facts known_wrong")
Fact = namedtuple("Fact", "type modality roles")


def fact_of(line, place):
    words = line.split(None, 1)
    modality = words[0] if words[0] in MODALITIES else "asserted"
    if modality != "asserted":
        words = words[1].split(None, 1)
    roles = {}
    for part in words[1].split(" | "):
        role, colon, fillers = part.partition(": ")
        if not colon:
            raise SystemExit(f"{place}: expected 'role: filler; filler', found '{part}'")
        roles[role.strip()] = sorted(filler.strip() for filler in fillers.split("; "))
    return Fact(words[0], modality, roles)


def blocks_of(path):
    blocks, text, facts, begin = [], [], [], 0
    for number, line in enumerate(path.read_text().splitlines() + [""], 1):
        place = f"{path.name}:{number}"
        if line.startswith("#"):
            continue
        if line.startswith(" "):
            facts.append(fact_of(line.strip(), place))
        elif line:
            text.append(line)
            begin = begin or number
        elif text:
            joined = " ".join(text)
            blocks.append(Block(f"{path.name}:{begin}", joined.lstrip("~ "), facts, joined.startswith("~")))
            text, facts, begin = [], [], 0
    return blocks


def read(program, blocks):
    """The facts of each block, by its number."""
    found = [[] for _ in blocks]
    with tempfile.TemporaryDirectory() as work:
        texts = pathlib.Path(work) / "texts"
        texts.mkdir()
        for number, block in enumerate(blocks):
            (texts / f"{number:05}.txt").write_text(block.text + "\n")
            (texts / f"{number:05}.json").write_text(json.dumps({"published": PUBLISHED}))
        subprocess.run([program, "build", texts, "-o", f"{work}/g.entente", "--quiet"], check=True)
        lines = subprocess.run([program, "facts", f"{work}/g.entente"], check=True, text=True, stdout=subprocess.PIPE).stdout
    for line in lines.splitlines():
        fact = json.loads(line)
        roles = {role: sorted(filler.get("name", filler.get("value", "")) for filler in fillers)
                 for role, fillers in fact["args"].items()}
        found[int(fact["doc"].removesuffix(".txt"))].append(Fact(fact["type"], fact["modality"], roles))
    return found


def agrees(wanted, found):
    if (wanted.type, wanted.modality) != (found.type, found.modality):
        return False
    for role, fillers in wanted.roles.items():
        have = found.roles.get(role, [])
        if len(have) != len(fillers):
            return False
        if role in TEXT_ROLES:
            if not all(any(filler.lower() in other.lower() for other in have) for filler in fillers):
                return False
        elif have != fillers:
            return False
    return True


def differences(block, found):
    left, missing = list(found), []
    for wanted in block.facts:
        match = next((fact for fact in left if agrees(wanted, fact)), None)
        if match is None:
            missing.append(wanted)
        else:
            left.remove(match)
    return missing, [fact for fact in left if fact.type != "HoldsPosition"]


def shown(fact):
    roles = " | ".join(f"{role}: {'; '.join(fillers)}" for role, fillers in fact.roles.items())
    return f"{'' if fact.modality == 'asserted' else fact.modality + ' '}{fact.type} {roles}"


def total(blocks, found_of_each):
    """Precision, recall and F1 of the facts of all blocks, and the blocks that are read rightly, in a line; F1."""
    wanted = said = right = whole = 0
    for block, found in zip(blocks, found_of_each):
        missing, extra = differences(block, found)
        whole += not missing and not extra
        wanted += len(block.facts)
        right += len(block.facts) - len(missing)
        said += len(block.facts) - len(missing) + len(extra)
    precision, recall = right / max(said, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{whole} of {len(blocks)} texts, facts P {precision:.3f} R {recall:.3f} F1 {f1:.3f}", f1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--known", action="store_true", help="show the blocks marked as not read rightly yet, too")
    parser.add_argument("--total", action="store_true", help="only how much of the facts is found, no text")
    parser.add_argument("--floor", type=float, default=0.0, help="with --total: fail below this F1")
    options = parser.parse_args()
    files = options.files or sorted(set(HERE.glob("*.txt")) - {HERE / "CMakeLists.txt"})
    blocks = [block for path in files for block in blocks_of(path)]
    if options.total:
        line, f1 = total(blocks, read(options.entente, blocks))
        print(line if f1 >= options.floor else f"{line}: below the floor {options.floor}")
        return f1 < options.floor
    wrong = known = 0
    for block, found in zip(blocks, read(options.entente, blocks)):
        missing, extra = differences(block, found)
        fails = bool(missing or extra)
        known += fails and block.known_wrong
        if fails == block.known_wrong and not (fails and options.known):
            continue
        wrong += fails != block.known_wrong
        print(f"{block.place}: {block.text}")
        if not fails:
            print("    is read rightly now: take its mark away")
        for fact in missing:
            print(f"    missing {shown(fact)}")
        for fact in extra:
            print(f"    extra   {shown(fact)}")
    print(f"{len(blocks)} texts, {wrong} read otherwise than their phrasebook says, {known} known to be read wrongly")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
