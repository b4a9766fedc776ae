"""How much longer `tfaudit fix` takes than `tfaudit check` where there is nothing to fix.

    python benchmarks/fix_speed.py [FOLDER]

On a tree of 2,000 files, of which one in ten trains, or on the files of a folder, from which those
with something to fix are left out. Printed: seconds, the shortest of three runs taken in turns, and
their ratio: without what earlier runs remember, and with it. The ratio is meant to stay below 1.3.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = 2_000
RUNS = 3
MOST = 1.3
SCRIPT = """import tensorflow as tf
from package{package}.helper import BATCH

train = tf.data.Dataset.range(640).batch(BATCH).map(lambda x: (x, x))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, epochs=2)
"""
OTHER = "import numpy as np\n\n\ndef double(x):\n    return 2 * np.asarray(x)\n"


def lay_out(root: Path) -> None:
    """A tree in which one file in ten trains, and nothing can be mended."""
    for number in range(FILES):
        folder = root / f"package{number // 50}"
        folder.mkdir(exist_ok=True)
        (folder / "helper.py").write_text("BATCH = 32\n")
        text = SCRIPT.format(package=number // 50) if number % 10 == 0 else OTHER
        (folder / f"module{number}.py").write_text(text)


def copy(folder: Path, root: Path) -> None:
    """The folder without the files that `fix` would change."""
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
    done = subprocess.run(tfaudit("fix"), cwd=root, capture_output=True, text=True, check=False)
    for name in {line.split(":")[0] for line in done.stderr.splitlines() if ": TFA" in line}:
        (root / name).unlink()


def tfaudit(command: str) -> list[str]:
    return [sys.executable, "-m", "tfaudit", command, "."]


def seconds(command: str, root: Path, *, remembered: bool) -> float:
    """Wall-clock time of one run."""
    if not remembered:
        shutil.rmtree(root / ".tfaudit_cache", ignore_errors=True)
    began = time.perf_counter()
    done = subprocess.run(tfaudit(command), cwd=root, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - began
    if command == "fix" and "Nothing to fix" not in done.stderr:
        sys.exit(f"there is something to fix:\n{done.stdout[:1000]}{done.stderr[:1000]}")
    return taken


def main() -> None:
    """Lay out a tree, and take both commands in turns."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if len(sys.argv) > 1:
            copy(Path(sys.argv[1]), root)
        else:
            lay_out(root)
        print(f"{len(list(root.rglob('*.py'))):,} files")
        for remembered in (False, True):
            pairs = [
                [seconds(command, root, remembered=remembered) for command in ("check", "fix")]
                for _ in range(RUNS)
            ]
            check, fix = (min(times) for times in zip(*pairs, strict=True))
            how = "remembered" if remembered else "first run"
            verdict = "" if fix <= MOST * check else f"  more than {MOST}!"
            print(f"{how:>10}: check {check:6.2f} s, fix {fix:6.2f} s, {fix / check:.2f}×{verdict}")


if __name__ == "__main__":
    main()
