"""The verbs `worth` and `stress` of the toy program, from outside. Usage: futures_end_to_end.py TOY"""

import csv
import json
import os
import shlex
import signal
import sqlite3
import time
import unittest

from outside import Outside

# What to know before choosing, as in the vignette of the R package voi: with p1 ~ N(1, 1) and p2 ~ N(0, 2) in
# thousands of pounds, option X costs 20 + b, option Y costs a + 20, so that Y costs p1 - p2 more than X.
CHOICE = """
question = "X or Y?"
start = 2020-01-01
deadline = 2020-02-15
evidence = { grade = "B", source = "a vignette" }
task = [{ name = "a", duration = 21 }, { name = "b", duration = 20 }]
option = [{ name = "X", set = { "task.a.duration" = 20 } }, { name = "Y", set = { "task.b.duration" = 20 } }]

[[uncertainty]]
path = "task.a.duration"
normal = [21, 1]
at_least = 0
unit = "days"
meaning = "How long a takes."

[[uncertainty]]
path = "task.b.duration"
normal = [20, 2]
at_least = 0
grade = "C"
source = "another vignette"
"""

# Late if and only if `a` takes 30 days or more, whatever the other is.
PLANTED = """
question = "Where is it late?"
start = 2020-01-01
deadline = 2020-01-30
task = [{ name = "a", duration = 20 }, { name = "b", duration = { constant = 0 } }]

[[option]]
name = "a month more"
set = { deadline = 2020-02-29 }

[[uncertainty]]
path = "task.a.duration"
between = [0, 40]

[[uncertainty]]
path = "task.b.duration*"
between = [0.5, 2]

[[uncertainty]]
path = "pause"
between = [0, 0.001]
"""


class Futures(Outside):
    def scenario(self, text, name="plan.toml"):
        with open(self.path(name), "w") as file:
            file.write(text)
        return name

    def ask(self, verb, text, *arguments, status=0):
        return self.toy(verb, self.scenario(text), *arguments, status=status)

    def found(self, verb, text, *arguments):
        return json.loads(self.ask(verb, text, "--json", *arguments)[0])

    def test_what_it_is_worth_to_know(self):
        both = ["--option", "X", "--option", "Y", "--measure", "cost", "--replications", "2"]
        worth = self.found("worth", CHOICE, *both, "--points", "1024")["worth"]
        self.assertEqual([worth["best"], worth["unit"], worth["better"]], ["X", "gbp", "lower"])
        # K30 in pounds; the standard error of a plain sample would be 29, 13 and 26: a Sobol sequence does better.
        for value in worth["perfect"].values():
            self.assertAlmostEqual(value["value"], 479.81, delta=15)
            self.assertTrue(value["lo"] < 479.81 < value["hi"])
        a, b = worth["partial"]
        self.assertEqual([a["path"], b["path"]], ["task.a.duration", "task.b.duration"])
        self.assertAlmostEqual(a["value"], 83.32, delta=15)
        self.assertAlmostEqual(b["value"], 395.59, delta=15)
        behind = {each["name"]: each["behind"]["value"] for each in worth["options"]}
        self.assertEqual(behind["X"], 0)
        self.assertAlmostEqual(behind["Y"], 1000, delta=20)
        self.assertEqual(worth["luck"], 0)  # nothing here is left to luck

    def test_what_is_set_is_known_and_knowing_it_again_is_worth_nothing(self):
        both = ["--option", "X", "--option", "Y", "--measure", "cost", "--replications", "2"]
        worth = self.found("worth", CHOICE, *both, "--set", "task.b.duration=20")["worth"]
        # Y costs a - 20 = p1 more: knowing p1 ~ N(1, 1) is worth the unit-normal loss L(1) = 0.0833154706.
        for value in [worth["perfect"]["at_most"], worth["partial"][0]]:
            self.assertAlmostEqual(value["value"], 83.32, delta=15)
        self.assertAlmostEqual(worth["partial"][1]["value"], 0, delta=15)

    def test_luck_is_no_knowledge(self):
        # The tasks of all futures are alike but for luck: nothing can be learnt, though each future looks different.
        text = CHOICE.replace("duration = 21", "duration = { exponential = 20 }").replace(
            "duration = 20 }]", "duration = { exponential = 20 } }, { name = \"c\", duration = 1 }]")
        text = text.replace('"task.a.duration"\nnormal = [21, 1]', '"task.c.duration"\nnormal = [1, 0.01]')
        text = text[:text.rindex("[[uncertainty]]")]
        worth = self.found("worth", text, "--option", "X", "--option", "Y", "--measure", "cost")["worth"]
        # Luck is worth 2,000 L(0) = 798 as if it were known, with a standard error of 75; 125 where it is not.
        self.assertAlmostEqual(worth["perfect"]["at_most"]["value"], 798, delta=300)
        self.assertLess(worth["perfect"]["at_least"]["value"], 500)
        self.assertLess(worth["partial"][0]["value"], 500)
        # Two exponentials of mean 20 differ by 20 sqrt(2) days, the mean of 200 by 2 days: GBP 2,000.
        self.assertAlmostEqual(worth["luck"], 2000, delta=300)

    def test_where_a_plan_fails_is_found(self):
        out = self.found("stress", PLANTED, "--fails", "late>=0.5", "--measure", "end", "--replications", "2")
        stress = out["stress"]
        written, more = stress["options"]
        [bound] = written["failing"]["region"]
        self.assertEqual([bound["path"], bound["unit"], bound["high"]], ["task.a.duration", "days", None])
        self.assertAlmostEqual(bound["low"], 30, delta=1)  # 2 of 40 days are a slice of 5 %
        self.assertGreater(written["failing"]["density"], 0.95)
        self.assertGreater(written["failing"]["coverage"], 0.95)
        self.assertAlmostEqual(written["failing"]["futures"], 64, delta=1)  # a quarter of 256
        self.assertEqual(more["failing"]["futures"], 0)
        self.assertGreater(written["worst"]["values"]["task.a.duration"], 39.8)
        self.assertEqual(written["regret"]["greatest"], 0)  # both end on the same day
        table = self.ask("stress", PLANTED, "--fails", "late>=0.5", "--replications", "2")[0]
        self.assertRegex(table, r"task\.a\.duration\s+(29|30)(\.\d+)?\s+days\s+or\s+more")
        self.assertIn("a month more: fails in none of them", table)
        self.assertLessEqual(max(map(len, table.splitlines())), 100)

    def test_regret_is_that_of_the_textbook(self):
        # X costs 20 + b, Y a + 20; over a, b in [10, 30] the regret of X is max(0, b - a): at most 20, on average 20 / 6.
        text = CHOICE.replace("normal = [21, 1]", "between = [10, 30]").replace("normal = [20, 2]", "between = [10, 30]")
        text = text.replace("at_least = 0\n", "")
        stress = self.found("stress", text, "--option", "X", "--option", "Y", "--measure", "cost", "--points", "1024",
                            "--replications", "2")["stress"]
        x = stress["options"][0]
        self.assertAlmostEqual(x["worst"]["value"], 50_000, delta=100)
        self.assertAlmostEqual(x["regret"]["greatest"], 20_000, delta=1_000)
        self.assertAlmostEqual(x["regret"]["mean"]["value"], 20_000 / 6, delta=100)
        # P(b - a > r) = (1 - r / 20)^2 / 2 = 0.1 at r = 20 (1 - sqrt(0.2)).
        self.assertAlmostEqual(x["regret"]["p90"]["value"], 20_000 * (1 - 0.2 ** 0.5), delta=400)

    def test_the_same_for_any_number_of_threads_and_in_every_file(self):
        for verb, table in ("worth", "worth"), ("stress", "robustness"):
            one = self.ask(verb, CHOICE, "--points", "50", "--threads", "1", "--out", "one")
            two = self.ask(verb, CHOICE, "--points", "50", "--threads", "2", "--out", "two")
            self.assertEqual(one, two)
            self.assertEqual(one[1], "")
            self.assert_same_result("one", "two")
            self.assertEqual(self.read("one", "futures.csv"), self.read("two", "futures.csv"))
            summary = self.summary("one")
            self.assertIn(summary["digest"], one[0])
            self.assertEqual(json.loads(self.ask(verb, CHOICE, "--points", "50", "--json")[0]), summary)
            with open(self.path("one", "futures.csv")) as stream:
                rows = list(csv.DictReader(stream))
            with sqlite3.connect(self.path("one", "run.db")) as database:
                self.assertGreater(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0], 2)
                means = database.execute("SELECT f.mean FROM future_means f JOIN options o ON o.id = f.option_id "
                                         "WHERE o.name = 'Y' ORDER BY f.future_id").fetchall()
                [digest] = database.execute("SELECT value FROM provenance WHERE key = 'digest'").fetchone()
            self.assertEqual([float(row["Y: programme.late [p]"]) for row in rows], [mean for mean, in means])
            self.assertEqual(digest, summary["digest"])
            self.assertEqual([each["grade"] for each in summary[verb]["uncertain"]], ["B", "C"])

    def test_a_plain_run_is_as_it_would_be_without(self):
        plain = CHOICE[:CHOICE.index("[[uncertainty]]")]
        digests = [json.loads(self.ask("run", text, "--json", "--replications", "100")[0])["digest"]
                   for text in (plain, CHOICE)]
        self.assertEqual(*digests)

    def test_what_is_uncertain_is_described_and_checked(self):
        self.assertIn("uncertainty[0] = task.a.duration normal [21, 1], at_least 0", self.ask("describe", CHOICE)[0])
        self.assertIn("4 assumptions (B 3, C 1), 2 options", self.ask("check", CHOICE)[0])

    def test_what_is_wrong_is_answered(self):
        start, fall = CHOICE.index("\n[[uncertainty]]"), PLANTED.replace("[0, 40]", "[40, 0]")
        for verb, text, arguments, said in [
                ("worth", CHOICE[:start], [], "names nothing uncertain; needed: [[uncertainty]]"),
                ("worth", CHOICE, ["--option", "X"], "no choice between 1 option; needed: 2 or more"),
                ("worth", CHOICE, ["--option", "Z"], "no option is called 'Z'"),
                ("worth", CHOICE, ["--points", "10"], "--points is '10'; allowed: a whole number from 50"),
                ("worth", CHOICE, ["--replications", "3"], "allowed: an even number"),
                ("worth", CHOICE, ["--design", "grid"], "--design is 'grid'; allowed: latin-hypercube, sobol"),
                ("worth", CHOICE, ["--measure", "coast"], "did you mean 'cost'?"),
                ("worth", CHOICE, ["--fails", "late>=1"], "unknown option '--fails'"),
                ("stress", CHOICE, ["--fails", "late"], "allowed: MEASURE>=X or MEASURE<=X"),
                ("stress", CHOICE, ["--fails", "late>=2"], "allowed: a chance from 0 to 1"),
                ("stress", CHOICE, ["--fails", "end>=soon"], "is no date"),
                ("stress", fall, [], "plan.toml:13:11: uncertainty 'task.a.duration': between is [40, 0]; allowed"),
                ("check", fall, [], "plan.toml:13:11: uncertainty"),
                ("check", PLANTED.replace('"task.a.d', '"task.aa.d'), [], "plan.toml:12:8: uncertainty: 'task.aa"),
                ("check", PLANTED.replace("a.duration\"", "a.duratoin\""), [], "did you mean 'duration'?"),
                ("check", PLANTED.replace("task.a.duration\"", "question\""), [], "'question' is no number"),
                ("check", PLANTED.replace("[0, 40]", "[-1, 40]"), [], "between is [-1, 40] days; allowed: 0 or more"),
                ("check", PLANTED.replace("[0.5, 2]", "[-1, 2]"), [], "between is [-1, 2]; allowed: 0 or more"),
                ("check", PLANTED.replace("between = [0, 40]", ""), [], "no values are given; needed: either between"),
                ("check", PLANTED.replace("[0, 40]", "[0, 40]\nconstant = 3"), [], "both are given"),
                ("check", PLANTED.replace("[0, 40]", "[0, 40]\nunits = 'days'"), [], "did you mean 'unit'?"),
                ("check", PLANTED.replace('"task.b.duration*"', '"task.a.duration"'), [], "is there already"),
                ("run", PLANTED, ["--set", "uncertainty[0].between=[1, 2]"], "set the parameter itself")]:
            out, err = self.ask(verb, text, *arguments, status=2)
            self.assertIn(said, err)
            self.assertEqual(out, "")

    def test_a_failure_is_told_with_the_command_that_replays_it(self):
        text = CHOICE + '[[uncertainty]]\npath = "fail_each"\nbetween = [90, 110]\n'
        out, err = self.ask("worth", text, "--points", "50", "--measure", "cost", status=1)
        self.assertIn("all of it", out)
        command = err[err.index("replay: slipway ") + len("replay: slipway "):].splitlines()[0]
        self.assertIn("--set fail_each=", command)
        self.assertIn("no luck in", self.toy(*shlex.split(command), status=1)[1])

    def test_after_a_stop_the_futures_that_are_done_are_told(self):
        name = self.scenario(CHOICE)
        process = self.under_way("stress", name, "--set", "pause=1", "--replications", "10", "--threads", "2", "--out", "out")
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 1)
        self.assertRegex(err, r"interrupted: \d+ of 256 futures are done")
        self.assertIn("of 256 futures (sobol)", out)
        self.assertTrue(self.summary()["interrupted"])
        self.assertEqual(sorted(os.listdir(self.path("out"))), ["futures.csv", "run.db", "summary.json"])


if __name__ == "__main__":
    unittest.main()
