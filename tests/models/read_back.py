"""run.db as other programs read it: read_back.py PROGRAM SCENARIO; each of them must find in the view of the trusts and in the
raw outcomes the numbers that summary.json has, to the last digit that it prints.
"""

import csv
import io
import json
import math
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SCENARIO = sys.argv[1:3]
REPLICATIONS = 500

TRUSTS = "SELECT name, miss_p, miss_p_lo, exit_p80, late_days_mean, cost_gbp_mean FROM v_trusts ORDER BY name"
RAW = 'SELECT sum("programme.any_miss") AS late, sum("programme.misses") AS misses, count(*) AS n FROM v_samples_1'

PANDAS = """
import sys, sqlite3, pandas
pandas.read_sql(sys.argv[2], sqlite3.connect(sys.argv[1])).to_csv(sys.stdout, index=False)
"""
R = """
words <- commandArgs(trailingOnly = TRUE)
database <- DBI::dbConnect(RSQLite::SQLite(), words[1], flags = RSQLite::SQLITE_RO)
options(digits = 17)
write.csv(DBI::dbGetQuery(database, words[2]), row.names = FALSE)
DBI::dbDisconnect(database)
"""


def said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def by_python(file: Path, query: str) -> list[dict]:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(query)]


READERS = {
    "Python": by_python,
    "sqlite3": lambda file, query: rows(said("sqlite3", "-readonly", "-header", "-csv", str(file), query)),
    "pandas": lambda file, query: rows(said("/usr/bin/python3", "-c", PANDAS, str(file), query)),
    "R": lambda file, query: rows(said("Rscript", "-e", R, str(file), query)),
}


class ReadBack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        out = Path(cls.folder.name) / "out"
        said(PROGRAM, "run", SCENARIO, "--replications", str(REPLICATIONS), "--samples", "all", "--out", str(out))
        cls.file = out / "run.db"
        cls.option = json.loads((out / "summary.json").read_text())["options"][0]

    def test_trusts(self):
        expected = sorted(self.option["trusts"], key=lambda trust: trust["name"])
        self.assertGreaterEqual(len(expected), 5)
        for name, read in READERS.items():
            found = read(self.file, TRUSTS)
            self.assertEqual([row["name"] for row in found], [trust["name"] for trust in expected], name)
            for row, trust in zip(found, expected):
                numbers = {
                    "miss_p": trust["miss"]["p"],
                    "miss_p_lo": trust["miss"]["lo"],
                    "late_days_mean": trust["late_days"]["mean"],
                    "cost_gbp_mean": trust["cost_gbp"]["mean"],
                }
                for column, value in numbers.items():
                    close = math.isclose(float(row[column]), value, rel_tol=1e-14)
                    self.assertTrue(close, f"{name}: {trust['name']} {column}: {row[column]}, not {value}")
                self.assertEqual(row["exit_p80"], trust["exit"]["p80"]["date"], name)

    def test_raw_outcomes(self):
        programme = self.option["programme"]
        for name, read in READERS.items():
            (row,) = read(self.file, RAW)
            self.assertEqual(int(row["n"]), REPLICATIONS, name)
            self.assertAlmostEqual(int(row["late"]) / REPLICATIONS, programme["any_miss"]["p"], 12, name)
            self.assertAlmostEqual(int(row["misses"]) / REPLICATIONS, programme["misses"]["mean"], 12, name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
