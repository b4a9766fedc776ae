"""The user's script as something to tune: its space of settings, and the program of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tfaudit.errors import TfauditError, UsageError
from tfaudit.model import Safety
from tfaudit.program.api import is_optimizer as is_optimizer_name
from tfaudit.program.names import last
from tfaudit.program.program import is_optimizer
from tfaudit.program.targets import Era, Targets, era
from tfaudit.program.values import Const, Made
from tfaudit.tuner import batch_size, gpu_knobs, knobs, nvml
from tfaudit.tuner.devices import replica_counts, subset
from tfaudit.tuner.draft import Draft
from tfaudit.tuner.measurement import Devices, Variant
from tfaudit.tuner.space import Setting, Space

if TYPE_CHECKING:
    from pathlib import Path

    from tfaudit.program.program import Program
    from tfaudit.rule import Rule
    from tfaudit.tuner.knobs import Codemod


@dataclass(frozen=True)
class Bounds:
    """What the user says of the space."""

    only: tuple[str, ...] = ()  # knobs to vary; none: all
    never: tuple[str, ...] = ()  # knobs to leave as they are
    largest_batch: int | None = None
    params: dict[str, str] = field(default_factory=dict)


_OWN_STRATEGY = re.compile(r"distribute\.|Strategy\(|horovod|num_replicas_in_sync")


class Script:
    """A training script, its safe fixes and its knobs.

    Raises:
        UsageError: a knob is named that the script does not have.
        TfauditError: the script cannot be read or parsed, or its batch size is not to be found.
    """

    def __init__(
        self,
        path: Path,
        argv: tuple[str, ...],
        rules: tuple[Rule, ...],
        targets: Targets,
        *,
        devices: Devices,
        bounds: Bounds,
    ) -> None:
        self.path = path
        self.devices = devices
        self.raw = Draft(path, targets, argv)
        self._program = self.raw.analyse()
        self.fixed = self.raw.mended(rules, Safety.SAFE, targets)
        self.codemods = self._codemods(bounds)
        self.space = Space(tuple(c.knob for c in self.codemods), self._excluded())
        self._drafts: dict[tuple[object, ...], Draft] = {}

    def draft(self, setting: Setting) -> Draft:
        """The fixed script with a setting written into it."""
        key = tuple(setting[c.knob.name] for c in self.codemods)
        if key not in self._drafts:
            draft = self.fixed
            for codemod in self.codemods:
                draft = codemod.write(draft, setting[codemod.knob.name])
            self._drafts[key] = draft
        return self._drafts[key]

    def variant(self, setting: Setting) -> Variant:
        """What a trial of the setting runs."""
        draft = self.draft(setting)
        return Variant(
            self.path, dict(draft.texts), draft.argv, dict(draft.environ), self._expected(setting)
        )

    def original(self) -> Variant:
        """The script as the user wrote it."""
        return Variant(self.path, {}, self.raw.argv)

    @property
    def changed(self) -> bool:
        """Whether the safe fixes change the script."""
        return self.fixed is not self.raw

    def texts(self) -> tuple[str, ...]:
        """The texts of the script and of the local modules that it imports."""
        return tuple(module.source.text for module in self._program.modules)

    def optimizer(self) -> str | None:
        """The class name of the optimizer, for advice on the learning rate; None: not known."""
        for event in self._program.calls_of(".compile"):
            value = event.argument("optimizer", 0)
            if isinstance(value, Made) and is_optimizer(value):
                return last(value.name)
            if isinstance(value, Const) and isinstance(value.value, str):
                return value.value
        found = list(self._program.calls_where(is_optimizer_name))
        return last(found[0].name) if len(found) == 1 else None

    def devices_of(self, setting: Setting) -> Devices:
        """The devices of a trial of the setting: as many as its strategy uses."""
        if self._has_strategy():
            return self.devices
        return subset(self.devices, knobs.replicas_of(setting.get(knobs.STRATEGY, "none")))

    def _has_strategy(self) -> bool:
        """Whether the script has a strategy (or another way to several devices) of its own."""
        return bool(_OWN_STRATEGY.search(self.fixed.source().text))

    def _keras_3(self) -> bool:
        return era(self.raw.source().code, self.raw.targets) is Era.KERAS3

    def _expected(self, setting: Setting) -> int | None:
        """The examples that a step must get; None where the script multiplies them by replicas."""
        knob = next((c.knob for c in self.codemods if c.knob.name == knobs.BATCH), None)
        strategy = setting.get(knobs.STRATEGY, knobs.NO_STRATEGY)
        if knob is None or strategy != knobs.NO_STRATEGY or self._has_strategy():
            return None
        value = setting[knobs.BATCH]
        return value if isinstance(value, int) and value != knob.baseline else None

    def _codemods(self, bounds: Bounds) -> list[Codemod]:
        found: list[Codemod] = []
        draft = self.fixed
        wanted = _Wanted(bounds)
        if wanted(knobs.BATCH):
            batch = knobs.batch_knob(
                draft,
                param=bounds.params.get(knobs.BATCH),
                largest=bounds.largest_batch,
                on_gpu=bool(self.devices.gpus),
            )
            if batch is None:
                raise TfauditError(_no_batch(self.path.name, draft.analyse()))
            found.append(batch)
        # What Keras' "auto" comes to: on for a GPU, off for a CPU and under any strategy
        # (keras/src/trainers/trainer.py, _resolve_auto_jit_compile).
        xla = bool(self.devices.gpus) and not self._has_strategy() and self._keras_3()
        others = [
            *knobs.fix_knobs(draft),
            knobs.strategy_knob(draft, replica_counts(self.devices)),
            knobs.precision_knob(draft, nvml.weakest(self.devices.gpus)),
        ]
        if self.devices.gpus:
            others.append(gpu_knobs.tf32_knob(draft, nvml.weakest(self.devices.gpus)))
            others.append(gpu_knobs.threads_knob(draft))
        # Under a strategy, Keras 3 takes neither XLA nor several steps in one call.
        if not (self._has_strategy() and self._keras_3()):
            others.append(knobs.steps_knob(draft))
            others.append(knobs.compile_knob(draft, knobs.XLA, "jit_compile", (xla, not xla)))
        found += [c for c in others if c is not None and wanted(c.knob.name)]
        wanted.check({c.knob.name for c in found})
        # The batch size is written last, into the text that the others have made.
        return sorted(found, key=lambda c: c.knob.name == knobs.BATCH)

    def _excluded(self) -> tuple[tuple[Setting, str], ...]:
        names = {c.knob.name: c.knob for c in self.codemods}
        found: list[tuple[Setting, str]] = []
        if knobs.STRATEGY in names:
            for value in names[knobs.STRATEGY].values[1:]:
                mirrored = {knobs.STRATEGY: value}
                if knobs.XLA in names:
                    found.append(({**mirrored, knobs.XLA: True}, "no XLA under a strategy"))
                for steps in names[knobs.STEPS].values if knobs.STEPS in names else ():
                    if steps != 1 and self._keras_3():
                        reason = "Keras 3 fails with several steps per execution in a strategy"
                        found.append(({**mirrored, knobs.STEPS: steps}, reason))
        return tuple(found)


class _Wanted:
    """Which knobs the user wants varied."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds

    def __call__(self, name: str) -> bool:
        only, never = self._bounds.only, self._bounds.never
        return (not only or name in only) and name not in never

    def check(self, known: set[str]) -> None:
        """A knob that is asked for must be there.

        Raises:
            UsageError: it is not.
        """
        for name in self._bounds.only:
            if name not in known:
                have = ", ".join(sorted(known)) or "none"
                raise UsageError(f"--knob {name}: the script has no such knob (it has: {have})")


def _no_batch(name: str, program: Program) -> str:
    event = batch_size.unplaced(program)
    why = f"no batch size was found in {name}"
    if event is not None:
        (place,) = knobs.places([(event.module, event.node)])
        why = (
            f"no number in {name} decides the batch size that {last(event.name)} gets "
            f"({place.path.name}:{place.line})"
        )
    return (
        f"{why}. Say where it is: "
        "--param batch_size=--batch-size (an option of the script), "
        "--param batch_size=BATCH_SIZE (a constant in it), "
        "--param batch_size=12 (the number on line 12); "
        "or tune the rest with --fix-batch"
    )
