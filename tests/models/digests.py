#!/usr/bin/env python3
"""The digest of each shipped scenario is the one in digests.toml: whichever compiler built the program, on one thread
or two, and with draws made many at a time or one by one.

  digests.py SLIPWAY            fails where a digest is another
  digests.py SLIPWAY --write    sets the table down anew (the commit says why results have changed)
"""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_name("digests.toml")
HEAD = f"""# Digests of the first {{replications}} replications of each scenario, seed 1. {Path(__file__).name} SLIPWAY --write sets
# them down. The same from GCC and Clang, on any number of threads, with AVX2 and without.

"""
REPLICATIONS = 520  # three blocks, so that two threads share them


def digest(program: str, scenario: Path, threads: int, wide: str) -> str:
    """The digest of a run; `wide`: what the environment says of draws that are made many at a time."""
    command = [program, "run", str(scenario.relative_to(ROOT)), "--json",
               "--replications", str(REPLICATIONS), "--threads", str(threads)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600,
                          env={**os.environ, "SLIPWAY_WIDE": wide})
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout)["digest"]


def main() -> int:
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--write"]):
        print(__doc__)
        return 2
    program = os.path.abspath(sys.argv[1])
    scenarios = sorted((ROOT / "scenarios").glob("*.toml"))
    if sys.argv[2:]:
        lines = [f'"{each.stem}" = "{digest(program, each, 1, "on")}"\n' for each in scenarios]
        TABLE.write_text(HEAD.format(replications=REPLICATIONS) + "".join(lines))
        return 0
    table = tomllib.loads(TABLE.read_text())
    wrong = [f"{name}: in the table, and no such scenario" for name in table.keys() - {each.stem for each in scenarios}]
    for scenario in scenarios:
        for threads, wide in ((1, "on"), (2, "on"), (1, "off")):
            found = digest(program, scenario, threads, wide)
            if found != table.get(scenario.stem):
                wrong.append(f"{scenario.stem}: {found} with {threads} threads and SLIPWAY_WIDE={wide}, "
                             f"{table.get(scenario.stem)} in {TABLE.name}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
