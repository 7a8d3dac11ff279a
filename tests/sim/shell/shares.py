"""Shares of experiments and their merge, from outside. Usage: shares.py TOY"""

import os
import random
import shutil
import signal
import time
import unittest

from outside import FILE, Outside

BOTH = ["--option", "as written", "--option", "more masons"]


class Shares(Outside):
    def share(self, verb, part, parts, *more, out="shares", **how):
        return self.toy(verb, FILE, "--share", f"{part}/{parts}", "--out", out, *more, **how)

    def shares(self, verb, parts, *more, out="shares"):
        order = list(range(1, parts + 1))
        random.Random(parts).shuffle(order)
        for part in order:
            self.share(verb, part, parts, *more, out=out)

    def test_one_process_seven_shares_and_a_hundred_are_the_same_files(self):
        for verb, status in [("run", 0), ("compare", 0)]:
            wish = ["--replications", "2000", "--seed", "9", *BOTH]
            single, _ = self.toy(verb, FILE, "--out", "single", *wish)
            for parts in [1, 7, 100]:
                self.shares(verb, parts, *wish, out=f"{verb}-{parts}")
                merged, _ = self.toy("merge", f"{verb}-{parts}", "--out", "merged", status=status)
                self.assertEqual(merged, single)
                self.assert_same_result("single", "merged")

    def test_raw_outcomes_come_from_the_shares_and_traces_are_seen_again(self):
        for verb, wish in [("run", ["--samples", "all"]), ("compare", ["--samples", "missed", "--traces", "50"]),
                           ("run", ["--samples", "30", "--traces", "7"]), ("compare", ["--samples", "0", "--traces", "0"])]:
            wish = ["--replications", "700", *BOTH, *wish]
            self.toy(verb, FILE, "--out", "single", *wish)
            shutil.rmtree(self.path("shares"), ignore_errors=True)
            self.shares(verb, 3, *wish, "--threads", "2")
            self.toy("merge", "shares", "--out", "merged")
            self.assert_same_result("single", "merged")

    def test_a_scenario_of_several_files_is_put_together_from_the_share(self):
        os.mkdir(self.path("common"))
        with open(self.path(FILE)) as file:
            text = file.read()
        with open(self.path("common", "base.toml"), "w") as file:
            file.write(text)
        with open(self.path(FILE), "w") as file:
            file.write('uses = ["common/base.toml"]\ndeadline = 2020-03-01\n')
        single, _ = self.toy("run", FILE, "--out", "single", *BOTH)
        self.shares("run", 2, *BOTH)
        os.remove(self.path(FILE))
        os.remove(self.path("common", "base.toml"))
        self.assertEqual(self.toy("merge", "shares", "--out", "merged")[0], single)
        self.assert_same_result("single", "merged")

    def test_failed_replications_are_told_as_a_single_run_tells_them(self):
        wish = ["--option", "unlucky", "--replications", "3000"]
        single, told = self.toy("run", FILE, "--out", "single", *wish, status=1)
        self.shares("run", 4, *wish)
        merged, told_merged = self.toy("merge", "shares", "--out", "merged", status=1)
        self.assertEqual(merged, single)
        self.assertEqual(told_merged, told)
        self.assert_same_result("single", "merged")

    def test_a_share_is_the_same_bytes_wherever_it_is_computed(self):
        self.share("run", 2, 3)
        os.mkdir(self.path("elsewhere"))
        self.toy("run", os.path.join("elsewhere", "..", FILE), "--share", "2/3", "--out", "others", "--threads", "1")
        [name] = os.listdir(self.path("shares"))
        self.assertEqual(os.listdir(self.path("others")), [name])
        self.assertEqual(self.read("shares", name), self.read("others", name))

    def test_a_finished_share_is_skipped_and_a_damaged_one_computed_again(self):
        self.share("run", 1, 2)
        [name] = os.listdir(self.path("shares"))
        before, bytes_before = os.stat(self.path("shares", name)).st_mtime_ns, self.read("shares", name)
        self.assertIn("is there already", self.share("run", 1, 2)[0])
        self.assertEqual(os.stat(self.path("shares", name)).st_mtime_ns, before)
        with open(self.path("shares", name), "r+b") as file:
            file.seek(len(bytes_before) // 2)
            file.write(b"\0\1\2")
        self.share("run", 2, 2)
        _, err = self.toy("merge", "shares", "--out", "merged", status=1)
        self.assertIn(name, err)
        self.assertIn("--array=1\n", err)
        self.assertFalse(os.path.exists(self.path("merged")))
        self.assertIn("damaged", self.share("run", 1, 2)[1])
        self.assertEqual(self.read("shares", name), bytes_before)
        self.toy("merge", "shares")

    def test_missing_shares_are_listed_for_sbatch(self):
        for part in [1, 2, 5, 9]:
            self.share("run", part, 10)
        _, err = self.toy("merge", "shares", status=1)
        self.assertIn("6 of 10 shares are missing", err)
        self.assertIn("--array=3-4,6-8,10\n", err)

    def test_two_experiments_in_a_folder_are_told_apart(self):
        self.shares("run", 2)
        self.shares("run", 2, "--seed", "2")
        _, err = self.toy("merge", "shares", status=2)
        names = sorted({name.split(".")[0] for name in os.listdir(self.path("shares"))})
        self.assertEqual(len(names), 2)
        self.assertIn("--experiment", err)
        digests = {self.toy("merge", "shares", "--experiment", name)[0] for name in names}
        self.assertEqual(digests, {self.toy("run", FILE)[0], self.toy("run", FILE, "--seed", "2")[0]})
        self.assertIn("no experiment 'x'", self.toy("merge", "shares", "--experiment", "x", status=2)[1])

    def test_a_foreign_share_under_a_share_s_name_is_refused_by_name(self):
        self.shares("run", 2)
        self.shares("run", 2, "--seed", "2", out="others")
        [first] = [name for name in os.listdir(self.path("shares")) if ".0001-" in name]
        [other] = [name for name in os.listdir(self.path("others")) if ".0002-" in name]
        shutil.copy(self.path("others", other), self.path("shares", first.replace(".0001-", ".0002-")))
        _, err = self.toy("merge", "shares", status=1)
        self.assertIn(first.replace(".0001-", ".0002-") + ": not merged", err)
        with open(self.path("shares", "notes.share"), "w") as file:
            file.write("mine")
        self.assertIn("notes.share: left alone", self.toy("merge", "shares", status=1)[1])

    def test_what_is_no_folder_of_shares_is_wrong_input(self):
        self.assertIn("holds no shares", self.toy("merge", ".", status=2)[1])
        self.assertIn("is no folder", self.toy("merge", FILE, status=2)[1])
        for wrong, said in [(["--share", "1/2", "--precision", "0.01"], "give --out"), (["--round", "2"], "goes with --share"),
                            (["--share", "1/2", "--out", "x", "--round", "2"], "goes with --precision")]:
            self.assertIn(said, self.toy("run", FILE, *wrong, status=2)[1])

    def test_precision_goes_by_rounds_and_ends_where_a_single_run_does(self):
        for verb, wish in [("run", ["--precision", "0.015", *BOTH]), ("run", ["--precision", "300", "--precision-of", "cost"]),
                           ("compare", ["--precision", "0.01", *BOTH])]:
            shutil.rmtree(self.path("shares"), ignore_errors=True)
            single, _ = self.toy(verb, FILE, "--out", "single", *wish)
            for number in range(1, 12):
                for part in [2, 1]:
                    self.share(verb, part, 2, "--round", str(number), *wish)
                process = self.start("merge", "shares", "--out", "merged")
                out, err = process.communicate(timeout=60)
                if process.returncode == 0:
                    break
                self.assertIn(f"--round {number + 1}\n", err)
            self.assertEqual(out, single)
            self.assertGreater(number, 1)
            self.assert_same_result("single", "merged")

    def test_an_interrupted_share_says_try_again_and_leaves_nothing(self):
        process = self.under_way("run", FILE, "--share", "1/2", "--out", "shares", "--set", "pause=1", "--threads", "1")
        self.until(lambda: os.path.isdir(self.path("shares")) and os.listdir(self.path("shares")))
        [claim] = os.listdir(self.path("shares"))
        self.assertTrue(claim.startswith("."))
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 75, err)
        self.assertEqual(os.listdir(self.path("shares")), [])

    def test_a_share_killed_while_it_is_made_is_never_taken_for_whole(self):
        self.share("run", 1, 2, "--replications", "400")
        wish = ["run", FILE, "--share", "2/2", "--out", "shares", "--replications", "400"]
        chance = random.Random(3)
        for _ in range(15):
            process = self.start(*wish)
            time.sleep(chance.uniform(0, 0.06))
            process.kill()
            process.communicate()
            names = [name for name in os.listdir(self.path("shares")) if not name.startswith(".")]
            if len(names) == 2:
                self.toy("merge", "shares")
                os.remove(self.path("shares", next(name for name in names if ".0002-" in name)))
        self.toy(*wish)
        self.assertEqual(len(os.listdir(self.path("shares"))), 2)
        single, _ = self.toy("run", FILE, "--replications", "400")
        self.assertEqual(self.toy("merge", "shares")[0], single)


unittest.main(verbosity=1)
