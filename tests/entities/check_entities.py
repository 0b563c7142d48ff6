#!/usr/bin/env python3
"""check_entities.py ENTITIES.jsonl TITLES.json: fails when an entity's name is none: a pronoun, a bare title, a piece of
a sentence, a month or a button of a web page. ENTITIES.jsonl has a line {"type": ..., "name": ...} an entity; TITLES.json
is the gazetteer's table of titles."""
import json
import re
import sys

PRONOUNS = set(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which "
    "what that this these those everyone everybody someone somebody anyone anybody nobody none all both each others "
    "myself ourselves yourself himself herself itself themselves there here".split())
CALENDAR = set(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday tomorrow jan feb mar apr jun jul aug sep sept oct nov dec".split())
BUTTONS = {
    "share", "tweet", "subscribe", "sign up", "sign in", "log in", "login", "menu", "search", "read more", "click here",
    "learn more", "print", "email", "download", "home", "next", "previous", "back to top", "skip to content", "contact us",
    "privacy policy", "cookie policy", "cookies", "terms of use", "copyright", "all rights reserved", "follow us", "share this",
    "share on facebook", "share on twitter", "toggle navigation", "close", "loading", "advertisement", "related articles"}
# Words that no name begins or ends with. "The" may begin one ("The Hague", "The Elders").
OPENERS = set("a an and or but nor of in on at to for with by from as than if when while because that which who is are was "
              "were be been has have had will would can could may not".split()) - {"may", "in"}
CLOSERS = (OPENERS | {"the", "in"}) - {"on"}
VERBS = set("is are was were been has have had will would can could should said says told met".split())
MOST_WORDS = 16


def problem_of(kind, name, titles):
    words = name.lower().replace("’", "'").split()
    folded = " ".join(words)
    if not re.search(r"\w", name):
        return "no word in it"
    if folded in PRONOUNS:
        return "a pronoun"
    if folded in CALENDAR:
        return "a day or month"
    if folded in BUTTONS:
        return "a button of a page"
    if kind in ("Person", "Organization") and folded in titles:
        return "a bare title"
    if len(words) > MOST_WORDS:
        return "too long for a name"
    if len(words) > 1 and words[0] in OPENERS:
        return f"begins with '{words[0]}'"
    if len(words) > 1 and words[-1] in CLOSERS:
        return f"ends with '{words[-1]}'"
    if re.search(r"[;:?!\n\"“”]", name) or re.search(r"[,(\-–—/]$|^[,)\-–—/]", name):
        return "punctuation of a sentence"
    if kind == "Country" and name == name.lower():
        return "no capital letter"
    if kind in ("Person", "Organization") and len(words) == 1 and name == name.lower():
        return "anybody"  # "business leaders" and "our partners" tell who is meant
    if any(word in VERBS for word in name.split()[1:]):
        return "a verb in it"
    return None


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        titles = {text.lower() for text in title_texts(json.load(file))}
    count = 0
    problems = []
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            entity = json.loads(line)
            count += 1
            problem = problem_of(entity["type"], entity["name"], titles)
            if problem:
                problems.append(f"{entity['type']} '{entity['name']}': {problem}")
    print("\n".join(problems) if problems else f"{count} entities, all with names")
    sys.exit(1 if problems or count == 0 else 0)


def title_texts(table):
    for entry in table["entries"]:
        yield from [entry["name"], *entry.get("aliases", [])]


if __name__ == "__main__":
    main()
