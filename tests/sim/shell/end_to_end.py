"""The toy program from outside: what it prints, where, and how it ends. Usage: end_to_end.py TOY"""

import json
import os
import pty
import shlex
import signal
import sqlite3
import subprocess
import time
import unittest

import outside
from outside import FILE, TOY


class EndToEnd(outside.Outside):
    def test_help_and_version_are_on_stdout(self):
        for arguments in [["--help"], ["-h"], ["run", "--help"], ["compare", "--help"], ["sweep", "--help"], ["check", "-h"], ["describe", "--help"],
                          ["schema", "--help"]]:
            out, err = self.toy(*arguments)
            self.assertIn("slipway", out)
            self.assertEqual(err, "")
        self.assertRegex(self.toy("--version")[0], r"^slipway \d+\.\d+\.\d+\n$")

    def test_the_table_depends_on_seed_and_scenario_alone(self):
        first, err = self.toy("run", FILE, "--threads", "1")
        self.assertEqual(err, "")
        self.assertEqual(self.toy("run", FILE, "--threads", "3")[0], first)
        self.assertNotEqual(self.toy("run", FILE, "--seed", "2")[0], first)
        self.assertNotIn("\033", first)

    def test_json_is_one_document_and_nothing_else(self):
        out, err = self.toy("run", FILE, "--json", "--option", "as written", "--option", "more masons")
        self.assertEqual(err, "")
        summary = json.loads(out)
        self.assertEqual([option["name"] for option in summary["options"]], ["as written", "more masons"])
        late = [option["programme"]["late"] for option in summary["options"]]
        self.assertLess(late[1]["p"], late[0]["p"])
        self.assertTrue(late[0]["lo"] < late[0]["p"] < late[0]["hi"])
        table = self.toy("run", FILE)[0]
        self.assertIn(summary["options"][0]["digest"], table)

    def test_compare_sets_all_options_against_each_other(self):
        out, _ = self.toy("compare", FILE, "--threads", "1", status=1)
        self.assertEqual(self.toy("compare", FILE, "--threads", "3", status=1)[0], out)
        self.assertIn("A  as written", out)
        self.assertIn("B  more masons", out)
        self.assertIn("C  unlucky", out)
        self.assertIn("variance ratio", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 100)

    def test_compare_and_run_give_the_same_options(self):
        names = ["--option", "as written", "--option", "more masons"]
        run = json.loads(self.toy("run", FILE, "--json", *names)[0])
        both = json.loads(self.toy("compare", FILE, "--json", *names)[0])
        comparison = both.pop("comparison")
        self.assertEqual(run, both)
        late = [option["programme"]["late"]["p"] for option in run["options"]]
        [apart] = [each for each in comparison["differences"] if each["measure"] == "programme.late"]
        self.assertAlmostEqual(apart["difference"], late[0] - late[1], places=12)
        self.assertTrue(apart["lo"] < apart["difference"] < apart["hi"])
        self.assertEqual(apart["less"] + apart["equal"] + apart["greater"], 10000)

    def test_compare_writes_what_it_says(self):
        out, _ = self.toy("compare", FILE, "--json", "--out", "out", "--by", "cost", "--option", "more masons")
        self.assertEqual(json.loads(out), self.summary())
        comparison = self.summary()["comparison"]
        self.assertEqual(comparison["by"], "programme.cost")
        with sqlite3.connect(self.path("out", "run.db")) as database:
            rows = database.execute("SELECT measure, first, second, difference, lo, hi FROM differences").fetchall()
            self.assertEqual(len(rows), len(comparison["differences"]))
            best = dict(database.execute("SELECT name, best FROM rankings JOIN options ON option_id = id "
                                         "WHERE measure = 'programme.cost'"))
        self.assertEqual(best, {each["name"]: each["best"]["p"] for each in comparison["rankings"][0]["options"]})

    def test_compare_is_refused_what_it_cannot_do(self):
        for arguments, said in [(["--by", "lat"], "did you mean 'late'"), (["--by", "verdict"], "not all options"),
                                (["--by", "fraction"], "does not say whether"),
                                (["--option", "as written"], "one option alone"),
                                (["--option", "more mason"], "did you mean 'more masons'")]:
            _, err = self.toy("compare", FILE, *arguments, status=2)
            self.assertIn(said, err)

    def test_compare_leaves_out_futures_in_which_an_option_failed(self):
        out, err = self.toy("compare", FILE, "--option", "as written", "--option", "unlucky", status=1)
        self.assertIn("on the same 9,900 futures", out)
        self.assertIn("100 of 10,000 replications failed", err)

    def test_precision_stops_at_a_look_when_the_measure_is_known(self):
        summary = json.loads(self.toy("run", FILE, "--json", "--precision", "200", "--precision-of", "cost")[0])
        cost = summary["options"][0]["programme"]["cost"]
        self.assertLessEqual((cost["hi"] - cost["lo"]) / 2, 200)
        self.assertIn(summary["replications"], [1000 * 2**look for look in range(10)])
        fixed = self.toy("run", FILE, "--json", "--replications", str(summary["replications"]))[0]
        self.assertEqual(json.loads(fixed), summary)
        names = ["--option", "as written", "--option", "more masons"]
        both = json.loads(self.toy("compare", FILE, "--json", "--precision", "0.006", *names)[0])
        [apart] = [each for each in both["comparison"]["differences"] if each["measure"] == "programme.late"]
        self.assertLessEqual((apart["hi"] - apart["lo"]) / 2, 0.006)
        fixed = self.toy("compare", FILE, "--json", "--replications", str(both["replications"]), *names)[0]
        self.assertEqual(json.loads(fixed), both)
        self.assertIn("needs --precision", self.toy("run", FILE, "--precision-of", "cost", status=2)[1])
        self.assertIn("did you mean 'cost'",
                      self.toy("run", FILE, "--precision", "1", "--precision-of", "cots", status=2)[1])

    def test_sampling_has_intervals_of_its_own_and_says_what_it_saves(self):
        plain = json.loads(self.toy("run", FILE, "--json")[0])
        self.assertNotIn("sampling", plain["options"][0])
        for how in ["antithetic", "latin-hypercube", "sobol"]:
            ask = ["run", FILE, "--sampling", how, "--replications", "2048"]
            out, err = self.toy(*ask, "--json", "--threads", "1")
            self.assertEqual(err, "")
            option = json.loads(out)["options"][0]
            self.assertEqual(option["sampling"]["method"], how)
            self.assertEqual(option["sampling"]["randomisations"], 32)
            late, truth = option["programme"]["late"], plain["options"][0]["programme"]["late"]
            self.assertLess(abs(late["p"] - truth["p"]), 2 * (late["hi"] - late["lo"] + truth["hi"] - truth["lo"]))
            self.assertEqual(self.toy(*ask, "--json", "--threads", "3")[0], out)
            self.assertIn("variance ratio against plain means: late", self.toy(*ask)[0].replace("\n  ", " "))
            self.assertIn("replication 7", self.toy(*ask, "--replay", "7")[0])
        for arguments, said in [(["--sampling", "sobel"], "did you mean 'sobol'"),
                                (["--sampling", "sobol", "--replications", "10000"], "a power of two"),
                                (["--sampling", "antithetic", "--replications", "100"], "a multiple of 64"),
                                (["--sampling", "sobol", "--precision", "0.01"], "--precision does not go"),
                                (["--sampling", "sobol", "--share", "1/2"], "--share does not go"),
                                (["--sampling", "sobol", "--replay", "16384"], "below the 16384")]:
            self.assertIn(said, self.toy("run", FILE, *arguments, status=2)[1])

    def test_control_variates_know_the_same_replications_better(self):
        ask = ["run", FILE, "--replications", "4000", "--json"]
        plain = json.loads(self.toy(*ask)[0])
        out = self.toy(*ask, "--sampling", "control-variates", "--threads", "1")[0]
        self.assertEqual(self.toy(*ask, "--sampling", "control-variates", "--threads", "3")[0], out)
        controlled = json.loads(out)
        self.assertEqual(controlled["digest"], plain["digest"])
        [option], [before] = controlled["options"], plain["options"]
        self.assertGreater(option["sampling"]["controls"], 2)
        cost, was = option["programme"]["cost"], before["programme"]["cost"]
        self.assertGreater(cost["variance_ratio"]["lo"], 1)
        self.assertLess(cost["hi"] - cost["lo"], was["hi"] - was["lo"])
        self.assertEqual(option["programme"]["end"]["p80"], before["programme"]["end"]["p80"])
        for verb, arguments, said in [("run", ["--replications", "900"], "1000 or more"),
                                      ("run", ["--share", "1/2"], "--share does not go"),
                                      ("compare", [], "goes with run alone")]:
            self.assertIn(said, self.toy(verb, FILE, "--sampling", "control-variates", *arguments, status=2)[1])

    def test_compare_sets_sampled_options_against_each_other_in_the_same_randomisations(self):
        names = ["--option", "as written", "--option", "more masons", "--replications", "2048"]
        for how in ["antithetic", "latin-hypercube", "sobol"]:
            ask = ["compare", FILE, "--sampling", how, *names]
            out, err = self.toy(*ask, "--json", "--threads", "1")
            self.assertEqual(err, "")
            self.assertEqual(self.toy(*ask, "--json", "--threads", "3")[0], out)
            summary = json.loads(out)
            for option in summary["options"]:
                self.assertEqual((option["sampling"]["method"], option["sampling"]["randomisations"]), (how, 32))
            if how != "sobol":  # whose net here is of the draws of both
                alone = json.loads(self.toy("run", *ask[1:], "--json")[0])
                del summary["comparison"]
                self.assertEqual(alone, summary)
            self.assertIn(f"{how} sampling: 32 independent randomisations of 64", self.toy(*ask)[0].replace("\n  ", " "))
        late = [each for each in json.loads(out)["comparison"]["differences"] if each["measure"] == "programme.late"][0]
        self.assertTrue(late["lo"] < late["difference"] < late["hi"])
        self.assertGreater(late["lo"], 0)
        self.assertIn("does not go with --select",
                      self.toy("compare", FILE, "--sampling", "sobol", "--select", "ocba", status=2)[1])

    def test_rare_says_how_rare_and_how_sure(self):
        event = ["rare", FILE, "--event", "programme.end>=2020-03-20", "--replications", "2048"]
        out = self.toy(*event, "--json", "--threads", "1")[0]
        [option] = json.loads(out)["options"]
        self.assertLess(option["chance"]["hi"], 0.01)
        self.assertGreater(option["chance"]["lo"], 0)
        self.assertEqual(self.toy(*event, "--json", "--threads", "3")[0], out)
        self.assertIn("chance of programme.end ≥ 2020-03-20", self.toy(*event)[0])
        for event, said in [("programme.end>2020", "MEASURE>=X"), ("programme.ent>=1", "no measure 'programme.ent'"),
                            ("programme.late>=1", "yes or no"), ("programme.end>=soon", "is no date"),
                            ("programme.cost>=much", "is no number")]:
            self.assertIn(said, self.toy("rare", FILE, "--event", event, status=2)[1])

    def test_an_interrupted_rare_says_so(self):
        process = self.under_way("rare", FILE, "--event", "programme.end>=2020-03-20", "--set", "pause=0.2",
                                 "--replications", "1024", "--json")
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 1)
        self.assertIn("interrupted: the result is that of the first repetitions only", err)
        [option] = json.loads(out)["options"]
        self.assertTrue(option["interrupted"])
        self.assertLess(len(option["repetitions"]), 32)

    def test_select_chooses_one_and_says_how_sure(self):
        names = ["--option", "as written", "--option", "more masons"]
        out, err = self.toy("compare", FILE, "--select", "kn", "--indifference", "0.05", *names)
        self.assertIn("chosen: more masons", out)
        self.assertIn("at least 95 %", out)
        self.assertEqual(err, "")
        chosen = json.loads(self.toy("compare", FILE, "--select", "kn", "--indifference", "0.05", "--json", *names)[0])
        self.assertEqual(chosen["chosen"], "more masons")
        self.assertLess(chosen["futures"], 20000)
        out, _ = self.toy("compare", FILE, "--select", "ocba", "--budget", "6400", "--by", "cost", *names)
        self.assertIn("chosen: more masons", out)
        self.assertIn("6,400 futures in all", out)
        for arguments, said in [(["--select", "kn"], "needs --indifference"), (["--select", "best"], "kn, ocba"),
                                (["--indifference", "1"], "goes with --select kn"),
                                (["--select", "kn", "--indifference", "-1"], "above 0"),
                                (["--budget", "1000"], "goes with --select ocba"),
                                (["--select", "ocba", "--budget", "100"], "the budget is too small")]:
            self.assertIn(said, self.toy("compare", FILE, *arguments, status=2)[1])

    def test_wrong_input_is_status_2_with_one_line_on_stderr(self):
        for arguments, fragment in [
                ([], "no verb is given"),
                (["rnu", FILE], "unknown verb 'rnu'; did you mean 'run'?"),
                (["run", FILE, "--sede", "1"], "did you mean '--seed'?"),
                (["run", "none.toml"], "none.toml"),
                (["run", FILE, "--option", "more mason"], "more masons"),
                (["run", FILE, "--set", "task.wall.team=x"], "walls"),
                (["run", FILE, "--set", "deadline=2019-01-01"], "the deadline is not after the start"),
                (["run", FILE, "--share", "5/4"], "--share"),
        ]:
            out, err = self.toy(*arguments, status=2)
            self.assertEqual(out, "")
            self.assertEqual(err.count("\n"), 1, err)
            self.assertIn(fragment, err)

    def test_check_looks_at_every_file_and_option(self):
        with open(self.path(FILE)) as file:
            text = file.read()
        with open(self.path("bad.toml"), "w") as file:
            file.write(text.replace("deadline", "deadlin"))
        with open(self.path("worse.toml"), "w") as file:
            file.write(text + '\n[[option]]\nname = "x"\nset = { "deadline" = 2019-01-01 }\n')
        out, err = self.toy("check", "bad.toml", FILE, "worse.toml", status=2)
        self.assertIn("project.toml: OK: 3 assumptions (A 1, B 1, C 1), 2 options", out)
        self.assertRegex(err, r"bad\.toml:\d+:\d+: .*deadline")
        self.assertIn("the deadline is not after the start (with option 'x')", err)

    def test_describe_and_schema(self):
        self.assertIn("task.walls.duration", self.toy("describe", FILE)[0])
        register = json.loads(self.toy("describe", FILE, "--json")[0])
        self.assertEqual([entry["grade"] for entry in register], ["A", "B", "C"])
        self.assertIn("duration", self.toy("describe")[0])
        self.assertIn("leaves out\n\n- tasks never overlap", self.toy("describe")[0])
        self.assertIn("properties", json.loads(self.toy("schema")[0]))

    def test_failed_replications_are_told_with_the_command_that_replays_them(self):
        out, err = self.toy("run", FILE, "--option", "unlucky", "--replications", "1000", "--out", "out",
                            "--json", status=1)
        self.assertEqual(json.loads(out)["failed"], 10)
        self.assertEqual(self.summary()["failed"], 10)
        command = [line for line in err.splitlines() if "replay:" in line][1].split("replay: ")[1]
        words = shlex.split(command)
        self.assertEqual(words[0], "slipway")
        self.assertIn("no luck in 100", self.toy(*words[1:], status=1)[1])

    def test_a_replayed_replication_tells_its_story(self):
        out, _ = self.toy("run", FILE, "--replay", "12", "--seed", "7")
        self.assertIn("walls ends", out)
        self.assertIn("verdict", out)
        self.assertIn("fraction", out)

    def test_precision_decides_the_number_of_replications(self):
        summary = json.loads(self.toy("run", FILE, "--precision", "0.01", "--json")[0])
        self.assertEqual(summary["replications"], 8000)
        late = summary["options"][0]["programme"]["late"]
        self.assertLessEqual(late["hi"] - late["lo"], 0.02)
        same = json.loads(self.toy("run", FILE, "--replications", "8000", "--json")[0])
        self.assertEqual(same, summary)

    def test_shares_add_up(self):
        digests, done = 0, 0
        for part in ["1/3", "2/3", "3/3"]:
            summary = json.loads(self.toy("run", FILE, "--share", part, "--replications", "1000", "--json")[0])
            self.assertEqual(summary["share"], {"part": int(part[0]), "of": 3})
            digests += int(summary["digest"], 16)
            done += summary["replications"]
        whole = json.loads(self.toy("run", FILE, "--replications", "1000", "--json")[0])
        self.assertEqual(done, 1000)
        self.assertEqual(f"{digests % 2**128:032x}", whole["digest"])

    def slow(self, milliseconds, *arguments):
        process = self.under_way("run", FILE, "--set", f"pause={milliseconds}", "--replications", "1000000",
                                 "--threads", "2", *arguments)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        time.sleep(0.5)
        self.assertIsNone(process.poll())
        return process

    def test_an_interrupted_run_is_exactly_its_first_replications(self):
        process = self.slow(0.2, "--json", "--out", "out")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 1)
        self.assertIn("interrupted: the result is that of the first replications only", err)
        summary = json.loads(out)
        self.assertEqual(summary, self.summary())
        self.assertTrue(summary["interrupted"])
        done = summary["replications"]
        self.assertTrue(0 < done < 1000000)
        again = json.loads(self.toy("run", FILE, "--replications", str(done), "--json")[0])
        self.assertEqual(again["digest"], summary["digest"])
        self.assertFalse(again["interrupted"])

    def test_a_second_interrupt_ends_at_once(self):
        process = self.slow(60000, "--out", "out")
        process.send_signal(signal.SIGINT)
        self.assertIn("stopping", process.stderr.readline() + process.stderr.readline())
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=20), -signal.SIGINT)
        self.assertFalse(os.path.exists(self.path("out")))

    def test_a_full_standard_output_is_a_failure(self):
        with open("/dev/full", "w") as full:
            process = self.start("run", FILE, stdout=full)
            _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 1)
        self.assertIn("standard output", err)

    def test_a_reader_that_goes_away_is_no_mess(self):
        command = f"{shlex.quote(TOY)} run {FILE} | head -n 1"
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.stdout, "project: seed 1\n")
        self.assertEqual(done.stderr, "")

    def on_terminal(self, stream, **environment):
        try:
            leader, follower = pty.openpty()
        except OSError as none:
            self.skipTest(f"this machine has no pseudo-terminals to give (a chroot without /dev/pts): {none}")
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: follower}
        process = self.start("run", FILE, "--set", "pause=1", "--replications", "1000", "--threads", "1",
                             env={**os.environ, **environment}, **pipes)
        os.close(follower)
        text = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:
                break
            if not part:
                break
            text += part
        os.close(leader)
        self.assertEqual(process.wait(timeout=60), 0)
        return text.decode()

    def test_a_terminal_gets_progress_and_colour_unless_refused(self):
        self.assertRegex(self.on_terminal("stderr"), r"\[#+ *\] +\d+ %  \S+ of 1,000")
        self.assertIn("\033[1m", self.on_terminal("stdout", NO_COLOR=""))
        self.assertNotIn("\033", self.on_terminal("stdout", NO_COLOR="1"))


unittest.main()
