"""One tune from end to end: devices, search, answer, and what is written of it."""

from __future__ import annotations

import os
import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit.diff import unified
from tfaudit.program.targets import Targets
from tfaudit.source import read
from tfaudit.tuner import devices as device_choice
from tfaudit.tuner import page, plain, search, summary
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
    if request.report is not None:
        page.check(request.report)
    objective = Objective.parse(request.objective)
    with Runner(
        request.python, fork_server=not request.new_process, log_dir=FOLDER / "logs"
    ) as runner:
        machine = runner.machine()
        devices = device_choice.choose(request.devices, machine)
        script = open_script(path, argv, request, devices, targets_of(machine))
        console.print(_announcement(script, machine, devices), markup=False)
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
        facts_of_it = {**manifest(machine, devices, argv), "search": _search(request)}
        facts = (*script.texts(), *argv, str(machine), str(devices), repr(_limits(request)))
        with watcher(console) as shown:
            outcome = search.tune(
                script.space,
                _Trials(runner, script, request),
                subject=Subject(path.name, script.optimizer(), facts_of_it),
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
            replace(self._limits, hopeless_below=task.hopeless_below, until_loss=task.until_loss),
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


def _search(request: Request) -> dict[str, object]:
    """How it was searched and measured."""
    names = ("trials", "seconds", "trial_timeout", "sampler", "seed", "objective", "passes")
    return {name: getattr(request, name) for name in names}


def present(outcome: Outcome, script: Script, request: Request, console: Console) -> None:
    """Print the answer and the winning edit, write it when that was asked for, and the report.

    Raises:
        TfauditError: a file cannot be written.
    """
    diff, start = _diff(script, outcome.choice), _start(script, outcome.choice)
    if request.as_json:
        print(plain.dump({**summary.as_json(outcome), "diff": diff, "start": start}))
    else:
        summary.show(outcome, console)
    if outcome.choice is not None:
        if diff and not request.as_json and not request.apply:
            print(diff, end="")
            console.print("`tfaudit tune … --apply` writes this.")
        if request.apply:
            _apply(script, outcome.choice, console)
        if start and not request.as_json:
            console.print(f"Start it with: {start}", markup=False)
    _report(outcome, diff, start, request, console)


def _apply(script: Script, setting: Setting, console: Console) -> None:
    """Write a setting into the script and its modules."""
    for path, text in script.draft(setting).texts.items():
        source = read(path)
        if source.text != text:
            write(path, source.encode(source.text), source.encode(text))
            console.print(f"Wrote {path.name}.", markup=False)


def _start(script: Script, setting: Setting | None) -> str:
    """How to start the script, where a setting asks for other arguments or variables."""
    if setting is None:
        return ""
    draft = script.draft(setting)
    if draft.argv == script.raw.argv and not draft.environ:
        return ""
    variables = [f"{name}={shlex.quote(value)}" for name, value in draft.environ.items()]
    return " ".join([*variables, "python", shlex.join([script.path.name, *draft.argv])])


def _report(outcome: Outcome, diff: str, start: str, request: Request, console: Console) -> None:
    """Write the page: where it was asked for, else beside the study if it can be made."""
    path = request.report
    if path is None:
        if not page.available():
            console.print(f"No HTML report was written: {page.MISSING}", markup=False)
            return
        path = FOLDER / f"{Path(outcome.subject.script).stem}.html"
    page.write(outcome, page.Edit(diff, start), path)
    console.print(f"Report: {path}", markup=False, soft_wrap=True)


def _diff(script: Script, setting: Setting | None) -> str:
    if setting is None:
        return ""
    found = []
    for path, text in script.draft(setting).texts.items():
        name = os.path.relpath(path)
        shown = path.name if name.startswith("..") else name.replace(os.sep, "/")
        found.append(unified(shown, read(path).text, text))
    return "".join(found)
