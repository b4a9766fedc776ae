"""The script reserves almost all memory of every GPU for itself.

TensorFlow maps nearly the whole memory of each visible GPU when it starts; that keeps
fragmentation low and is right for a GPU of one's own. On a shared GPU it keeps everybody else
out. Memory growth takes what is needed, as it is needed. It makes nothing faster, and a model
that just fits can run out of memory with it.

## Before

```python
import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y)
```

## After

```python
import tensorflow as tf

for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y)
```

## Fix safety

Safe: the same numbers come out, and without a GPU the loop does nothing. It is placed before the
first call that may start TensorFlow; where that cannot be shown, there is no fix.

## When not

Any other decision about memory (a limit, an allocator, an environment variable), hidden GPUs,
TPUs, Horovod. The finding is informational: it shows with `--pedantic`, or when TFA101 is
selected. In a notebook, whose process keeps the memory until it is closed, it is of low severity.

## Sources

tensorflow.org/guide/gpu
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, insert_after, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.program import TRAINING_METHODS
from tfaudit.program.targets import Era
from tfaudit.rule import rule
from tfaudit.rules._backend import other_backend
from tfaudit.rules._environment import text_of, variables_defaulted
from tfaudit.rules._gpus import CHOSEN_GPUS, hidden_by_call, hidden_by_variable
from tfaudit.rules._places import after_imports, call_in_script
from tfaudit.rules._spelling import spell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program

# Words of scripts that have decided about GPU memory, or use no GPU of their own.
_DECIDED = (
    "memory_growth", "set_logical_device_configuration", "set_virtual_device_configuration",
    "TF_FORCE_GPU_ALLOW_GROWTH", "TF_GPU_ALLOCATOR", "allow_growth",
    "per_process_gpu_memory_fraction", "GPUOptions", "TPUStrategy", "horovod",
)  # fmt: skip


@rule(
    "TFA101",
    severity=Severity.INFO,
    effect=Effect.MEMORY,
    words=(*sorted(TRAINING_METHODS), "apply_gradients"),
    fix=Safety.SAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/gpu",),
)
def gpu_memory_growth_unset(program: Program) -> Iterator[Hit]:
    """Entry scripts in which nothing is said about GPU memory; once for each."""
    if not program.is_entry_script or program.mentions(*_DECIDED):
        return
    if program.era is Era.TF1 or other_backend(program):
        return
    if hidden_by_variable(program) or hidden_by_call(program) or _may_be_hidden(program):
        return
    trained = next(e for e in program.training if e.context.root == 0)
    here = call_in_script(program, trained)
    if here is None:  # what it imports trains on import, and is the script to speak of
        return
    message = (
        "TensorFlow will reserve almost all memory of every visible GPU for this script; set "
        "memory growth (or a limit) if a GPU is shared with others"
    )
    notebook = program.module.path.suffix == ".ipynb"
    severity = Severity.LOW if notebook else Severity.INFO
    yield Hit(program.module, underline(here), message, _plan(program), severity)


def _may_be_hidden(program: Program) -> bool:
    """Whether no GPU is seen unless the shell says otherwise."""
    given = variables_defaulted(program)
    return any(s.key == CHOSEN_GPUS and text_of(s.value) in ("", "-1") for s in given)


def _plan(program: Program) -> Plan | None:
    anchor = after_imports(program)
    if anchor is None:
        return None
    devices = spell(program.module, program.module.tree.body[-1],
                    "tensorflow.config.list_physical_devices")  # fmt: skip
    growth = spell(program.module, program.module.tree.body[-1],
                   "tensorflow.config.experimental.set_memory_growth")  # fmt: skip
    if devices is None or growth is None:
        return None
    name = "gpu" if "gpu" not in program.module.source.text else "_gpu"
    lines = ["", f'for {name} in {devices}("GPU"):', f"    {growth}({name}, True)"]
    change = insert_after(anchor, lines)
    return Plan("Set memory growth for every GPU", (change,), Safety.SAFE)
