"""The toy program's files from outside. Usage: files_end_to_end.py TOY"""

import csv
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

import outside
from outside import FILE, TOY


class Files(outside.Outside):
    def test_files_say_what_json_says(self):
        out, _ = self.toy("run", FILE, "--json", "--out", "out", "--set", "task.walls.team=nobody")
        self.assertEqual(sorted(os.listdir(self.path("out"))), ["run.db", "summary.json"])
        self.assertEqual(json.loads(out), self.summary())
        with sqlite3.connect(self.path("out", "run.db")) as database:
            provenance = dict(database.execute("SELECT key, value FROM provenance"))
            with open(self.path(FILE)) as file:
                self.assertEqual(provenance["scenario_text"], file.read())
            self.assertEqual(provenance["digest"], self.summary()["digest"])
            p, lo, hi = database.execute(
                "SELECT value, lo, hi FROM summaries s JOIN measures m ON m.id = s.measure_id "
                "WHERE m.section = 'tasks' AND m.member = 'cupboards' AND m.name = 'late'").fetchone()
            late = self.summary()["options"][0]["tasks"][2]["late"]
            self.assertEqual({"p": p, "lo": lo, "hi": hi}, late)
            grades = dict(database.execute("SELECT path, grade FROM parameters"))
            self.assertEqual(grades["task.walls.duration"], "A")
            self.assertEqual(database.execute("SELECT setting FROM overrides").fetchall(),
                             [("task.walls.team=nobody",)])
        database.close()

    def test_an_earlier_result_is_replaced_and_nothing_else_is(self):
        self.toy("run", FILE, "--out", "out", "--replications", "100")
        self.toy("run", FILE, "--out", "out/", "--replications", "200")
        self.assertEqual(self.summary()["replications"], 200)
        os.mkdir(self.path("letters"))
        with open(self.path("letters", "letter"), "w") as file:
            file.write("dear")
        for place in ["letters", FILE, "."]:
            _, err = self.toy("run", FILE, "--out", place, status=2)
            self.assertIn("exists and is not a slipway result", err)
        self.assertIn("does not exist", self.toy("run", FILE, "--out", "no/out", status=2)[1])
        self.assertEqual(sorted(os.listdir(self.folder)), ["letters", "out", FILE])

    def test_a_killed_run_leaves_nothing_half_written(self):
        began = time.monotonic()
        self.toy("run", FILE, "--out", "out", "--replications", "2000")
        whole = time.monotonic() - began
        before = self.summary()
        moments = random.Random(6)
        for _ in range(10):
            process = self.start("run", FILE, "--out", "out", "--replications", "2000", "--seed", "1",
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(whole * moments.uniform(0.05, 1.1))
            process.kill()
            process.wait()
            self.assertEqual(self.summary(), before)
            with sqlite3.connect(self.path("out", "run.db")) as database:
                self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
            database.close()
        self.toy("run", FILE, "--out", "out", "--replications", "100")
        self.assertEqual(sorted(os.listdir(self.folder)), ["out", FILE])

    def test_a_disk_that_refuses_leaves_the_old_result(self):
        self.toy("run", FILE, "--out", "out", "--replications", "100")
        before = self.summary()

        def small_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (30000, 30000))

        _, err = self.toy("run", FILE, "--out", "out", status=1, preexec_fn=small_files)
        self.assertIn("run.db", err)
        self.assertEqual(self.summary(), before)
        self.assertEqual(sorted(os.listdir(self.folder)), ["out", FILE])


    def test_a_disk_that_is_full_leaves_the_old_result(self):
        script = """
            mount -t tmpfs -o size=700k none "$PWD" || exit 77
            cd "$PWD" && cp ../project.toml . && "$1" run project.toml --out out --replications 100 --traces 0 >/dev/null || exit 78
            before=$(sha256sum out/*)
            "$1" run project.toml --out out --samples all --replications 20000 >/dev/null
            status=$?
            [ "$before" = "$(sha256sum out/*)" ] || exit 79
            [ "$(ls -A | wc -l)" = 2 ] || exit 80
            exit $status"""
        os.mkdir(self.path("small"))
        unshare = shutil.which("unshare")
        if unshare is None or os.geteuid() != 0:
            self.skipTest("only root can make a small disk")
        done = subprocess.run([unshare, "--mount", "sh", "-c", script, "sh", TOY], cwd=self.path("small"),
                              capture_output=True, text=True, timeout=120)
        if done.returncode == 77 or "unshare" in done.stderr:
            self.skipTest(f"this machine lets nobody make a small disk: {done.stderr}")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr, "run.db: .*(full|No space)")

    def test_a_folder_that_may_not_be_written_to_is_refused_before_the_run(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        os.mkdir(self.path("locked"), mode=0o555)
        _, err = self.toy("run", FILE, "--out", "locked/out", status=2)
        self.assertIn("nothing may be written", err)

    def test_out_of_memory_ends_with_a_message(self):
        def little_memory():
            resource.setrlimit(resource.RLIMIT_AS, (100_000_000, 100_000_000))

        if subprocess.run([TOY, "--version"], capture_output=True, preexec_fn=little_memory).returncode != 0:
            self.skipTest("this build of the program needs more memory to begin with")
        with open(self.path("long.toml"), "w") as file:
            file.write('question = "?"\nstart = 2020-01-01\ndeadline = 2020-02-15\n')
            file.write('evidence = { grade = "C", source = "x" }\n')
            for number in range(60_000):
                file.write(f'[[task]]\nname = "{number}"\nduration = 1\n')
        _, err = self.toy("run", "long.toml", status=1, preexec_fn=little_memory)
        self.assertEqual(err, "slipway: out of memory\n")

    def test_equal_experiments_make_equal_files(self):
        def bytes_of(*arguments):
            self.toy(*arguments, "--out", "out", "--replications", "3000", status=None)
            with open(self.path("out", "run.db"), "rb") as file:
                return hashlib.sha256(file.read()).hexdigest()

        for arguments in [["run", FILE, "--samples", "all"], ["compare", FILE, "--samples", "missed"]]:
            self.assertEqual(bytes_of(*arguments, "--threads", "1"), bytes_of(*arguments, "--threads", "3"))

    def test_samples_are_the_outcomes_that_were_counted(self):
        self.toy("run", FILE, "--out", "out", "--samples", "all", "--replications", "3000")
        late = self.summary()["options"][0]["programme"]["late"]["p"]
        with sqlite3.connect(self.path("out", "run.db")) as database:
            [(rows, mean)] = database.execute('SELECT count(*), avg("programme.late") FROM v_samples_1')
            self.assertEqual(rows, 3000)
            self.assertAlmostEqual(mean, late, places=12)
            counted = database.execute("SELECT value, count FROM distributions WHERE measure_id = 2").fetchall()
            self.assertEqual(database.execute("SELECT m2, count(*) FROM samples_1 GROUP BY m2").fetchall(), counted)
        database.close()
        self.toy("run", FILE, "--out", "out", "--samples", "missed", "--replications", "3000")
        with sqlite3.connect(self.path("out", "run.db")) as database:
            [(rows, least)] = database.execute('SELECT count(*), min("programme.late") FROM v_samples_1')
            self.assertEqual((rows, least), (round(3000 * late), 1))
        database.close()
        for wrong in ["al", "-1", "1.5"]:
            _, err = self.toy("run", FILE, "--out", "out", "--samples", wrong, status=2)
            self.assertIn("allowed: all, missed", err)
        self.assertIn("needs --out", self.toy("run", FILE, "--samples", "all", status=2)[1])

    def test_traces_are_what_the_replications_did(self):
        self.toy("run", FILE, "--out", "out", "--traces", "200", "--samples", "200")
        with sqlite3.connect(self.path("out", "run.db")) as database:
            [(watched, typical)] = database.execute("SELECT replications, typical FROM traces")
            self.assertEqual(watched, 200)
            stages = database.execute("SELECT stage, p50_end, done FROM trace_stages ORDER BY position").fetchall()
            self.assertEqual([stage for stage, _, _ in stages], ["walls", "pipes and wires", "cupboards"])
            ends = database.execute('SELECT "tasks.cupboards.end" FROM v_samples_1 ORDER BY 1').fetchall()
            self.assertEqual((stages[2][1], stages[2][2]), (ends[99][0], 1))
            [(end,)] = database.execute('SELECT "tasks.cupboards.end" FROM v_samples_1 WHERE replication = ?', (typical,))
            bars = database.execute('SELECT "end" FROM trace_bars WHERE stage = \'cupboards\'').fetchall()
            self.assertEqual(bars, [(end,)])
            levels = database.execute("SELECT day, p50, mean, units FROM trace_levels ORDER BY day").fetchall()
            self.assertEqual(levels[0], ("2020-01-01", 1, 1, 2))
            self.assertEqual(len(levels), 4)
        database.close()

    def test_an_exported_result_says_the_same(self):
        self.toy("run", FILE, "--out", "out", "--samples", "10")
        self.toy("export", "out", "--out", "csv")
        names = ["measures", "options", "programme", "samples_1", "tasks"]
        self.assertEqual(sorted(os.listdir(self.path("csv"))), [name + ".csv" for name in names])
        with open(self.path("csv", "tasks.csv"), newline="") as file:
            tasks = list(csv.DictReader(file))
        for read, told in zip(tasks, self.summary()["options"][0]["tasks"], strict=True):
            self.assertEqual(float(read["late_p"]), told["late"]["p"])
            self.assertEqual(read["end_p50"], told["end"]["p50"]["date"])
        with open(self.path("csv", "samples_1.csv"), newline="") as file:
            self.assertEqual(len(list(csv.DictReader(file))), 10)
        for arguments, said in [(["none"], "does not exist"), ([FILE], "no run database"), ([], "0 results")]:
            self.assertIn(said, self.toy("export", *arguments, "--out", "more", status=2)[1])
        self.assertIn("needs --out", self.toy("export", "out", status=2)[1])


unittest.main(verbosity=1)
