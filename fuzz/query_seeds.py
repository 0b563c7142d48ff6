#!/usr/bin/env python3
"""Seeds for fuzz_query_run and fuzz_query_text: each query of feature files (Gherkin, texts between
lines of three quotes) as a file of its own.

    fuzz/query_seeds.py tests/tck/features build/fuzz/seeds
"""
import hashlib
import pathlib
import re
import sys
import textwrap


def main(features, seeds):
    folder = pathlib.Path(seeds)
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(pathlib.Path(features).rglob("*.feature")):
        for text in re.findall(r'^ *"""\n(.*?)^ *"""', path.read_text(), re.DOTALL | re.MULTILINE):
            query = textwrap.dedent(text).strip().encode()
            (folder / hashlib.sha1(query).hexdigest()).write_bytes(query)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
