"""The script takes its GPUs away, and trains on the CPU.

`CUDA_VISIBLE_DEVICES` of `"-1"` or `""` and `set_visible_devices([], "GPU")` hide all GPUs from
TensorFlow; `tf.device("/CPU:0")` around `fit` or a step puts the computation on the CPU, as do the
scope of `OneDeviceStrategy("/cpu:0")` and `ConfigProto(device_count={"GPU": 0})` for a session of
TensorFlow 1. Such lines are pasted to get
rid of an error or a warning, and stay. A driver that does not work is better asked what it lacks:
`tfaudit doctor`.

A model that is built within `tf.device("/CPU:0")` and trained outside of it is half there: its
weights are in the CPU's memory, from where every step copies them. With XLA, which Keras 3 uses on
a GPU by default, such a step raises InvalidArgumentError.

## Before

```python
import os

import tensorflow as tf

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y)
```

## After

```python
import os

import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y)
```

## When not

An option or a test that decides it; scripts and functions that say `cpu` in their names; other
frameworks that are to have the GPUs for themselves; processes that are started with their own
devices; comparisons of devices; pipelines and embeddings that are put on the CPU while the model
is not. A very small model may be no slower on the CPU, and play with an environment is often
faster there.

## Sources

tensorflow.org/guide/gpu; tests/facts/test_devices.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Severity
from tfaudit.program.events import CallEvent
from tfaudit.program.expressions import fold
from tfaudit.program.program import FITS, created_at, is_layer, is_model
from tfaudit.program.targets import Era
from tfaudit.program.values import LayerOutput, Made, Table, origins
from tfaudit.rule import rule
from tfaudit.rules._devices import (
    chooses_other_devices,
    cpu_around,
    says_cpu,
    says_test,
    strategy_of_cpu,
)
from tfaudit.rules._environment import is_magic, text_of, variables_set
from tfaudit.rules._gpus import CHOSEN_GPUS, hidden_by_call, hidden_by_variable, visible_choice
from tfaudit.rules._models import flat
from tfaudit.rules._runtime import gets_weights_at_once, started_before, starts_tensorflow
from tfaudit.rules._sessions import SESSIONS, old_name, session_runs
from tfaudit.rules._step_loops import plays
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import SetEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# Words of scripts in which somebody else is to have the GPUs: other frameworks, other processes.
_OTHERS = (
    "import torch", "from torch", "import jax", "from jax", "KERAS_BACKEND", "TF_CONFIG",
    "multi_process_runner", "Popen", "subprocess.run", "subprocess.call", "subprocess.check",
    "from subprocess", "import multiprocessing", "from multiprocessing", "ProcessPoolExecutor",
    "Parallel(", "import ray", "from ray", "mpi4py", "flwr",
)  # fmt: skip
# Who counts the threads of the CPU means to train on it.
_THREADS = ("intra_op_parallelism_threads", "inter_op_parallelism_threads")
# Those that keep weights on the CPU for the sake of several GPUs, or of many workers.
_SHARED_WEIGHTS = (
    "multi_gpu_model", "ParameterServerStrategy", "CentralStorageStrategy", "threading",
)  # fmt: skip
_SET_SESSION = (
    "keras.backend.set_session", "tensorflow.compat.v1.keras.backend.set_session",
)  # fmt: skip
_CHANGES = (
    "os.environ.pop", "os.environ.setdefault", "os.putenv", "os.unsetenv",
)  # fmt: skip
# A script with plain `keras` may run on JAX or PyTorch, and hide the GPUs from TensorFlow for that.
_ON_TENSORFLOW = ("tf.keras", "tensorflow.keras", "tensorflow import keras", "tf_keras")


@rule(
    "TFA104",
    severity=Severity.MEDIUM,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=(CHOSEN_GPUS, "set_visible_devices", "device(", "device_count", "OneDeviceStrategy"),
    since="TensorFlow 2.0",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/gpu", "tests/facts/test_devices.py"),
)
def gpu_hidden(program: Program) -> Iterator[Hit]:
    """GPUs that are hidden before the script trains, and training that is put on the CPU."""
    if program.targets.gpus == 0 or says_cpu(program.module.path.stem):
        return
    if program.mentions(*_OTHERS, *_THREADS):
        return
    training = [
        event
        for event in _training(program)
        if not any(plays(program, loop) for loop in event.context.loops)
    ]
    yield from _hidden(program, [*training, *_updates_of_fit(program)])
    yield from _of_sessions(program, training)
    if program.era is Era.TF1:
        return  # ops have the device of the place that makes them, which may be another
    if chooses_other_devices(program):
        return  # a comparison of devices, or a division of labour
    seen: set[cst.CSTNode] = set()
    for event in training:
        hit = _on_the_cpu(program, event)
        if hit is not None and hit.node not in seen:
            seen.add(hit.node)
            yield hit


def _training(program: Program) -> list[CallEvent]:
    """The calls that train, those of TensorFlow 1's sessions included."""
    found = [*program.training, *(e for e in session_runs(program) if _runs_an_update(e))]
    return sorted(found, key=lambda e: e.order)


def _updates_of_fit(program: Program) -> Iterator[CallEvent]:
    """The updates of a `train_step` that Keras calls, whoever calls `fit` of that model."""
    for event in program.calls_of(".apply_gradients", ".apply"):
        first = next(iter(event.context.frames), None)
        if first is not None and first.why == "keras" and first.function.name == "train_step":
            yield event


def _runs_an_update(event: CallEvent) -> bool:
    return bool(event.context.loops) and any(
        isinstance(value, Made) and value.name in (".minimize", ".apply_gradients")
        for value in flat(event.argument("fetches", 0))
    )


# Hidden from the whole process.


def _hidden(program: Program, training: list[CallEvent]) -> Iterator[Hit]:
    """What hides the GPUs before the script's own training, as the only word on them.

    A module's own functions train on what it leaves visible, also if its callers are out of sight.
    """
    starts = [e for e in program.calls if starts_tensorflow(e, program.era)]
    hiding: list[SetEvent | CallEvent] = [*_by_variable(program), *_by_call(program)]
    for event in hiding:
        own = (e for e in training if e.context.root == 0 or e.module is event.module)
        trained = next((e for e in own if e.order > event.order), None)
        if trained is None or event.context.root != 0 or event.context.conditional:
            continue
        if any(says_cpu(frame.function.name) for frame in event.context.frames):
            continue
        if started_before(starts, event.context, event.order) is not None:
            continue  # it comes too late to have any effect, as TFA102 says
        message = f"`{_statement(event)}` hides every GPU: "
        message += f"`{quoted(trained.node.func)}` trains on the CPU"
        related = ((trained.module, underline(trained.node), "trained here"),)
        yield Hit(event.module, underline(event.node), message, related=related)


def _by_variable(program: Program) -> list[SetEvent]:
    """Assignments of no GPU, where nothing else is done to the variable anywhere."""
    hiding = hidden_by_variable(program)
    hides = {(s.node, s.order) for s in hiding}
    chosen = [s for s in variables_set(program) if s.key == CHOSEN_GPUS]
    if any((s.node, s.order) not in hides for s in chosen):
        return []
    changes = [e.node for e in program.calls_of(*_CHANGES)]
    naming = (module for module in program.modules if CHOSEN_GPUS in module.source.text)
    deletions = [node for module in naming for node in module.index.each(cst.Del)]
    if any(CHOSEN_GPUS in quoted(node) for node in (*changes, *deletions)):
        return []
    return hiding


def _by_call(program: Program) -> list[CallEvent]:
    """Calls that leave no GPU visible, where no other call chooses some."""
    hiding = hidden_by_call(program)
    other_backend = program.mentions("keras") and not program.mentions(*_ON_TENSORFLOW)
    if other_backend or any(e not in hiding for e in visible_choice(program)):
        return []
    return hiding


def _statement(event: SetEvent | CallEvent) -> str:
    if isinstance(event, CallEvent):
        return quoted(event.node)
    if is_magic(event.node):
        return f"%env {event.key}={text_of(event.value)}"
    updated = isinstance(event.node, cst.Call)  # `os.environ.update({…})`
    variable = f'os.environ["{event.key}"]' if updated else quoted(event.node)
    return f'{variable} = "{text_of(event.value)}"'


# Left without a GPU by the configuration of a session.


def _of_sessions(program: Program, training: list[CallEvent]) -> Iterator[Hit]:
    """The configurations of TensorFlow 1's sessions that count no GPU, where the sessions train."""
    said: set[cst.CSTNode] = set()
    for event in training:
        for session in _sessions_of(program, event):
            made = session.event.argument("config", 2)
            if not isinstance(made, Made) or not _counts_no_gpu(made) or made.event.node in said:
                continue
            context = made.event.context
            if context.conditional or any(says_cpu(f.function.name) for f in context.frames):
                continue
            said.add(made.event.node)
            message = f"`{quoted(made.event.node)}` leaves the session no GPU: "
            message += f"`{quoted(event.node.func)}` trains on the CPU"
            related = ((event.module, underline(event.node), "trained here"),)
            yield Hit(made.event.module, underline(made.event.node), message, related=related)


def _sessions_of(program: Program, event: CallEvent) -> Iterator[Made]:
    """The session that a call runs in, as far as it is known: for Keras, that which it is given."""
    given = [event.receiver]
    if event.name in FITS and program.era is Era.TF1:
        given = [call.argument("session", 0) for call in program.calls_of(*_SET_SESSION)]
    for session in given:
        if isinstance(session, Made) and session.name in SESSIONS:
            yield session


def _counts_no_gpu(config: Made) -> bool:
    """Whether it is `ConfigProto(device_count={"GPU": 0})`."""
    counts = config.event.keywords.get("device_count")
    if old_name(config.event) != "tensorflow.ConfigProto" or not isinstance(counts, Table):
        return False
    count = counts.items.get("GPU")
    return count is not None and fold(count) == 0


# Put on the CPU by `tf.device`.


def _on_the_cpu(program: Program, event: CallEvent) -> Hit | None:
    """The `tf.device` around a call that trains, or around the making of what it trains."""
    if any(says_test(f.function.name) for f in event.context.frames):
        return None
    trains = quoted(event.node.func)
    related = [(event.module, underline(event.node), "trained here")]
    device = _strategy_of_weights(program, event.receiver) if event.name in FITS else None
    if device is None and event.context.scopes:
        return None
    effect = None
    if device is not None:
        message = f"`{trains}` trains in the scope of `{quoted(device.node)}`: on the CPU"
    elif (device := cpu_around(event.context)) is not None:
        message = f"`{trains}` runs within `{quoted(device.node)}`: it trains on the CPU"
    else:
        device = _device_of_weights(event.receiver) if event.name in FITS else None
        if device is None or program.mentions(*_SHARED_WEIGHTS):
            return None
        effect = Effect.MODERATE
        message = f"the weights of what `{trains}` trains are made within `{quoted(device.node)}`: "
        message += "they stay in the CPU's memory, from where each step copies them"
        if program.era is Era.KERAS3:
            message += (
                "; with XLA, Keras 3's default on a GPU, the step raises InvalidArgumentError"
            )
    context = device.context
    if context.conditional or any(says_cpu(frame.function.name) for frame in context.frames):
        return None
    return Hit(
        device.module, underline(device.node), message, effect=effect, related=tuple(related)
    )


def _strategy_of_weights(program: Program, model: Value | None) -> CallEvent | None:
    """The strategy for a CPU alone in whose scope a model is made, where there is no other one."""
    made = created_at(model) if model is not None else None
    if made is None or len(program.strategies) > 1:
        return None
    return strategy_of_cpu(made.context)


def _device_of_weights(model: Value | None) -> CallEvent | None:
    """The `tf.device` of a CPU within which all of a model's weights are surely made."""
    if not isinstance(model, Made) or not is_model(model):
        return None
    if model.name == "keras.Sequential":
        if not gets_weights_at_once(model):
            return None
        return _one_device([model.event, *(v.event for v in _added(model))])
    if model.name != "keras.Model":  # of keras.applications, or loaded
        return cpu_around(model.event.context)
    outputs = flat(model.event.argument("outputs", 1))
    parts = [v for out in outputs for v in origins(out) if isinstance(v, LayerOutput)]
    return _one_device([v.event for v in parts if is_layer(v.layer)])


def _added(model: Made) -> list[Made]:
    return [v for v in flat(model.attrs.get("layers")) if isinstance(v, Made)]


def _one_device(events: list[CallEvent]) -> CallEvent | None:
    """The `tf.device` of a CPU around each of these calls, if it is one."""
    devices = [cpu_around(event.context) for event in events]
    first = devices[0] if devices else None
    return first if all(device is first for device in devices) else None
