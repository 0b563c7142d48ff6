#!/usr/bin/env python3
"""What the grammar costs to compile: run by hand, never a test.

Compiles each source file that includes Boost.Spirit once more, as compile_commands.json says but
without a cache, and prints its processor time and the peak memory of the compiler.

    bench/grammar_cost.py build/release
"""
import json
import os
import pathlib
import re
import shlex
import sys
import tempfile

SPIRIT = re.compile(r'^#include <boost/spirit|^#include "parser/grammar', re.MULTILINE)


def includes_grammar(path):
    in_room = path.parent.name == "parser" and "tests" not in path.parts
    return in_room and SPIRIT.search(path.read_text()) is not None


def compile_once(command, folder):
    words = shlex.split(command)
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch)
        words[words.index("-o") + 1] = str(out / "object.o")
        if "-MF" in words:
            words[words.index("-MF") + 1] = str(out / "object.d")
        pid = os.posix_spawnp(words[0], words, {**os.environ, "CCACHE_DISABLE": "1"})
        _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"it does not compile: {command}")
    return usage


def main(build):
    commands = json.loads((pathlib.Path(build) / "compile_commands.json").read_text())
    os.chdir(commands[0]["directory"])
    for entry in commands:
        path = pathlib.Path(entry["file"])
        if includes_grammar(path):
            usage = compile_once(entry["command"], entry["directory"])
            print(f"{path.parent.name}/{path.name}: {usage.ru_utime + usage.ru_stime:.1f} s, "
                  f"{usage.ru_maxrss / 1024 ** 2:.2f} GiB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
