"""Shares under GNU parallel: some are killed, --resume-failed computes those, and the merge is a single run's.

Usage: test_parallel.py SLIPWAY SCENARIO
"""

import os
import subprocess
import sys
import tempfile
import time

SLIPWAY, SCENARIO = map(os.path.abspath, sys.argv[1:3])
PARTS, WISH = 8, ["compare", SCENARIO, "--replications", "1200"]


def shares_under_way(folder):
    """The processes whose hidden files lie in the folder."""
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return [int(name.rsplit("-", 1)[1]) for name in names if ".partial-" in name]


def finished(folder):
    return sorted(name for name in os.listdir(folder) if name.endswith(".share"))


def parallel(folder, *more):
    command = ["parallel", "--will-cite", "--jobs", "2", "--joblog", os.path.join(os.path.dirname(folder), "log"), *more, SLIPWAY, *WISH,
               "--share", "{}/" + str(PARTS), "--out", folder, "--threads", "1", ":::", *map(str, range(1, PARTS + 1))]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            env={**os.environ, "HOME": os.path.dirname(folder)})


def kill_one(folder, process):
    """SIGKILL to a share under way that is then not there."""
    while process.poll() is None:
        for pid in shares_under_way(folder):
            try:
                os.kill(pid, 9)
                return
            except ProcessLookupError:
                continue
        time.sleep(0.002)


def main():
    with tempfile.TemporaryDirectory() as place:
        shares, merged, single = (os.path.join(place, name) for name in ["shares", "merged", "single"])
        subprocess.run([SLIPWAY, *WISH, "--out", single, "--samples", "0", "--traces", "0"], stdout=subprocess.DEVNULL, check=True)
        for _ in range(10):
            first = parallel(shares)
            kill_one(shares, first)
            assert first.wait(timeout=120) in range(0, PARTS + 1)
            if len(finished(shares)) < PARTS:
                break
            for name in finished(shares):
                os.remove(os.path.join(shares, name))
        lost = PARTS - len(finished(shares))
        assert lost > 0, "no share was lost"
        done = subprocess.run([SLIPWAY, "merge", shares], capture_output=True, text=True, check=False)
        assert done.returncode == 1 and f"{lost} of {PARTS} shares are missing" in done.stderr, done.stderr
        assert parallel(shares, "--resume-failed").wait(timeout=120) == 0
        subprocess.run([SLIPWAY, "merge", shares, "--out", merged], stdout=subprocess.DEVNULL, check=True)
        for name in ["summary.json", "run.db"]:
            with open(os.path.join(merged, name), "rb") as one, open(os.path.join(single, name), "rb") as other:
                assert one.read() == other.read(), f"{name} is not a single run's"
        print(f"{lost} of {PARTS} shares lost, computed again, merged: the files of a single run")


main()
