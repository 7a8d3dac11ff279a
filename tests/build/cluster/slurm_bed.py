"""A real Slurm of several nodes on this machine, below a temporary folder, for as long as a test takes.

Controller and nodes listen on free ports of the loopback and run as whoever runs the test. For tests alone: nobody is
asked who he is.
"""

import os
import signal
import socket
import subprocess
import tempfile
import time

SETTINGS = """\
ClusterName=bed
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={port}
AuthType=auth/none
CredType=cred/none
SlurmUser={user}
SlurmdUser={user}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
SlurmdTimeout=5
SlurmctldTimeout=30
ReturnToService=2
KillWait=2
JobRequeue=1
SchedulerParameters=sched_interval=1,bf_interval=1
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def free_ports(count):
    """Ports that nobody listens on now."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def environment_of(pid):
    try:
        with open(f"/proc/{pid}/environ", "rb") as file:
            return dict(pair.split(b"=", 1) for pair in file.read().split(b"\0") if b"=" in pair)
    except OSError:
        return {}


def status_of(pid, key):
    with open(f"/proc/{pid}/status") as file:
        return next(line.split(None, 1)[1].strip() for line in file if line.startswith(key + ":"))


class SlurmBed:
    def __init__(self, nodes):
        self.folder = tempfile.mkdtemp(prefix="bed-")
        self.names = [f"n{number}" for number in range(1, nodes + 1)]
        self.running = {}
        port, *ports = free_ports(nodes + 1)
        user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
        host = socket.gethostname().split(".")[0]
        text = SETTINGS.format(host=host, port=port, user=user, folder=self.folder)
        for name, own in zip(self.names, ports):
            text += f"NodeName={name} NodeHostname={host} NodeAddr=127.0.0.1 Port={own} CPUs=1 RealMemory=100 State=UNKNOWN\n"
        self.conf = os.path.join(self.folder, "slurm.conf")
        with open(self.conf, "w") as file:
            file.write(text)
        os.mkdir(os.path.join(self.folder, "state"))
        self.environment = {**os.environ, "SLURM_CONF": self.conf}
        self.start_controller()
        for name in self.names:
            self.start_node(name)
        self.wait(lambda: self.call("sinfo", "-h", "-N", "-o", "%t").split() == ["idle"] * nodes, 30, "idle nodes")

    def start(self, name, *command):
        with open(os.path.join(self.folder, name + ".out"), "ab") as log:
            self.running[name] = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                                  env=self.environment)

    def start_controller(self):
        self.start("controller", "/usr/sbin/slurmctld", "-D", "-f", self.conf)

    def start_node(self, name):
        self.start(name, "/usr/sbin/slurmd", "-D", "-N", name, "-f", self.conf)

    def kill(self, name):
        """SIGKILL to a daemon: "controller" or a node's."""
        process = self.running.pop(name)
        process.kill()
        process.wait()

    def call(self, *command, check=True):
        """What a Slurm command prints; "" if the controller does not answer and that may be."""
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment, timeout=60, check=False)
        if check and done.returncode != 0:
            raise AssertionError(f"{command}: {done.stderr}\n{self.logs()}")
        return done.stdout

    def wait(self, condition, seconds, what):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"no {what} after {seconds} s\n{self.call('squeue', check=False)}{self.logs()}")
            time.sleep(0.1)

    def logs(self):
        text = ""
        for name in sorted(os.listdir(self.folder)):
            if name.endswith((".log", ".out")):
                with open(os.path.join(self.folder, name), errors="replace") as file:
                    text += f"--- {name}\n" + "".join(file.readlines()[-15:])
        return text

    def processes(self, node=None):
        """The processes of this bed's jobs, on one node or all."""
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            environment = environment_of(pid)
            if environment.get(b"SLURM_CONF", b"").decode() == self.conf and b"SLURM_JOB_ID" in environment:
                if node is None or environment.get(b"SLURMD_NODENAME", b"").decode() == node:
                    found.append(int(pid))
        return found

    def kill_jobs(self, node=None):
        """SIGKILL to all that jobs run, and to the daemons of their steps."""
        for pid in self.processes(node):
            try:
                parent = int(status_of(pid, "PPid"))
                if parent > 1 and status_of(parent, "Name").startswith("slurmstepd"):
                    os.kill(parent, signal.SIGKILL)
                os.kill(pid, signal.SIGKILL)
            except (OSError, StopIteration):
                continue

    def release_requeued(self):
        """Slurm holds a task that it has put back for two minutes; here it may start at once."""
        for line in self.call("squeue", "-h", "-r", "-t", "PD", "-o", "%i %r", check=False).splitlines():
            job, reason = line.split(None, 1)
            if reason == "BeginTime":
                self.call("scontrol", "update", f"jobid={job}", "StartTime=now", check=False)

    def wait_for_end(self, seconds):
        """Until no job is left, putting back what Slurm holds."""
        def ended():
            self.release_requeued()
            return self.call("squeue", "-h", check=False).strip() == "" and self.call("sinfo", "-h", check=False) != ""

        self.wait(ended, seconds, "end of the jobs")

    def stop(self):
        self.kill_jobs()
        for name in list(self.running):
            self.kill(name)
        self.kill_jobs()
