"""What a trial costs outside its measured steps: forked from a warm server, and as a new process.

    python benchmarks/trial_overhead.py [--repeats 7] [--python PATH] [SCRIPT]

Both kinds run the same script in turn, so that a drift of the machine meets both. The cost is all
of a trial's time but the windows that were measured: start (interpreter), build (the script up to
its first training step, TensorFlow's import included), first step (trace and compile), warm-up,
and what lies between epochs and after the end.
The start of the server itself is paid once per search and printed apart.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

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
        compare(script.resolve(), options.python, options.repeats, Path(folder))


def compare(script: Path, python: Path | None, repeats: int, folder: Path) -> None:
    forked: list[dict[str, float]] = []
    fresh: list[dict[str, float]] = []
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
    report(script, started, forked, fresh)


def report(
    script: Path,
    started: float,
    forked: list[dict[str, float]],
    fresh: list[dict[str, float]],
) -> None:
    print(f"{script.name}: medians of {len(forked)} trials of each kind, in turn; seconds\n")
    print(f"{'':12}{'fork server':>12}{'new process':>12}")
    for part in PARTS:
        mine = statistics.median(costs[part] for costs in forked)
        other = statistics.median(costs[part] for costs in fresh)
        print(f"{part:12}{mine:12.2f}{other:12.2f}")
    totals = [(sum(a.values()), sum(b.values())) for a, b in zip(forked, fresh, strict=True)]
    mine, other = (statistics.median(column) for column in zip(*totals, strict=True))
    print(f"{'all':12}{mine:12.2f}{other:12.2f}\n")
    ratios = sorted(a / b for a, b in totals)
    print(
        f"ratio of neighbours: {statistics.median(ratios):.2f} "
        f"({ratios[0]:.2f} to {ratios[-1]:.2f}); the server's own start: {started:.1f} s, once"
    )


if __name__ == "__main__":
    main()
