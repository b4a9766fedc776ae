"""An option switches off what tf.data would do by itself: prefetching, parallel maps.

`options.autotune.enabled = False` reads as if it only fixed the number of threads. It also removes
the automatic prefetch: 21 ms a step against 11 ms, with a producer and a consumer of 10 ms each
(measured on 2 CPU cores).

## Before

```python
import tensorflow as tf

options = tf.data.Options()
options.autotune.enabled = False
train_ds = tf.data.Dataset.range(640).batch(64).with_options(options)
```

## After

```python
import tensorflow as tf

options = tf.data.Options()
options.autotune.ram_budget = 2 << 30
train_ds = tf.data.Dataset.range(640).batch(64).with_options(options)
```

To keep tf.data from taking too much memory or too many threads, set `autotune.ram_budget`,
`autotune.cpu_budget` or `threading.private_threadpool_size` instead.

## When not

- The file measures tf.data itself, or is a test.
- Every map and the end of the pipeline say explicitly what tf.data would add.
- tf.data's debug mode, which runs every step eagerly, is TFA506's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit
from tfaudit.model import Effect, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.values import Dataset, Value
from tfaudit.rule import rule
from tfaudit.rules._steps_of_data import ends_prefetched, option_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program

_OFF = {
    "autotune.enabled": "the automatic prefetch and the tuning of parallel calls",
    "experimental_optimization.apply_default_optimizations": "prefetching and parallel maps",
    "experimental_optimization.inject_prefetch": "the automatic prefetch",
    "experimental_optimization.map_parallelization": "the parallel calls of maps",
}


@rule(
    "TFA312",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=("Options",),
    in_tests=False,
    sources=("https://www.tensorflow.org/api_docs/python/tf/data/Options",),
)
def pipeline_optimisations_off(program: Program) -> Iterator[Hit]:
    """Options that a pipeline gets."""
    if "benchmark" in program.module.path.name.lower():
        return
    used = _options_in_use(program)
    for event in program.sets:
        options, name = option_set(event)
        if options in used and name in _OFF and fold(event.value) is False:
            if not _explicit(program, options, name):
                message = f"`{name} = False` switches off {_OFF[name]}"
                yield Hit(event.module, event.node, message)
        elif (
            options in used
            and name == "threading.private_threadpool_size"
            and fold(event.value) == 1
            and not _held_to_one_thread(program)
        ):
            yield Hit(event.module, event.node, f"`{name} = 1` leaves the pipeline one thread")


def _held_to_one_thread(program: Program) -> bool:
    """Whether the operations of the whole process take turns, as in a measurement."""
    calls = program.calls_of("tensorflow.config.threading.set_inter_op_parallelism_threads")
    counts = [event.argument("num_threads", 0) for event in calls]
    return any(count is not None and fold(count) == 1 for count in counts)


def _options_in_use(program: Program) -> list[Value]:
    return [
        option
        for event in program.calls_of(".with_options")
        if (option := event.argument("options", 0)) is not None
    ]


def _explicit(program: Program, options: Value, name: str) -> bool:
    """Whether all pipelines with these options say themselves what the option would do."""
    pipelines = [
        event.result
        for event in program.calls_of(".with_options")
        if event.argument("options", 0) is options and isinstance(event.result, Dataset)
    ]
    pipelines += [
        c.dataset
        for p in list(pipelines)
        if isinstance(p, Dataset)
        for c in program.consumers_along(p.ops[-1])
    ]
    longest = {p.ops[0]: p for p in sorted(pipelines, key=lambda p: len(p.ops))}.values()
    maps = [op for p in longest for op in p.ops if op.name == "map"]
    parallel = all(op.event.passes("num_parallel_calls", 1) for op in maps)
    ends = all(ends_prefetched(p) for p in longest)
    needs_end = name != "experimental_optimization.map_parallelization"
    needs_maps = name != "experimental_optimization.inject_prefetch"
    return (ends or not needs_end) and (parallel or not needs_maps) and bool(longest)
