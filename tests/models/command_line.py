"""The program itself on the tests' scenarios. Usage: command_line.py SLIPWAY"""

import json
import math
import os
import subprocess
import sys
import tempfile
import time
import unittest

SLIPWAY = os.path.abspath(sys.argv.pop(1))
HERE = os.path.dirname(os.path.abspath(__file__))


def slipway(*arguments):
    return subprocess.run([SLIPWAY, *arguments], cwd=HERE, capture_output=True, text=True, timeout=120)


class CommandLine(unittest.TestCase):
    def test_every_broken_scenario_is_refused_with_its_place_and_status_2(self):
        files = sorted(os.listdir(os.path.join(HERE, "broken")))
        self.assertGreaterEqual(len(files), 30)
        for file in files:
            with self.subTest(file):
                done = slipway("check", f"broken/{file}")
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertRegex(done.stderr, rf"broken/{file}:\d+:\d+: ")
                self.assertNotIn("allowed", done.stdout)

    def test_the_known_answers_are_fine_scenarios(self):
        for file in sorted(os.listdir(os.path.join(HERE, "scenarios"))):
            with self.subTest(file):
                done = slipway("check", f"scenarios/{file}")
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_what_a_scenario_cannot_have_quite_so_is_told_on_stderr(self):
        for verb in ("check", "describe", "run"):
            with self.subTest(verb):
                more = ["--replications", "100"] if verb == "run" else []
                done = slipway(verb, "scenarios/three-in-a-row.toml", *more)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertRegex(done.stderr, r"^warning: scenarios/three-in-a-row.toml:\d+:\d+: dependence 'one team'")
                self.assertEqual(done.stderr.count("warning"), 1)

    def test_json_tells_mean_variance_and_quantiles_of_a_measured_stage(self):
        done = slipway("run", "scenarios/five-arcs.toml", "--json", "--replications", "2000")
        self.assertEqual(done.returncode, 0, done.stderr)
        stages = json.loads(done.stdout)["options"][0]["stages"]
        self.assertEqual([stage["name"] for stage in stages], ["finish of project"])
        end = stages[0]["end"]
        # Nelson's project: mean 83/24, variance 2.887, median 3.161, P80 4.715 days.
        self.assertLessEqual(abs(end["mean"] - 83 / 24), 4 * math.sqrt(2.887 / 2000))
        self.assertLessEqual(abs(end["variance"] - 2.887), 0.7)
        for key, truth in {"p50": 3.161, "p80": 4.715, "p90": 5.722, "p95": 6.664}.items():
            self.assertLessEqual(end[key]["lo"], end[key]["days"])
            self.assertLessEqual(abs(end[key]["days"] - truth), 2.5 * (end[key]["hi"] - end[key]["lo"]))

    def test_a_killed_sweep_of_a_shipped_scenario_goes_on_and_ends_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            ask = ["sweep", os.path.join(HERE, "..", "..", "scenarios", "south-2013.toml"), "--design", "sobol", "--points", "64",
                   "--vary", "supplier.*.bid_effort*=0.7..1.4", "--vary", "trust.*.loyalty*=0.5..2", "--replications", "1000"]
            whole = slipway(*ask, "--out", os.path.join(folder, "whole"), "--json")
            self.assertEqual(whole.returncode, 0, whole.stderr)
            broken = subprocess.Popen([SLIPWAY, *ask, "--threads", "1", "--out", os.path.join(folder, "broken")], cwd=HERE,
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            log = os.path.join(folder, ".broken.unfinished.db-wal")
            while not (os.path.exists(log) and os.path.getsize(log) > 400_000):
                self.assertIsNone(broken.poll())
                time.sleep(0.01)
            broken.kill()
            broken.wait()
            resumed = slipway(*ask, "--threads", "2", "--out", os.path.join(folder, "broken"), "--json")
            self.assertRegex(resumed.stderr, r"^\d+ of 64 points are done already; going on with the rest\n$")
            self.assertEqual(resumed.stdout, whole.stdout)


unittest.main()
