"""Options of pipelines that tf.data no longer has: to set one raises AttributeError."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, keep_part
from tfaudit.model import Safety
from tfaudit.rules._steps_of_data import option_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import SetEvent
    from tfaudit.program.program import Program

_OPTIMIZATION = "experimental_optimization"
# What to set instead; "" where nothing is left of it.
GONE = {
    f"{_OPTIMIZATION}.autotune": "autotune.enabled",
    f"{_OPTIMIZATION}.autotune_buffers": "",
    f"{_OPTIMIZATION}.autotune_cpu_budget": "autotune.cpu_budget",
    f"{_OPTIMIZATION}.autotune_ram_budget": "autotune.ram_budget",
    f"{_OPTIMIZATION}.filter_with_random_uniform_fusion": "",
    f"{_OPTIMIZATION}.hoist_random_uniform": "",
    f"{_OPTIMIZATION}.map_vectorization": "",
    f"{_OPTIMIZATION}.reorder_data_discarding_ops": "",
    "experimental_autotune": "autotune.enabled",
    "experimental_distribute.auto_shard": "experimental_distribute.auto_shard_policy",
    "experimental_numa_aware": "",
    "experimental_stateful_whitelist": "",
    "experimental_stats": "",
}
WORDS = tuple(
    f".{name.rpartition('.')[2]}{behind}" for name in GONE for behind in (" =", "=", ".enabled")
)


def gone_options(program: Program, is_guarded: Callable[[SetEvent], bool]) -> Iterator[Hit]:
    """Assignments to them."""
    if not program.mentions(*WORDS):
        return
    done: set[cst.CSTNode] = set()
    for change in program.sets:
        name = _gone(change)
        if name is None or change.node in done or is_guarded(change):
            continue
        done.add(change.node)
        instead = GONE[name]
        message = f"`tf.data.Options` has no `{name}` any more"
        message += f": use `{instead}`" if instead else ", and setting it raises"
        yield Hit(change.module, change.node, message, _plan(change.node, name))


def _gone(change: SetEvent) -> str | None:
    """The option that is set, or of which a part is, if it is gone."""
    name = option_set(change)[1]
    return next((gone for gone in GONE if f"{name}.".startswith(f"{gone}.")), None)


def _plan(node: cst.CSTNode, name: str) -> Plan | None:
    """The other name, where what is set stays as it is."""
    instead = GONE[name]
    options = node
    for part in reversed(name.split(".")):
        if not isinstance(options, cst.Attribute) or options.attr.value != part:
            return None
        options = options.value
    if not instead.startswith("autotune."):
        return None
    return Plan(f"Set {instead}", (keep_part(node, options, f"{{}}.{instead}"),), Safety.SAFE)
