"""The verb `sensitivity` of the toy program, from outside. Usage: sensitivity_end_to_end.py TOY"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

TOY = os.path.abspath(sys.argv.pop(1))
HERE = os.path.dirname(os.path.abspath(__file__))


class Sensitivity(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copy(os.path.join(HERE, "project.toml"), self.folder)

    def toy(self, *arguments, status=0, verb="sensitivity"):
        done = subprocess.run([TOY, verb, "project.toml", *arguments], cwd=self.folder, text=True, capture_output=True, timeout=120)
        self.assertEqual(done.returncode, status, (arguments, done.stdout, done.stderr))
        return done.stdout, done.stderr

    def study(self, *arguments):
        return json.loads(self.toy("--json", *arguments)[0])

    def test_a_task_moves_the_end_by_its_own_swing(self):
        # One task after the other: the end moves by P90 - P10 of the task that is varied.
        found = self.study("--measure", "end", "--replications", "100")["sensitivity"]
        widths = {each["path"]: each["high"] - each["low"] for each in found["inputs"]}
        days = {"task.walls.duration": 1, 'task.pipes and wires.duration': 1, "task.cupboards.duration": 7}
        self.assertEqual(set(widths), set(days))
        for each in found["swings"]:
            if each["measure"] == "programme.end":
                self.assertAlmostEqual(each["swing"], days[each["input"]] * widths[each["input"]], places=3)
                self.assertLess(each["at_low"], each["at_high"])

    def test_a_study_depends_on_seed_and_scenario_alone(self):
        for method in ("swing", "exclusion"):
            first = self.toy("--method", method, "--replications", "300", "--threads", "1")
            self.assertEqual(first[1], "")
            self.assertEqual(self.toy("--method", method, "--replications", "300", "--threads", "3"), first)

    def test_its_scenario_is_that_of_run(self):
        summary = self.study("--replications", "500")
        self.assertEqual(summary["digest"], json.loads(self.toy("--json", "--replications", "500", verb="run")[0])["digest"])

    def test_what_is_taken_away_is_saved_and_sums_add_nothing(self):
        self.toy("--method", "exclusion", "--replications", "400", "--out", "out")
        rows = sqlite3.connect(os.path.join(self.folder, "out", "run.db"))
        saved = dict(rows.execute("SELECT cause, saved FROM exclusions WHERE measure = 'end' AND section = 'programme'"))
        self.assertEqual(set(saved), {"walls", "pipes and wires", "cupboards"})
        mean = {name: days for name, days in rows.execute(
            "SELECT s.member, u.value FROM measures s JOIN summaries u ON u.measure_id = s.id "
            "WHERE s.name = 'length' AND u.statistic = 'mean'")}
        for name, days in saved.items():
            self.assertAlmostEqual(days, mean[name], places=6)
        for first, second, both, extra in rows.execute(
                "SELECT first_id, second_id, saved_together, extra FROM exclusion_pairs WHERE measure = 'end' AND section = 'programme'"):
            self.assertAlmostEqual(extra, 0, places=9)
            self.assertGreater(both, 0)

    def test_the_table_has_units_and_wrong_words_are_answered(self):
        table = self.toy("--replications", "200", "--top", "1")[0]
        self.assertIn(" pt (", table)
        self.assertIn("2 more inputs move it less", table)
        for arguments, answer in [(["--input", "task.wals"], "task.walls"), (["--range", "pause=3..1"], "LOW..HIGH"),
                                  (["--method", "x"], "swing"), (["--measure", "programme.ende"], "programme.end")]:
            self.assertIn(answer, self.toy(*arguments, status=2)[1])


if __name__ == "__main__":
    unittest.main()
