"""What the tests of the toy program from outside share: a folder with its scenario, and how to start it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

TOY = os.path.abspath(sys.argv.pop(1))
HERE = os.path.dirname(os.path.abspath(__file__))
FILE = "project.toml"


class Outside(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copy(os.path.join(HERE, FILE), self.folder)

    def start(self, *arguments, **more):
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        return subprocess.Popen([TOY, *arguments], cwd=self.folder, text=True, **pipes)

    def toy(self, *arguments, status=0, **more):
        process = self.start(*arguments, **more)
        out, err = process.communicate(timeout=120)
        if status is not None:
            self.assertEqual(process.returncode, status, (arguments, out, err))
        return out, err

    def under_way(self, *arguments, **more):
        """The program started, once it minds interruption."""
        process = self.start(*arguments, **more)
        bit = 1 << (signal.SIGINT - 1)
        self.until(lambda: process.poll() is not None or self.caught(process) & bit)
        self.assertIsNone(process.poll())
        return process

    @staticmethod
    def caught(process):
        """The signals that a process has handlers for, one bit each."""
        with open(f"/proc/{process.pid}/status") as file:
            return int(next(line.split()[1] for line in file if line.startswith("SigCgt:")), 16)

    def until(self, condition):
        end = time.monotonic() + 60
        while not condition():
            self.assertLess(time.monotonic(), end, "waited for a minute")
            time.sleep(0.01)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def read(self, *names):
        with open(self.path(*names), "rb") as file:
            return file.read()

    def summary(self, name="out"):
        return json.loads(self.read(name, "summary.json"))

    def assert_same_result(self, one, other):
        for file in ["summary.json", "run.db"]:
            self.assertTrue(self.read(one, file) == self.read(other, file), f"{file} of {one} and {other} differ")
