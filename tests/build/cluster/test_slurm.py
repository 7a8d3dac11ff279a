"""Shares that `slipway submit` sends to a real Slurm: nodes and the controller are lost, a share is interrupted, and what
the dependent jobs merge, one of them after a round more, is a single run's all the same.

Usage: test_slurm.py SLIPWAY SCENARIO
"""

import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import time

from slurm_bed import SlurmBed

SLIPWAY, SCENARIO = map(os.path.abspath, sys.argv[1:3])
PARTS, WISH = 10, ["compare", SCENARIO, "--replications", "60000"]  # a share takes seconds: time to find and stop it
OTHER_PARTS, OTHER_WISH = 1, ["run", SCENARIO, "--precision", "0.025"]  # takes two rounds


def same(one, other):
    for name in ["summary.json", "run.db"]:
        with open(os.path.join(one, name), "rb") as first, open(os.path.join(other, name), "rb") as second:
            assert first.read() == second.read(), f"{name} of {one} and {other} differ"


def stopped_share(bed, node):
    """The share that a node is computing, stopped in its course: its process and its claim's path; None if there is none."""
    for pid in bed.processes(node):
        try:
            if os.readlink(f"/proc/{pid}/exe") != SLIPWAY:
                continue
            os.kill(pid, signal.SIGSTOP)
            claims = [os.readlink(path) for path in glob.glob(f"/proc/{pid}/fd/*") if os.path.exists(path)]
        except OSError:
            continue
        claims = [path for path in claims if ".partial-" in path]
        if claims and os.path.exists(claims[0]):
            return pid, claims[0]
        os.kill(pid, signal.SIGCONT)
    return None


def stopped_shares(bed):
    """A stopped share on every node, in the order of the nodes."""
    stopped = {}

    def all_stopped():
        for node in bed.names:
            if node not in stopped and (share := stopped_share(bed, node)):
                stopped[node] = share
        return len(stopped) == len(bed.names)

    bed.wait(all_stopped, 300, "share under way on every node")
    return [stopped[node] for node in bed.names]


def share_of(claim):
    folder, name = os.path.split(claim)
    return os.path.join(folder, name[1:name.index(".partial-")])


def ended(pid):
    return not os.path.exists(f"/proc/{pid}")


def status(shares, code):
    """What `slipway status` says: of each experiment, its verb and its last round."""
    done = subprocess.run([SLIPWAY, "status", shares, "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    return {each["name"].split("-")[-2]: each["rounds"][-1] for each in json.loads(done.stdout)["experiments"]}


def lose_nodes(bed, shares):
    """One node dies with its share; one is cut off and finishes a share that another has computed meanwhile; a share on the
    third is interrupted and puts itself back."""
    (_, lost), (cut_off, late), (stopped, interrupted), *others = stopped_shares(bed)
    assert len(status(shares, 75)["compare"]["running"]) == 4
    submit(bed, shares, OTHER_PARTS, OTHER_WISH)
    bed.kill("n1")
    bed.kill_jobs("n1")
    assert not os.path.exists(share_of(lost)), "the share that was to be lost is there"
    bed.wait(lambda: [each["gone"] for each in status(shares, 75)["compare"]["lost"]] == [True], 60, "lost share in the status")
    said = status(shares, 75)
    assert len(said["compare"]["running"]) == 3, said
    assert said["run"]["absent"] == "1", said
    bed.kill("n2")
    print("nodes n1 (with its share) and n2 (without) are lost", flush=True)
    time.sleep(6)  # the controller writes down what runs every five seconds
    bed.kill("controller")
    bed.start_controller()
    os.kill(stopped, signal.SIGTERM)
    for pid in [stopped, *(pid for pid, _ in others)]:
        os.kill(pid, signal.SIGCONT)
    print("the controller was killed and is back", flush=True)
    bed.wait_for_end(300)
    for claim in [lost, late, interrupted]:
        assert os.path.exists(share_of(claim)), f"{share_of(claim)} was not computed again"
    with open(share_of(late), "rb") as file:
        before = file.read()
    os.kill(cut_off, signal.SIGCONT)
    bed.wait(lambda: ended(cut_off), 300, "end of the share on the node that was cut off")
    with open(share_of(late), "rb") as file:
        assert file.read() == before, "a share computed twice is not the same bytes"
    assert not os.path.exists(late), "the second computation left its claim"
    assert len(glob.glob(os.path.join(shares, "*-compare-*.share"))) == PARTS
    said = status(shares, 0)
    assert (said["compare"]["done"], said["run"]["done"], said["run"]["round"]) == (PARTS, OTHER_PARTS, 2), said
    number = share_of(interrupted).split("-of-")[0][-4:].lstrip("0")
    with open(os.path.join(job_of(shares, "compare"), "log", f"share-0-{number}.txt")) as file:
        assert "interrupted" in file.read(), "the interrupted share did not say so"


def damage_and_mend(bed, shares, merged):
    """A damaged share and a missing one are named, and the list that merge gives mends both."""
    first, second = sorted(glob.glob(os.path.join(shares, "*-compare-*.share")))[2:4]
    os.remove(first)
    with open(second, "r+b") as file:
        file.truncate(os.path.getsize(second) // 2)
    done = subprocess.run([SLIPWAY, "merge", shares, "--experiment", "compare", "--out", merged], capture_output=True, text=True,
                          check=False)
    assert done.returncode == 1 and os.path.basename(second) in done.stderr, done.stderr
    wanted = done.stderr.split("--array=")[1].split()[0]
    assert wanted == "3-4", done.stderr
    bed.call(os.path.join(job_of(shares, "compare"), "submit"), "0", wanted)
    bed.wait_for_end(300)


def job_of(shares, verb):
    [folder] = glob.glob(os.path.join(shares, f"*-{verb}-*", ""))
    return folder


def submit(bed, shares, parts, wish):
    """Sends an experiment to the bed's Slurm, without the time that a trial takes; tests/sim/shell has that."""
    bed.call(SLIPWAY, "submit", "--to", "slurm", "--shares", str(parts), "--time", "5", "--out", shares, "--now", "--", *wish)
    for script in ["share", "merge"]:
        bed.call("sbatch", "--test-only", os.path.join(job_of(shares, wish[0]), script))


def single_run(place, wish):
    subprocess.run([SLIPWAY, *wish, "--out", place], stdout=subprocess.DEVNULL, check=True)


def try_it(bed):
    shares, single, other = (os.path.join(bed.folder, name) for name in ["shares", "single", "other"])
    single_run(single, WISH)
    single_run(other, OTHER_WISH)
    submit(bed, shares, PARTS, WISH)
    lose_nodes(bed, shares)
    merged = os.path.join(job_of(shares, "compare"), "result")
    assert os.path.exists(merged), "the dependent merge job did not run\n" + bed.logs()
    same(single, merged)
    same(other, os.path.join(job_of(shares, "run"), "result"))
    print("merged by the dependent jobs, one of them after a second round: the files of single runs", flush=True)
    shutil.rmtree(merged)
    damage_and_mend(bed, shares, merged)
    same(single, merged)
    print("a missing and a damaged share are mended", flush=True)


def main():
    began = time.monotonic()
    bed = SlurmBed(nodes=4)
    try:
        try_it(bed)
    finally:
        bed.stop()
    shutil.rmtree(bed.folder)
    print(f"done in {time.monotonic() - began:.0f} s")


main()
