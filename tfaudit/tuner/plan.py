"""What a tune is asked for, and what would vary: all that is known before anything runs."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tfaudit.errors import UsageError
from tfaudit.rule import all_rules
from tfaudit.tuner import devices as device_choice
from tfaudit.tuner import knobs, nvml
from tfaudit.tuner.script import Bounds, Script

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from tfaudit.program.targets import Targets
    from tfaudit.tuner.measurement import Devices


@dataclass(frozen=True)
class Request:
    """What the command line asks for."""

    trials: int = 20
    seconds: float = 10.0
    trial_timeout: float = 300.0
    timeout: float | None = None
    devices: str = "all"
    python: Path | None = None
    plan: bool = False
    apply: bool = False
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    max_batch: int | None = None
    fix_batch: bool = False
    params: tuple[str, ...] = ()
    sampler: str = "gp"
    objective: str = "closest"
    storage: str | None = None
    new_process: bool = False
    seed: int = 0
    passes: int = 6
    as_json: bool = False
    report: Path | None = None

    @property
    def bounds(self) -> Bounds:
        """What these say of the space.

        Raises:
            UsageError: a place that cannot be understood.
        """
        never = (*self.never, *((knobs.BATCH,) if self.fix_batch else ()))
        return Bounds(self.only, never, self.max_batch, knobs.parse_params(self.params))


def script_of(path: Path) -> Path:
    """The script's absolute path.

    Raises:
        UsageError: there is no such file, or it is a notebook.
    """
    if path.is_dir():
        raise UsageError(f"'{path}' is a folder; name the script that trains")
    if not path.is_file():
        raise UsageError(f"'{path}' does not exist")
    if path.suffix == ".ipynb":
        raise UsageError(f"'{path}' is a notebook; export it first: jupyter nbconvert --to script")
    return path.absolute()


def open_script(
    path: Path, argv: tuple[str, ...], request: Request, devices: Devices, targets: Targets
) -> Script:
    """The script with its knobs.

    Raises:
        TfauditError: it cannot be read or parsed, or has no batch size to be found.
    """
    targets = replace(targets, gpus=len(devices.gpus))
    return Script(path, argv, all_rules(), targets, devices=devices, bounds=request.bounds)


def planned_devices(request: Request) -> Devices:
    """The devices as far as they are known without starting TensorFlow."""
    found = nvml.uuids()
    gpus = tuple(device_choice.Gpu(token) for token in found)
    machine = device_choice.Machine(gpus, os.cpu_count() or 1, "")
    return device_choice.choose(request.devices, machine)


def print_plan(script: Script, console: Console) -> None:
    """Show what would vary, where, and between which values."""
    from rich.table import Table

    table = Table(title=f"What can vary in {script.path.name}", title_justify="left")
    for heading in ("knob", "now", "values", "where", "note"):
        table.add_column(heading)
    for knob in script.space.knobs:
        table.add_row(
            knob.name,
            str(knob.baseline),
            ", ".join(map(str, knob.values)),
            "\n".join(f"{p.path.name}:{p.line}" for p in knob.places),
            knob.note,
        )
    console.print(table)
    count = sum(1 for _ in script.space.settings())
    console.print(f"{count} settings; a tune measures your script as it is, then up to --trials.")
    if script.changed:
        console.print("Every trial but the first runs the script with its safe fixes applied.")
    for partial, reason in script.space.excluded:
        left_out = ", ".join(f"{name}={value}" for name, value in partial.items())
        console.print(f"Left out: {left_out} ({reason}).")
