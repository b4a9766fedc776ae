"""Measures every setting of a script several times, as data for benchmarks/search.py.

    python benchmarks/record_sweep.py examples/pipeline.py [--repeats 3] [--devices cpu]

Writes benchmarks/data/sweeps/<script>.jsonl: first the space and the machine, then one trial a
line. Each repeat goes through all settings in an order of its own, so that a machine that gets
slower and faster meets all of them alike. A recording that was cut short goes on when it is
started again.

`--clock cpu` takes the time from the processor's clock instead of the wall's: on a machine that is
shared with others' work, examples per second of processor time still say what a setting costs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tfaudit.tuner import devices as device_choice
from tfaudit.tuner.measurement import Limits
from tfaudit.tuner.plan import Request, open_script, script_of
from tfaudit.tuner.runner import Runner
from tfaudit.tuner.session import targets_of

if TYPE_CHECKING:
    from tfaudit.tuner.measurement import Measurement, Variant
    from tfaudit.tuner.script import Script
    from tfaudit.tuner.space import Setting

FOLDER = Path(__file__).parent / "data" / "sweeps"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("script", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=1.5, help="of measuring, in each trial")
    parser.add_argument("--clock", choices=["wall", "cpu"], default="wall")
    parser.add_argument("--devices", default="cpu")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    path = script_of(options.script)
    output = options.output or FOLDER / f"{path.stem}.jsonl"
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as logs, Runner(log_dir=Path(logs)) as runner:
        machine = runner.machine()
        devices = device_choice.choose(options.devices, machine)
        script = open_script(path, (), Request(), devices, targets_of(machine))
        head = {
            "script": os.path.relpath(path, Path(__file__).parent.parent),
            "knobs": [
                {
                    "name": knob.name,
                    "values": knob.values,
                    "baseline": knob.baseline,
                    "ordinal": knob.ordinal,
                    "semantic": knob.semantic,
                    "memory": knob.memory,
                }
                for knob in script.space.knobs
            ],
            "machine": str(machine),
            "seconds": options.seconds,
            "clock": options.clock,
        }
        record(script, runner, Limits(options.seconds, min_windows=3, max_windows=8), output, head,
               options.repeats)  # fmt: skip


def record(
    script: Script,
    runner: Runner,
    limits: Limits,
    output: Path,
    head: dict[str, Any],
    repeats: int,
) -> None:
    done = already(output, head)
    settings = list(script.space.settings())
    with output.open("a") as file:
        for repeat in range(repeats):
            for setting in random.Random(repeat).sample(settings, len(settings)):
                if (repeat, tuple(setting.values())) in done:
                    continue
                variant = script.variant(setting)
                if head["clock"] == "cpu":
                    variant = by_processor_time(variant)
                measured = runner.run(variant, script.devices_of(setting), limits)
                print(json.dumps(row(repeat, setting, measured)), file=file, flush=True)
                sys.stdout.write(f"{repeat} {setting} {measured.examples_per_second}\n")
                sys.stdout.flush()


# The probe takes its times from `time.perf_counter`, and the meter has it as a default.
PROCESSOR_TIME = (
    "import sys, time; time.perf_counter = time.process_time; "
    "sys.modules['_tfaudit_trial.meter'].Meter.__init__.__defaults__ = (time.process_time,); "
)


def by_processor_time(variant: Variant) -> Variant:
    """The variant with a first line that has the trial count its process's time."""
    text = variant.sources.get(variant.script, variant.script.read_text())
    return replace(variant, sources={**variant.sources, variant.script: PROCESSOR_TIME + text})


def row(repeat: int, setting: Setting, measured: Measurement) -> dict[str, Any]:
    return {
        "repeat": repeat,
        "at": round(time.time()),
        "setting": list(setting.values()),
        "status": measured.status.value,
        "examples_per_second": measured.examples_per_second,
        "windows": [float(f"{window:.5g}") for window in measured.windows],
        "batch": measured.batch,
        "total_seconds": round(measured.total_seconds or 0.0, 2),
    }


def already(output: Path, head: dict[str, Any]) -> set[tuple[int, tuple[Any, ...]]]:
    """What an earlier run has recorded; a new file gets its first line."""
    plain = json.loads(json.dumps(head))
    if not output.exists():
        output.write_text(json.dumps(plain) + "\n")
        return set()
    first, *rows = (json.loads(line) for line in output.read_text().splitlines())
    if first != plain:
        sys.exit(f"{output} was recorded with other knobs or on another machine: remove it first")
    return {(row["repeat"], tuple(row["setting"])) for row in rows}


if __name__ == "__main__":
    main()
