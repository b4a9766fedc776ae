"""What a change was worth alone: from settings that differ in it, and how often they ran."""

from __future__ import annotations

import math

import pytest
from replaying import SMALL, trial

from tfaudit.tuner.measurement import Status
from tfaudit.tuner.trials import Role
from tfaudit.tuner.worth import worths

OWN = SMALL.baseline  # a batch of 32, without XLA
WIDE = {"batch_size": 128, "xla": False}
XLA = {"batch_size": 32, "xla": True}
BOTH = {"batch_size": 128, "xla": True}


def test_only_settings_that_differ_in_one_thing_count() -> None:
    found = worths(SMALL, [trial(0, Role.BASELINE, OWN, 100.0), trial(1, Role.SEARCH, BOTH, 300.0)])
    assert found == []


def test_pairs_anywhere_in_the_space_are_looks_at_the_same_change() -> None:
    trials = [
        trial(0, Role.BASELINE, OWN, 100.0),
        trial(1, Role.SCREEN, WIDE, 200.0),
        trial(2, Role.SCREEN, XLA, 110.0),
        trial(3, Role.SEARCH, BOTH, 880.0),
    ]
    wide, xla = worths(SMALL, trials)
    assert str(wide) == "batch_size 32 → 128"
    assert (wide.pairs, wide.least, wide.most) == (2, pytest.approx(2), pytest.approx(8))
    assert wide.ratio == pytest.approx(4)  # the geometric mean
    assert (wide.low, wide.high, wide.sign) == (None, None, 0), "nothing ran twice"
    assert str(xla) == "xla off → on"
    assert xla.ratio == pytest.approx(math.sqrt(1.1 * 4.4))


def test_the_interval_comes_from_repeated_trials() -> None:
    """Worked by hand: four trials of each setting, logs ±0.1, six degrees of freedom, t = 2.447."""
    logs = [0.1, -0.1, 0.1, -0.1]
    trials = [
        trial(2 * i + j, Role.FINAL, setting, speed * math.exp(log), finals="x")
        for i, log in enumerate(logs)
        for j, (setting, speed) in enumerate(((OWN, 100.0), (WIDE, 200.0)))
    ]
    (wide,) = worths(SMALL, trials)
    spread = math.sqrt(4 * 0.01 / 3)
    width = 2.447 * spread * math.sqrt(1 / 4 + 1 / 4)
    assert wide.ratio == pytest.approx(2)
    assert wide.low is not None
    assert wide.high is not None
    assert math.log(wide.high / 2) == pytest.approx(width, rel=1e-3)
    assert math.log(2 / wide.low) == pytest.approx(width, rel=1e-3)
    assert wide.sign == 1


def test_the_search_and_the_finals_are_not_mixed() -> None:
    """The machine is ten times as slow in the finals; no pair spans the two."""
    trials = [
        trial(0, Role.BASELINE, OWN, 1000.0),
        trial(1, Role.SCREEN, WIDE, 2000.0),
        trial(2, Role.FINAL, OWN, 100.0, finals="x"),
        trial(3, Role.FINAL, WIDE, 200.0, finals="x"),
    ]
    (wide,) = worths(SMALL, trials)
    assert wide.ratio == pytest.approx(2)
    assert wide.pairs == 2


def test_the_safe_fixes_are_a_change_too() -> None:
    trials = [
        trial(0, Role.ORIGINAL, OWN, 100.0, original=True),
        trial(1, Role.BASELINE, OWN, 150.0),
        trial(2, Role.SCREEN, WIDE, status=Status.OUT_OF_MEMORY),
        trial(3, Role.SEARCH, XLA, 600.0, answered="trial 9"),
    ]
    (fixes,) = worths(SMALL, trials)
    assert str(fixes) == "safe fixes"
    assert fixes.ratio == pytest.approx(1.5)
