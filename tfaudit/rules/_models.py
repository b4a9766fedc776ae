"""The models that a script trains, the layers in them, and those that give their outputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.program import is_layer, is_model
from tfaudit.program.values import (
    Attr,
    Class,
    Derived,
    Element,
    Function,
    Instance,
    Items,
    LayerOutput,
    Made,
    Symbol,
    Table,
    Union,
    Value,
    alternatives,
    origins,
)
from tfaudit.syntax import argument, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_VARIABLES = frozenset({"trainable_variables", "trainable_weights", "variables", "weights"})
_DEEPEST = 6  # models within models


@dataclass(frozen=True)
class Trained:
    """A model, and a call that trains it or makes it ready for that."""

    model: Value
    by: CallEvent


def trained_models(program: Program) -> list[Trained]:
    """The models that are fitted, compiled or updated by gradients; each once."""
    found: dict[int, Trained] = {}
    for event in program.calls_of(".fit", ".fit_generator", ".train_on_batch", ".compile"):
        if event.name == ".compile" and not (event.args or event.keywords):
            continue  # compile() alone, for evaluation
        for model in alternatives(event.receiver) if event.receiver is not None else ():
            if is_model(model):
                found.setdefault(id(model), Trained(model, event))
    for event in program.calls_of(".gradient"):
        for model in models_of_gradient(event):
            found.setdefault(id(model), Trained(model, event))
    return list(found.values())


def models_of_gradient(event: CallEvent) -> list[Value]:
    """The models whose variables a call of `tape.gradient` is given."""
    return [option for option in owners_of_gradient(event) if is_model(option)]


def owners_of_gradient(event: CallEvent) -> list[Value]:
    """Whose variables a call of `tape.gradient` is given, be they models or not."""
    sources = event.argument("sources", 1)
    bases = [
        value.base
        for value in (origins(sources, 60) if sources is not None else ())
        if isinstance(value, Attr) and is_variables(value)
    ]
    return [option for base in bases for option in alternatives(base)]


def is_variables(value: Value) -> bool:
    """Whether the value is the list of some model's or layer's variables."""
    return isinstance(value, Attr) and value.name in _VARIABLES


def layers_in(model: Value) -> list[Made | Instance]:
    """The layers of a model and of the models in it, as far as they are known, each once."""
    found: dict[int, Made | Instance] = {}
    _collect(model, found, _DEEPEST)
    return [layer for layer in found.values() if layer is not model]


def _collect(value: Value, found: dict[int, Made | Instance], depth: int) -> None:
    if not isinstance(value, (Made, Instance)) or id(value) in found or depth == 0:
        return
    found[id(value)] = value
    for part in _parts(value):
        _collect(part, found, depth - 1)


def _parts(value: Made | Instance) -> Iterator[Value]:
    """The layers and models that a layer or model directly holds."""
    if isinstance(value, Instance):
        for attribute in value.attrs.values():
            yield from (v for v in flat(attribute) if is_layer(v) or is_model(v))
    elif value.name == "keras.Sequential":
        yield from flat(value.attrs.get("layers"))
    elif value.name == "keras.Model":
        inputs = flat(value.event.argument("inputs", 0))
        yield from _between(flat(value.event.argument("outputs", 1)), inputs)
    elif is_model(value):  # keras.applications.ResNet50(input_tensor=x)
        yield from _between(flat(value.event.keywords.get("input_tensor")), [])
    elif is_layer(value):  # TimeDistributed(layer), Pipeline([layer, layer])
        given = (*value.event.args, *value.event.keywords.values())
        yield from (v for arg in given for v in flat(arg) if is_layer(v) or is_model(v))


def _between(outputs: list[Value], inputs: list[Value]) -> Iterator[Value]:
    """The layers and models that lead to the outputs of a functional model."""
    seen = {id(value) for value in inputs}
    pending = list(outputs)
    while pending:
        here = pending.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        called = called_layer(here)
        if called is not None:
            yield called
        elif is_model(here):  # by way of `base.output`
            yield here
            continue
        pending.extend(_direct(here))


def _direct(value: Value) -> tuple[Value, ...]:
    """What a value of a functional model is computed from, one step back."""
    match value:
        case LayerOutput(inputs=inputs, event=event):
            return (*inputs, *event.keywords.values())  # `lstm(x, initial_state=states)`
        case Derived(inputs=inputs):
            return inputs
        case Attr(base=base) | Element(of=base):  # `outputs, *states = lstm(x)`
            return (base,)
        case Made(event=event):
            return (*event.args, *event.keywords.values())
        case Items() | Table() | Union():
            return tuple(flat(value))
    return ()


def called_layer(value: Value) -> Value | None:
    """The layer (or model) whose result a value is; of symbolic tensors and those of `base.output`.

    What comes of `base.output` is not known to be symbolic where the model `base` is out of sight.
    """
    if isinstance(value, LayerOutput):
        return value.layer
    receiver = value.event.receiver if isinstance(value, Made) and value.name == "()" else None
    if receiver is not None and (is_layer(receiver) or is_model(receiver)):
        return receiver
    return None


def is_one(value: Value, package: str) -> bool:
    """Whether it surely is one loss or metric: its name, a function, or an object of Keras.

    Args:
        value: what `compile` gets.
        package: where Keras has its own, `keras.losses.` or `keras.metrics.`.
    """
    if isinstance(value, (Made, Symbol)):
        return value.name.startswith(package)
    return isinstance(value, Function) or isinstance(fold(value), str)


def derives_from_keras(cls: Class) -> bool:
    """Whether a class of the user's own is one of layers or models."""
    bases = api.LAYER_BASES | api.MODEL_BASES
    return any(isinstance(base, Symbol) and base.name in bases for base in cls.lineage())


def flat(value: Value | None) -> list[Value]:
    """The values in a list, a dict, or one of several ways that control may flow."""
    if value is None:
        return []
    found: list[Value] = []
    for option in alternatives(value):
        if isinstance(option, Items):
            found += [inner for item in option.items for inner in flat(item)]
        elif isinstance(option, Table):
            held = (*option.items.values(), *(value for _, value in option.others))
            found += [inner for item in held for inner in flat(item)]
        else:
            found.append(option)
    return found


def held_by(instance: Instance) -> list[Value]:
    """What the attributes of an object hold, lists and dicts taken apart."""
    return [value for attribute in instance.attrs.values() for value in flat(attribute)]


def output_layers(program: Program, model: Value) -> list[Made]:
    """The layers whose outputs are the model's, where they are known."""
    return list(_outputs(program, model, _DEEPEST))


def outputs_are_known(program: Program, model: Value) -> bool:
    """Whether `output_layers` knows the layer behind each of a model's outputs."""
    if not isinstance(model, Made) or model.name != "keras.Model":
        return any(_outputs(program, model, _DEEPEST))
    outputs = flat(model.event.argument("outputs", 1))
    layers = [layer for output in outputs if (layer := called_layer(output)) is not None]
    return 0 < len(layers) == len(outputs) and all(outputs_are_known(program, x) for x in layers)


def _outputs(program: Program, value: Value, depth: int) -> Iterator[Made]:
    if depth == 0:
        return
    called = called_layer(value)
    if called is not None:
        yield from _outputs(program, called, depth - 1)
    elif isinstance(value, Instance):
        for returned in _returned_by_call(program, value):
            yield from _outputs(program, returned, depth - 1)
    elif isinstance(value, Made) and value.name == "keras.Sequential":
        final = _last_layer(program, value)
        if final is not None:
            yield from _outputs(program, final, depth - 1)
    elif isinstance(value, Made) and value.name == "keras.Model":
        for output in flat(value.event.argument("outputs", 1)):
            yield from _outputs(program, output, depth - 1)
    elif isinstance(value, Made) and is_layer(value):
        yield value


def _last_layer(program: Program, model: Made) -> Value | None:
    """The last layer of a sequential model; layers may have been added by a loop before it."""
    if any(e.receiver is model for e in program.calls_of(".pop")):
        return None
    added = [e for e in program.calls_of(".add") if e.receiver is model]
    if added:
        inside = added[-1].context.loops[len(model.event.context.loops) :]
        return None if inside or not added[-1].args else added[-1].args[0]
    layers = model.attrs.get("layers")
    if not isinstance(layers, Items) or not layers.items:
        return None
    return None if layers.open and not _ends_as_written(model) else layers.items[-1]


def _ends_as_written(model: Made) -> bool:
    """Whether the last layer is written out, whatever stands before: `[*hidden, Dense(10)]`."""
    given = argument(model.event.node, "layers", 0)
    match given.value if given is not None else None:
        case cst.List(elements=[*_, cst.Element()]):
            return True
    return False


def _returned_by_call(program: Program, model: Instance) -> Iterator[Value]:
    """The layers whose results a model's `call` returns: `return self.head(x)`, or by a name."""
    method = model.cls.find("call")
    if not isinstance(method, Function) or not isinstance(method.node, cst.FunctionDef):
        return
    index = method.module.index
    for statement in walk_type(method.node, cst.Return):
        if index.enclosing(statement, cst.FunctionDef) is not method.node:
            continue
        made: cst.CSTNode | None = statement.value
        if isinstance(made, cst.Name):
            made = _assigned_before(index.statement(statement), made.value, method)
        for event in program.calls:
            if event.node is made and event.receiver is not None and event.name == "()":
                yield event.receiver


def _assigned_before(statement: cst.CSTNode, name: str, method: Function) -> cst.CSTNode | None:
    """What a name was given by the assignment nearest above a statement, in its blocks."""
    index = method.module.index
    while statement is not method.node:
        block = index.parent(statement)
        around = index.parent(block) if block is not None else None
        if not isinstance(block, cst.IndentedBlock) or around is None:
            return None
        for before in reversed(block.body[: block.body.index(statement)]):
            match before:
                case cst.SimpleStatementLine(
                    body=[
                        cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=n))], value=v)
                        | cst.AnnAssign(target=cst.Name(value=n), value=cst.BaseExpression() as v)
                    ]
                ) if n == name:
                    return v
                case cst.SimpleStatementLine():
                    continue
            if any(n.value == name for n in walk_type(before, cst.Name)):
                return None  # a block that may bind it anew
        statement = around
        while isinstance(statement, (cst.Else, cst.If)) and isinstance(
            index.parent(statement), cst.If
        ):
            statement = index.parent(statement) or statement
    return None
