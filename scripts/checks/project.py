"""What the checks share: the project's files and the includes they name."""

import re
from pathlib import Path

FOLDERS = ("sim", "models", "tests")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def sources(root: Path) -> list[Path]:
    """All C++ sources and headers, relative to the root, in order of their names."""
    found = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    return sorted(path.relative_to(root) for path in found if path.suffix in (".cpp", ".hpp"))


def includes(text: str) -> list[tuple[int, str, str]]:
    """Every include of a source: its line, its opening mark and the path it names."""
    return [(text.count("\n", 0, found.start()) + 1, found[1], found[2]) for found in INCLUDE.finditer(text)]
