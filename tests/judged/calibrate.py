#!/usr/bin/env python3
"""How often facts are right, by frame and by what their confidence says: calibrate.py GRAPH VERDICTS.tsv [--frames]

VERDICTS.tsv has judged facts of the texts that GRAPH was built from, a line each: document, first and last byte of the
sentence, modality, type, roles, right or wrong. A fact's frame is the one of its claim in GRAPH; facts that GRAPH does not hold any more are left out and counted.

Without --frames: for each band of confidence the facts, what they say on average, the share that is right with its 95 %
interval (Wilson), and the same for probabilities estimated from the facts of all other documents (leaving one document
out). With --frames: for each frame the facts, the right ones, and their share drawn to the mean of all frames by STRENGTH
imagined facts, which is what the frame's `confidence` should be."""
import collections
import math
import sqlite3
import sys

STRENGTH = 4  # imagined facts of average precision beside those of a frame
MEAN = 0.75
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def interval(right, count, z=1.96):
    share = right / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def judged(graph, verdicts):
    """(document, frame, confidence, right) a judged fact; None where the graph has no such claim."""
    numbers = dict(graph.execute("SELECT id, number FROM document"))

    def number_of(document):
        """A name that is cut ("2021-10-26-fact-sheet…") stands for the one document that begins so."""
        if not document.endswith("…"):
            return numbers.get(document)
        found = [number for name, number in numbers.items() if name.startswith(document[:-1])]
        return found[0] if len(found) == 1 else None

    with open(verdicts, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            document, begin, end, modality, kind, _, verdict = line.rstrip("\n").split("\t")
            claims = graph.execute(
                "SELECT rule, confidence FROM claim WHERE document = ? AND begin_byte = ? AND end_byte = ? AND modality = ? "
                "AND type = ? ORDER BY confidence DESC", (number_of(document), int(begin), int(end), modality, kind))
            claim = claims.fetchone()
            yield (document, *claim, verdict == "right") if claim else None


def by_frame(facts):
    counts = collections.defaultdict(lambda: [0, 0])
    for _, frame, _, right in facts:
        counts[frame][0] += right
        counts[frame][1] += 1
    return counts


def drawn(right, count):
    return (right + STRENGTH * MEAN) / (count + STRENGTH)


def show_bands(title, said_and_right):
    print(title)
    for low, high in zip(BANDS, BANDS[1:]):
        band = [(said, right) for said, right in said_and_right if low <= said < high]
        if not band:
            continue
        right = sum(r for _, r in band)
        least, most = interval(right, len(band))
        print(f"  {low:.1f} to {min(high, 1):.1f}  {len(band):4} facts  said {sum(s for s, _ in band) / len(band):.2f}  "
              f"right {right / len(band):.2f} ({least:.2f} to {most:.2f})")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    graph = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    rows = list(judged(graph, sys.argv[2]))
    facts = [row for row in rows if row]
    print(f"{len(facts)} judged facts; {len(rows) - len(facts)} more are not in this graph")
    if not facts:
        sys.exit(1)
    if "--frames" in sys.argv:
        for frame, (right, count) in sorted(by_frame(facts).items()):
            print(f"  {frame:26} {right:3} of {count:3}  {drawn(right, count):.2f}")
        return
    show_bands("confidence in the graph", [(said, right) for _, _, said, right in facts])
    all_counts = by_frame(facts)
    left_out = []
    for document in sorted({fact[0] for fact in facts}):
        own = by_frame([fact for fact in facts if fact[0] == document])
        for _, frame, _, right in (fact for fact in facts if fact[0] == document):
            rest = [all_counts[frame][i] - own[frame][i] for i in (0, 1)]
            left_out.append((drawn(*rest), right))
    show_bands("frame's precision in all other documents", left_out)


if __name__ == "__main__":
    main()
