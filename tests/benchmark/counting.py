"""Runs a load once: its results, its CPU time, or the instructions it takes."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIGURE = re.compile(r"^(.+): (-?[\d.e+-]+)(?: \((-?[\d.e+-]+) by formula\))?$", re.MULTILINE)


def run(command: list[str]) -> str:
    """What a command prints; stops with what it complains of."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1800)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def figures(text: str) -> dict[str, float]:
    """The results that a load prints."""
    return {found[1]: float(found[2]) for found in FIGURE.finditer(text)}


def sized(load: list[str], n: int) -> list[str]:
    """The words of a load with its size put in."""
    return [str(n) if word == "N" else word for word in load]


def counted(program: list[str], load: list[str], n: int) -> tuple[int, dict[str, float]]:
    """Instructions of one run, and its results."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    text = run(valgrind + program + sized(load, n))
    return int(re.search(r"Collected : (\d+)", text)[1]), figures(text)


def instructions(program: list[str], load: list[str], sizes: list[int], per: str | None = None) -> float:
    """Instructions a unit of N, or a unit of the result `per`, by the difference of two runs."""
    (few, less), (many, more) = (counted(program, load, n) for n in sizes)
    return (many - few) / (more[per] - less[per] if per else sizes[1] - sizes[0])
