"""The verb `sensitivity` of the toy program, from outside. Usage: sensitivity_end_to_end.py TOY"""

import json
import sqlite3
import unittest

from outside import FILE, Outside


class Sensitivity(Outside):
    def ask(self, *arguments, status=0, verb="sensitivity"):
        return self.toy(verb, FILE, *arguments, status=status)

    def study(self, *arguments):
        return json.loads(self.ask("--json", *arguments)[0])

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
        for method in ("swing", "exclusion", "morris", "sobol", "shapley"):
            first = self.ask("--method", method, "--replications", "100", "--threads", "1")
            self.assertEqual(first[1], "")
            self.assertEqual(self.ask("--method", method, "--replications", "100", "--threads", "3"), first)

    def test_its_scenario_is_that_of_run(self):
        summary = self.study("--replications", "500")
        self.assertEqual(summary["digest"], json.loads(self.ask("--json", "--replications", "500", verb="run")[0])["digest"])

    def indices(self, method, name, measure):
        found = self.study("--method", method, "--measure", measure, "--replications", "20", "--points", "256")["sensitivity"]
        return found, {each["input"]: each[name] for each in found["indices"] if each["measure"] == measure and name in each}

    def test_the_end_is_a_sum_and_its_indices_are_those_of_a_sum(self):
        found, effects = self.indices("morris", "mu_star", "programme.end")
        days = {"days": 1, "weeks": 7}
        ways = {each["path"]: days[each["unit"]] * (each["high"] - each["low"]) for each in found["inputs"]}
        for path, way in ways.items():
            self.assertAlmostEqual(effects[path], way, places=3)
        squares = sum(way * way for way in ways.values())
        for method, name in [("sobol", "first"), ("sobol", "total"), ("shapley", "shapley")]:
            shares = self.indices(method, name, "programme.end")[1]
            for path, way in ways.items():
                self.assertAlmostEqual(shares[path], way * way / squares, delta=0.1)

    def test_what_is_taken_away_is_saved_and_sums_add_nothing(self):
        self.ask("--method", "exclusion", "--replications", "400", "--out", "out")
        rows = sqlite3.connect(self.path("out", "run.db"))
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
        table = self.ask("--replications", "200", "--top", "1")[0]
        self.assertIn(" pt (", table)
        self.assertIn("2 more inputs move it less", table)
        for arguments, answer in [(["--input", "task.wals"], "task.walls"), (["--range", "pause=3..1"], "LOW..HIGH"),
                                  (["--method", "x"], "swing"), (["--measure", "programme.ende"], "programme.end")]:
            self.assertIn(answer, self.ask(*arguments, status=2)[1])


if __name__ == "__main__":
    unittest.main()
