"""Variables of TensorFlow, and parts of Keras 2, in layers and models.

Keras 3 neither trains nor saves them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import is_layer, is_model
from tfaudit.program.targets import Era, era
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Class,
    Element,
    Instance,
    Items,
    Made,
    Parameter,
    Symbol,
    Unknown,
    Value,
    alternatives,
)
from tfaudit.rules._models import derives_from_keras, flat, held_by, is_variables
from tfaudit.rules._removed_names import PRIVATE_KERAS
from tfaudit.rules._spelling import spell
from tfaudit.rules._two_kerases import is_private
from tfaudit.syntax import walk_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_VARIABLE = "tensorflow.Variable"
_INITIALIZERS = re.compile(r"keras\.initializers\.\w+|tensorflow\.\w+_initializer")
_FILLED = frozenset({"tensorflow.zeros", "tensorflow.ones"})
_LISTS_ITS_OWN = ("trainable_variables", "trainable_weights", "variables", "weights")
_PLACE_OF_TRAINABLE = 1
# How a variable stands in the code that is named where gradients are asked for, or in a list.
_ASKS = re.compile(r"gradient\([^\n]*\Z")
_IN_LIST = re.compile(r"[\[+]\s*\w+\Z")
_GOES_ON = re.compile(r"\s*[,\]]")
# Packages whose layers and models are of Keras 2, and those of them that have weights to train.
_WITH_KERAS2 = ("transformers", "tensorflow_hub", "tensorflow_probability", "tensorflow_lattice")
_HUB_LAYER = "tensorflow_hub.KerasLayer"  # frozen, unless it is told to be trained
_TRAINED_OF_KERAS2 = re.compile(
    r"transformers\.TF\w*(?:Model|For[A-Z]\w*|MainLayer)(?:\.from_\w+)?"
    r"|tensorflow_probability\.layers\.(?:Dense|Conv)\w+"
    r"|tensorflow_lattice\.layers\.(?:CategoricalCalibration|Lattice|Linear|PWLCalibration)"
)
# What leaves them as they are, or trains them by hand.
_FREEZES = re.compile(r"trainable\s*=\s*False|stop_gradient|watched_variables")
_WEIGHTS = r"(?:trainable_)?(?:variables|weights)\b"
# Layers that begin with random weights.
_WITH_WEIGHTS = ("Dense", "Conv", "LSTM", "GRU", "Bidirectional", "EinsumDense")
_FURTHEST = 300  # characters that are looked at before a name
# `tf.Variable(value, trainable=…, name=…, dtype=…)` is said in the same words to `keras.Variable`.
_SAME_ARGUMENTS = frozenset({"trainable", "name", "dtype"})


def untracked_variables(
    program: Program, are_cared_for: Callable[[CallEvent], bool]
) -> Iterator[Hit]:
    """Variables that are surely meant to be trained, kept by a layer or a model.

    Its `trainable_variables` list only variables of Keras: `fit` leaves the others as they are.
    """
    mentioned = program.mentions("python.keras", *_WITH_KERAS2)
    if not mentioned and not any(True for _ in program.calls_of(_VARIABLE)):
        return
    said: set[cst.CSTNode] = set()
    emptied = _asked_in_vain(program)
    for owner, name, code, held in _kept(program):
        if _is_trained_by_hand(name, code) or era(code, program.targets) is not Era.KERAS3:
            continue
        for value in held:
            layer = _of_private_copy(value)
            if layer is not None:
                kind = value.cls.node if isinstance(value, Instance) else layer.node
                if kind in said:  # one class is one cause
                    continue
                said.add(kind)
                if not are_cared_for(layer):
                    message = "Keras 3 neither trains nor saves what a layer of "
                    message += f"`{PRIVATE_KERAS}` holds: derive it from one of `tensorflow.keras`"
                    yield Hit(layer.module, layer.node.func, message)
            if isinstance(value, Made) and _is_left_untrained(value, owner, name, code):
                if value.event.node not in said and not are_cared_for(value.event):
                    part = last(value.name.removesuffix(".from_pretrained"))
                    message = f"`{part}` is of Keras 2: the {_kind(owner)} of Keras 3 neither "
                    message += 'trains nor saves its weights; set `TF_USE_LEGACY_KERAS` to "1" in '
                    message += "the environment before TensorFlow is imported"
                    yield Hit(value.event.module, value.event.node.func, message)
                said.add(value.event.node)
            made = value.event if isinstance(value, Made) and value.name == _VARIABLE else None
            if made is None or made.node in said:
                continue
            assigned = _is_assigned(name, code)
            asked = id(owner) in emptied and not assigned and _may_be_trained(made)
            if not asked and not _is_to_be_trained(made, assigned=assigned):
                continue
            said.add(made.node)
            if not are_cared_for(made):
                message = "Keras 3 neither trains nor saves a `tf.Variable` of a layer or model: "
                message += "make it by `self.add_weight`"
                yield Hit(made.module, made.node.func, message, _plan(made))


def _asked_in_vain(program: Program) -> set[int]:
    """Layers and models whose weights a tape is asked for, and that hold nothing which has any."""
    emptied: set[int] = set()
    for event in program.calls_of(".gradient"):
        sources = event.argument("sources", 1)
        for value in alternatives(sources) if sources is not None else ():
            owner = value.base if isinstance(value, Attr) and is_variables(value) else None
            if isinstance(owner, Instance) and _has_no_weights(program, owner):
                emptied.add(id(owner))
    return emptied


def _has_no_weights(program: Program, owner: Instance) -> bool:
    """Whether all that it holds is in sight, and neither a layer nor a variable of Keras."""
    if not _tracks_keras_variables(owner) or UNKNOWN in owner.cls.lineage():
        return False
    if any(name.startswith("add_") for name in _called_on(program, owner)):
        return False
    held = [(name, part) for name, value in owner.attrs.items() for part in flat(value)]
    if not any(isinstance(part, Made) and part.name == _VARIABLE for _, part in held):
        return False
    used = _used_later(owner.cls)
    return not any(
        is_layer(part) or is_model(part) or isinstance(part, Instance)
        or (isinstance(part, (Unknown, Parameter, Element, Attr)) and name in used)
        for name, part in held
    )  # fmt: skip


def _used_later(cls: Class) -> set[str]:
    """The attributes that a class reads elsewhere than where it makes its variables."""
    return {
        node.attr.value
        for method in walk_type(cls.node.body, cst.FunctionDef)
        if method.name.value not in ("__init__", "build")
        for node in walk_type(method, cst.Attribute)
    }


def _called_on(program: Program, owner: Instance) -> set[str]:
    """The methods that are called on an object, by their names."""
    return {event.name.rpartition(".")[2] for event in program.calls if event.receiver is owner}


def _kept(program: Program) -> Iterator[tuple[Value, str, str, list[Value]]]:
    """What layers and models hold in attributes: whose, by what name, the code, and the values."""
    for change in program.sets:
        held = change.value.items if isinstance(change.value, Items) else [change.value]
        if not any(isinstance(value, (Made, Instance)) for value in held):
            continue
        if isinstance(change.target, Instance) and _tracks_keras_variables(change.target):
            yield change.target, str(change.key), change.module.source.code, held


def _of_private_copy(value: Value) -> CallEvent | None:
    """What makes a layer of the private copy of Keras, or of a class that derives from one."""
    if isinstance(value, Made):
        return value.event if is_private(value) and ".layers." in value.name else None
    if not isinstance(value, Instance):
        return None
    bases = (base.name for base in value.cls.lineage() if isinstance(base, Symbol))
    private = any(
        base.startswith(f"{PRIVATE_KERAS}.") and base.endswith((".Layer", ".Model"))
        for base in bases
    )
    return value.event if private else None


def _is_left_untrained(value: Made, owner: Value, name: str, code: str) -> bool:
    """Whether it is a part of Keras 2, with weights to train, that an object of Keras 3 keeps.

    It is to be trained where a layer of Keras stands beside it, which begins with random weights,
    and where nothing freezes any part, nor asks for the weights of this one.
    """
    if not _has_weights_of_keras2(value) or not isinstance(owner, Instance):
        return False
    if _FREEZES.search(code) or re.search(rf"\.{re.escape(name)}\.{_WEIGHTS}", code):
        return False
    return any(
        isinstance(part, Made) and is_layer(part) and last(part.name).startswith(_WITH_WEIGHTS)
        for part in held_by(owner)
    )


def _has_weights_of_keras2(value: Made) -> bool:
    """Whether a part that a package makes of Keras 2 has weights, which training would change."""
    if value.name == _HUB_LAYER:
        return fold(value.event.argument("trainable", 1) or UNKNOWN) is True
    return _TRAINED_OF_KERAS2.fullmatch(value.name) is not None


def _kind(owner: Value) -> str:
    return "model" if is_model(owner) else "layer"


def _tracks_keras_variables(target: Instance) -> bool:
    """Whether its class is one of layers or models that leaves the lists of variables to Keras."""
    if not derives_from_keras(target.cls):
        return False
    return all(target.cls.find(name) is None for name in _LISTS_ITS_OWN)


def _is_trained_by_hand(name: str, code: str) -> bool:
    """Whether the script asks for gradients of the variable by its name."""
    for found in re.finditer(rf"\.{re.escape(name)}\b", code):
        before = code[max(found.start() - _FURTHEST, 0) : found.start()]
        if _ASKS.search(before) or (_IN_LIST.search(before) and _GOES_ON.match(code, found.end())):
            return True
    return False


def _is_assigned(name: str, code: str) -> bool:
    """Whether the script sets the variable, or hands it to something that may."""
    named = re.escape(name)
    method = rf"\.{named}(?:\[\w+\])?\.(?:assign|scatter|batch_scatter)"
    return (
        re.search(rf"{method}|(?:assign|update|set_value)\w*\(\s*\w+\.{named}\b", code) is not None
    )


def _is_to_be_trained(made: CallEvent, *, assigned: bool) -> bool:
    """Whether it says so, or nothing of the script's sets it, and it is no number.

    What is neither set nor trained would stay the zeros or random numbers that it begins with.
    """
    said = made.argument("trainable", _PLACE_OF_TRAINABLE)
    if said is not None:
        return fold(said) is True
    if assigned:
        return False
    value = made.argument("initial_value", 0)
    return value is not None and not made.opaque and (_is_random(value) or _is_filled(value))


def _may_be_trained(made: CallEvent) -> bool:
    """Whether nothing says that it is not, nor that it is a number to count with."""
    value = made.argument("initial_value", 0)
    counts = value is not None and isinstance(fold(value), int)
    return not counts and not made.opaque and not made.passes("trainable", _PLACE_OF_TRAINABLE)


def _is_filled(value: Value) -> bool:
    """Whether it is an array of zeros or ones, of floats and at least one axis."""
    if not isinstance(value, Made) or value.name not in _FILLED or value.event.opaque:
        return False
    shape, kind = value.event.argument("shape", 0), value.event.argument("dtype", 1)
    if kind is not None and "float" not in str(fold(kind) or getattr(kind, "name", "")):
        return False
    return isinstance(shape, Items) and bool(shape.items)


def _is_random(value: Value) -> bool:
    match value:
        case Made(name="()", event=event):
            maker = event.receiver
            return isinstance(maker, Made) and _INITIALIZERS.fullmatch(maker.name) is not None
        case Made(name=name):
            return name.startswith("tensorflow.random.")
    return False


def _plan(made: CallEvent) -> Plan | None:
    """`keras.Variable` in its place, which is tracked."""
    variable = spell(made.module, made.node, "keras.Variable")
    first = made.node.args[:1]
    if variable is None or any(arg.star for arg in made.node.args):
        return None
    changes = [replace(made.node.func, variable)]
    for arg in made.node.args[1:]:
        if arg.keyword is None or arg.keyword.value not in _SAME_ARGUMENTS:
            return None
    for arg in first:
        if arg.keyword is not None and arg.keyword.value == "initial_value":
            changes.append(replace(arg.keyword, "initializer"))
        elif arg.keyword is not None:
            return None
    return Plan("Make it a variable of Keras", tuple(changes), Safety.UNSAFE)
