#!/usr/bin/env python3
"""What one statement that writes costs on a graph of 100,000 nodes: run by hand, never a test.

Prints processor time and time on the wall, medians: of a program that opens the graph, does one
statement and ends; and of one statement among many in one program, beyond opening the graph.

    bench/writing.py build/release/bin/entente [--runs 5] [--many 20]
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

STATEMENTS = {
    "reading only": "MATCH (n:Item {i: 77}) RETURN n.z",
    "CREATE of one node": "CREATE (:Note {text: 'new'})",
    "SET of one property": "MATCH (n:Item {i: 77}) SET n.z = coalesce(n.z, 0) + 1",
    "MERGE that finds": "MERGE (:Item {i: 500})",
    "MERGE that creates": "MATCH (c:Count) SET c.n = c.n + 1 WITH c MERGE (:Note {n: c.n})",
    "DELETE of one node": "MATCH (n:Item) WITH n LIMIT 1 DELETE n",
}


def run(arguments):
    begin = time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begin


def medians(program, graph, folder, script, runs):
    taken = []
    for _ in range(runs):
        shutil.copy(graph, folder / "copy.entente")
        taken.append(run([program, "query", str(folder / "copy.entente"), script]))
    return [statistics.median(times) for times in zip(*taken)]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--many", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "text.md").write_text("# Note\n\nThe envoy met the minister in Oslo.\n")
        graph = folder / "g.entente"
        subprocess.run([options.program, "build", folder / "text.md", "-o", graph, "-q"],
                       check=True)
        subprocess.run([options.program, "query", graph, "CREATE (:Count {n: 0}); "
                        "UNWIND range(1, 100000) AS i CREATE (:Item {i: i, name: 'item ' + i})"],
                       check=True, capture_output=True)
        print("statement: one program, processor and wall; one of many, processor and wall, in ms")
        opening = medians(options.program, graph, folder, "RETURN 1", options.runs)
        print(f"{'opening':20}: {opening[0] * 1e3:6.0f} {opening[1] * 1e3:6.0f}")
        for what, statement in STATEMENTS.items():
            one = medians(options.program, graph, folder, statement, options.runs)
            many = medians(options.program, graph, folder, ";".join([statement] * options.many),
                           options.runs)
            each = [(total - open_) / options.many for total, open_ in zip(many, opening)]
            print(f"{what:20}: {one[0] * 1e3:6.0f} {one[1] * 1e3:6.0f}"
                  f" {each[0] * 1e3:6.1f} {each[1] * 1e3:6.1f}")


if __name__ == "__main__":
    main()
