"""Shares of sweeps and of studies of what matters, and their merge, from outside. Usage: study_shares.py TOY"""

import os
import random
import shutil
import signal
import unittest

from outside import FILE, Outside

GRID = ["--vary", "task.walls.duration*=0.5..2:5", "--vary", "deadline=2020-02-01,2020-02-15,2020-03-01",
        "--replications", "50", "--seed", "4"]


class StudyShares(Outside):
    def share(self, verb, part, parts, *wish, out="shares", **how):
        return self.toy(verb, FILE, "--share", f"{part}/{parts}", "--out", out, *wish, **how)

    def shares(self, verb, parts, *wish):
        shutil.rmtree(self.path("shares"), ignore_errors=True)
        order = list(range(1, parts + 1))
        random.Random(parts).shuffle(order)
        for part in order:
            self.share(verb, part, parts, *wish)

    def assert_merged(self, printed, files, told=""):
        merged, err = self.toy("merge", "shares", "--out", "merged", status=1 if told else 0)
        self.assertEqual(merged, printed)
        self.assertEqual(err, told)
        for file in files:
            self.assertTrue(self.read("single", file) == self.read("merged", file), f"{file} differs")

    def test_a_sweep_in_one_process_seven_shares_and_a_hundred_is_the_same_files(self):
        files = ["summary.json", "run.db", "points.csv"]
        both = ["--option", "as written", "--option", "more masons", "--option", "unlucky"]
        for wish, cuts in [(GRID, [1, 7, 100]),
                           ([*both, "--vary", "task.cupboards.duration*=1,2", "--replications", "200"], [2]),
                           (["--vary", "task.*.duration*=0.5..2", "--design", "sobol", "--points", "16",
                             "--measure", "cost", "--replications", "20"], [3])]:
            unlucky = "unlucky" in wish
            single, told = self.toy("sweep", FILE, "--out", "single", *wish, status=1 if unlucky else 0)
            self.assertEqual("replay" in told, unlucky)
            for parts in cuts:
                self.shares("sweep", parts, *wish)
                self.assert_merged(single, files, told)

    def test_a_study_in_shares_is_the_same_files(self):
        for method, parts in [("swing", 2), ("exclusion", 3), ("morris", 7), ("sobol", 2), ("shapley", 1)]:
            wish = ["--method", method, "--replications", "60", *(["--points", "8"] if method in {"morris", "sobol", "shapley"} else [])]
            single, _ = self.toy("sensitivity", FILE, "--out", "single", *wish)
            self.shares("sensitivity", parts, *wish)
            if method == "exclusion":
                _, err = self.toy("merge", "shares", "--out", "merged", status=75)
                self.assertIn("--round 2\n", err)
                for part in [2, 1]:
                    self.share("sensitivity", part, 2, "--round", "2", *wish)
            self.assert_merged(single, ["summary.json", "run.db"])

    def test_the_second_round_of_a_study_needs_the_whole_first(self):
        wish = ["--method", "exclusion", "--replications", "20"]
        _, err = self.share("sensitivity", 1, 1, "--round", "2", *wish, status=2)
        self.assertIn("is no folder of shares", err)
        self.share("sensitivity", 1, 2, *wish)
        _, err = self.share("sensitivity", 1, 1, "--round", "2", *wish, status=1)
        self.assertIn("1 of 2 shares are missing", err)
        self.share("sensitivity", 2, 2, *wish)
        self.share("sensitivity", 1, 1, "--round", "2", *wish)
        self.toy("merge", "shares")

    def test_a_share_is_the_same_bytes_is_skipped_and_is_refused_when_damaged(self):
        for verb, wish in [("sweep", GRID), ("sensitivity", ["--method", "morris", "--points", "4", "--replications", "20"])]:
            shutil.rmtree(self.path("shares"), ignore_errors=True)
            self.share(verb, 1, 2, *wish, "--threads", "1")
            self.share(verb, 1, 2, *wish, "--threads", "3", out="others")
            [name] = os.listdir(self.path("shares"))
            self.assertEqual(self.read("shares", name), self.read("others", name))
            self.assertIn("is there already", self.share(verb, 1, 2, *wish)[0])
            _, err = self.toy("merge", "shares", status=1)
            self.assertIn("1 of 2 shares are missing", err)
            self.assertIn("--array=2\n", err)
            self.share(verb, 2, 2, *wish)
            with open(self.path("shares", name), "r+b") as file:
                file.seek(-100, os.SEEK_END)
                file.write(b"\0\1\2")
            _, err = self.toy("merge", "shares", "--out", "merged", status=1)
            self.assertIn(name + ": not merged", err)
            self.assertFalse(os.path.exists(self.path("merged")))
            self.assertIn("it is computed again", self.share(verb, 1, 2, *wish)[1])
            self.assertEqual(self.read("shares", name), self.read("others", name))

    def test_an_interrupted_share_says_try_again_and_leaves_nothing(self):
        for verb, wish in [("sweep", GRID), ("sensitivity", ["--method", "swing"])]:
            process = self.under_way(verb, FILE, "--share", "1/2", "--out", "shares", *wish, "--set", "pause=2", "--threads", "1")
            self.until(lambda: os.path.isdir(self.path("shares")) and os.listdir(self.path("shares")))
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 75, err)
            self.assertEqual(os.listdir(self.path("shares")), [])

    def test_what_does_not_go_together_is_wrong_input(self):
        for verb, wrong, said in [("sweep", GRID, "--share needs --out"), ("sensitivity", [], "--share needs --out"),
                                  ("sensitivity", ["--out", "x", "--round", "2"], "method exclusion alone")]:
            self.assertIn(said, self.toy(verb, FILE, "--share", "1/2", *wrong, status=2)[1])


unittest.main(verbosity=1)
