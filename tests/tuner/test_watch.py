"""When the tuner takes a trial for hanging."""

from __future__ import annotations

import time

import pytest

from tfaudit.tuner.classify import Watch
from tfaudit.tuner.measurement import Limits, Status


@pytest.mark.parametrize(("first", "status"), [(0.0, Status.HANG), (3600.0, None)])
def test_a_step_may_take_as_long_as_the_first_that_compiled(
    first: float, status: Status | None
) -> None:
    """The last, smaller batch of an epoch is compiled for as the first one was."""
    watch = Watch(Limits(hang_timeout=0.0), time.monotonic(), oom_kills=0)
    watch.take({"event": "progress", "executions": 1, "first_step_seconds": first})
    time.sleep(0.01)
    ending = watch.ending(cancelled=False)
    assert (ending and ending.status) == status
