#!/usr/bin/env python3
"""Counts what each load costs and compares with the committed table, instructions.toml.

  instructions.py PROGRAM                   prints the table
  instructions.py PROGRAM --check           fails if a count is more than 3 % above or below the table
  instructions.py PROGRAM --write REASON    sets down those that are, with the reason why

PROGRAM is slipway-bench as GCC builds it for release.
"""

import os
import re
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from counting import instructions

TABLE = Path(__file__).with_name("instructions.toml")
TOLERANCE = 0.03


def loads() -> list[dict]:
    """The table's entries."""
    return tomllib.loads(TABLE.read_text())["load"]


def count(program: str, entries: list[dict]) -> list[float]:
    """What each costs now; several at once, which changes no count."""
    width = int(os.environ.get("CTEST_PARALLEL_LEVEL", os.cpu_count() or 1))
    with ThreadPoolExecutor(width) as workers:
        return list(workers.map(lambda e: instructions([program], e["run"], e["sizes"], e.get("per")), entries))


def name(entry: dict) -> str:
    return " ".join(word for word in entry["run"] if word != "N").replace("scenarios/", "").replace(".toml", "")


def is_off(entry: dict, now: float) -> bool:
    return not abs(now - entry["instructions"]) <= TOLERANCE * entry["instructions"]


def write(counts: list[float], entries: list[dict], reason: str) -> None:
    """Replaces the counts that are off, and their reasons, in place."""
    parts = re.split(r"(?=^\[\[load\]\]$)", TABLE.read_text(), flags=re.MULTILINE)
    for number, (entry, now) in enumerate(zip(entries, counts), 1):
        if is_off(entry, now):
            part = re.sub(r"^instructions = .*$", f"instructions = {now:.0f}", parts[number], flags=re.MULTILINE)
            parts[number] = re.sub(r"^reason = .*$", lambda _: f'reason = "{reason}"', part, flags=re.MULTILINE)
    TABLE.write_text("".join(parts))


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help") or "--write" in sys.argv[2:] and len(sys.argv) != 4:
        print(__doc__)
        return 2
    entries = loads()
    counts = count(sys.argv[1], entries)
    off = 0
    print(f"{'load':<22}{'per':<14}{'now':>8}{'table':>8}{'bar':>8}")
    for entry, now in zip(entries, counts):
        off += is_off(entry, now)
        print(f"{name(entry):<22}{entry.get('per', 'unit'):<14}{now:>8.0f}{entry['instructions']:>8.0f}"
              f"{entry.get('bar', ''):>8}{'  <- 3 % off' if is_off(entry, now) else ''}")
    if "--write" in sys.argv:
        write(counts, entries, sys.argv[3])
    elif "--check" in sys.argv and off:
        print(f"{off} counts are not as {TABLE.name} says; {Path(__file__).name} PROGRAM --write REASON sets them down")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
