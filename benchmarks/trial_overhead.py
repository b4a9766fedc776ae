"""What a trial costs outside its measured steps: forked from a warm server, and in other ways.

    python benchmarks/trial_overhead.py [--repeats 7] [--python PATH] [SCRIPT]

Two kinds run the same training in turn, so that a drift of the machine meets both: ours, and a new
process for every trial, which is also what Ray Tune gives each trial that has a GPU (a worker that
imports TensorFlow anew, beside Ray's own cost). Then models are built and fitted one after another
in one process, as KerasTuner does, where nothing protects a trial from the one before it. The cost
is all of a trial's time but the windows that were measured: start (interpreter), build (the script
up to its first training step, TensorFlow's import included), first step (trace and compile),
warm-up, and what lies between epochs and after the end.
The start of the server itself is paid once per search and printed apart.

Without a SCRIPT, writes docs/measured/trial-overhead.md; a script of your own is only printed, and
without the last kind, for which it would have to be rewritten.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import markdown

from tfaudit.tuner.measurement import Devices, Limits, Measurement, Status, Variant
from tfaudit.tuner.runner import Runner

SCRIPT = """
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
images = rng.random((1797, 8, 8, 1), dtype="float32")
labels = rng.integers(0, 10, 1797)
data = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(1797).batch(32)
model = tf.keras.Sequential([
    tf.keras.Input((8, 8, 1)),
    tf.keras.layers.Conv2D(16, 3, activation="relu"),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10),
])
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile("adam", loss, metrics=["accuracy"])
model.fit(data, epochs=3, verbose=2)
"""
# A table as text takes a while to read: about two seconds of one processor.
TABLE_ROWS, TABLE_COLUMNS = 250_000, 20
TABLE_SCRIPT = """
import numpy as np
import tensorflow as tf

table = np.loadtxt(TABLE, dtype="float32")
data = tf.data.Dataset.from_tensor_slices((table[:, 1:], table[:, 0])).batch(256)
model = tf.keras.Sequential([tf.keras.Input((19,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(data, epochs=3, verbose=2)
"""
PARTS = ("start", "build", "first step", "warm-up", "between")


def parts_of(measurement: Measurement) -> dict[str, float]:
    """Seconds of a trial outside its windows, by what they were spent on."""
    if measurement.status is not Status.OK:
        sys.exit(f"{measurement.status.value}: {measurement.reason}; see {measurement.log}")
    known = [
        measurement.start_seconds or 0.0,
        measurement.build_seconds or 0.0,
        measurement.first_step_seconds or 0.0,
        measurement.warmup_seconds or 0.0,
    ]
    total = measurement.total_seconds or 0.0
    rest = total - sum(known) - (measurement.measured_seconds or 0.0)
    return dict(zip(PARTS, [*known, rest], strict=True))


def trial(runner: Runner, script: Path) -> dict[str, float]:
    return parts_of(runner.run(Variant(script, {}), Devices(), Limits(seconds=1.0)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("script", nargs="?", type=Path)
    parser.add_argument("--python", type=Path)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        script = options.script
        if script is None:
            script = Path(folder, "digits.py")
            script.write_text(SCRIPT)
        compare(
            script.resolve(),
            options.python,
            options.repeats,
            Path(folder),
            ours=options.script is None,
        )


# The same training in one process, again and again: a line of JSON for each line of its input.
LOOP = """
import json, sys, time
import numpy as np
import tensorflow as tf

class Window(tf.keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        now = time.perf_counter()
        self.steps = getattr(self, "steps", 0) + 1
        if self.steps == 1:
            self.first = now
        if self.steps == 20:
            self.warm = now
        if self.steps > 20 and now - self.warm >= 0.5:
            self.measured = now - self.warm
            self.model.stop_training = True

for _ in sys.stdin:
    began = time.perf_counter()
    tf.keras.backend.clear_session()
    window = Window()
    BODY
    total = time.perf_counter() - began
    print(json.dumps({"all": total - window.measured, "first": window.first - began}), flush=True)
"""


def loop_code() -> str:
    """The script's statements inside the loop."""
    lines = [line for line in SCRIPT.strip().splitlines() if not line.startswith("import")]
    body = "\n".join("    " + line for line in lines)
    fit = "model.fit(data, epochs=1000, verbose=0, callbacks=[window])"
    body = body.replace("model.fit(data, epochs=3, verbose=2)", fit)
    return LOOP.replace("    BODY", body)


class OneProcess:
    """Trains the script's model again and again, in one process."""

    def __init__(self, python: Path) -> None:
        self.process = subprocess.Popen(
            [str(python), "-c", loop_code()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def trial(self) -> float:
        """Seconds of one more training outside its measured steps."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(file=self.process.stdin, flush=True)
        cost: float = json.loads(self.process.stdout.readline())["all"]
        return cost

    def close(self) -> None:
        """End the process."""
        self.process.communicate()


def compare(script: Path, python: Path | None, repeats: int, folder: Path, *, ours: bool) -> None:
    forked: list[dict[str, float]] = []
    fresh: list[dict[str, float]] = []
    repeated: list[float] = []
    one = OneProcess(python or Path(sys.executable)) if ours else None
    with (
        Runner(python, log_dir=folder / "forked") as server,
        Runner(python, fork_server=False, log_dir=folder / "fresh") as alone,
    ):
        began = time.monotonic()
        server.machine(Variant(script, {}))
        started = time.monotonic() - began
        trial(alone, script)  # the first reads the libraries from disk
        for _ in range(repeats):
            forked.append(trial(server, script))
            fresh.append(trial(alone, script))
    if one is not None:  # in a row, as a search does it: an idle process goes cold
        one.trial()
        repeated = [one.trial() for _ in range(repeats)]
        one.close()
    text = report(script, started, forked, fresh, repeated)
    if ours:
        read = reading(python, repeats, folder)
        markdown.write("trial-overhead.md", INTRODUCTION, *text, READING, read, CAVEATS)
    else:
        print("\n\n".join(text))


def reading(python: Path | None, repeats: int, folder: Path) -> str:
    """The time before the first step of a script that reads a table, from trial to trial."""
    path = folder / "table.txt"
    row = " ".join(["0.5"] * TABLE_COLUMNS)
    path.write_text(f"{row}\n" * TABLE_ROWS)
    script = folder / "table.py"
    script.write_text(TABLE_SCRIPT.replace("TABLE", repr(str(path)), 1))
    with Runner(python, log_dir=folder / "reading") as runner:
        runner.machine(Variant(script, {}))
        costs = [trial(runner, script) for _ in range(repeats + 2)]
    before = [parts["start"] + parts["build"] for parts in costs]
    later = [cost / before[0] for cost in before[2:]]
    rows = [
        ["1", "1.00", ""],
        ["2, which waits for the server to read", f"{before[1] / before[0]:.2f}", ""],
        [
            f"3 to {len(before)}",
            f"{statistics.median(later):.2f}",
            f"{min(later):.2f} to {max(later):.2f}",
        ],
    ]
    return markdown.table(("trial", "time before its first step", "lowest to highest"), rows)


def report(
    script: Path,
    started: float,
    forked: list[dict[str, float]],
    fresh: list[dict[str, float]],
    repeated: list[float],
) -> list[str]:
    rows = []
    for part in PARTS:
        mine = statistics.median(costs[part] for costs in forked)
        other = statistics.median(costs[part] for costs in fresh)
        rows.append([part, f"{mine / total_of(fresh):.2f}", f"{other / total_of(fresh):.2f}", ""])
    mine = [sum(costs.values()) for costs in forked]
    new = [sum(costs.values()) for costs in fresh]
    ratios = [[a / b for a, b in zip(column, new, strict=True)] for column in (mine, new)]
    if repeated:
        ratios.append([cost / total_of(fresh) for cost in repeated])
    rows.append(["**all**", *(f"**{statistics.median(found):.2f}**" for found in ratios)])
    rows.append(["lowest to highest", *(f"{min(f):.2f} to {max(f):.2f}" for f in ratios)])
    headings = ["", "tfaudit", "a new process", "one process"][: 1 + len(ratios)]
    table = markdown.table(headings, [row[: len(headings)] for row in rows])
    told = (
        f"{script.name}, {len(forked)} trials of each kind. The start of the server, once "
        f"in a search, cost {started / total_of(fresh):.1f} times a new process' trial."
    )
    return [told, table]


def total_of(costs: list[dict[str, float]]) -> float:
    """The usual cost of a trial of this kind, in seconds."""
    return statistics.median(sum(parts.values()) for parts in costs)


INTRODUCTION = """
# What does a trial cost outside its measured steps?

Ratios to a trial in a new process, which imports TensorFlow as `python train.py` does: the time of
a trial without the windows that are measured. *tfaudit*: forked from a server that has imported
TensorFlow and touched no device. *A new process*: also what Ray Tune gives each trial that has a
GPU, without Ray's own cost. *One process*: models built and fitted one after another, as KerasTuner
does; what a trial leaves behind (memory, a broken device, other threads) stays for the next.

Reproduce: `python benchmarks/trial_overhead.py`.
"""

READING = """
## Reading the data

What `numpy.load`, `loadtxt`, `genfromtxt` and `pandas.read_csv` read, and the members of `.npz`
files, trials tell the server, which reads it too: trials forked later have it in their memory,
until the file changes. A script that begins by `numpy.loadtxt` of 250,000 rows of 20 numbers,
ratios to its first trial:
"""

CAVEATS = """
## What this does not show

- What the script computes from its data before the first step, every trial does again: it may
  depend on the setting. So is what other readers read, but for what the operating system keeps in
  memory.
- Tracing and compiling the first step is the larger part of what is left, and belongs to the
  setting that is measured.
- The last row says how much single trials differed: other processes used the same cores.
"""

if __name__ == "__main__":
    main()
