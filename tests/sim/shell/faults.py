"""What a killed process, a full disk, a locked folder and too little memory leave behind, from outside: the old result
or the new one, whole, and never anything between. Usage: faults.py TOY [KILLS]"""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

from outside import FILE, TOY, Outside

KILLS = int(sys.argv.pop(1)) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 2  # of each verb
GRID = ["--vary", "task.walls.duration*=0.5..2:6", "--vary", "deadline=2020-02-01,2020-02-15"]
BOTH = ["--option", "as written", "--option", "more masons"]


class Faults(Outside):
    """Each verb that writes, as it is tried: what to run, and the files that it makes."""

    def setUp(self):
        super().setUp()
        result = ["summary.json", "run.db"]
        self.toy("run", FILE, "--out", "seen", "--replications", "300")
        for part in [1, 2, 3]:
            self.toy("run", FILE, "--share", f"{part}/3", "--out", "shares", "--replications", "3000", *BOTH)
        self.verbs = {
            "run": (["run", FILE, "--out", "out", "--replications", "3000"], result),
            "compare": (["compare", FILE, "--out", "out", "--replications", "1000", *BOTH], result),
            "sweep": (["sweep", FILE, "--out", "out", "--replications", "300", *GRID], [*result, "points.csv"]),
            "sensitivity": (["sensitivity", FILE, "--out", "out", "--replications", "100"], result),
            "merge": (["merge", "shares", "--out", "out"], result),
            "report": (["report", "seen/run.db", "--out", "out.html"], []),
            "share": (["run", FILE, "--share", "1/2", "--out", "parts", "--replications", "3000"], []),
            "export": (["export", "seen", "--out", "out"], []),
        }

    def state(self):
        """All that can be seen in the folder, by name: what is hidden is nobody's result."""
        seen = {}
        for folder, folders, files in os.walk(self.folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in files:
                if not name.startswith("."):
                    path = os.path.join(folder, name)
                    with open(path, "rb") as file:
                        seen[os.path.relpath(path, self.folder)] = file.read()
        return seen

    def clear(self):
        for name in os.listdir(self.folder):
            if name.startswith((".", "out", "parts")):
                path = self.path(name)
                (shutil.rmtree if os.path.isdir(path) else os.remove)(path)

    def assert_sound(self, files):
        for name in files:
            if name.endswith(".db"):
                with sqlite3.connect(self.path("out", name)) as database:
                    self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
                database.close()

    def test_killed_at_any_moment_a_verb_leaves_the_old_or_the_new_and_goes_on(self):
        chance = random.Random(8)
        for verb in ["run", "sweep", "merge", "report", "share"]:
            command, files = self.verbs[verb]
            before = self.state()
            began = time.monotonic()
            self.toy(*command)
            long = time.monotonic() - began
            whole = self.state()
            self.clear()
            for _ in range(KILLS):
                process = self.start(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(chance.uniform(0, 1.1 * long))
                process.kill()
                process.wait()
                found = self.state()
                self.assertIn(found, [before, whole], verb)
                if found == whole:
                    self.assert_sound(files)
                    self.clear()
            self.toy(*command)
            self.assertEqual(self.state(), whole, verb)
            self.assertEqual([name for name in os.listdir(self.folder) if name.startswith(".")], [], verb)
            self.clear()

    def refuse_all(self, said, status=1, **how):
        """Runs every verb under a fault: a message, the exit status, and what there was before."""
        for verb, (command, _) in self.verbs.items():
            self.clear()
            if verb not in {"export", "share"}:
                self.toy(*command)  # the old result
            before = self.state()
            out, err = self.toy(*command, status=status, **how)
            self.assertRegex(err, said, verb)
            self.assertEqual(self.state(), before, verb)

    def test_a_full_disk_is_told_and_leaves_the_old_result(self):
        def small_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

        self.refuse_all(r": .*(full|[Ll]arge|space|I/O)", preexec_fn=small_files)

    def test_a_locked_folder_is_told_and_leaves_the_old_result(self):
        def somebody():
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)

        os.chmod(self.folder, 0o755)
        if subprocess.run([TOY, "--version"], preexec_fn=somebody, capture_output=True).returncode != 0:
            self.skipTest("nobody else may run the program")
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        for verb, (command, _) in self.verbs.items():
            before = self.state()
            _, err = self.toy(*command, status=1, preexec_fn=somebody)
            self.assertIn("ermission denied", err, verb)
            self.assertEqual(self.state(), before, verb)

    def test_too_little_memory_is_told_and_leaves_the_old_result(self):
        def limit(megabytes):
            return lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

        def ends_well(command, megabytes):
            done = subprocess.run([TOY, *command], cwd=self.folder, capture_output=True, text=True, timeout=60,
                                  preexec_fn=limit(megabytes))
            self.assertIn(done.returncode, [0, 1], (command, megabytes, done.stderr))
            self.assertTrue(done.returncode == 0 or done.stderr, command)
            return done.returncode == 0

        least = 16
        while subprocess.run([TOY, "--version"], capture_output=True, preexec_fn=limit(least)).returncode != 0:
            least += 4
            if least > 400:
                self.skipTest("this build of the program needs more memory to begin with")
        for verb, (command, files) in self.verbs.items():
            if verb in {"export", "share"}:
                self.clear()
                whole = None
            else:
                self.toy(*command)
                whole = self.state()
            for more in ([0, 2, 5, 9, 14, 20, 40, 80] if KILLS > 5 else [1, 7, 30]):
                done = ends_well(command, least + more)
                if whole is not None:
                    self.assertEqual(self.state(), whole, (verb, more))
                self.assert_sound(files)
                if done and whole is None:
                    self.clear()
            self.clear()


unittest.main(verbosity=1)
