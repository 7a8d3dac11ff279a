"""Sweeps of the toy program, from outside. Usage: sweep.py TOY"""

import csv
import io
import json
import os
import signal
import sqlite3
import sys
import unittest

from outside import FILE, Outside

AXES = ["--vary", "task.walls.duration*=0.5..2:4", "--vary", "deadline=2020-02-01,2020-02-15,2020-03-01"]
NAMES = ["points.csv", "run.db", "summary.json"]


class Sweep(Outside):
    def sweep(self, *arguments, **more):
        return self.toy("sweep", FILE, *arguments, **more)

    def content(self, name="out"):
        """All that a result holds: the two texts, and every row of every table."""
        texts = []
        for file in ["summary.json", "points.csv"]:
            with open(self.path(name, file)) as stream:
                texts.append(stream.read())
        with sqlite3.connect(self.path(name, "run.db")) as database:
            texts.append(list(database.iterdump()))
        return texts

    def test_a_grid_is_a_table_and_a_heat_map_whatever_the_threads(self):
        out, err = self.sweep(*AXES, "--threads", "1")
        self.assertEqual(err, "")
        self.assertEqual(self.sweep(*AXES, "--threads", "3")[0], out)
        self.assertIn("12 of 12 points (grid), 2,000 replications each, seed 1", out)
        self.assertIn("down: task.walls.duration*", out)
        self.assertRegex(out, r"0\.5 +\S* *\d+(\.\d+)? %")
        self.assertLessEqual(max(map(len, out.splitlines())), 100)

    def test_each_point_is_the_run_with_its_settings(self):
        summary = json.loads(self.sweep(*AXES, "--json", "--replications", "300")[0])
        points = summary["sweep"]["points"]
        self.assertEqual([point["id"] for point in points], list(range(1, 13)))
        self.assertEqual([point["values"]["deadline"] for point in points[:3]],
                         ["2020-02-01", "2020-02-15", "2020-03-01"])
        for point in points[4], points[11]:
            settings = []
            for path, value in point["values"].items():
                settings += ["--set", f"{path}={value}"]
            run = json.loads(self.toy("run", FILE, "--json", "--replications", "300", *settings)[0])
            self.assertEqual(run["digest"], point["digest"])
            self.assertEqual(run["options"][0]["programme"]["late"],
                             {"p": point["value"], "lo": point["lo"], "hi": point["hi"]})

    def test_options_are_an_axis(self):
        options = ["--option", "as written", "--option", "more masons"]
        summary = json.loads(self.sweep(*options, "--vary", "task.cupboards.duration*=1,2", "--json")[0])
        values = [point["values"]["option"] for point in summary["sweep"]["points"]]
        self.assertEqual(values, ["as written", "as written", "more masons", "more masons"])
        self.assertEqual([axis["kind"] for axis in summary["sweep"]["axes"]], ["option", "parameter"])

    def test_what_is_written_says_the_same(self):
        out, _ = self.sweep(*AXES, "--json", "--out", "out", "--measure", "tasks.walls.length")
        self.assertEqual(json.loads(out), self.summary())
        self.assertEqual(sorted(os.listdir(self.path("out"))), NAMES)
        self.assertEqual(sorted(os.listdir(self.folder)), ["out", FILE])
        points = self.summary()["sweep"]["points"]
        with open(self.path("out", "points.csv")) as stream:
            rows = list(csv.DictReader(stream))
        self.assertEqual([float(row["tasks.walls.length mean [days]"]) for row in rows],
                         [point["value"] for point in points])
        with sqlite3.connect(self.path("out", "run.db")) as database:
            values = database.execute("SELECT value FROM point_summaries WHERE member = 'walls' AND measure = 'length' "
                                      "AND statistic = 'mean' ORDER BY point_id").fetchall()
            self.assertEqual([value for value, in values], [point["value"] for point in points])
            self.assertEqual(database.execute("SELECT count(*), sum(replications) FROM points").fetchone(), (12, 24000))
            view = database.execute('SELECT "task.walls.duration*", deadline, digest, late_p, "walls.length_mean" FROM v_points').fetchall()
            self.assertEqual([row[:3] + row[4:] for row in view],
                             [(*point["values"].values(), point["digest"], point["value"]) for point in points])
            self.assertEqual([row[3] for row in view], [float(row["programme.late p [p]"]) for row in rows])
            self.assertIn(("method", "sweep"), database.execute("SELECT key, value FROM provenance").fetchall())
            self.assertEqual(database.execute("SELECT path, unit, levels, scale FROM axes").fetchall(),
                             [("task.walls.duration*", "", 4, "linear"), ("deadline", "", 3, "")])
            [digest] = database.execute("SELECT value FROM provenance WHERE key = 'digest'").fetchone()
        self.assertEqual(digest, self.summary()["digest"])
        printed, _ = self.sweep(*AXES, "--csv", "--measure", "tasks.walls.length")
        self.assertEqual(list(csv.DictReader(io.StringIO(printed))), rows)
        self.sweep(*AXES, "--out", "out")  # a result is replaced

    def slow(self, *more):
        return ["sweep", FILE, *AXES, "--set", "pause=3", "--replications", "60", "--out", "out", *more]

    def test_a_sweep_that_was_killed_goes_on_and_ends_the_same(self):
        self.toy(*self.slow("--threads", "2"))
        whole = self.content()
        for file in NAMES:
            os.remove(self.path("out", file))
        process = self.under_way(*self.slow("--threads", "1"))
        self.until(lambda: self.finished() >= 3)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        self.assertEqual(os.listdir(self.path("out")), [])
        _, err = self.toy("sweep", FILE, *AXES, "--seed", "2", "--out", "out", status=2)
        self.assertIn("another experiment", err)
        _, err = self.toy(*self.slow("--threads", "3"))
        self.assertRegex(err, r"^\d+ of 12 points are done already; going on with the rest\n$")
        self.assertEqual(self.content(), whole)
        self.assertEqual(sorted(os.listdir(self.folder)), ["out", FILE])

    def finished(self):
        """Points in the journal that another process has open: at least so many, by the size of its log."""
        log = self.path(".out.unfinished.db-wal")
        return os.path.getsize(log) // 30000 if os.path.exists(log) else 0

    def test_an_interrupted_sweep_keeps_its_points(self):
        process = self.under_way(*self.slow("--threads", "1"))
        self.until(lambda: self.finished() >= 1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 1)
        self.assertRegex(err, r"interrupted: \d+ of 12 points are done and kept")
        self.assertFalse(os.path.exists(self.path("out")))
        self.toy(*self.slow())
        self.assertEqual(len(self.summary()["sweep"]["points"]), 12)

    def test_a_study_file_says_what_to_do_and_the_command_line_more(self):
        with open(self.path("study.toml"), "w") as file:
            file.write('design = "sobol"\npoints = 16\nreplications = 100\nseed = 3\nmeasure = "cost"\n'
                       'vary = ["task.*.duration*=0.5..2:log"]\nset = ["deadline=2020-03-01"]\n')
        study = json.loads(self.sweep("--study", "study.toml", "--json")[0])
        self.assertEqual(study["sweep"]["design"], "sobol")
        self.assertEqual(study["sweep"]["by"], "programme.cost")
        self.assertEqual(study["overrides"], ["deadline=2020-03-01"])
        flags = ["--design", "sobol", "--points", "16", "--replications", "100", "--seed", "3", "--measure", "cost",
                 "--vary", "task.*.duration*=0.5..2:log", "--set", "deadline=2020-03-01"]
        self.assertEqual(json.loads(self.sweep("--json", *flags)[0]), study)
        more = json.loads(self.sweep("--study", "study.toml", "--json", "--points", "4")[0])
        self.assertEqual(more["sweep"]["points"], study["sweep"]["points"][:4])
        self.assertIn("mean of the points in each cell",
                      self.sweep("--study", "study.toml", "--vary", "pause=0..0.01")[0])

    def test_a_failing_point_is_told_with_its_replay(self):
        out, err = self.sweep("--vary", "fail_each=0,100", "--replications", "200", status=1)
        self.assertIn("2 of 2 points", out)
        self.assertIn("point 2: 2 of 200 replications failed", err)
        self.assertIn("--set fail_each=100 --replay 0", err)

    def test_what_is_wrong_is_refused_before_anything_runs(self):
        with open(self.path("study.toml"), "w") as file:
            file.write('desing = "sobol"\n')
        for arguments, said in [
                ([], "nothing varies"),
                (["--vary", "task.wals.duration=1,2"], "did you mean 'walls'?"),
                (["--vary", "task.walls.duration=-1,2"], "allowed: 0 or more"),
                (["--vary", "fail_each=1,2", "--vary", "fail_each=3,4"], "is varied twice"),
                (["--vary", "fail_each=0..2", "--design", "sobol"], "needs --points"),
                (["--vary", "fail_each=0..2", "--points", "3"], "goes with --design"),
                (["--vary", "fail_each=0..2", "--design", "gird"], "did you mean 'grid'?"),
                (["--vary", "fail_each=1,2", "--measure", "verdict"], "one of several words"),
                (["--vary", "fail_each=1,2", "--measure", "lat"], "did you mean 'late'?"),
                (["--option", "more mason", "--option", "as written"], "did you mean 'more masons'?"),
                (["--study", "study.toml"], "did you mean 'design'?"),
                (["--vary", "fail_each=1,2", "--csv", "--json"], "--csv does not go with --json")]:
            out, err = self.sweep(*arguments, status=2)
            self.assertIn(said, err)
            self.assertEqual(out, "")


unittest.main(argv=sys.argv[:1], verbosity=1)
