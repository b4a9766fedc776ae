"""Draws what a terminal shows: python tools/picture.py FILE.svg COMMAND...

The command is really run; what it prints is drawn by rich, colours and all.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

_COLUMNS = 108


def main() -> None:
    """Run the command and draw it."""
    file, *command = sys.argv[1:]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "FORCE_COLOR": "1"}, check=False
    )
    if done.stderr or not done.stdout:
        sys.exit(f"{' '.join(command)}: {done.stderr or 'printed nothing'}")
    name = " ".join([Path(command[0]).name, *command[1:]])
    console = Console(
        record=True,
        width=_COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
    )
    console.print(Text("$ ", "green").append(name, "bold default"), highlight=False)
    console.print(Text.from_ansi(done.stdout.rstrip()), highlight=False)
    # A fixed id: the same run gives the same file.
    Path(file).write_text(
        console.export_svg(title="tfaudit", unique_id="tfaudit") + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
