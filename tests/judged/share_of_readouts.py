#!/usr/bin/env python3
"""Which readouts of talks have their talk: share_of_readouts.py DOCUMENTS.jsonl FACTS.jsonl

Of the documents named "readout" whose title names two persons ("Readout of President Ruto's Call with Prime Minister
Kishida of Japan"), those for which FACTS.jsonl (`entente facts`) has a Meeting with both and a date not later than the
document's. Titles are read by their form, persons compared by their last two names without accents.
"""
import collections
import json
import re
import sys
import unicodedata

TALK = r"(?:call|meeting|conversation|bilateral|phone call|video call|virtual meeting|trip|visit|engagement)s?"
OF_ONE = re.compile(rf"(?i)readout (?:of|from|by) (.*?)['’]s?\s+(?:\w+\s+){{0,3}}?{TALK}\b.*?\bwith (.*)$")
BARE = re.compile(r"(?i)readout of (.*?)\s+(?:call|meeting|video call|phone call)\s+with (.*)$")
OFFICE = (r"President|Prime Minister|Minister|Chancellor|King|Crown Prince|Secretary|Advisor|Adviser|Vice President|Governor|"
          r"Taoiseach|Sultan|Emir|Amir|Sheikh|Ambassador|Director|Chair|Pope|Senator|Leader|Mayor|Representative|Speaker")
GROUP = re.compile(r"\b(Leaders|Officials|Members|Governors|Mayors|CEOs|Families|Executives|Senators|Advisors|Ministers|Chairs|"
                   r"Leadership|Companies|Advocates|Groups|Representatives|Organizations|Directors|Experts|Presidents|"
                   r"Secretaries|Delegation|Association|Board|Task Force|Council of)\b")


def folded(text):
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def last_names(words):
    words = re.sub(r",? (Jr|Sr)\.?", "", words)
    capitals = [w for w in re.findall(r"[\w’'-]+", words) if w[0].isupper()]
    return [re.sub(r"^(al|el)-", "", folded(w)) for w in capitals[-2:]]


def other_person(words):
    """The words up to the name of the second person, offices of several parts included: "Minister of Defense Dov Peled"."""
    for end in re.finditer(r" (?:of|on|in|and|from|at|regarding)\b|,", words, re.I):
        if not re.search(rf"(?:{OFFICE}|General)$", words[:end.start()]):
            return words[:end.start()]
    return words


def persons_of(title):
    """The names of the two persons of a title; None if it does not name two."""
    title = re.sub(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})", lambda m: chr(int(m.group(1) or m.group(2), 16)), title)
    title = re.sub(r"[^\w\s’'.,&-]", " ", title.replace("\\_", " "))
    match = OF_ONE.match(title) or BARE.match(title)
    if not match:
        return None
    one, other = match.group(1), other_person(match.group(2))
    if GROUP.search(one + " " + other) or "White House" in one or "Oval" in one or not re.search(OFFICE, other):
        return None
    if not re.search(r"\b[A-Z][\w’'-]+", re.sub(OFFICE, "", other)):
        return None
    return last_names(one), last_names(other)


def has_talk(persons, published, meetings):
    def present(names, participants):
        return any(len(n) > 3 and n in p or n == p for n in names for p in participants)

    for fact in meetings:
        participants = [folded(f.get("name", "")) for f in fact["args"].get("participant", [])]
        dates = [f["value"] for f in fact["args"].get("date", [])]
        if all(present(p, participants) for p in persons) and any(d[:10].split("/")[0] <= published for d in dates):
            return True
    return False


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    meetings = collections.defaultdict(list)
    for row in open(sys.argv[2], encoding="utf-8"):
        fact = json.loads(row)
        if fact["type"] == "Meeting":
            meetings[fact["doc"]].append(fact)
    found = total = 0
    for row in open(sys.argv[1], encoding="utf-8"):
        document = json.loads(row)
        persons = persons_of(document["title"]) if "readout" in document["doc"] else None
        if persons:
            total += 1
            found += has_talk(persons, document["published"], meetings[document["doc"]])
    print(f"{found} of {total} readouts of two persons have their Meeting ({100 * found / max(total, 1):.1f} %)")


if __name__ == "__main__":
    main()
