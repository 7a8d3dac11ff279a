"""Checks with an independent validator that the JSON Schema of the toy scenario accepts what reading
accepts, and refuses what a schema can refuse.

Usage: check_schema.py PROGRAM, where PROGRAM prints {"schema": ..., "good": "TOML text"}.
"""

import datetime
import json
import subprocess
import sys
import tomllib

import jsonschema

BARE = "opens = 2026-03-02\n"

ACCEPTED = [
    BARE,
    BARE + "evidence = { grade = 'A' }\nseats = 3\n",
    BARE + "notice = { value = 2, unit = 'years' }\n",
    BARE + "[[oven]]\nname = 'a'\ntrays = 3\nheat = { value = 1.5, unit = 'kW', grade = 'B' }\n",
    BARE + "[[step]]\nname = 's'\neffort = { normal = [5, 1], at_least = 0, unit = 'minutes' }\n",
    BARE + "[[step]]\nname = 's'\neffort = { discrete = { values = [1, 2], weights = [1, 1] } }\n",
    BARE + "[[step]]\nname = 's'\nkind = 'rest'\nhours = 3\nevidence = { source = 'x' }\n",
    BARE + "[[option]]\nname = 'o'\nset = { 'oven.*.trays' = 3 }\n",
    BARE + "notice = { value = 400, times = 0.5 }\n",
    BARE + "[[step]]\nname = 's'\neffort = { pert = [1, 2, 4], times = 1.5, unit = 'days' }\n",
    BARE + "seats = 3\n[[uncertainty]]\npath = 'seats'\nbetween = [1, 4]\ngrade = 'C'\nsource = 'x'\nmeaning = 'y'\n",
    BARE + "[[uncertainty]]\npath = 'notice'\npert = [1, 2, 4]\nunit = 'weeks'\n",
    "uses = ['parts/days.toml']\n",
    BARE + "[[oven]]\nname = 'oven #'\ncopies = 12\n",
    BARE + "uses = []\n[adjust]\n'oven.*.trays' = 3\n",
]

REFUSED = [
    BARE + "[[uncertainty]]\nbetween = [1, 2]\n",
    BARE + "[[uncertainty]]\npath = 'seats'\n",
    BARE + "[[uncertainty]]\npath = 'seats'\nbetween = [1]\n",
    BARE + "[[uncertainty]]\npath = 'seats'\nbetween = [1, 2]\nconstant = 3\n",
    BARE + "[[uncertainty]]\npath = 'seats'\nbetwen = [1, 2]\n",
    "seats = 1\n",
    BARE + "saets = 1\n",
    BARE + "seats = -1\n",
    BARE + "seats = 1.5\n",
    BARE + "seats = 'ten'\n",
    BARE + "market = 'monday'\n",
    BARE + "sold = ['thin', 'medium']\n",
    BARE + "closed = 2026-01-01\n",
    BARE + "question = 2026-01-01T00:00:00\nopens2 = 1\n",
    BARE + "money = 3\n",
    BARE + "money = { rent = -1 }\n",
    BARE + "money = { rent = { value = 1, unit = 'EUR' } }\n",
    BARE + "money = { rent = { grade = 'A' } }\n",
    BARE + "money = { rent = { value = 1, grade = 'D' } }\n",
    BARE + "notice = { value = 1, unit = 'yaers' }\n",
    BARE + "notice = { value = 400 }\n",
    BARE + "notice = 2.5\n",
    BARE + "notice = { value = 4, times = -1 }\n",
    BARE + "notice = { times = 2 }\n",
    BARE + "evidence = 'B'\n",
    BARE + "uses = 'parts/days.toml'\n",
    BARE + "adjust = 3\n",
    BARE + "[[oven]]\nname = 'oven #'\ncopies = 0\n",
    BARE + "[fair]\nday = 2026-01-01\ncopies = 2\n",
    BARE + "[[oven]]\ntrays = 1\n",
    BARE + "[[oven]]\nname = ''\n",
    BARE + "[[oven]]\nname = 'a'\ntrays = 0\n",
    BARE + "[[oven]]\nname = 'a'\nheat = 0\n",
    BARE + "[[oven]]\nname = 'a'\nspare = 'yes'\n",
    BARE + "[oven]\nname = 'a'\n",
    BARE + "[fair]\nday = 2026-01-01\n",
    BARE + "[fair]\nday = 2026-01-01\nguests = { grade = 'A' }\n",
    BARE + "[fair]\nday = 2026-01-01\nguests = { pert = [1, 2, 3], normal = [1, 2] }\n",
    BARE + "[fair]\nday = 2026-01-01\nguests = { pert = [1, 2] }\n",
    BARE + "[fair]\nday = 2026-01-01\nguests = { prt = [1, 2, 3] }\n",
    BARE + "[fair]\nday = 2026-01-01\nguests = { normal = [1, 2], shape = 3 }\n",
    BARE + "[fair]\nday = 3\nguests = 3\n",
    BARE + "[[step]]\nname = 's'\nkind = 'resst'\n",
    BARE + "[[step]]\nname = 's'\nkind = 'rest'\n",
    BARE + "[[step]]\nname = 's'\nkind = 'rest'\nhours = 3\neffort = 1\n",
    BARE + "[[step]]\nname = 's'\nhours = 3\n",
    BARE + "[[step]]\nname = 's'\ncrust = 'none'\n",
    BARE + "[[step]]\nname = 's'\n[[step.topping]]\nname = 'x'\ngrams = [-1]\n",
    BARE + "[[option]]\nset = {}\n",
    BARE + "[[option]]\nname = 'o'\nsett = {}\n",
]


def plain(value):
    """TOML as tools present it to a schema: dates are strings."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


def main():
    given = json.loads(subprocess.run([sys.argv[1]], check=True, capture_output=True).stdout)
    jsonschema.Draft202012Validator.check_schema(given["schema"])
    validator = jsonschema.Draft202012Validator(
        given["schema"], format_checker=jsonschema.FormatChecker()
    )
    wrong = []
    for text in [given["good"], *ACCEPTED]:
        errors = list(validator.iter_errors(plain(tomllib.loads(text))))
        if errors:
            wrong.append(f"refused: {text}\n  {errors[0].message}")
    for text in REFUSED:
        if validator.is_valid(plain(tomllib.loads(text))):
            wrong.append(f"accepted: {text}")
    print("\n".join(wrong) or f"{1 + len(ACCEPTED)} accepted, {len(REFUSED)} refused")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
