"""Whether a trial may be forked from a process that imported TensorFlow before the script began.

Most scripts cannot tell. Those that can: a script that sets variables which TensorFlow reads at
its import; one that imports another library with native code first, because the order matters;
one with a local module named like one that TensorFlow has imported.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.tuner.child.channel import Message
    from tfaudit.tuner.measurement import Variant

# Read when TensorFlow, Keras, NumPy or Python start; others are read when a device is first used.
_READ_AT_IMPORT = (
    "KERAS_",
    "KMP_",
    "LD_",
    "MKL_",
    "OMP_",
    "OPENBLAS_",
    "PYTHON",
    "TF_CPP_",
    "TF_ENABLE_",
    "TF_USE_",
    "TF2_",
    "XLA_",
)
_ORDER_MATTERS = {"cupy", "horovod", "jax", "mpi4py", "mxnet", "paddle", "torch"}
_TENSORFLOW = {"keras", "tensorflow", "tf_keras"}


def import_environment(variant: Variant, environ: dict[str, str]) -> dict[str, str] | None:
    """The variables that must be set before TensorFlow is imported, for this variant.

    Args:
        variant: The script as it will run.
        environ: The environment in which it starts.

    Returns:
        Those of the environment and those that the script sets before its import; None when they
        cannot be known without running it.
    """
    needed = {name: value for name, value in environ.items() if _matters(name)}
    try:
        tree = ast.parse(_text(variant))
    except (OSError, SyntaxError, ValueError):
        return needed  # the trial will say what is wrong
    for statement in _before_tensorflow(tree):
        for node in ast.walk(statement):
            if _imported(node) & _ORDER_MATTERS:
                return None
            for name, value in _assigned(node):
                if name is None or (value is None and _matters(name)):
                    return None
                if value is not None and _matters(name):
                    needed[name] = value
    return needed


def may_fork(variant: Variant, ready: Message) -> bool:
    """Whether the server's imports are those that the script would make.

    Args:
        variant: The script as it will run.
        ready: What the server said of itself.
    """
    if ready["touched"]:
        return False
    folder = variant.script.parent
    local = {path.stem for path in folder.glob("*.py")}
    local |= {path.parent.name for path in folder.glob("*/__init__.py")}
    return not local & (set(ready["modules"]) - {"__main__"})


def _matters(name: str) -> bool:
    return name.startswith(_READ_AT_IMPORT)


def _text(variant: Variant) -> str | bytes:
    edited = variant.sources.get(variant.script)
    return Path(variant.script).read_bytes() if edited is None else edited


def _before_tensorflow(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements of the module before the one that imports TensorFlow."""
    for statement in tree.body:
        if _imported(statement) & _TENSORFLOW:
            return
        yield statement


def _imported(node: ast.AST) -> set[str]:
    """Top-level names of the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and not node.level:
        return {(node.module or "").partition(".")[0]}
    return set()


def _assigned(node: ast.AST) -> Iterator[tuple[str | None, str | None]]:
    """Environment variables that a node sets, with their values; None where unknown."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Subscript) and _is_environ(target.value):
                yield _constant(target.slice), _constant(node.value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in {"setdefault", "putenv"} and len(node.args) == 2:
            if _is_environ(node.func.value) or node.func.attr == "putenv":
                yield _constant(node.args[0]), _constant(node.args[1])
        elif node.func.attr == "update" and _is_environ(node.func.value):
            yield from _updated(node)


def _updated(call: ast.Call) -> Iterator[tuple[str | None, str | None]]:
    for keyword in call.keywords:
        yield keyword.arg, _constant(keyword.value)
    for argument in call.args:
        if isinstance(argument, ast.Dict):
            for key, value in zip(argument.keys, argument.values, strict=True):
                yield (None if key is None else _constant(key)), _constant(value)
        else:
            yield None, None


def _is_environ(node: ast.expr) -> bool:
    """`os.environ`, or `environ` imported from it."""
    return (isinstance(node, ast.Attribute) and node.attr == "environ") or (
        isinstance(node, ast.Name) and node.id == "environ"
    )


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
