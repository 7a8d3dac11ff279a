"""What the tests of the toy program from outside share: a folder with its scenario, and how to start it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
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

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def summary(self, name="out"):
        with open(self.path(name, "summary.json")) as file:
            return json.load(file)
