"""Tables that a script makes and a README shows, between two marks.

`<!-- NAME: begin -->` and `<!-- NAME: end -->` stand on lines of their own; what is between them is the script's.
"""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def keep(readme, blocks, script, mode):
    """Compares blocks (name -> text) with what a README shows, or writes them there.

    mode is "--check", "--write", or "" to print alone. Ends the program with a message if the check fails.
    """
    path = ROOT / readme
    text = path.read_text()
    for name, made in blocks.items():
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        if text.count(begin) != 1 or text.count(end) != 1:
            sys.exit(f"{readme} needs the marks {begin} and {end}, once each")
        before, _, rest = text.partition(begin)
        inside, _, after = rest.partition(end)
        if mode == "--check" and inside.strip() != made.strip():
            sys.exit(f"{readme} shows another '{name}'; {script} PROGRAM --write makes it anew:\n{made}")
        text = f"{before}{begin}\n{made.strip()}\n{end}{after}"
    if mode == "--write":
        path.write_text(text)
    print("\n\n".join(blocks.values()))


def arguments(doc):
    """The program and the mode a script was called with; prints `doc` and ends if it was called otherwise."""
    given = sys.argv[1:]
    if not given or len(given) > 2 or given[0] in ("-h", "--help"):
        print(doc)
        sys.exit(0 if given[:1] in (["-h"], ["--help"]) else 2)
    mode = given[1] if len(given) == 2 else ""
    if mode not in ("", "--check", "--write"):
        sys.exit(f"takes --check, --write or nothing after the program, not '{mode}'")
    return given[0], mode
