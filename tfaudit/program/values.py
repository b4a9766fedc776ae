"""Abstract values: what is known of an expression without running it.

The values of one run form a graph: the result of a call holds the call with its arguments, a sum
holds its terms, so that a rule can ask where a number or a tensor comes from. Not knowing is a
value of its own (`UNKNOWN`), and a rule that meets it is silent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.names import canonical, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tfaudit.program.events import CallEvent, Context
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.scope import Scope

# Keras calls the methods of a class of its private copy in TensorFlow just as well.
_CALLBACKS = ("keras.callbacks.", "tensorflow.python.keras.callbacks.")
_SCHEDULES = "keras.optimizers.schedules."


class Value:
    """What is known of an expression."""

    __slots__ = ()


class Unknown(Value):
    """Nothing is known."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()


@dataclass(frozen=True, eq=False)
class Const(Value):
    """A literal: its Python value, and the node to edit."""

    value: object
    node: cst.CSTNode | None = None
    module: ModuleInfo | None = None


@dataclass(frozen=True, eq=False)
class Symbol(Value):
    """An object of an installed package, by its canonical name: `tensorflow.data.Dataset`.

    `written`: the name that the script uses for it, which may be another: `tensorflow.read_file`.
    """

    name: str
    written: str = ""

    @classmethod
    def of(cls, name: str) -> Symbol:
        """The object that a full name stands for."""
        return cls(canonical(name), written(name))

    def attribute(self, name: str) -> Symbol:
        """What stands in it under that name."""
        spelled = written(f"{self.written or self.name}.{name}")
        return Symbol(canonical(f"{self.name}.{name}"), spelled)


@dataclass(eq=False)
class Items(Value):
    """A list, tuple or set. `open`: there may be more items than these.

    `each_of`: what a comprehension goes through, to make an item of each.
    `made`: where a list is written, so that it is known what puts items into it again and again;
    of a generator, the run of its function.
    """

    items: list[Value]
    kind: str = "list"
    open: bool = False
    each_of: Value | None = None
    made: Context | None = None


@dataclass(eq=False)
class Table(Value):
    """A dict with literal keys. `open`: there may be more keys than these."""

    items: dict[object, Value]
    open: bool = False
    others: list[tuple[Value, Value]] = field(default_factory=list)  # keys that are no literals
    drafts: dict[cst.CSTNode, tuple[Value, Value]] = field(default_factory=dict)
    drafted: dict[cst.CSTNode, set[object]] = field(default_factory=dict)  # keys that drafts added

    def put_each(
        self, keys: Iterable[object], value: Value, node: cst.CSTNode, *, draft: bool, every: bool
    ) -> None:
        """Set an item for the keys that a key may be, or for every one of them in turn.

        A draft is only for what is not there yet: a loop finds each item as it was before.
        """
        new = self.drafted.setdefault(node, set())
        for key in keys:
            if key not in self.items or key in new:
                new.add(key)
                self.items[key] = value
            elif not draft:
                self.items[key] = value if every else join(self.items[key], value)
        if not draft:
            del self.drafted[node]

    def put(self, key: Value, value: Value, node: cst.CSTNode, *, draft: bool) -> None:
        """Set an item whose key is no literal; what is a draft goes when its node sets the next."""
        self.open = True
        item = (key, value)
        rehearsed = self.drafts.pop(node, None)
        self.others = [*(other for other in self.others if other is not rehearsed), item]
        if draft:
            self.drafts[node] = item


@dataclass(frozen=True, eq=False)
class Function(Value):
    """A function, method or lambda of the user's code."""

    node: cst.FunctionDef | cst.Lambda
    module: ModuleInfo
    scope: Scope  # where it was defined; names are looked up there when it is called
    self_value: Value | None = None  # bound: what the first parameter gets
    owner: Class | None = None
    decorators: tuple[Value, ...] = ()
    traced: bool = False  # compiled by tf.function
    defaults: tuple[tuple[str, Value], ...] = ()

    @property
    def name(self) -> str:
        """Its name, or `lambda`."""
        return self.node.name.value if isinstance(self.node, cst.FunctionDef) else "lambda"


@dataclass(frozen=True, eq=False)
class Class(Value):
    """A class of the user's code; its scope holds methods and class attributes."""

    node: cst.ClassDef
    module: ModuleInfo
    scope: Scope
    bases: tuple[Value, ...]
    decorators: tuple[Value, ...] = ()

    @property
    def name(self) -> str:
        """Its name."""
        return self.node.name.value

    def lineage(self) -> tuple[Class | Symbol | Unknown, ...]:
        """The class, then its bases as far as they are known, depth first."""
        return self._lineage

    @cached_property
    def _lineage(self) -> tuple[Class | Symbol | Unknown, ...]:
        found: list[Class | Symbol | Unknown] = []
        seen: set[int] = set()
        stack: list[Value] = [self]
        while stack:
            here = stack.pop(0)
            if id(here) in seen:
                continue
            seen.add(id(here))
            if isinstance(here, Class):
                found.append(here)
                stack = [*here.bases, *stack]
            elif isinstance(here, (Symbol, Unknown)):
                found.append(here)
            else:
                found.append(UNKNOWN)
        return tuple(found)

    @property
    def is_callback(self) -> bool:
        """Whether it is a class of callbacks of Keras."""
        return self._derives_from(_CALLBACKS)

    @property
    def is_schedule(self) -> bool:
        """Whether it is a class of learning rates that depend on the step."""
        return self._derives_from(_SCHEDULES)

    def _derives_from(self, names: str | tuple[str, ...]) -> bool:
        """Whether it has a base in a package whose name begins so."""
        return any(isinstance(b, Symbol) and b.name.startswith(names) for b in self.lineage())

    def find(self, name: str) -> Value | None:
        """A method or class attribute, looked up along the lineage."""
        for cls in self.lineage():
            if isinstance(cls, Class) and name in cls.scope.names:
                return cls.scope.names[name]
        return None


@dataclass(eq=False)
class Instance(Value):
    """An object of a class of the user's code."""

    cls: Class
    event: CallEvent | None = None
    attrs: dict[str, Value] = field(default_factory=dict)


@dataclass(eq=False)
class Made(Value):
    """What calling an API object gave (`keras.optimizers.Adam`), with what was set on it."""

    name: str
    event: CallEvent
    attrs: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Attr(Value):
    """An attribute of what is not the user's own object: `strategy.num_replicas_in_sync`."""

    base: Value
    name: str


@dataclass(frozen=True, eq=False)
class Derived(Value):
    """What an operator gives: its name (`*`, `[]`, `<`, `not`, …) and its operands."""

    operator: str
    inputs: tuple[Value, ...]
    node: cst.CSTNode | None = None


@dataclass(frozen=True, eq=False)
class Parameter(Value):
    """A parameter of a function whose callers are not known.

    `declared`: the class of a package that it is annotated with: `keras.optimizers.Optimizer`.
    """

    name: str
    function: cst.FunctionDef | cst.Lambda
    default: Value | None = None
    declared: str = ""
    attrs: dict[str, Value] = field(default_factory=dict)  # what is remembered of it


@dataclass(frozen=True, eq=False)
class Option(Value):
    """A command-line option (argparse, absl, click): its default is only one of its values."""

    name: str
    default: Value
    flag: str  # as it is typed: `--batch-size`
    event: CallEvent  # the call that declares it
    help: str = ""


@dataclass(frozen=True, eq=False)
class Op:
    """One step of a dataset pipeline: a source, or a transformation."""

    name: str  # `from_tensor_slices`, `map`, `batch`, `apply:map_and_batch`, …
    event: CallEvent
    inputs: tuple[Value, ...] = ()  # other datasets that flow in: of zip, concatenate, …
    element: Value = UNKNOWN  # of `map` and the like: what the function gets
    result: Value = UNKNOWN  # of `map` and the like: what the function gives for one element


@dataclass(frozen=True, eq=False)
class Dataset(Value):
    """A tf.data pipeline: its source, then its transformations in order."""

    ops: tuple[Op, ...]

    @property
    def source(self) -> Op:
        """Where the elements come from."""
        return self.ops[0]

    def then(self, op: Op) -> Dataset:
        """The pipeline with one more transformation."""
        return Dataset((*self.ops, op))


@dataclass(frozen=True, eq=False)
class Element(Value):
    """One element of a dataset (or of another iterable), or a component of one."""

    of: Value
    path: tuple[object, ...] = ()  # indices and keys, outermost first
    attrs: dict[str, Value] = field(default_factory=dict)  # what is remembered of it


@dataclass(frozen=True, eq=False)
class LayerOutput(Value):
    """A symbolic tensor of a functional model: the layer that was called, and on what."""

    layer: Value
    inputs: tuple[Value, ...]
    event: CallEvent


@dataclass(frozen=True, eq=False)
class LocalModule(Value):
    """A module of the user's project."""

    info: ModuleInfo


@dataclass(frozen=True, eq=False)
class ScopeOf(Value):
    """What `strategy.scope()` gives, to be entered by `with`."""

    strategy: Value
    event: CallEvent


@dataclass(frozen=True, eq=False)
class Manager(Value):
    """What a function of `contextlib.contextmanager` gives, to be entered by `with`."""

    entered: Value  # what it yields
    held: tuple[Value, ...]  # what it enters itself, around its `yield`


@dataclass(frozen=True, eq=False)
class Partial(Value):
    """`functools.partial(function, …)`."""

    function: Value
    args: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, eq=False)
class Union(Value):
    """One of several values, by the way that control flow took. A claim must hold for each."""

    options: tuple[Value, ...]


_MOST_OPTIONS = 16


def join(first: Value | None, second: Value | None) -> Value:
    """What is known where two ways of control flow meet. None: the name is not bound there."""
    if first is second or second is None:
        return first if first is not None else UNKNOWN
    if first is None:
        return second
    return join_all([first, second])


def join_all(values: Iterable[Value]) -> Value:
    """What is known of a value that is one of these."""
    options: list[Value] = []
    seen: set[int] = set()
    for each in values:
        for value in each.options if type(each) is Union else (each,):
            if id(value) in seen:
                continue
            seen.add(id(value))
            kind = type(value)
            if kind is Const or kind is Symbol:  # of others there is one object for each
                same = next((o for o in options if type(o) is kind and _same(value, o)), None)
                if same is not None:
                    options[options.index(same)] = _of_any_spelling(value, same)
                    continue
            options.append(value)
            if len(options) > _MOST_OPTIONS:
                return UNKNOWN
    return options[0] if len(options) == 1 else Union(tuple(options))


def _of_any_spelling(first: Value, second: Value) -> Value:
    """One of two that are the same; `tf.div if hasattr(tf, "div") else tf.divide` is not old."""
    if isinstance(first, Symbol) and isinstance(second, Symbol) and first.written != second.written:
        return Symbol(first.name)
    return second


def _same(first: Value, second: Value) -> bool:
    if isinstance(first, Symbol) and isinstance(second, Symbol):
        return first.name == second.name
    return (
        isinstance(first, Const)
        and isinstance(second, Const)
        and type(first.value) is type(second.value)
        and first.value == second.value
        and first.node is second.node
    )


_SPLIT = "sklearn.model_selection.train_test_split"


def split_from(value: Value) -> Value | None:
    """What scikit-learn split a value off from: two parts, at 2n and 2n + 1, of each argument."""
    match value:
        case Element(of=Made(name=name, event=event), path=(int() as part,)) if name == _SPLIT:
            return event.args[part // 2] if 0 <= part < 2 * len(event.args) else None
    return None


def is_none(value: Value) -> bool:
    """Whether it surely is `None`."""
    return isinstance(value, Const) and value.value is None


def alternatives(value: Value) -> tuple[Value, ...]:
    """The values that this may be; itself, where control flow leaves only one."""
    return value.options if isinstance(value, Union) else (value,)


def another(value: Value) -> Value:
    """A second object that the same expression made, as each round of a comprehension makes one."""
    match value:
        case Made(name=name, event=event, attrs=attrs):
            return Made(name, event, dict(attrs))
        case Instance(cls=cls, event=event, attrs=attrs):
            return Instance(cls, event, dict(attrs))
    return value


def but_none(value: Value) -> tuple[Value, ...]:
    """The values that this may be where it is used: None has no attributes, items or calls."""
    options = alternatives(value)
    known = tuple(o for o in options if not is_none(o))
    return known or options


def origins(
    value: Value, limit: int = 400, behind: Callable[[Value], bool] | None = None
) -> Iterator[Value]:
    """The value and everything that it was computed from, each once, nearest first.

    `behind`: whether to ask what a value was computed from; of all where it is left out.
    """
    seen: set[int] = set()
    queue: list[Value] = [value]
    for here in queue:  # which grows below
        if id(here) in seen:
            continue
        if len(seen) == limit:
            break
        seen.add(id(here))
        yield here
        if behind is None or behind(here):
            queue.extend(_inputs(here))


def _inputs(value: Value) -> tuple[Value, ...]:
    match value:
        case Derived(inputs=inputs) | Union(options=inputs):
            return inputs
        case Items(items=items):
            return tuple(items)
        case Table(items=table):
            return tuple(table.values())
        case Made(event=event):
            receiver = () if event.receiver is None else (event.receiver,)
            return (*receiver, *event.args, *event.keywords.values(), *event.starred)
        case Attr(base=base):
            return (base,)
        case Element(of=of):
            return (of,)
        case LayerOutput(layer=layer, inputs=inputs):
            return (layer, *inputs)
        case Option(default=default):
            return (default,)
        case Dataset(ops=ops):
            return tuple(v for op in ops for v in (*op.event.args, *op.inputs))
        case _:
            return ()


def kept_at_places(value: Derived) -> list[Value]:
    """What one place of a list, tuple or dict may give; empty where that is not known."""
    if value.operator != "[]":
        return []
    base, key = value.inputs
    if is_slice(key):
        return []
    if isinstance(base, Parameter) and base.default is not None:
        base = base.default  # what else a caller gives is used alike
    match base:
        case Items(items=items):
            return items
        case Table(items=items, others=others):
            return [*items.values(), *(value for _, value in others)]
    return []


def is_slice(key: Value) -> bool:
    """Whether a key gives several items."""
    return isinstance(key, Items) or (isinstance(key, Derived) and key.operator == "slice")
