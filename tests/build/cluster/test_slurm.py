"""Shares on a real Slurm: nodes and the controller are lost, and the merge is a single run's all the same.

Usage: test_slurm.py SLIPWAY SCENARIO
"""

import glob
import os
import shutil
import signal
import subprocess
import sys
import time

from slurm_bed import SlurmBed

SLIPWAY, SCENARIO = map(os.path.abspath, sys.argv[1:3])
SCRIPTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "scripts", "slurm")
PARTS, WISH = 10, ["compare", SCENARIO, "--replications", "1500"]


def same(one, other):
    for name in ["summary.json", "run.db"]:
        with open(os.path.join(one, name), "rb") as first, open(os.path.join(other, name), "rb") as second:
            assert first.read() == second.read(), f"{name} of {one} and {other} differ"


def stopped_share(bed, node):
    """A share that is being computed on a node, stopped in its course: its process and its claim's path."""
    stopped = []

    def found():
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
                stopped.append((pid, claims[0]))
                return True
            os.kill(pid, signal.SIGCONT)
        return False

    bed.wait(found, 60, f"share under way on {node}")
    return stopped[0]


def share_of(claim):
    folder, name = os.path.split(claim)
    return os.path.join(folder, name[1:name.index(".partial-")])


def ended(pid):
    return not os.path.exists(f"/proc/{pid}")


def lose_nodes(bed, shares):
    """One node dies with its share; one is cut off and finishes a share that another has computed meanwhile."""
    (_, lost), (cut_off, late), *others = [stopped_share(bed, node) for node in bed.names]
    bed.kill("n1")
    bed.kill_jobs("n1")
    assert not os.path.exists(share_of(lost)), "the share that was to be lost is there"
    bed.kill("n2")
    print("nodes n1 (with its share) and n2 (without) are lost", flush=True)
    time.sleep(6)  # the controller writes down what runs every five seconds
    bed.kill("controller")
    bed.start_controller()
    for pid, _ in others:
        os.kill(pid, signal.SIGCONT)
    print("the controller was killed and is back", flush=True)
    bed.wait_for_end(120)
    for claim in [lost, late]:
        assert os.path.exists(share_of(claim)), f"{share_of(claim)} was not computed again"
    with open(share_of(late), "rb") as file:
        before = file.read()
    os.kill(cut_off, signal.SIGCONT)
    bed.wait(lambda: ended(cut_off), 60, "end of the share on the node that was cut off")
    with open(share_of(late), "rb") as file:
        assert file.read() == before, "a share computed twice is not the same bytes"
    assert not os.path.exists(late), "the second computation left its claim"
    assert len(glob.glob(os.path.join(shares, "*.share"))) == PARTS


def damage_and_mend(bed, shares, merged):
    """A damaged share and a missing one are named, and the list that merge gives mends both."""
    first, second = sorted(glob.glob(os.path.join(shares, "*.share")))[2:4]
    os.remove(first)
    with open(second, "r+b") as file:
        file.truncate(os.path.getsize(second) // 2)
    done = subprocess.run([SLIPWAY, "merge", shares, "--out", merged], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and os.path.basename(second) in done.stderr, done.stderr
    wanted = done.stderr.split("--array=")[1].split()[0]
    assert wanted == "3-4", done.stderr
    submit(bed, shares, wanted)
    bed.wait_for_end(60)


def submit(bed, shares, array):
    log = os.path.join(bed.folder, "job-%a.txt")
    return bed.call("sbatch", "--parsable", f"--array={array}", f"--output={log}", os.path.join(SCRIPTS, "share"),
                    str(PARTS), shares, *WISH).strip()


def try_it(bed):
    shares, merged, single = (os.path.join(bed.folder, name) for name in ["shares", "merged", "single"])
    subprocess.run([SLIPWAY, *WISH, "--out", single, "--samples", "0", "--traces", "0"], stdout=subprocess.DEVNULL, check=True)
    job = submit(bed, shares, f"1-{PARTS}")
    bed.call("sbatch", f"--dependency=afterok:{job}", f"--output={bed.folder}/merge.txt", os.path.join(SCRIPTS, "merge"),
             shares, merged)
    lose_nodes(bed, shares)
    assert os.path.exists(merged), "the dependent merge job did not run\n" + bed.logs()
    same(single, merged)
    print("merged by the dependent job: the files of a single run", flush=True)
    shutil.rmtree(merged)
    damage_and_mend(bed, shares, merged)
    subprocess.run([SLIPWAY, "merge", shares, "--out", merged], stdout=subprocess.DEVNULL, check=True)
    same(single, merged)
    print("a missing and a damaged share are mended", flush=True)


def main():
    os.environ["SLIPWAY"] = SLIPWAY
    began = time.monotonic()
    bed = SlurmBed(nodes=4)
    try:
        try_it(bed)
    finally:
        bed.stop()
    shutil.rmtree(bed.folder)
    print(f"done in {time.monotonic() - began:.0f} s")


main()
