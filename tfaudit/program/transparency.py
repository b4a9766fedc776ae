"""Whether a mapped function does the same to a batch as to each sample of it.

`ds.map(f).batch(n)` calls f once a sample, `ds.batch(n).map(f)` once a batch. The two give the same
elements if every step of f is *transparent* (`tfaudit.program.tensor_ops`), if tensors that meet in
one step have the same number of axes, and if samples could be batched before f as well as after.
What cannot be shown is not claimed: any call, test, loop or assignment in f that is not understood
makes the answer None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeGuard

import libcst as cst

from tfaudit.program.api import PARSE_SINGLE, PARSERS
from tfaudit.program.columns import column, columns, handles_columns, is_dict
from tfaudit.program.datasets import PASSES_ELEMENTS
from tfaudit.program.expressions import fold
from tfaudit.program.feature_loops import (
    example_of_each,
    goes_through_names,
    is_name_of_feature,
    lists_names,
    put_back,
    takes_feature,
)
from tfaudit.program.mapped import fills_own_dict
from tfaudit.program.shapes import FIXED_FEATURES, NUMBERWISE, axes, axes_changed_by, is_uniform
from tfaudit.program.tensor_ops import (
    OPERATIONS,
    RANDOM_LAYERS,
    RANDOM_PER_IMAGE,
    Family,
    TensorOp,
    axes_added,
    counts_from_end,
    is_augmentation,
    is_lookup_table,
    op_of_layer,
)
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Items,
    Made,
    Op,
    Table,
    Union,
    Value,
    alternatives,
    origins,
)

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent, SetEvent
    from tfaudit.program.program import Program

# Fields of data sets that have as many rows as there is to be seen.
_OF_SEVERAL = frozenset({"objects", "faces", "bbox", "bboxes", "boxes"})
_EXACT_NUMBERWISE = NUMBERWISE - {"**"}
# Calls that only handle Python numbers and constants, where no tensor of the element is involved.
_PLAIN_CALLS = (
    "builtins.", "numpy.", "tensorflow.constant", "tensorflow.convert_to_tensor",
    "tensorflow.TensorShape", "logging.", *FIXED_FEATURES,
    # Layers without weights, which may as well be made where they are called.
    "keras.layers.Rescaling", "keras.layers.Resizing", "keras.layers.CenterCrop",
)  # fmt: skip
_IMPURE = (
    "builtins.open", "builtins.next", "builtins.iter", "builtins.input", "builtins.exec",
    "builtins.eval", "builtins.setattr", "numpy.random.", "numpy.load",
)  # fmt: skip


_MOST = 300  # values that are looked at, for one question


class OpaqueError(Exception):
    """The function does something to the element that is not known to be transparent."""


@dataclass(frozen=True)
class Axes:
    """How many axes a tensor has on a single sample: `plus` more than its origin has."""

    origin: object  # None: `plus` is the number itself
    plus: int
    least: int = 0  # it surely has this many

    def grown(self, by: int, least: int = 0) -> Axes:
        """The axes of a result that has some more (or fewer)."""
        return Axes(self.origin, self.plus + by, max(self.least + by, least, 0))

    @property
    def known(self) -> int | None:
        """The number, where it is known."""
        return self.plus if self.origin is None else None

    def same_as(self, other: Axes) -> bool:
        """Whether both surely are the same number."""
        return self.origin == other.origin and self.plus == other.plus


@dataclass(frozen=True)
class Operand:
    """A value in the function: whether it depends on the element, and its axes if it does.

    `shows`: the components of the element whose shapes can be told from this one's shape.
    """

    varies: bool
    axes: Axes
    shows: frozenset[object] = frozenset()


@dataclass
class Verdict:
    """A function that may be called on batches; what to mind."""

    exact: bool = True  # the same bits come out
    random: bool = False  # each image gets its own draw still, but another one
    proven: bool = True
    assumptions: list[str] = field(default_factory=list)  # why it is not
    heavy: bool = False  # some step costs more than calling it does
    parses: list[CallEvent] = field(default_factory=list)  # of parse_single_example

    @property
    def safe(self) -> bool:
        """Whether the elements stay the same, bit for bit."""
        return self.exact and self.proven and not self.random


def judge(program: Program, op: Op) -> Verdict | None:
    """Whether the function of a `map` may be called on batches; None if that is not known."""
    verdict = Verdict()
    inputs = list(_leaves(op.element))
    if op.result is UNKNOWN or not inputs or any(leaf is UNKNOWN for leaf in inputs):
        return None
    walk = _Walk(program, inputs, verdict)
    try:
        _check_function(program, op, walk)
        outputs = [walk.operand(leaf) for leaf in _outputs(op.result)]
        if not all(output.varies for output in outputs):
            raise OpaqueError("a constant in the result gets no batch axis")
        shown = frozenset().union(*(output.shows for output in outputs))
        calls = program.calls_of("()") if walk.models else ()
        if any(sum(call.callee is model for call in calls) > 1 for model in walk.models):
            walk.assume("the model that prepares images gets batches everywhere")
        for leaf in inputs:
            if _key(leaf) in shown or is_uniform(leaf):
                continue
            fields = (
                [f for f in walk.fields.values() if f.of is leaf.of] if _is_record(leaf) else []
            )
            if not fields or any(
                _OF_SEVERAL & set(f.path) or (_key(f) not in shown and not is_uniform(f))
                for f in fields
            ):
                raise OpaqueError("samples of different shapes")
            walk.assume("each field of an example has one shape")
    except (OpaqueError, RecursionError):
        return None
    return verdict


def _is_record(leaf: Value) -> TypeGuard[Element]:
    """Whether it is a whole example of TensorFlow Datasets: a dict, whose fields are not known."""
    match leaf:
        case Element(of=Dataset() as dataset, path=()):
            source, *steps = dataset.ops
            return source.name == "tfds.load" and all(s.name in PASSES_ELEMENTS for s in steps)
    return False


def _leaves(element: Value) -> list[Value]:
    """The components of an element, tuples and dicts taken apart."""
    match element:
        case Items(items=items, open=False, kind="tuple"):
            return [leaf for item in items for leaf in _leaves(item)]
        case Table(items=table, open=False):
            return [leaf for item in table.values() for leaf in _leaves(item)]
    return [element]


def _outputs(result: Value) -> list[Value]:
    """The components of what the function gives; a list would be stacked to one tensor."""
    found: list[Value] = []
    for option in alternatives(result):
        match option:
            case Items(open=False, kind="tuple") | Table(open=False):
                for leaf in _leaves(option):
                    found += _outputs(leaf)
            case Items(kind="dict", items=[each]):  # of a comprehension over features
                found += _outputs(each)
            case Items() | Table():
                raise OpaqueError("a list or an open structure")
            case _:
                found.append(option)
    return found


def _key(leaf: Value) -> object:
    return (id(leaf.of), leaf.path) if isinstance(leaf, Element) else id(leaf)


def _check_function(program: Program, op: Op, walk: _Walk) -> None:
    """Refuse a function that does more than compute its result from the element.

    Raises:
        OpaqueError: it does, or may do.
    """
    inside = program.inside(op.event)
    if not all(map(goes_through_names, inside.loops)):
        raise OpaqueError("a loop")
    for change in inside.sets:
        if _sets_feature(change, walk) and not inside.loops:
            others = (other.value for other in inside.sets if other is not change)
            _check_feature(change, [*others, op.result], walk)
        elif not fills_own_dict(change) or inside.loops:
            _check_put_back(change, walk)
    for test in inside.tests:
        if test.test is UNKNOWN or (walk.varies(test.test) and not _asks_for_none(test.test)):
            raise OpaqueError("a decision by the element")
    for call in inside.calls:
        _check_call(call, walk)
    for function in _functions(op, [call.callee for call in inside.calls]):
        if any(isinstance(d, Made) and d.event.passes("input_signature", 1)
               for d in function.decorators):  # fmt: skip
            raise OpaqueError("a fixed signature")


def _sets_feature(change: SetEvent, walk: _Walk) -> bool:
    """Whether it puts something into an element, a component of it, or a parsed example."""
    of = change.target
    parsed = isinstance(of, Made) and of.name in PARSERS
    named = isinstance(change.node, cst.Subscript) and isinstance(change.key, str)
    return named and (parsed or (isinstance(of, Element) and _key(of) in walk.leaves))


def _check_feature(change: SetEvent, others: list[Value], walk: _Walk) -> None:
    """Refuse a feature that would get no batch axis, or another shape for who reads it as well.

    Who reads a feature is taken to see what it was before.

    Args:
        change: what puts the feature into a dict.
        others: what else the function computes.
        walk: through that function.
    """
    of = change.target
    old: Value = put_back(change) or Derived("[]", (of, Const(change.key)))
    if isinstance(of, Element):
        old = Element(of.of, (*of.path, change.key))
    new, before = walk.operand(change.value), walk.operand(old)
    if not new.varies:
        raise OpaqueError("a constant feature gets no batch axis")
    if isinstance(of, Element) and not is_uniform(of) and _key(old) not in new.shows:
        raise OpaqueError("features of different shapes")
    if new.axes.same_as(before.axes) and new.shows == before.shows:
        return
    if any(_reads_feature(other, of, change.key) for other in others):
        raise OpaqueError("a feature that gets another shape")


def _reads_feature(value: Value, of: Value, name: object) -> bool:
    """Whether a value was computed from a feature of a dict."""
    stack, seen = [value], dict[int, Value]()
    while stack and len(seen) < _MOST:
        here = stack.pop()
        if id(here) in seen:
            continue
        seen[id(here)] = here
        match here, of:
            case Derived(operator="[]", inputs=(base, Const(value=key))), _:
                if base is of and key == name:
                    return True
            case Element(), Element() if here.of is of.of and here.path == (*of.path, name):
                return True
        stack.extend(_parts(here))
    return bool(stack)


def _check_put_back(change: SetEvent, walk: _Walk) -> None:
    """Refuse an assignment to an object, but that of a feature to its place, in its own shape."""
    before = put_back(change)
    if before is None:
        raise OpaqueError("an assignment to an object")
    old, new = walk.operand(before), walk.operand(change.value)
    if not new.varies or not new.axes.same_as(old.axes) or new.shows != old.shows:
        raise OpaqueError("a feature that gets another shape")


def _functions(op: Op, called: list[Value]) -> list[Function]:
    mapped = op.event.argument("map_func", 0)
    return [v for v in (*alternatives(mapped or UNKNOWN), *called) if isinstance(v, Function)]


def _asks_for_none(test: Value) -> bool:
    match test:
        case Derived(operator="Is" | "IsNot", inputs=(_, Const(value=None))):
            return True
    return False


def _check_call(call: CallEvent, walk: _Walk) -> None:
    if isinstance(call.callee, Function) or handles_columns(call) or lists_names(call):
        return  # its own calls follow; what is done with columns is looked at where they are used
    if takes_feature(call) or walk.popped(call) is not None:
        return
    name, op = call.name, OPERATIONS.get(call.name)
    given = (call.receiver or Const(None), *call.args, *call.keywords.values())
    plain = name == ".get" or (name.startswith(_PLAIN_CALLS) and not name.startswith(_IMPURE))
    plain = plain or (isinstance(call.receiver, Made) and call.receiver.name == "logging.getLogger")
    fixed = plain and not any(walk.varies(value) for value in given)
    known = isinstance(call.result, Made) and not plain and walk.operand(call.result).varies
    pure = op is not None and op.family is not Family.SAMPLE
    if call.opaque or not (fixed or known or pure):
        raise OpaqueError(name)


class _Walk:
    """Works out, from the result back to the element, what each step does."""

    def __init__(self, program: Program, inputs: list[Value], verdict: Verdict) -> None:
        self.program = program
        self.verdict = verdict
        self.leaves = {_key(leaf): leaf for leaf in inputs}
        self.wholes = {id(leaf.of): leaf.path for leaf in inputs if isinstance(leaf, Element)}
        # By the identity of values, which are kept: no later one may get that of one that is gone.
        self.known: dict[int, tuple[Value, Operand]] = {}
        self.fields: dict[object, Element] = {}  # of components that are dicts, as they are used
        self.models: list[Made] = []  # called; Keras 3 builds them for one number of axes

    def varies(self, value: Value) -> bool:
        """Whether the value depends on the element, as far as can be seen."""
        stack, seen = [value], dict[int, Value]()
        while stack:
            here = stack.pop()
            if id(here) in seen:
                continue
            seen[id(here)] = here
            if _key(here) in self.leaves or (
                isinstance(here, Element) and id(here.of) in self.wholes
            ):
                return True
            if len(seen) > _MOST:
                raise OpaqueError("too much to look at")
            stack.extend(v for v in _parts(here))
        return False

    def operand(self, value: Value) -> Operand:
        """What is known of a value.

        Raises:
            OpaqueError: it comes of the element in a way that is not known to be transparent.
        """
        if id(value) not in self.known:
            self.known[id(value)] = (value, self._operand(value))
        return self.known[id(value)][1]

    def _operand(self, value: Value) -> Operand:
        key = _key(value)
        if key in self.leaves:
            return Operand(True, self._axes_of(value, key), frozenset([key]))
        if isinstance(value, Element) and id(value.of) in self.wholes:
            self.fields[key] = value
            return Operand(True, self._axes_inside(value), frozenset([key]))
        if not self.varies(value):
            return self._constant(value)
        decoded = columns(value) if is_dict(value) else column(value)
        if decoded is not None:
            return self._of_first(TensorOp(Family.ELEMENTWISE, heavy=True), decoded)
        match value:
            case Derived(operator=operator, inputs=inputs) if operator in NUMBERWISE:
                return self._power(inputs) if operator == "**" else self._broadcast(inputs)
            case Derived(operator="[]", inputs=(base, key_value)):
                return self._part(value, base, key_value)
            case Element() if (example := example_of_each(value)) is not None:
                return Operand(True, Axes((id(example), id(value)), 0), self.operand(example).shows)
            case Union(options=options):
                return self._either([self.operand(option) for option in options])
            case Made(name=".pop", event=event) if (taken := self.popped(event)) is not None:
                return self.operand(taken)
            case Made(name=name, event=event):
                return self._call(name, event)
        raise OpaqueError(type(value).__name__)

    @staticmethod
    def _axes_of(value: Value, key: object) -> Axes:
        known = axes(value)
        return Axes(key, 0) if known is None else Axes(None, known, known)

    def _axes_inside(self, value: Element) -> Axes:
        """Of a part of a component: only names lead into a dict; a number may mean a row."""
        above = next(
            (leaf for leaf in self.leaves.values()
             if isinstance(leaf, Element) and leaf.of is value.of
             and value.path[: len(leaf.path)] == leaf.path),
            None,
        )  # fmt: skip
        if above is None or not all(isinstance(k, str) for k in value.path[len(above.path) :]):
            raise OpaqueError("a row of a tensor")
        return self._axes_of(value, _key(value))

    @staticmethod
    def _constant(value: Value) -> Operand:
        for origin in origins(value):
            if origin is UNKNOWN or (
                isinstance(origin, Made)
                and origin.name in ("tensorflow.Variable", "keras.Variable")
            ):
                raise OpaqueError("not known, or a variable")
        known = axes(value)
        return Operand(False, Axes(None, known, known) if known is not None else Axes(id(value), 0))

    def popped(self, call: CallEvent) -> Element | None:
        """The feature that a call takes out of the element's dict: `features.pop("label")`."""
        of = call.receiver
        if call.name != ".pop" or not isinstance(of, Element) or _key(of) not in self.leaves:
            return None
        match call.args:
            case [Const(value=str() as name)] if is_uniform(of):
                return Element(of.of, (*of.path, name))
        return None

    def _settings(self, values: list[Value]) -> None:
        """Arguments that are no operands: they must not depend on the element."""
        for value in values:
            if value is UNKNOWN or self.varies(value):
                raise OpaqueError("a setting that is not constant")

    def _broadcast(self, values: tuple[Value, ...] | list[Value]) -> Operand:
        operands = [self.operand(value) for value in values]
        varying = [operand for operand in operands if operand.varies]
        first = varying[0]
        least = max(operand.axes.least for operand in varying)
        if not all(operand.axes.same_as(first.axes) for operand in varying):
            raise OpaqueError("components whose axes may differ")
        shows = frozenset.intersection(*(operand.shows for operand in varying))
        for fixed in (operand for operand in operands if not operand.varies):
            if fixed.axes.known is None or fixed.axes.known > least:
                raise OpaqueError("a constant that may meet the batch axis")
            if fixed.axes.known > 0:
                shows = frozenset()
        return Operand(True, Axes(first.axes.origin, first.axes.plus, least), shows)

    def _power(self, inputs: tuple[Value, ...]) -> Operand:
        if fold(inputs[1]) not in (2, 0.5):
            self.verdict.exact = False
        return self._broadcast(inputs)

    def _part(self, value: Value, base: Value, key: Value) -> Operand:
        """`base[key]`: counted from the end (`x[..., 0]`), or a feature of a parsed example."""
        if isinstance(base, Made) and base.name in PARSERS:
            known = axes(value)
            shape = Axes(None, known, known) if known is not None else self._of_feature(base, key)
            return Operand(True, shape, self.operand(base).shows)
        keys = key.items if isinstance(key, Items) and key.kind == "tuple" else [key]
        if not (isinstance(keys[0], Const) and keys[0].value is ...):
            raise OpaqueError("a subscript that starts at the first axis")
        self._settings([k for k in keys if not isinstance(k, Derived)])
        inner = self.operand(base)
        changes = [axes_changed_by(k) for k in keys[1:]]
        for part in (k for k in keys if isinstance(k, Derived) and k.operator == "slice"):
            self._settings([b for b in part.inputs if b is not UNKNOWN])
        if None in changes or not inner.varies:
            raise OpaqueError("a subscript")
        used = sum(change != 1 for change in changes)
        new = all(change == 1 for change in changes)
        shape = Axes(inner.axes.origin, inner.axes.plus, max(inner.axes.least, used))
        return Operand(
            True, shape.grown(sum(c for c in changes if c)), inner.shows if new else frozenset()
        )

    @staticmethod
    def _of_feature(base: Value, key: Value) -> Axes:
        """The axes of a feature that is told by a name, which a loop goes through, say."""
        if key is UNKNOWN:
            raise OpaqueError("a feature of unknown shape")
        return Axes((id(base), id(key)), 0)

    @staticmethod
    def _either(options: list[Operand]) -> Operand:
        first = options[0]
        if not all(o.varies and o.axes.same_as(first.axes) for o in options):
            raise OpaqueError("one of several, of different kinds")
        shows = frozenset.intersection(*(option.shows for option in options))
        return Operand(True, first.axes, shows)

    # Calls.

    def _call(self, name: str, event: CallEvent) -> Operand:
        if event.opaque:
            raise OpaqueError("*args")
        if name in PARSERS:
            return self._parse(event)
        if name == "()":
            return self._layer(event)
        if name == ".lookup" and is_lookup_table(event.receiver):
            return self._of_first(TensorOp(Family.ELEMENTWISE), event)
        if name in RANDOM_PER_IMAGE:
            self.verdict.random = True
            return self._of_first(TensorOp(Family.IMAGE, heavy=True), event)
        op = OPERATIONS.get(name)
        if op is None or op.family is Family.SAMPLE:
            raise OpaqueError(name)
        self.verdict.exact = self.verdict.exact and op.exact
        if op.family is Family.BROADCAST:
            return self._operands(name, event)
        if op.family is Family.JOIN:
            return self._join(op, event)
        if op.family is Family.AXIS and not counts_from_end(op, event):
            raise OpaqueError("an axis counted from the first")
        return self._of_first(op, event)

    def _of_first(self, op: TensorOp, event: CallEvent) -> Operand:
        """An operation on its first argument; the others are settings."""
        given = [*event.args, *event.keywords.values()]
        inner = self.operand(given[0])
        self._settings(given[1:])
        if not inner.varies:
            raise OpaqueError("a constant first argument")
        self.verdict.heavy = self.verdict.heavy or op.heavy
        shape = inner.axes
        if op.family is Family.IMAGE:
            shape = self._image(shape)
        elif op.family is Family.AXIS and op.added < 1:  # it works on its own, so it has this axis
            shape = Axes(shape.origin, shape.plus, max(shape.least, -op.added, 1))
        shows = inner.shows if op.faithful else frozenset()
        return Operand(True, shape.grown(axes_added(op, event)), shows)

    def _image(self, shape: Axes) -> Axes:
        if shape.known is None:
            self.assume("each element is one image, of three axes")
        elif shape.known != 3:
            raise OpaqueError("not one image")
        return Axes(shape.origin, shape.plus, 3)

    def assume(self, what: str) -> None:
        """Note something that makes the change of the script unsafe."""
        self.verdict.proven = False
        if what not in self.verdict.assumptions:
            self.verdict.assumptions.append(what)

    def _operands(self, name: str, event: CallEvent) -> Operand:
        given = [
            *event.args,
            *(v for k, v in event.keywords.items() if k not in ("name", "separator")),
        ]
        if name.endswith(".where") and len(given) != 3:
            raise OpaqueError("the places where a condition holds")
        if name == "tensorflow.strings.join":
            if not isinstance(given[0], Items) or given[0].open or len(given) != 1:
                raise OpaqueError("strings")
            given = given[0].items
        return self._broadcast(given)

    def _join(self, op: TensorOp, event: CallEvent) -> Operand:
        """Tensors side by side: a constant would lack the batch axis, so all must vary."""
        values = event.args[0] if event.args else event.keywords.get("values", UNKNOWN)
        if not isinstance(values, Items) or values.open or not counts_from_end(op, event):
            raise OpaqueError("a joint")
        parts = [self.operand(item) for item in values.items]
        if not parts or not all(part.varies for part in parts):
            raise OpaqueError("a constant in a joint")
        first = parts[0]
        shows = frozenset.intersection(*(part.shows for part in parts)) if op.added else frozenset()
        least = 0 if op.added else 1
        shape = Axes(first.axes.origin, first.axes.plus, max(first.axes.least, least))
        return Operand(True, shape.grown(op.added), shows)

    def _layer(self, event: CallEvent) -> Operand:
        layer = event.callee
        self._settings([v for k, v in event.keywords.items() if k == "training"])
        if (
            not isinstance(layer, Made)
            or len(event.args) != 1
            or set(event.keywords) - {"training"}
        ):
            raise OpaqueError("a layer")
        if layer.name == "keras.Sequential":
            self.models.append(layer)
        if layer.name in RANDOM_LAYERS or is_augmentation(layer):
            self.verdict.random = True
            return self._of_first(TensorOp(Family.IMAGE, faithful=False, heavy=True), event)
        if layer.name == "keras.layers.TextVectorization":
            return self._vectorized(layer, event)
        op = op_of_layer(layer)
        plain = not {"output_mode", "pad_to_aspect_ratio", "data_format", "invert"} & set(
            layer.event.keywords
        )
        if op is None or not plain or layer.event.opaque:
            raise OpaqueError(layer.name)
        if layer.name == "keras.layers.Rescaling":  # scale and offset may be vectors
            settings = [*layer.event.args, *layer.event.keywords.values()]
            return self._broadcast([event.args[0], *settings])
        return self._of_first(op, event)

    def _vectorized(self, layer: Made, event: CallEvent) -> Operand:
        """`TextVectorization` of one text, which becomes as many numbers as each other text."""
        mode = layer.event.argument("output_mode", 4)
        length = layer.event.argument("output_sequence_length", 5)
        fixed = length is not None and not (isinstance(length, Const) and length.value is None)
        if (
            layer.event.opaque
            or not fixed
            or (mode is not None and fold(mode) != "int")
            or "ragged" in layer.event.keywords
        ):
            raise OpaqueError("texts of varying length")
        inner = self.operand(event.args[0])
        if not inner.varies or inner.axes.known not in (None, 0):
            raise OpaqueError("not one text")
        if inner.axes.known is None:
            self.assume("each element is one text")
        for keyword, position in (("standardize", 1), ("split", 2)):
            way = layer.event.argument(keyword, position)
            if way is not None and not isinstance(way, Const):
                self.assume(f"`{keyword}` treats each text by itself")
        return Operand(True, Axes(None, 1, 1), inner.shows)

    def _are_fixed(self, features: Value | None) -> bool:
        """Whether all features of a specification are known to be of one shape each."""
        match features:
            case Table(items=table, open=False):
                return all(map(_is_fixed, table.values()))
            case Items(items=[each], kind="dict"):  # of a comprehension over names
                return _is_fixed(each) and self._adds_fixed(features)
            case Union(options=options):  # of one of several kinds of records, by a setting
                return all(map(self._are_fixed, options)) and self._adds_fixed(features)
        return False

    def _adds_fixed(self, features: Value) -> bool:
        """Whether all that is put into a specification later is known to be of one shape each."""
        added = (change.value for change in self.program.sets if change.target is features)
        longer = self.program.calls_of(".update", ".setdefault")
        return all(map(_is_fixed, added)) and all(call.receiver is not features for call in longer)

    def _parse(self, event: CallEvent) -> Operand:
        """One example, whose parser takes batches or has a twin; all features of fixed shape."""
        features = event.argument("features", 1)
        inner = self.operand(event.argument("serialized", 0) or UNKNOWN)
        if inner.axes.known != 0 or not self._are_fixed(features):
            raise OpaqueError("features that are not known, or of varying length")
        if event.name == PARSE_SINGLE and all(
            event.node is not parse.node for parse in self.verdict.parses
        ):
            self.verdict.parses.append(event)
        self.verdict.heavy = True
        return Operand(True, Axes(id(event), 0), inner.shows)


def _is_fixed(feature: Value) -> bool:
    return isinstance(feature, Made) and feature.name in FIXED_FEATURES


def _parts(value: Value) -> list[Value]:
    """What a value was directly computed from; the element's own making is not looked at."""
    match value:
        case Derived(inputs=inputs) | Union(options=inputs):
            return list(inputs)
        case Items(items=items):
            return list(items)
        case Table(items=table):
            return list(table.values())
        case Element(of=Made() as made):
            return [] if is_name_of_feature(value) else [made]
        case Made(event=event):
            receiver = [] if event.receiver is None else [event.receiver]
            return [*receiver, *event.args, *event.keywords.values()]
        case Attr(base=base, name=name) if name != "dtype":  # which batching leaves as it is
            return [base]
    return []
