"""How long `tfaudit check` takes on a tree of 2,000 files that has not changed.

Printed: the first run, which analyses everything; later runs, answered from the cache; and a bare
interpreter, which is what a run can never beat. Wall-clock seconds, best of several.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = 2_000
SCRIPT = """import tensorflow as tf
from package{package}.helper import BATCH

train = tf.data.Dataset.range(640).map(lambda x: (x, x)).batch(BATCH)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, batch_size=64, epochs=2)
"""
OTHER = "import numpy as np\n\n\ndef double(x):\n    return 2 * np.asarray(x)\n"


def lay_out(root: Path) -> None:
    """A tree in which one file in ten trains."""
    for number in range(FILES):
        folder = root / f"package{number // 50}"
        folder.mkdir(exist_ok=True)
        (folder / "helper.py").write_text("BATCH = 32\n")
        text = SCRIPT.format(package=number // 50) if number % 10 == 0 else OTHER
        (folder / f"module{number}.py").write_text(text)


def seconds(command: list[str], root: Path, runs: int = 1) -> float:
    """The shortest of some runs."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Lay out a tree, check it, check it again."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay_out(root)
        check = [sys.executable, "-m", "tfaudit", "check", "."]
        first = seconds(check, root)
        second = seconds(check, root)
        later = seconds(check, root, 7)
        bare = seconds([sys.executable, "-c", "pass"], root, 7)
    print(f"first run, {FILES:,} files    {first:6.2f} s")
    print(f"second run (reads contents) {second:6.2f} s")
    print(f"later runs                  {later:6.2f} s")
    print(f"bare interpreter            {bare:6.2f} s")
    print(f"later runs beyond it        {later - bare:6.2f} s   (wanted: under 0.4)")


if __name__ == "__main__":
    main()
