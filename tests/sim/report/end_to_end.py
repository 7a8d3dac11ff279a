#!/usr/bin/env python3
"""slipway report, as a user meets it: end_to_end.py PROGRAM"""

import json
import resource
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv[1]
SCENARIO = Path(__file__).parents[1] / "shell" / "project.toml"


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.holder.name)
        subprocess.run([PROGRAM, "compare", SCENARIO, "--option", "more masons", "--replications", "200", "--out", cls.folder / "out"],
                       check=True, capture_output=True)
        cls.run_db = cls.folder / "out" / "run.db"

    @classmethod
    def tearDownClass(cls):
        cls.holder.cleanup()

    def report(self, *arguments, status=0, **more):
        done = subprocess.run([PROGRAM, "report", *map(str, arguments)], capture_output=True, text=True, check=False, **more)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def test_the_page_is_one_file_that_asks_nobody(self):
        page = self.folder / "report.html"
        before = self.run_db.read_bytes()
        self.report(self.run_db, self.run_db, "--out", page)
        text = page.read_text()
        self.assertLess(len(text), 1.5 * 2**20)
        self.assertIn("default-src 'none'", text)
        self.assertNotIn("unsafe", text.split("</head>")[0].split("<style>")[0])
        self.assertEqual(self.run_db.read_bytes(), before)
        self.assertEqual([file.name for file in self.folder.iterdir() if "partial" in file.name], [])

    def test_a_chart_as_json_has_the_numbers_of_the_summary(self):
        out = self.folder / "options.json"
        self.report(self.run_db, "--chart", "options", "--format", "json", "--out", out)
        rows = json.loads(out.read_text())["rows"]
        summary = json.loads((self.folder / "out" / "summary.json").read_text())
        said = {(row["option"], row["value"]) for row in rows if row["unit"] == "p"}
        section = next(value for value in summary["options"][0].values() if isinstance(value, dict))
        chance = next(value["p"] for value in section.values() if isinstance(value, dict) and "p" in value)
        self.assertIn((summary["options"][0]["name"], chance), said)

    def test_a_chart_as_json_is_drawn_as_it_stands(self):
        sweep = self.folder / "sweep"
        subprocess.run([PROGRAM, "sweep", SCENARIO, "--vary", "task.walls.duration*=0.5,1", "--vary", "task.cupboards.duration*=1,2",
                        "--replications", "50", "--out", sweep], check=True, capture_output=True)
        out = self.folder / "sweep.json"
        self.report(sweep, "--chart", "sweep", "--format", "json", "--out", out)
        drawn = json.loads(out.read_text())["specification"]
        self.assertEqual(drawn["layer"][0]["encoding"]["x"]["title"], "task.walls.duration*")
        self.assertEqual(drawn["data"]["values"], json.loads(out.read_text())["rows"])
        self.assertNotIn("var(--", json.dumps(drawn))

    def test_every_result_says_how_to_get_it_again(self):
        study = self.folder / "study"
        subprocess.run([PROGRAM, "sensitivity", SCENARIO, "--replications", "20", "--out", study], check=True, capture_output=True)
        out = self.folder / "commands.json"
        self.report(study, "--chart", "reproduce", "--format", "json", "--out", out)
        row = json.loads(out.read_text())["rows"][-1]
        again = [word.strip("'") for word in row["command"].split()]
        self.assertEqual(again[:3], ["slipway", "sensitivity", "project.toml"])
        done = subprocess.run([PROGRAM, *again[1:], "--json"], cwd=SCENARIO.parent, capture_output=True, text=True, check=True)
        self.assertEqual(json.loads(done.stdout)["sensitivity"]["digest"], row["digest"])

    def test_a_disk_that_refuses_leaves_the_old_page(self):
        page = self.folder / "kept.html"
        page.write_text("old")

        def small_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (30000, 30000))

        done = self.report(self.run_db, "--out", page, status=1, preexec_fn=small_files)
        self.assertRegex(done.stderr, "kept.html.*: File too large\n$")
        self.assertEqual(page.read_text(), "old")
        self.assertEqual([file.name for file in self.folder.iterdir() if "partial" in file.name], [])

    def test_what_is_no_run_database_is_refused_in_one_line(self):
        foreign = self.folder / "foreign.db"
        foreign.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 8)
        damaged = self.folder / "damaged.db"
        whole = self.run_db.read_bytes()
        damaged.write_bytes(whole[:20000] + b"\xff" * (len(whole) - 20000))
        for wrong in (foreign, damaged, SCENARIO, self.folder, self.folder / "absent.db", "/dev/null"):
            done = self.report(wrong, "--out", self.folder / "no.html", status=2)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            self.assertIn(str(wrong), done.stderr)
        self.assertFalse((self.folder / "no.html").exists())

    def test_wrong_words_are_answered_with_those_allowed(self):
        for words, said in (
            ((self.run_db,), "--out is missing"),
            (("--out", "x"), "no run database"),
            ((self.run_db, "--out", "x", "--chart", "option"), "did you mean 'options'"),
            ((self.run_db, "--out", "x", "--chart", "options", "--format", "gif"), "allowed: svg, png, json"),
            ((self.run_db, "--out", "x", "--chart", "sweep"), "nothing to draw 'sweep' from"),
            ((self.run_db, "--out", self.folder / "none" / "x"), "no folder around it"),
        ):
            self.assertIn(said, self.report(*words, status=2).stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
