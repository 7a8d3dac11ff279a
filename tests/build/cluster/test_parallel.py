"""Shares that `slipway submit` gives to GNU parallel: one is killed, then all of it; --resume-failed computes what is lost,
and the merge is a single run's.

Usage: test_parallel.py SLIPWAY SCENARIO
"""

import glob
import os
import signal
import subprocess
import sys
import tempfile
import time

SLIPWAY, SCENARIO = map(os.path.abspath, sys.argv[1:3])
PARTS, WISH = 8, ["compare", SCENARIO, "--replications", "12000"]  # a share takes part of a second: time to find and kill it


def shares_under_way(folder):
    """The processes whose hidden files lie in the folder."""
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return [int(name.rsplit("-", 1)[1]) for name in names if ".partial-" in name]


def finished(folder):
    return sorted(name for name in os.listdir(folder) if name.endswith(".share"))


def job_of(folder):
    [job] = glob.glob(os.path.join(folder, "*", ""))
    return job


def start(folder):
    """The job's own script, in a session of its own: GNU parallel and all that it starts can be killed at once."""
    return subprocess.Popen([os.path.join(job_of(folder), "submit")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            env={**os.environ, "HOME": os.path.dirname(folder)}, start_new_session=True)


def wait_for(condition, process):
    while not condition():
        assert process.poll() is None, "all was done before anything could be lost"
        time.sleep(0.002)


def kill_one(folder, process):
    """SIGKILL to a share under way."""
    killed = []

    def found():
        for pid in shares_under_way(folder):
            try:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
            except ProcessLookupError:
                continue
        return bool(killed)

    wait_for(found, process)


def kill_all(folder, process):
    """SIGKILL to the script, to GNU parallel and to the shares, which it has put into groups of their own."""
    wait_for(lambda: shares_under_way(folder) and 1 < len(finished(folder)) < PARTS - 2, process)
    session = process.pid
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.getsid(int(pid)) == session:
                os.kill(int(pid), signal.SIGKILL)
        except OSError:
            continue
    process.wait()


def main():
    with tempfile.TemporaryDirectory() as place:
        shares, single = (os.path.join(place, name) for name in ["shares", "single"])
        subprocess.run([SLIPWAY, *WISH, "--out", single], stdout=subprocess.DEVNULL, check=True)
        subprocess.run([SLIPWAY, "submit", "--to", "parallel", "--shares", str(PARTS), "--at-once", "2", "--out", shares, "--", *WISH],
                       stdout=subprocess.DEVNULL, check=True)
        process = start(shares)
        kill_one(shares, process)
        kill_all(shares, process)
        lost = PARTS - len(finished(shares))
        done = subprocess.run([SLIPWAY, "merge", shares], capture_output=True, text=True, check=False)
        assert done.returncode == 1 and f"{lost} of {PARTS} shares are missing" in done.stderr, done.stderr
        assert start(shares).wait(timeout=120) == 0
        for name in ["summary.json", "run.db"]:
            with open(os.path.join(job_of(shares), "result", name), "rb") as one, open(os.path.join(single, name), "rb") as other:
                assert one.read() == other.read(), f"{name} is not a single run's"
        print(f"{lost} of {PARTS} shares lost, computed again, merged: the files of a single run")


main()
