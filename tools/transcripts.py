"""Brings the transcripts in a page up to date: python tools/transcripts.py [--check] PAGE...

In a block of console text whose first line is `$ tfaudit check …` or `$ tfaudit fix …`, what
follows is replaced by what the command prints in examples/. With --check nothing is written, and
the exit code is 1 where something would be. What trains is left alone: it never prints the same.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

_EXAMPLES = Path(__file__).parent.parent / "examples"
_BLOCK = re.compile(r"(?<=^```console\n)\$ tfaudit ((?:check|fix) .*)\n(?s:.*?)(?=^```$)", re.M)


def main() -> None:
    """Bring each page up to date, or say which is not."""
    check, pages = sys.argv[1] == "--check", [Path(a) for a in sys.argv[1:] if a != "--check"]
    stale = False
    for page in pages:
        old = page.read_text(encoding="utf-8")
        new = _BLOCK.sub(_transcript, old)
        if new != old and not check:
            page.write_text(new, encoding="utf-8")
        stale = stale or new != old
    if check and stale:
        sys.exit("transcripts are not of today's tfaudit: make docs")


def _transcript(block: re.Match[str]) -> str:
    argv = shlex.split(block[1])
    if "--verify" in argv or not (_EXAMPLES / argv[1]).exists():
        return block[0]
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", *argv],
        cwd=_EXAMPLES, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode == 2:
        sys.exit(f"tfaudit {block[1]}: {done.stdout}")
    return f"$ tfaudit {block[1]}\n{done.stdout}"


if __name__ == "__main__":
    main()
