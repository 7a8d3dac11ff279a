"""Shares that the program sends away and looks after, from outside. Usage: submit.py TOY"""

import glob
import json
import os
import re
import signal
import stat
import subprocess
import time
import unittest

from outside import FILE, Outside

WISH = ["run", FILE, "--replications", "2000", "--seed", "9"]


class Submit(Outside):
    def submit(self, to, *options, wish=tuple(WISH), **how):
        return self.toy("submit", "--to", to, "--out", "shares", *options, "--", *wish, **how)

    def job(self, *names):
        [settings] = glob.glob(self.path("shares", "*", "settings"))
        return os.path.join(os.path.dirname(settings), *names)

    def status(self, code):
        return json.loads(self.toy("status", "shares", "--json", status=code)[0])["experiments"]

    def single(self, *wish):
        return self.toy(*wish, "--out", "single")[0]

    def assert_merged(self):
        self.assert_same_result("single", self.job("result"))

    def tools(self, **scripts):
        """A PATH with what the scripts need of the system, and programs of our own."""
        os.mkdir(self.path("tools"))
        for name in ["bash", "dirname", "seq", "cat"]:
            os.symlink(f"/usr/bin/{name}", self.path("tools", name))
        for name, text in scripts.items():
            with open(self.path("tools", name), "w") as file:
                file.write("#!/usr/bin/bash\n" + text)
            os.chmod(self.path("tools", name), stat.S_IRWXU)
        return {**os.environ, "PATH": self.path("tools")}

    def test_local_shares_are_merged_into_a_single_run(self):
        single = self.single(*WISH)
        out, _ = self.submit("local", "--shares", "4")
        self.assertIn("next: shares/project-run-", out)
        self.assertIn("not there: 1-4", self.toy("status", "shares", status=75)[0])
        out, _ = self.submit("local", "--shares", "4", "--now")
        self.assertTrue(out.endswith(single), out)
        self.assert_merged()
        [state] = self.status(0)
        self.assertEqual((state["rounds"][0]["done"], state["rounds"][0]["replications_done"]), (4, 2000))
        self.assertEqual(state["result"], self.job("result")[len(self.folder) + 1:])
        self.assertIn("4 of 4 shares done", self.toy("status", "shares")[0])

    def test_precision_goes_on_round_after_round(self):
        for to in ["local", "parallel"]:
            wish = ["compare", FILE, "--precision", "0.02", "--option", "as written", "--option", "more masons"]
            single = self.single(*wish)
            home = {**os.environ, "HOME": self.folder}
            out, _ = self.toy("submit", "--to", to, "--out", to, "--shares", "2", "--now", "--", *wish, env=home)
            self.assertTrue(out.endswith(single), out)
            [result] = glob.glob(self.path(to, "*", "result"))
            self.assert_same_result("single", result)
            rounds = json.loads(self.toy("status", to, "--json")[0])["experiments"][0]["rounds"]
            self.assertGreater(len(rounds), 1)

    def test_studies_are_submitted_as_runs_are_with_a_second_round_for_pairs(self):
        for wish in [["sweep", FILE, "--vary", "task.walls.duration*=0.5..2:4", "--replications", "200"],
                     ["sensitivity", FILE, "--method", "exclusion", "--replications", "50"]]:
            self.single(*wish)
            self.toy("submit", "--to", "local", "--out", wish[0], "--shares", "2", "--now", "--", *wish)
            [result] = glob.glob(self.path(wish[0], "*", "result"))
            self.assert_same_result("single", result)
            self.toy("status", wish[0])

    def test_parallel_resumes_by_its_job_log(self):
        self.single(*WISH)
        home = {**os.environ, "HOME": self.folder}
        self.submit("parallel", "--shares", "5", "--at-once", "2", "--now", env=home)
        self.assert_merged()
        with open(self.job("log", "jobs-0")) as file:
            self.assertEqual(len(file.readlines()), 6)
        for name in glob.glob(self.path("shares", "*0002-of*.share")):
            os.remove(name)
        done = subprocess.run([self.job("submit"), "0", "2"], cwd="/", env=home, capture_output=True, check=True)
        self.assertIn(b"digest", done.stdout)
        self.assert_merged()

    def test_two_experiments_in_a_folder_are_looked_after_one_by_one(self):
        self.submit("local", "--shares", "2", "--now")
        self.submit("local", "--shares", "3", wish=["compare", FILE, "--replications", "500"])
        compare, run = sorted(self.status(75), key=lambda each: each["name"])
        self.assertEqual((compare["complete"], compare["rounds"][0]["absent"]), (False, "1-3"))
        self.assertEqual((run["complete"], run["rounds"][0]["done"]), (True, 2))
        self.toy("status", "shares", "--experiment", "project-run")
        self.assertIn("allowed: project-compare-", self.toy("status", "shares", "--experiment", "x", status=2)[1])

    def test_an_interruption_ends_in_good_order_and_the_same_goes_on(self):
        # Two seconds a share: time to ask twice before one of the two is done.
        wish = ["run", FILE, "--replications", "300", "--set", "pause=40"]
        process = self.start("submit", "--to", "local", "--out", "shares", "--shares", "6", "--at-once", "2", "--now", "--", *wish)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            time.sleep(0.05)
            claims = glob.glob(self.path("shares", ".*"))
            if len(claims) == 2 and all(json.loads(self.read(claim) or b"{}").get("done", 0) > 5 for claim in claims):
                break
        [state] = self.status(75)
        [first] = state["rounds"]
        self.assertEqual((len(first["running"]), first["lost"]), (2, []))
        self.assertGreater(first["replications_per_second"], 1)
        self.assertLess(first["replications_per_second"], 55)
        self.assertGreater(first["seconds_left"], 0)
        self.assertIn("2 running", self.toy("status", "shares", status=75)[0])
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 75, err)
        self.assertEqual(glob.glob(self.path("shares", ".*")), [])
        self.assertFalse(os.path.exists(self.job("result")))
        again = subprocess.run([self.job("submit")], cwd="/", capture_output=True, text=True, check=True)
        self.assertIn("300 replications", again.stdout)

    def test_slurm_is_told_what_was_asked_for(self):
        sbatch = f'printf "%s\\n" "$@" --- >>{self.path("told")}; echo "77;here"\n'
        site = self.path("site.toml")
        with open(site, "w") as file:
            file.write('partition = "short"\naccount = "a1"\nat_once = 2\n')
        out, _ = self.submit("slurm", "--shares", "3", "--site", site, "--partition", "long", "--time", "02:00:00", "--now",
                             env=self.tools(sbatch=sbatch, scontrol="echo MaxArraySize = 5"))
        self.assertIn("submitted: array 77 of shares 1-3%2, then merge 77", out)
        array, merge, _ = self.read("told").decode().split("---\n")
        for word in ["--partition=long", "--account=a1", "--array=1-3%2", "--time=02:00:00", "--cpus-per-task=1"]:
            self.assertIn(word + "\n", array)
        self.assertIn("--dependency=afterany:77\n", merge)
        self.assertIn("--partition=long\n", merge)
        self.assertIn("at most 4", self.submit("slurm", "--shares", "5", status=2, env={**os.environ, "PATH": self.path("tools")})[1])

    def test_limit_and_number_of_shares_come_from_a_trial(self):
        self.submit("slurm", wish=["run", FILE, "--replications", "4000000000"], env=self.tools())
        with open(self.job("settings")) as file:
            text = file.read()
        amount, unit = re.search(r"all of it takes ([\d.]+) (min|h) of one core", text).groups()
        work = float(amount) * {"min": 60, "h": 3600}[unit]
        shares, hours, minutes = map(int, re.search(r'rounds\[0\]="(\d+) (\d\d):(\d\d):00 ', text).groups())
        self.assertLessEqual(abs(shares - work / 600), 1 + 0.03 * shares)
        self.assertLessEqual(abs(hours * 60 + minutes - 3 * work / shares / 60), 2)

    def test_what_slurm_refuses_is_shown(self):
        no_slurm, out = self.tools(), ["--shares", "2", "--time", "5", "--now"]
        self.assertIn("there is no sbatch here", self.submit("slurm", *out, status=1, env=no_slurm)[1])
        with open(self.path("tools", "sbatch"), "w") as file:
            file.write('#!/usr/bin/bash\necho "sbatch: error: invalid partition specified: x" >&2\nexit 1\n')
        os.chmod(self.path("tools", "sbatch"), stat.S_IRWXU)
        self.assertIn("invalid partition", self.submit("slurm", *out, status=1, env=no_slurm)[1])

    def test_what_cannot_be_computed_is_refused_before_anything_is_written(self):
        self.assertIn("more masons", self.submit("local", wish=["run", FILE, "--option", "mor masons"], status=2)[1])
        self.assertIn("unknown option '--share'", self.submit("local", wish=["check", FILE], status=2)[1])
        self.assertFalse(os.path.exists(self.path("shares")))
        self.assertIn("holds no shares", self.toy("status", ".", status=2)[1])
        self.assertIn("is no folder", self.toy("status", FILE, status=2)[1])


unittest.main(verbosity=1)
