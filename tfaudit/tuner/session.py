"""One tune from end to end: devices, search, answer, and what is written of it."""

from __future__ import annotations

import json
import os
import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit.diff import unified
from tfaudit.program.targets import Targets
from tfaudit.source import read
from tfaudit.tuner import devices as device_choice
from tfaudit.tuner import search, summary
from tfaudit.tuner.live import watcher
from tfaudit.tuner.manifest import manifest
from tfaudit.tuner.measurement import Devices, Limits, Measurement
from tfaudit.tuner.options import Objective, Options
from tfaudit.tuner.outcome import Outcome, Subject
from tfaudit.tuner.plan import Request, open_script, script_of
from tfaudit.tuner.runner import Runner
from tfaudit.tuner.study import default_storage, study_name
from tfaudit.writing import write

if TYPE_CHECKING:
    from rich.console import Console

    from tfaudit.tuner.devices import Machine
    from tfaudit.tuner.script import Script
    from tfaudit.tuner.space import Setting
    from tfaudit.tuner.trials import Task

FOLDER = Path(".tfaudit")


def run(path: Path, argv: tuple[str, ...], request: Request) -> None:
    """Tune a script and print the answer.

    Raises:
        TfauditError: there is none, and why.
    """
    from rich.console import Console

    console = Console(stderr=True)
    path = script_of(path)
    objective = Objective.parse(request.objective)
    with Runner(
        request.python, fork_server=not request.new_process, log_dir=FOLDER / "logs"
    ) as runner:
        machine = runner.machine()
        devices = device_choice.choose(request.devices, machine)
        script = open_script(path, argv, request, devices, targets_of(machine))
        console.print(_announcement(script, machine, devices))
        for line in device_choice.foreign_processes(devices):
            console.print(f"[yellow]{line}: measurements will be less certain[/]")
        options = Options(
            trials=request.trials,
            timeout=request.timeout,
            sampler=request.sampler,
            seed=request.seed,
            objective=objective,
            passes=request.passes,
            devices=max(1, len(devices.gpus)),
            original_differs=script.changed,
        )
        facts = (*script.texts(), *argv, str(machine), str(devices), repr(_limits(request)))
        with watcher(console) as shown:
            outcome = search.tune(
                script.space,
                _Trials(runner, script, request),
                subject=Subject(path.name, script.optimizer(), manifest(machine, devices, argv)),
                storage=request.storage or default_storage(FOLDER),
                name=study_name(path, script.space, *facts),
                options=options,
                watcher=shown,
                need=lambda setting: max(1, len(script.devices_of(setting).gpus)),
            )
    present(outcome, script, request, console)


def targets_of(machine: Machine) -> Targets:
    """The versions that trials run with."""
    numbers = machine.tensorflow.split(".")
    try:
        return Targets((int(numbers[0]), int(numbers[1])))
    except (IndexError, ValueError):
        return Targets()


def _limits(request: Request) -> Limits:
    return Limits(seconds=request.seconds, trial_timeout=request.trial_timeout)


class _Trials:
    """Runs the search's trials of a script."""

    def __init__(self, runner: Runner, script: Script, request: Request) -> None:
        self._runner, self._script = runner, script
        self._limits = _limits(request)

    def __call__(self, task: Task) -> Measurement:
        script = self._script
        variant = script.original() if task.original else script.variant(task.setting)
        return self._runner.run(
            variant,
            self._devices(task),
            replace(self._limits, hopeless_below=task.hopeless_below),
            on_progress=task.report,
            cancel=task.cancel,
        )

    def _devices(self, task: Task) -> Devices:
        wanted = self._script.devices_of(task.setting)
        if not wanted.gpus:
            return wanted
        return Devices(gpus=tuple(self._script.devices.gpus[slot] for slot in task.slots))


def _announcement(script: Script, machine: Machine, devices: Devices) -> str:
    knobs_ = ", ".join(knob.name for knob in script.space.knobs) or "nothing"
    where = str(machine)
    if not devices.gpus and devices.logical_cpus > 1:
        where += f", the CPU as {devices.logical_cpus} devices"
    text = f"Tuning {script.path.name} on {where}. It can vary: {knobs_}."
    if not devices.gpus:
        text += " What is found on a CPU does not carry over to a GPU."
    return text


def present(outcome: Outcome, script: Script, request: Request, console: Console) -> None:
    """Print the answer and the winning edit, and write it when that was asked for."""
    if request.as_json:
        answer = {**summary.as_json(outcome), "diff": _diff(script, outcome.choice)}
        print(json.dumps(answer, indent=2))
    else:
        summary.show(outcome, console)
    if outcome.choice is None:
        return
    if not request.as_json and not request.apply:
        diff = _diff(script, outcome.choice)
        print(diff, end="")
        if diff:
            console.print("`tfaudit tune … --apply` writes this.")
    if request.apply:
        for path, text in script.draft(outcome.choice).texts.items():
            source = read(path)
            if source.text != text:
                write(path, source.encode(source.text), source.encode(text))
                console.print(f"Wrote {path.name}.")
    start = _start(script, outcome.choice)
    if start and not request.as_json:
        console.print(f"Start it with: {start}", markup=False)


def _start(script: Script, setting: Setting) -> str:
    """How to start the script, where a setting asks for other arguments or variables."""
    draft = script.draft(setting)
    if draft.argv == script.raw.argv and not draft.environ:
        return ""
    variables = [f"{name}={shlex.quote(value)}" for name, value in draft.environ.items()]
    return " ".join([*variables, "python", shlex.join([script.path.name, *draft.argv])])


def _diff(script: Script, setting: Setting | None) -> str:
    if setting is None:
        return ""
    found = []
    for path, text in script.draft(setting).texts.items():
        name = os.path.relpath(path)
        shown = path.name if name.startswith("..") else name.replace(os.sep, "/")
        found.append(unified(shown, read(path).text, text))
    return "".join(found)
