#!/usr/bin/env python3
"""How long the shell goes on after ctrl-C: run by hand, never a test.

Makes a graph of 100,000 nodes and 300,000 relationships, starts `entente repl` on a pseudo-terminal,
sends it a query that explodes, presses ctrl-C after a while, and takes the time to the error and to
the answer of the next statement, which shows that the shell goes on. Every query is asked several
times, with waits that grow, so that what the query holds grows, too.

    bench/interrupt.py build/release/bin/entente [--runs 5] [--graph FILE]
"""
import argparse
import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time

MAKE = [
    "UNWIND range(1, 100000) AS i CREATE (:N {i: i})",
    # Ends are spread by a step that has no factor in common with the number of nodes.
    "UNWIND range(0, 299999) AS k MATCH (a), (b) "
    "WHERE id(a) = k % 100000 AND id(b) = (k * 7919 + k / 100000 * 31 + 13) % 100000 "
    "CREATE (a)-[:R]->(b)",
]

QUERIES = {
    "trails, counted": "MATCH (a)-[*]-(b) RETURN count(*)",
    "trails, given": "MATCH (a)-[*]-(b) RETURN a, b",
    "paths, given": "MATCH p = (a)-[*]-(b) RETURN p",
    "trails between two nodes": "MATCH (a {i: 5}), (b {i: 77777}) MATCH (a)-[*]-(b) RETURN count(*)",
    "trails, lengths summed": "MATCH (a)-[r*]-(b) RETURN sum(size(r))",
    "shortest paths": "MATCH p = allShortestPaths((a:N)-[*]-(b:N)) WHERE a <> b RETURN count(p)",
    "a product": "MATCH (a), (b), (c) RETURN count(*)",
    "a product, given": "MATCH (a), (b) RETURN a, b",
    "sorting": "MATCH (a), (b) WITH a, b LIMIT 20000000 RETURN a.i AS x, b.i AS y ORDER BY y DESC, x",
    "grouping": "MATCH (a), (b) RETURN a.i * b.i AS product, count(*) AS n",
    "distinct": "MATCH (a), (b) RETURN DISTINCT a.i * b.i AS product",
    "collecting": "MATCH (a), (b) RETURN collect(a.i * b.i)",
    "a range": "RETURN size([x IN range(1, 30000000) WHERE x % 2 = 0])",
    "folding": "RETURN reduce(n = 0, x IN range(1, 100000000) | n + x)",
    "long lists": "UNWIND range(1, 1000000) AS x RETURN max(size(range(1, 1000000) + x))",
    "long texts": "UNWIND range(1, 1000000) AS x RETURN max(reduce(s = 'x', i IN range(1, 24) | s + s))",
    "creating": "MATCH (a), (b) CREATE (:M {x: a.i, y: b.i})",
    "merging": "MATCH (a), (b) MERGE (:M {x: a.i, y: b.i})",
    "setting": "MATCH (a), (b) SET a.x = b.i",
    "deleting": "MATCH (a) DETACH DELETE a WITH a MATCH (b), (c), (d) RETURN count(*)",
}


class Shell:
    """`entente repl` on a terminal of its own."""

    def __init__(self, program, graph, *options):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="dumb", XDG_STATE_HOME=tempfile.gettempdir())
            os.execv(program, [program, "repl", graph, "--no-pager", *options])
        self.seen = ""
        self.until("entente> ")

    def ends_within(self, seconds):
        """Whether the next prompt comes so soon."""
        try:
            self.until("entente> ", seconds)
            return True
        except TimeoutError:
            return False

    def until(self, text, seconds=20):
        """Reads until `text` comes; what came before it."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            if not select.select([self.terminal], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError(f"no {text!r} in {self.seen[-300:]!r}")
            self.seen += os.read(self.terminal, 1 << 16).decode(errors="replace")
        before, _, self.seen = self.seen.partition(text)
        return before

    def type(self, text):
        os.write(self.terminal, text.encode())

    def close(self):
        self.type("\n:quit\n")
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def interrupt(shell, query, wait):
    """Seconds from ctrl-C to the error and to the next prompt; None: the query ended by itself."""
    shell.type(query + ";\n")
    shell.until("\n")
    if shell.ends_within(wait):
        return None
    begin = time.monotonic()
    shell.type("\x03")
    shell.until("interrupted")
    error = time.monotonic() - begin
    shell.until("entente> ")
    prompt = time.monotonic() - begin
    shell.type("RETURN 40 + 2;\n")
    shell.until("42")
    shell.until("entente> ")
    return error, prompt


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--wait", type=float, default=0.4, help="seconds before the first ctrl-C")
    arguments.add_argument("--graph", help="a graph file, instead of a new one")
    arguments.add_argument("--only", help="queries whose names hold this")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = options.graph
        if not graph:
            graph = os.path.join(folder, "g.entente")
            text = os.path.join(folder, "empty.txt")
            with open(text, "w") as file:
                file.write("Nothing happened.\n")
            subprocess.run([options.program, "build", text, "-o", graph, "--quiet"], check=True)
            for statement in MAKE:
                subprocess.run([options.program, "query", graph, statement], check=True)
        print(f"{'query':28} {'median':>8} {'worst':>8}   ms from ctrl-C to the error; to the prompt")
        for name, query in QUERIES.items():
            if options.only and options.only not in name:
                continue
            errors, prompts = [], []
            shell = Shell(options.program, graph)
            for run in range(options.runs):
                times = interrupt(shell, query, options.wait * (1 + run))
                if times is None:
                    print(f"{name:28} ended by itself")
                    break
                errors.append(1000 * times[0])
                prompts.append(1000 * times[1])
            shell.close()
            if errors:
                print(
                    f"{name:28} {statistics.median(errors):8.1f} {max(errors):8.1f}   "
                    f"{statistics.median(prompts):8.1f} {max(prompts):8.1f}",
                    flush=True,
                )


if __name__ == "__main__":
    sys.exit(main())
