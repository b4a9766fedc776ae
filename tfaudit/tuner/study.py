"""The study: every trial with its whole measurement, in Optuna's storage.

The only module that knows Optuna. A trial's value is its examples per second (what
optuna-dashboard then shows); its measurement, role and setting are user attributes. Only the
process that drives the search writes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import optuna
from optuna.distributions import BaseDistribution, CategoricalDistribution
from optuna.trial import TrialState

from tfaudit.errors import TfauditError
from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.owner import Owner
from tfaudit.tuner.sampler import suggest
from tfaudit.tuner.trials import Role, Trial, from_json, key, to_json

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator
    from pathlib import Path

    from optuna.trial import FrozenTrial

    from tfaudit.tuner.candidates import Candidates
    from tfaudit.tuner.space import Setting, Space

SAMPLERS = ("gp", "tpe", "random", "grid")

_BUSY_SECONDS = 30  # how long SQLite waits for another reader or writer


class StudyWriteError(TfauditError):
    """The study cannot be written: a full disk, a lost database."""


def study_name(script: Path, space: Space, *facts: str) -> str:
    """A name that changes with whatever makes earlier measurements worthless.

    Args:
        script: The user's script.
        space: What may vary; categorical values may not change within an Optuna study.
        facts: Texts of the script and its modules, its arguments, versions, devices.
    """
    values = [(k.name, [repr(v) for v in k.values], repr(k.baseline)) for k in space.knobs]
    excluded = sorted(repr(sorted(partial.items())) for partial, _ in space.excluded)
    digest = hashlib.sha256(json.dumps([values, excluded, facts]).encode()).hexdigest()
    return f"{script.name} {digest[:12]}"


def default_storage(folder: Path) -> str:
    """The storage URL of a database in a folder, which is made if it is missing.

    Raises:
        TfauditError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TfauditError(f"'{folder}' cannot be made ({error.strerror}); see --storage") from None
    return f"sqlite:///{(folder / 'tune.db').absolute()}"


class Study:
    """The trials of one search, kept in a storage. Use as a context manager."""

    def __init__(self, url: str, name: str, candidates: Candidates, seed: int = 0) -> None:
        """Open the study, or begin it.

        Args:
            url: Of the storage, as Optuna takes it; `sqlite://` is in memory.
            name: Of the study.
            candidates: What may be measured.
            seed: With the number of trials, the seed of every suggestion: the same suggestions
                do not come again when a search goes on.

        Raises:
            TfauditError: The storage cannot be opened, or another process works on the study.
        """
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        self._candidates = candidates
        self._space = candidates.space
        self._seed = seed
        self._optuna = _open(url, name)
        self._running: dict[int, optuna.Trial] = {}
        self._begun = len(self._optuna.get_trials(deepcopy=False))
        self._take_over(url)
        self.trials: list[Trial] = []
        self.lost: list[tuple[Role, Setting]] = []  # begun, and never ended: their owner died
        self._read()

    def __enter__(self) -> Study:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def begin(
        self, role: Role, setting: Setting, *, original: bool = False, finals: str = ""
    ) -> int:
        """Write that a trial of a setting begins; its number.

        Raises:
            StudyWriteError: It cannot be written.
        """
        self._optuna.sampler = _Given(self._candidates, setting)
        return self._ask({"role": role.value, "original": original, "finals": finals})

    def suggest(self, sampler: str) -> tuple[int, Setting, float | None]:
        """Choose the next setting and write that its trial begins.

        Args:
            sampler: One of `SAMPLERS`.

        Returns:
            The trial's number, its setting, and the expected gain in log examples/s where the
            sampler knows one.

        Raises:
            StudyWriteError: It cannot be written.
        """
        if sampler == "tpe":
            seed = _seed(self._seed, self._begun)
            self._optuna.sampler = optuna.samplers.TPESampler(seed=seed)
        else:
            self._optuna.sampler = EnumeratedSampler(self._candidates, sampler, self._seed)
        number = self._ask({"role": Role.SEARCH.value})
        gain = getattr(self._optuna.sampler, "expected_gain", None)
        if gain is not None:
            with _writing():
                self._running[number].set_user_attr("expected_gain", gain)
        return number, dict(self._running[number].params), gain

    def end(self, trial: Trial) -> None:
        """Write what a trial that began came to.

        Raises:
            StudyWriteError: It cannot be written; the trial is in `trials` nevertheless.
        """
        running = self._running.pop(trial.number)
        if trial.measurement.status is not Status.INTERRUPTED:
            self.trials.append(replace(trial, began=_timestamp(running.datetime_start)))
        state, value = _state(trial.measurement)
        with _writing():
            running.set_user_attr("measurement", to_json(trial.measurement))
            if trial.answered:
                running.set_user_attr("answered", trial.answered)
            if state is not TrialState.FAIL:
                failed = trial.measurement.status is Status.OUT_OF_MEMORY
                running.set_constraint("out_of_memory", 1.0 if failed else -1.0)
            self._optuna.tell(running, value, state)

    def close(self) -> None:
        """Let others work on the study."""
        with contextlib.suppress(StudyWriteError), _writing():
            self._optuna.set_user_attr("owner", None)
        storage = self._optuna._storage  # Optuna has no public way to close one
        engine = getattr(getattr(storage, "_backend", storage), "engine", None)
        storage.remove_session()
        if engine is not None:
            engine.dispose()

    def _ask(self, attributes: dict[str, Any]) -> int:
        with _writing():
            trial = self._optuna.ask(_distributions(self._space))
            for name, value in attributes.items():
                if value:
                    trial.set_user_attr(name, value)
        self._running[trial.number] = trial
        self._begun += 1
        return trial.number

    def _take_over(self, url: str) -> None:
        """Become the owner.

        Raises:
            TfauditError: Somebody else is.
        """
        plain = self._optuna.user_attrs.get("owner")
        owner = Owner.from_json(plain) if plain else None
        if owner is not None and owner.alive():
            raise TfauditError(
                f"{owner} is tuning this script already, with the study in {_shown(url)}; wait "
                "for it, end it, or keep this one apart with --storage"
            )
        with _writing():
            self._optuna.set_user_attr("owner", Owner.current().to_json())
        # Two that start at once both write; the last one is the owner.
        now = Owner.from_json(self._optuna.user_attrs["owner"])
        if not now.is_current():
            raise TfauditError(f"{now} has just begun to tune this script; wait for it, or end it")

    def _read(self) -> None:
        """Take in what earlier runs measured; end what they left running."""
        for frozen in self._optuna.get_trials(deepcopy=False):
            if frozen.state is TrialState.RUNNING:
                with _writing():
                    self._optuna.tell(frozen.number, state=TrialState.FAIL)
            trial = _trial(frozen)
            if trial is None:
                self._lose(frozen)
            elif _worth_keeping(trial):
                self.trials.append(trial)

    def _lose(self, frozen: FrozenTrial) -> None:
        """Note a trial that never ended; a second time, believe that the trial was the reason."""
        attributes = frozen.user_attrs
        if len(frozen.params) != len(self._space.knobs):
            return
        lost = (Role(attributes.get("role", Role.SEARCH.value)), dict(frozen.params))
        if lost in self.lost and lost[0] in {Role.SCREEN, Role.SEARCH}:
            reason = "tfaudit was ended twice while this trial ran"
            self.trials.append(Trial(frozen.number, *lost, Measurement(Status.CRASH, reason)))
        self.lost.append(lost)


def _worth_keeping(trial: Trial) -> bool:
    """Whether a trial of an earlier run need not be run again.

    A script that did not train as it is may have been waiting for its data.
    """
    first = trial.role in {Role.ORIGINAL, Role.BASELINE}
    return trial.measurement.status is not Status.INTERRUPTED and (trial.ok or not first)


def _open(url: str, name: str) -> optuna.Study:
    """Open or create the Optuna study.

    Raises:
        TfauditError: That does not work.
    """
    try:
        storage: str | optuna.storages.BaseStorage | None = url
        if url in {"", "sqlite://"}:
            storage = None
        elif url.startswith("sqlite:///"):
            _use_wal(url.removeprefix("sqlite:///"))
            storage = optuna.storages.RDBStorage(
                url, engine_kwargs={"connect_args": {"timeout": _BUSY_SECONDS}}
            )
        study = optuna.create_study(
            storage=storage, study_name=name, direction="maximize", load_if_exists=True
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
            study.set_metric_names(["examples/s"])
    except Exception as error:  # every driver has its own classes
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise TfauditError(f"the study in {_shown(url)} cannot be opened: {reason}") from error
    return study


def _use_wal(path: str) -> None:
    """Let readers, such as optuna-dashboard, read while the search writes.

    The mode is kept in the file (sqlite.org/wal.html). Some network file systems refuse it.
    """
    import sqlite3

    with (
        contextlib.suppress(sqlite3.OperationalError),
        contextlib.closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as connection,
    ):
        connection.execute("PRAGMA journal_mode=WAL")


def _shown(url: str) -> str:
    """A storage URL without its password."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}"


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # SQLAlchemy, sqlite3, the operating system
        reason = error.__cause__ or error
        reason = getattr(reason, "orig", None) or reason
        text = str(reason).strip().splitlines()[0] if str(reason).strip() else type(reason).__name__
        raise StudyWriteError(f"the study cannot be written: {text}") from error


def _state(measurement: Measurement) -> tuple[TrialState, float | None]:
    """How Optuna is told of an ending. Its samplers ignore FAIL and learn from PRUNED."""
    if measurement.status is Status.OK and measurement.examples_per_second:
        return TrialState.COMPLETE, measurement.examples_per_second
    if measurement.status in {Status.OUT_OF_MEMORY, Status.BAD_LOSS, Status.PRUNED}:
        return TrialState.PRUNED, None
    return TrialState.FAIL, None


def _trial(frozen: FrozenTrial) -> Trial | None:
    """A trial as it was ended, or None where it was not."""
    attributes = frozen.user_attrs
    if "measurement" not in attributes:
        return None
    return Trial(
        frozen.number,
        Role(attributes["role"]),
        dict(frozen.params),
        from_json(attributes["measurement"]),
        attributes.get("original", False),
        _timestamp(frozen.datetime_start),
        attributes.get("expected_gain"),
        attributes.get("finals", ""),
        attributes.get("answered", ""),
    )


def _timestamp(moment: datetime.datetime | None) -> float:
    return 0.0 if moment is None else moment.timestamp()


class EnumeratedSampler(optuna.samplers.BaseSampler):
    """Chooses among the candidates that are neither measured nor known to fail.

    Args:
        candidates: What may be measured; the study's parameters are the knobs of its space.
        strategy: How: see `tfaudit.tuner.sampler.suggest`.
        seed: Of the study; each suggestion's own depends on the number of trials before it.
    """

    def __init__(self, candidates: Candidates, strategy: str, seed: int = 0) -> None:
        self._candidates = candidates
        self._strategy = strategy
        self._seed = seed
        self.expected_gain: float | None = None  # of the latest suggestion, in log examples/s

    def infer_relative_search_space(
        self, study: optuna.Study, trial: FrozenTrial
    ) -> dict[str, BaseDistribution]:
        """All knobs are chosen together."""
        del study, trial
        return _distributions(self._candidates.space)

    def sample_relative(
        self, study: optuna.Study, trial: FrozenTrial, search_space: dict[str, BaseDistribution]
    ) -> dict[str, Any]:
        """The next setting; empty when none is left, which `Study.suggest` rules out before."""
        del search_space
        others = [t for t in study.get_trials(deepcopy=False) if t.number != trial.number]
        trials = [t for t in map(_trial, others) if t is not None and not t.original]
        running = {
            key(self._candidates.space, t.params) for t in others if t.state is TrialState.RUNNING
        }
        seed = _seed(self._seed, trial.number)
        found = suggest(self._strategy, self._candidates, trials, running, seed)
        self.expected_gain = found.expected_gain if found else None
        return dict(found.setting) if found else {}

    def sample_independent(
        self,
        study: optuna.Study,
        trial: FrozenTrial,
        param_name: str,
        param_distribution: BaseDistribution,
    ) -> Any:
        """Never called: every knob is in the relative space."""
        del study, trial, param_distribution
        raise AssertionError(f"{param_name} is not a knob")


class _Given(EnumeratedSampler):
    """Gives one setting that the plan of the search has chosen."""

    def __init__(self, candidates: Candidates, setting: Setting) -> None:
        super().__init__(candidates, "given")
        self._setting = setting

    def sample_relative(
        self, study: optuna.Study, trial: FrozenTrial, search_space: dict[str, BaseDistribution]
    ) -> dict[str, Any]:
        """The setting."""
        del study, trial, search_space
        return dict(self._setting)


def _distributions(space: Space) -> dict[str, BaseDistribution]:
    return {knob.name: CategoricalDistribution(knob.values) for knob in space.knobs}


def _seed(base: int, number: int) -> int:
    """A seed for one suggestion; not of hash(), which differs between processes."""
    return int.from_bytes(hashlib.sha256(f"{base} {number}".encode()).digest()[:4], "big")
