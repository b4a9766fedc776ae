"""Calls: of the user's functions and classes (entered), and of the API (known by its tables)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

import libcst as cst

from tfaudit.program import api, options
from tfaudit.program.activation import Activation
from tfaudit.program.attributes import AttributeChanges
from tfaudit.program.computed_names import names_of
from tfaudit.program.dataset_methods import is_of_tf_data
from tfaudit.program.datasets import (
    dataset_from_api,
    splits_of_tfds,
    transform_dataset,
)
from tfaudit.program.events import CallEvent, Context, Frame, ReadEvent, TestEvent, Trace
from tfaudit.program.names import last
from tfaudit.program.scope import Scope
from tfaudit.program.tables import (
    copied,
    copy_of,
    has_attributes_for_items,
    held_by_key,
    one_table,
    parts_of_dict,
    settings_of,
    table_of,
    update,
)
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Class,
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Instance,
    Items,
    LayerOutput,
    LocalModule,
    Made,
    Manager,
    Op,
    Parameter,
    Partial,
    ScopeOf,
    Symbol,
    Table,
    Union,
    Unknown,
    Value,
    alternatives,
    but_none,
    join,
    kept_at_places,
)
from tfaudit.syntax import dotted

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEEPEST = 24  # calls within calls; real training scripts stay below ten
_MOST_PARTS = 200  # of a value that are looked at for symbolic tensors
_DEEPEST_FROM_ROOT = 6  # in a function whose own callers are not known
_DEEPEST_OF_DEFINITIONS = 3  # the same in a module that neither trains nor feeds
_DEEP_FROM_ROOT = 4  # the same where much has been executed
_MAY_BE_PIPELINE = (Attr, Made, Parameter, Unknown)

_RUNS = ("run", "experimental_run_v2")  # of a strategy
_REPLACEABLE = ("compile", "fit", "evaluate", "predict")  # what a model may do in its own way
_REMAINDERS = frozenset({"numpy.mod", "numpy.remainder", "numpy.fmod", "math.fmod"})  # `%`
# What comes out is used as what went in: Horovod's tape and its like give averaged gradients.
_GIVES_ITS_ARGUMENT = frozenset({
    "tensorflow.autograph.experimental.do_not_convert",
    "horovod.tensorflow.DistributedGradientTape",
    "byteps.tensorflow.DistributedGradientTape",
    "smdistributed.dataparallel.tensorflow.DistributedGradientTape",
})  # fmt: skip

_OF_DICTS = frozenset({"copy", "get", "items", "keys", "pop", "update", "values"})
_HOLDERS = options.HOLDERS | options.DICTS_WITH_ATTRIBUTES
# They keep a function for when the script ends, or is told to: all names are bound by then.
_KEPT_FOR_LATER = frozenset({"atexit.register", "signal.signal"})
_STARTED_WITH_ARGUMENTS = frozenset({"threading.Thread", "multiprocessing.Process"})
_IMPORTS = frozenset({"builtins.__import__", "importlib.import_module"})

Arguments = tuple[tuple[Value, ...], dict[str, Value]]


class _Hidden(TypedDict):
    """What is known of the arguments that `*args` and `**kwargs` hide."""

    opaque: bool
    starred: tuple[Value, ...]


def _filled(
    function: Function, before: int, behind: int, keywords: dict[str, Value]
) -> list[cst.Param]:
    """The parameters that `*args` fill between others, where no other number of them is possible.

    As in `train_step(*batch, model)`.
    """
    params = function.node.params
    named = [*params.posonly_params, *params.params][function.self_value is not None :]
    if type(params.star_arg) is cst.Param or any(
        param.default is not None or param.name.value in keywords for param in named
    ):
        return []
    return named[before : len(named) - behind]


class Calls:
    """The part of the interpreter that calls things, and its running state."""

    def __init__(self) -> None:
        self.trace = Trace()
        self.made = list[CallEvent]()  # all calls, those of rehearsals as well
        self.defining = set[Scope]()  # the scopes in which functions and classes are defined
        self.attributes = AttributeChanges()
        self.order = 0
        self.muted = 0  # above zero: rehearsing a loop's body, nothing is recorded
        self.follows_imports = True  # whether the script trains, feeds, or is run
        self.executed = 0  # statements so far
        self.most_statements = 3_000  # beyond it calls are unknown; grows with the script
        self.flags: dict[str, Value] = {}  # absl flags, by name
        self.entered: set[cst.CSTNode] = set()  # functions that were called by something
        self.entered_late: set[tuple[cst.CSTNode, bool]] = set()  # after most statements
        self.functions: list[tuple[Function, Activation]] = []  # in the order of definition
        self.created: dict[cst.ClassDef, list[Instance]] = {}  # with those of its heirs
        # Values that code out of sight has got hold of, by their identity: they are kept, so that
        # no later value gets that of one that is gone.
        self.escaped: dict[int, Value] = {}
        # What a dict got last, and by which key, where no value of that is known.
        self.latest: dict[int, tuple[Value, Value, Value]] = {}
        self.in_folders: dict[str, LocalModule] = {}  # of packages without `__init__.py`, by name

    # What the other halves provide.

    def evaluate(self, node: cst.BaseExpression, at: Activation) -> Value:
        """What is known of an expression."""
        raise NotImplementedError

    def item_of(self, iterable: Value) -> Value:
        """What iterating over the value gives."""
        raise NotImplementedError

    def part(self, value: Value, index: int, count: int) -> Value:
        """What the target at a place among `count` gets of a value: `a, b = value`."""
        raise NotImplementedError

    def subscript(self, base: Value, key: Value, node: cst.CSTNode | None) -> Value:
        """`base[key]`."""
        raise NotImplementedError

    def run_body(self, function: Function, inner: Activation) -> None:
        """Execute a function's body."""
        raise NotImplementedError

    def member(self, module: LocalModule, name: str, at: Activation) -> Value | None:
        """What a local module holds by that name, or a module inside a local package."""
        raise NotImplementedError

    def module_named(self, event: CallEvent, at: Activation) -> Value | None:
        """The module that a call imports by its written name."""
        raise NotImplementedError

    def assign(self, target: cst.CSTNode, value: Value, at: Activation) -> None:
        """Bind a target to a value."""
        raise NotImplementedError

    def set_attribute(
        self, node: cst.CSTNode, base: Value, name: str, value: Value, at: Activation
    ) -> None:
        """Set an attribute of what a value may be."""
        raise NotImplementedError

    def set_attributes(
        self, node: cst.CSTNode, base: Value, given: Iterable[Value], at: Activation
    ) -> None:
        """Set what dicts hold as attributes of an object."""
        raise NotImplementedError

    def defaults(self, params: cst.Parameters, at: Activation) -> tuple[tuple[str, Value], ...]:
        """The values of a function's parameter defaults."""
        raise NotImplementedError

    def noted(self, function: Function, at: Activation) -> None:
        """Remember a function that was defined."""
        raise NotImplementedError

    # Attributes.

    def attribute(self, base: Value, name: str, at: Activation) -> Value:
        """`base.name`."""
        match base:
            case Symbol(name=prefix):
                if prefix in options.FLAG_HOLDERS:
                    return self.flags.get(name, UNKNOWN)
                return self.in_folders.get(f"{prefix}.{name}") or base.attribute(name)
            case Instance():
                return self._instance_attribute(base, name, at)
            case Made(name="keras.Sequential", attrs={"layers": Items() as layers}) if (
                name == "layers"
            ):
                return _shown_layers(layers)
            case Made(attrs=attrs):
                return attrs.get(name) or Attr(base, name)
            case Class() | Function() if name == "__name__":
                return Const(base.name)
            case Class():
                found = base.find(name)
                if isinstance(found, Function) and "builtins.classmethod" in kinds_of(found):
                    return replace(found, self_value=base)
                return found or UNKNOWN
            case LocalModule():
                return self.member(base, name, at) or UNKNOWN
            case Union():
                value: Value | None = None
                for option in but_none(base):
                    value = join(value, self.attribute(option, name, at))
                return value if value is not None else UNKNOWN
            case Const() | Function():
                return Attr(base, name)
        return Attr(base, name)

    def _instance_attribute(self, base: Instance, name: str, at: Activation) -> Value:
        if name in base.attrs:
            return base.attrs[name]
        found = base.cls.find(name)
        if isinstance(found, Function):
            kinds = kinds_of(found)
            if "builtins.staticmethod" in kinds:
                return found
            is_of_class = "builtins.classmethod" in kinds
            bound = replace(found, self_value=base.cls if is_of_class else base)
            if kinds & {"builtins.property", "functools.cached_property"}:
                return self.enter(bound, (), {}, None, at, opaque=False)
            return bound
        if found is not None:
            return found
        getter = base.cls.find("__getattr__")
        if isinstance(getter, Function) and not name.startswith("__"):
            value = self.enter(replace(getter, self_value=base), (Const(name),), {}, None, at)
            if value is not UNKNOWN:
                return value
        return Attr(base, name)

    def tested(self, node: cst.CSTNode, test: Value, at: Activation) -> None:
        """Remember a test that decides what runs."""
        self.order += 1
        if not self.muted:
            self.trace.tests.append(TestEvent(node, at.module, test, at.context, self.order))

    def read(self, node: cst.Attribute, value: Value, at: Activation) -> None:
        """Remember an attribute that is read, and not called."""
        self.order += 1
        if not self.muted:
            self.trace.reads.append(ReadEvent(node, at.module, value, at.context, self.order))

    # Calls.

    def call(self, node: cst.Call, callee: Value, at: Activation) -> Value:
        """Evaluate the arguments and make the call."""
        args: list[Value] = []
        keywords: dict[str, Value] = {}
        starred: list[Value] = []
        behind: list[Value] | None = None  # the positions behind `*args` of unknown length
        given = at.module.given
        for arg in node.args:
            given.add(arg.value)
            value = self.evaluate(arg.value, at)
            if arg.star == "*" and behind is None and isinstance(value, Items) and not value.open:
                args.extend(value.items)
            elif arg.star == "**" and (table := one_table(value)) is not None:
                keywords.update({k: v for k, v in table.items.items() if isinstance(k, str)})
                if table.open:
                    starred.append(value)
            elif arg.star:
                starred.append(value)
                if arg.star == "*" and behind is None:
                    behind = []
            elif arg.keyword is not None:
                keywords[arg.keyword.value] = value
            elif behind is None:
                args.append(value)
            else:
                starred.append(value)
                behind.append(value)
        if isinstance(callee, Function) and behind is not None and len(starred) == 1 + len(behind):
            filled = _filled(callee, len(args), len(behind), keywords)
            if filled:
                for index, param in enumerate(filled):
                    part = self.part(starred[0], index, len(filled))
                    args.append(parameter(param, callee) if part is UNKNOWN else part)
                args, starred = [*args, *behind], []
        return self.invoke(
            node, callee, tuple(args), keywords, at, opaque=bool(starred), starred=tuple(starred)
        )

    def invoke(
        self,
        node: cst.Call,
        callee: Value,
        args: tuple[Value, ...],
        keywords: dict[str, Value],
        at: Activation,
        *,
        opaque: bool = False,
        starred: tuple[Value, ...] = (),
    ) -> Value:
        """Call a value with evaluated arguments."""
        hidden: _Hidden = {"opaque": opaque, "starred": starred}
        match callee:
            case Union():
                value: Value | None = None
                for option in but_none(callee):
                    value = join(value, self.invoke(node, option, args, keywords, at, **hidden))
                return value if value is not None else UNKNOWN
            case Partial(function=function, args=first, keywords=given):
                return self.invoke(
                    node, function, (*first, *args), {**dict(given), **keywords}, at, **hidden
                )
        event = self._event(node, callee, args, keywords, at, opaque=opaque)
        event.starred = starred
        if not self.muted:
            self.trace.calls.append(event)
        if isinstance(callee, Function):
            if not args and not keywords:  # click fills the parameters of a command from options
                keywords = dict(options.click_options(callee))
            event.result = self.enter(callee, args, keywords, node, at, opaque=opaque)
        else:
            event.result = self._result(event, at)
        return event.result

    def _event(
        self,
        node: cst.Call,
        callee: Value,
        args: tuple[Value, ...],
        keywords: dict[str, Value],
        at: Activation,
        *,
        opaque: bool,
    ) -> CallEvent:
        self.order += 1
        receiver: Value | None = None
        match callee:
            case Symbol(name=name):
                pass
            case Attr(base=receiver, name=method):
                name = "." + method
            case Class():
                name = "class " + callee.name
            case Function():
                name = "def " + callee.name
            case Made() | Instance() | LayerOutput():
                name, receiver = "()", callee
            case Derived(operator="getattr", inputs=(Symbol(name="keras.optimizers"), *_)):
                name = "keras.optimizers.get"  # one of them, whatever it is called
            case Derived(operator="[]") if _is_one_of_layers(callee):
                name, receiver = "()", callee
            case _:
                name = "?"
        if keywords and name in api.FIRST_ARGUMENTS:
            args, keywords = _placed(api.FIRST_ARGUMENTS[name], args, keywords)
        event = CallEvent(
            node, at.module, name, receiver, callee, args, keywords, opaque, at.context,
            self.order, silent=bool(self.muted),
        )  # fmt: skip
        self.made.append(event)
        return event

    def _result(self, event: CallEvent, at: Activation) -> Value:
        match event.callee:
            case Symbol():
                return self._api_call(event, at)
            case Attr(base=base):
                return self._method_call(event, base, at)
            case Class() as cls:
                return self._instantiate(cls, event, at)
            case Instance() as instance:
                return self._call_instance(instance, event, at)
            case Made(name=name) as made:
                return self._call_made(made, name, event, at)
            case Derived() as one if event.name == "()":
                if (inputs := _symbolic_inputs(event)) is not None:
                    return LayerOutput(one, inputs, event)
        self.escape(event.args)
        self.escape(event.keywords.values())
        # `builders[name](…)`: what it is shows in how it is used.
        return UNKNOWN if event.callee is UNKNOWN else Made(event.name, event)

    def escape(self, values: Iterable[Value]) -> None:
        """Remember that code out of sight has these values and may do anything with them."""
        for value in values:
            if id(value) in self.escaped:
                continue
            self.escaped[id(value)] = value
            if isinstance(value, Items):
                self.escape(value.items)
            elif isinstance(value, Made) and value.name in _HOLDERS:
                self.escape(value.attrs.values())

    # The user's functions and classes.

    def enter(
        self,
        function: Function,
        args: tuple[Value, ...],
        keywords: dict[str, Value],
        node: cst.Call | None,
        at: Activation,
        *,
        opaque: bool = False,
        why: str = "call",
        context: Context | None = None,
    ) -> Value:
        """Call a function of the user's code: bind its parameters and execute its body."""
        outer = context if context is not None else at.context
        if why == "call" and _gets_elements(function):
            self.escape((*args, *keywords.values()))
            return UNKNOWN
        recursive = any(frame.function.node is function.node for frame in outer.frames)
        too_deep = len(outer.frames) >= self._deepest(outer) and not self._is_new(function, outer)
        if recursive or too_deep:
            self.escape((*args, *keywords.values()))
            return UNKNOWN  # too deep to be entered here, it is entered by itself later
        if not self.muted:  # what a rehearsal enters is still to be seen
            self.entered.add(function.node)
        traced = outer.traced or function.traced or why == "map"
        frame = Frame(function, node, why, node if why == "map" else None)
        inner_context = outer.within(frames=(*outer.frames, frame), traced=traced)
        scope = Scope("function", function.scope)
        inner = Activation(function.module, scope, inner_context, function)
        if function.self_value is not None:
            args = (function.self_value, *args)
        self._bind(function, args, keywords, scope, opaque=opaque)
        if node is not None:
            scope.parameters = dict(scope.names)
        if isinstance(function.node, cst.Lambda):
            value = self.evaluate(function.node.body, inner)
            self.trace.returns.setdefault(function.node, []).append((function.node.body, value))
            return value
        self.run_body(function, inner)
        if len(inner.held) == 1 and _is_manager(function):
            [around] = inner.held.values()
            yielded = inner.yields[0] if inner.yields else Const(None)
            return Manager(yielded, around[len(outer.withs) :])
        if inner.yields:
            return Items(inner.yields, "generator", open=True, made=inner_context)
        together: Value | None = None
        for returned in inner.returns:
            together = join(together, returned)
        if together is None:
            return Const(None)
        self.declare(together, function.node.returns, function.scope)
        return together

    def _is_new(self, function: Function, context: Context) -> bool:
        """Whether the run of a script that has done much comes to a function for the first time.

        As to the training step, behind helpers that were called again and again.
        """
        if context.root or len(context.frames) >= _DEEPEST:
            return False
        late = (function.node, bool(self.muted))
        if function.node in self.entered or late in self.entered_late:
            return False
        self.entered_late.add(late)
        return True

    def _deepest(self, context: Context) -> int:
        """How many calls within calls are followed there."""
        if self.executed > self.most_statements:
            return 1 if context.root else 0  # what nothing calls is still seen, by itself
        if context.root == 0:
            return _DEEPEST
        if not self.follows_imports:  # it defines what others train with
            return _DEEPEST_OF_DEFINITIONS + context.traced
        much = self.executed > self.most_statements // 2
        # What a compiled function calls may be what is called eagerly on the same level.
        return (_DEEP_FROM_ROOT if much else _DEEPEST_FROM_ROOT) + context.traced

    def _bind(
        self,
        function: Function,
        args: tuple[Value, ...],
        keywords: dict[str, Value],
        scope: Scope,
        *,
        opaque: bool,
    ) -> None:
        params = function.node.params
        named = [*params.posonly_params, *params.params]
        defaults = dict(function.defaults)
        for index, param in enumerate(named):
            name = param.name.value
            if index < len(args):
                value = args[index]
            elif name in keywords:
                value = keywords[name]
            elif opaque or name not in defaults:
                value = parameter(param, function)
            else:
                value = defaults[name]
            self.declare(value, param.annotation, function.scope)
            scope.names[name] = value
        for param in params.kwonly_params:
            name = param.name.value
            missing: Value = parameter(param, function)
            if not opaque and name in defaults:
                missing = defaults[name]
            value = keywords.get(name, missing)
            self.declare(value, param.annotation, function.scope)
            scope.names[name] = value
        if type(params.star_arg) is cst.Param:
            rest = list(args[len(named) :])
            scope.names[params.star_arg.name.value] = Items(rest, "tuple", open=opaque)
        if params.star_kwarg is not None:
            known = {p.name.value for p in (*named, *params.kwonly_params)}
            extra: dict[object, Value] = {k: v for k, v in keywords.items() if k not in known}
            scope.names[params.star_kwarg.name.value] = Table(extra, open=opaque)

    def declare(self, value: Value, annotation: cst.Annotation | None, scope: Scope) -> None:
        """Take down of what class an annotation says to be what code out of sight made."""
        if annotation is None:
            return
        made = [option for option in alternatives(value) if isinstance(option, Made)]
        if made:
            declared = _class_in(annotation.annotation, scope)
            self.trace.declared += [(option, declared) for option in made]

    def _instantiate(self, cls: Class, event: CallEvent, at: Activation) -> Value:
        made = self._made_by_new(cls, event, at)
        if made is not None:
            return made
        instance = Instance(cls, event)
        if not self.muted:
            for base in cls.lineage():
                if isinstance(base, Class):
                    self.created.setdefault(base.node, []).append(instance)
        init = cls.find("__init__")
        if isinstance(init, Function):
            bound = replace(init, self_value=instance)
            self.enter(bound, event.args, event.keywords, event.node, at, opaque=event.opaque)
        elif options.has_fields(cls):
            options.fill_dataclass(instance, event)
            self._fill_defaults(instance, at)
            for name in options.BEHIND_FIELDS:
                method = cls.find(name)
                if isinstance(method, Function):  # it may get fields that are for it alone
                    bound = replace(method, self_value=instance)
                    self.enter(bound, (), {}, event.node, at, opaque=True)
        elif has_attributes_for_items(instance):
            self._update_attributes(event, instance, at)
        return instance

    def _fill_defaults(self, instance: Instance, at: Activation) -> None:
        """Make what the fields of a dataclass have for a default: `field(default_factory=…)`."""
        for cls in reversed([cls for cls in instance.cls.lineage() if isinstance(cls, Class)]):
            for name, value in cls.scope.names.items():
                if not isinstance(value, Made) or value.name != options.FIELD:
                    continue
                given = value.event.keywords
                if "default" in given:
                    instance.attrs.setdefault(name, given["default"])
                elif "default_factory" in given and name not in instance.attrs:
                    factory, node = given["default_factory"], value.event.node
                    instance.attrs[name] = self.invoke(node, factory, (), {}, at)

    def _made_by_new(self, cls: Class, event: CallEvent, at: Activation) -> Value | None:
        """What `__new__` gives where that is no object of the class: a class that builds models."""
        new = cls.find("__new__")
        if not isinstance(new, Function):
            return None
        args = (cls, *event.args)
        made = self.enter(new, args, event.keywords, event.node, at, opaque=event.opaque)
        return made if all(_is_no_object(option, cls) for option in alternatives(made)) else None

    def _call_instance(self, instance: Instance, event: CallEvent, at: Activation) -> Value:
        if (inputs := _symbolic_inputs(event)) is not None:
            return LayerOutput(instance, inputs, event)
        for name in ("__call__", "call"):
            method = instance.cls.find(name)
            if isinstance(method, Function):
                bound = replace(method, self_value=instance)
                return self.enter(
                    bound, event.args, event.keywords, event.node, at, opaque=event.opaque
                )
        return Made("()", event)

    def _call_made(self, made: Made, name: str, event: CallEvent, at: Activation) -> Value:
        if name in api.TF_FUNCTION and event.args:  # tf.function(jit_compile=True)(step)
            return _traced(event.args[0])
        if name == options.NAMEDTUPLE:
            made = options.named_tuple(made, event)
            if not made.attrs:
                self.escape((*event.args, *event.keywords.values()))
            return made
        if (inputs := _symbolic_inputs(event)) is not None:
            return LayerOutput(made, inputs, event)
        self.escape(event.args)
        return Made("()", event)

    # The API.

    def _api_call(self, event: CallEvent, at: Activation) -> Value:
        name = event.name
        first = event.args[0] if event.args else None
        if name in api.DATASET_SOURCES or name == "tensorflow_datasets.load":
            return dataset_from_api(self, event, at)
        if name in api.TF_FUNCTION and first is not None:
            return _traced(first)
        if name == "functools.partial" and first is not None:
            return Partial(first, event.args[1:], tuple(event.keywords.items()))
        if name in _GIVES_ITS_ARGUMENT and first is not None:
            return first
        if name == "keras.Input":
            return LayerOutput(Symbol("keras.Input"), (), event)
        holder = _remainder(event) if name in _REMAINDERS else self._holder(event, at)
        if holder is not None:
            return holder
        if name in ("builtins.list", "builtins.tuple") and (items := _listed(event)) is not None:
            return items
        if name == "builtins.next" and first is not None:
            return self.item_of(first)
        if name in ("builtins.getattr", "builtins.setattr") and len(event.args) > 1:
            return self._getattr(event, at) if last(name) == "getattr" else self._setattr(event, at)
        if name in ("builtins.super", api.GET_STRATEGY):
            return self._by_place(event, at)
        if name.startswith(options.FLAG_MODULES):
            return options.define_flag(self.flags, event)
        made = Made(name, event)
        if name == "keras.Sequential":
            layers = event.argument("layers", 0)
            made.attrs["layers"] = _copy_of_list(layers)
        self.call_arguments(event, at)
        return made

    def _holder(self, event: CallEvent, at: Activation) -> Value | None:
        """What a call gives that holds values by name: settings, what JSON held, a module."""
        if event.name == "json.loads":
            return self._read_json(event, at)
        return self.module_named(event, at) if event.name in _IMPORTS else settings_of(event)

    def call_arguments(self, event: CallEvent, at: Activation) -> None:
        """Enter the lambdas and functions that an API call gets: it may call them."""
        given = (*event.args, *event.keywords.values())
        why = "callback"
        if event.name in _KEPT_FOR_LATER:
            return
        if event.name in _STARTED_WITH_ARGUMENTS:
            self._start(event, at)
        elif event.name == ".submit" and event.args:  # of a pool: `pool.submit(score, model, row)`
            for function in alternatives(event.args[0]):
                if isinstance(function, Function):
                    args, named = event.args[1:], event.keywords
                    self.enter(function, args, named, None, at, opaque=event.opaque, why="callback")
        if event.name in api.RUNNERS:
            why = "call"
            given = given or (event.module.scope.names.get("main", UNKNOWN),)
        # Those of the script itself are entered anyhow, whatever holds them, or chooses one.
        listed = [
            value
            for held in given
            for value in _held_by(held)
            if isinstance(value, Function) and value.module is not at.module
        ]
        for value in (*given, *listed):
            if isinstance(value, Function) and value.node not in self.entered:
                self.enter_unknown(value, at, why=why)

    def _start(self, event: CallEvent, at: Activation) -> None:
        """Enter what a thread or a process is made for, with the arguments that it will get."""
        target = event.argument("target", 1)
        given = event.argument("args", 3) or Items([], "tuple")
        keywords = event.argument("kwargs", 4) or Table({})
        if not isinstance(given, Items) or not isinstance(keywords, Table):
            return
        named = {key: value for key, value in keywords.items.items() if isinstance(key, str)}
        opaque = given.open or keywords.open
        for function in alternatives(target) if target is not None else ():
            if isinstance(function, Function):
                args = tuple(given.items)
                self.enter(function, args, named, None, at, opaque=opaque, why="callback")

    def enter_unknown(self, function: Function, at: Activation, why: str) -> Value:
        """Call a function with arguments that nobody knows."""
        context = at.context
        return self.enter(function, (), {}, None, at, why=why, context=context)

    def _getattr(self, event: CallEvent, at: Activation) -> Value:
        names = names_of(event.args[1])
        held = [self.attribute(event.args[0], name, at) for name in names]
        # Several are one of them, if what depends on the same name elsewhere makes no difference.
        if len(held) == 1 or (held and all(isinstance(v, (Dataset, Symbol)) for v in held)):
            found = held[0]
            for value in (*held[1:], *event.args[2:]):
                found = join(found, value)
            return found
        if event.args[0] is UNKNOWN:
            return UNKNOWN
        return Derived("getattr", event.args, event.node)  # as `builders[name]`

    def _setattr(self, event: CallEvent, at: Activation) -> Value:
        """Set one attribute, or each of several that a loop gives its pipelines."""
        base, name, *values = event.args
        names = names_of(name)
        for value in values:
            if len(names) == 1 or isinstance(value, Dataset):
                for one in names:
                    self.set_attribute(event.node, base, one, value, at)
        return Const(None)

    def _by_place(self, event: CallEvent, at: Activation) -> Value:
        """What depends on where it is called: `super()`, or the strategy whose scope is entered."""
        if event.name == api.GET_STRATEGY:
            scopes = at.context.scopes
            return scopes[-1].strategy if scopes else Made(event.name, event)
        function = at.function
        if function is None or function.self_value is None or function.owner is None:
            return UNKNOWN
        return Made("builtins.super", event, {"__self__": function.self_value})

    def _method_call(  # noqa: PLR0912 - a table of receivers
        self, event: CallEvent, base: Value, at: Activation
    ) -> Value:
        method = event.name[1:]
        known = self._of_settings(base, method, event, at) if method in _OF_DICTS else None
        if known is not None:
            return known
        match base:
            case Dataset():
                return transform_dataset(self, base, method, event, at)
            case Made(name="builtins.super"):
                return self._super_call(base, method, event, at)
            case Made(name=name) if name in api.STRATEGIES or name == api.GET_STRATEGY:
                return self._strategy_call(base, method, event, at)
            case Made(name="tensorflow_datasets.builder") if method == "as_dataset":
                return splits_of_tfds(event, split_at=0)
            case Made(name=name) if (
                name == "tensorflow_datasets.load" and method in ("get", "pop") and event.args
            ) or (
                name in api.PARSERS and method == "pop" and len(event.args) == 1
            ):  # a dict, of splits or of features
                return self.subscript(base, event.args[0], event.node)
            case Made(name="keras.Sequential", event=made, attrs={"layers": Items() as layers}) if (
                method in ("add", "pop")
            ):
                if method == "add" and event.args:
                    layers.items.append(event.args[0])
                layers.open = layers.open or at.context.is_deeper_than(made.context)
                return UNKNOWN
            case Made(name=name) if name in options.PARSERS or "options" in base.attrs:
                return options.parser_call(base, method, event)
            case Items() if method in ("append", "extend", "insert", "add"):
                self._grow(base, method, event, at)
                return Const(None)
            case Table() if method in ("get", "pop", "setdefault") and event.args:
                default = event.args[1] if len(event.args) > 1 else UNKNOWN
                keyword = self._keyword_of(base, event.args[0], default, at)
                found = keyword or self.subscript(base, event.args[0], event.node)
                return found if found is not UNKNOWN else default
            case Table() | Items(kind="dict") if method in ("items", "values", "keys"):
                return parts_of_dict(base, method)
            case Table() if method == "copy":
                return copied(base)
            case Table() if method == "update":
                update(base, event, event.args, sure=not at.context.conditional)
                return UNKNOWN
            case Made() if method == "as_numpy_iterator":  # nothing else has it
                event.receiver = self._seen_as_pipeline(base, event, at)
            case Instance() | Made() if method in ("fit", "evaluate", "predict"):
                self._fed(event, base, at)
                self.call_arguments(event, at)
            case Instance() | Made() if method == "compile":
                self._compiled(event)
                self.call_arguments(event, at)
            case Function():
                if method == "get_concrete_function":
                    return base
            case _ if method in _RUNS and _is_called_strategy(event):
                return self._run_on_replicas(event, at)
            case _ if _is_scope_out_of_sight(base, event):
                return ScopeOf(base, event)
            case _ if method == "experimental_distribute_dataset":  # only strategies have it
                given = event.argument("dataset", 0) or UNKNOWN
                given = self._seen_as_pipeline(given, event, at)
                if all(isinstance(option, Dataset) for option in alternatives(given)):
                    return self._distributed(given, "distribute", event, at)
        if method in api.TRANSFORMATIONS and (_is_declared(base) or is_of_tf_data(event)):
            unseen = self._unseen_pipeline(base, event, at)
            if unseen.source.event is not event:
                event.receiver = unseen
            return transform_dataset(self, unseen, method, event, at)
        self.call_arguments(event, at)
        if base is UNKNOWN or isinstance(base, (Parameter, Symbol)):
            self.escape(event.args)
            self.escape(event.keywords.values())
        if base is UNKNOWN and not any(_is_tracked(arg) for arg in event.args):
            return UNKNOWN
        return Made(event.name, event)

    def _unseen_pipeline(self, base: Value, event: CallEvent, at: Activation) -> Dataset:
        """The pipeline that a method is called on, which begins out of sight.

        That method tells that it is one, so the methods before it were steps of a pipeline, too.
        """
        if isinstance(base, Made) and base.name[1:] in api.TRANSFORMATIONS:
            step, around = base.event, at.context
            if not isinstance(step.result, Dataset):
                begins = self._unseen_pipeline(step.receiver or UNKNOWN, step, at)
                if begins.source.event is not step:
                    step.receiver = begins
                at.context = step.context
                step.result = transform_dataset(self, begins, base.name[1:], step, at)
                at.context = around
            if isinstance(step.result, Dataset):
                return step.result
        return Dataset((Op(api.UNSEEN_SOURCE, event),))

    def _read_json(self, event: CallEvent, at: Activation) -> Value | None:
        """What `json.loads(json.dumps(settings), object_hook=Settings)` gives."""
        match event.args:
            case (Made(name="json.dumps", event=dumped), *_):
                return self._read_back(dumped.argument("obj", 0) or UNKNOWN, event, at)
        return None

    def _read_back(self, value: Value, event: CallEvent, at: Activation) -> Value:
        match value:
            case Table(items=items, open=is_open):
                held = {key: self._read_back(item, event, at) for key, item in items.items()}
                table = Table(held, is_open)
                hook = event.keywords.get("object_hook")
                return table if hook is None else self.invoke(event.node, hook, (table,), {}, at)
            case Items(items=parts, open=is_open):
                return Items([self._read_back(part, event, at) for part in parts], "list", is_open)
        return value

    def _of_settings(
        self, base: Value, method: str, event: CallEvent, at: Activation
    ) -> Value | None:
        """What a method of a dict does to an object that has its items for attributes, if it is."""
        of_object = isinstance(base, Attr) and base.name == "__dict__"
        if not of_object and not has_attributes_for_items(base):
            return None
        if method == "update":
            owner = base.base if isinstance(base, Attr) else base
            return self._update_attributes(event, owner, at)
        table = table_of(base)
        if table is None:
            return None
        if method in ("get", "pop") and event.args:
            default = event.args[1] if len(event.args) > 1 else UNKNOWN
            return held_by_key(base, event.args[0]) or default
        if method == "copy":
            return copy_of(base, deep=False) or copied(table)
        return parts_of_dict(table, method) if method in ("items", "values", "keys") else None

    def _update_attributes(self, event: CallEvent, owner: Value, at: Activation) -> Value:
        """`self.__dict__.update(settings, size=4)`."""
        named: dict[object, Value] = dict(event.keywords.items())
        self.set_attributes(event.node, owner, (*event.args, Table(named)), at)
        return Const(None)

    @staticmethod
    def _compiled(event: CallEvent) -> None:
        """See at once that a value is a Keras model, as it matters for what it is fed with."""
        from tfaudit.program.compiled import note_compiled

        note_compiled(event)

    def _fed(self, event: CallEvent, model: Value, at: Activation) -> None:
        """See as pipelines what a Keras model gets in batches, though they begin out of sight."""
        from tfaudit.program.program import acts_as_model

        self._compiled(event)
        if len(event.args) > 1 or "y" in event.keywords or not acts_as_model(model):
            return
        given = dict(event.keywords)
        for keyword, value in given.items():
            if keyword in ("x", "validation_data"):
                event.keywords[keyword] = self._seen_as_pipeline(value, event, at)
        event.args = tuple(self._seen_as_pipeline(value, event, at) for value in event.args)

    def _seen_as_pipeline(self, value: Value, event: CallEvent, at: Activation) -> Value:
        """The pipeline that a value is by its last two steps; one might be a replay buffer's."""
        if not isinstance(value, Made) or value.name not in (".batch", ".prefetch"):
            return value
        if isinstance(value.event.result, Dataset):
            return value.event.result  # it was seen so before
        before = value.event.receiver
        if not isinstance(before, Made) or before.name[1:] not in api.TRANSFORMATIONS:
            return value
        return self._unseen_pipeline(value, event, at)

    @staticmethod
    def _keyword_of(base: Table, key: Value, default: Value, at: Activation) -> Value | None:
        """What `kwargs.get(key, default)` is: a parameter that is not written with the others."""
        if at.function is None or not isinstance(key, Const) or key.value in base.items:
            return None
        rest = at.function.node.params.star_kwarg
        if rest is None or at.scope.names.get(rest.name.value) is not base:
            return None
        if not base.open:
            return default
        return Parameter(str(key.value), at.function.node, default)

    @staticmethod
    def _grow(base: Items, method: str, event: CallEvent, at: Activation) -> None:
        added = event.args[-1] if event.args else UNKNOWN
        if method == "extend" and isinstance(added, Items):
            base.items.extend(added.items)
            base.open = base.open or added.open
        elif method == "extend":
            base.open = True
        elif len(base.items) < 200:
            base.items.append(added)
        again = (
            at.context.is_deeper_than(base.made)
            if base.made is not None
            else (bool(at.context.loops or at.context.conditional))
        )
        base.open = base.open or again

    def _super_call(self, base: Made, method: str, event: CallEvent, at: Activation) -> Value:
        self_value = base.attrs["__self__"]
        function = at.function
        owner = function.owner if function is not None else None
        if owner is not None:
            for cls in _behind_super(base.event, owner):
                found = cls.scope.names.get(method)
                if isinstance(found, Function):
                    bound = replace(found, self_value=self_value)
                    return self.enter(
                        bound, event.args, event.keywords, event.node, at, opaque=event.opaque
                    )
        event.receiver = self_value
        event.name = ".super." + method
        if method == "__init__" and isinstance(self_value, Instance):
            self_value.attrs.setdefault("__super_init__", Made(event.name, event))
            if has_attributes_for_items(self_value):
                self._update_attributes(event, self_value, at)
        return Made(event.name, event)

    def _strategy_call(self, base: Made, method: str, event: CallEvent, at: Activation) -> Value:
        if method == "scope":
            return ScopeOf(base, event)
        if method in _RUNS:
            return self._run_on_replicas(event, at)
        if method == "experimental_distribute_dataset":
            return self._distributed(event.argument("dataset", 0), "distribute", event, at)
        if method in ("distribute_datasets_from_function",
                      "experimental_distribute_datasets_from_function"):  # fmt: skip
            function = event.argument("dataset_fn", 0) or UNKNOWN
            made: Value = UNKNOWN
            if isinstance(function, (Function, Partial)):
                pipeline = (Made(api.INPUT_CONTEXT, event),)
                made = self.invoke(event.node, function, pipeline, {}, at)
            return self._distributed(made, "distribute_from_function", event, at)
        return Made("." + method, event)

    def _run_on_replicas(self, event: CallEvent, at: Activation) -> Value:
        """`strategy.run(fn, args)`: what the function gives on one replica."""
        inputs = event.argument("args", 1)
        value: Value | None = None
        for function in alternatives(event.argument("fn", 0) or UNKNOWN):
            if isinstance(function, Function):
                args = _replica_arguments(inputs, function)
                result = self.enter(
                    function, args, {}, event.node, at, opaque=not args, why="strategy.run"
                )
                value = join(value, result)
            else:
                value = join(value, Made(event.name, event))
        return value if value is not None else UNKNOWN

    def _distributed(self, data: Value | None, how: str, event: CallEvent, at: Activation) -> Value:
        """The pipelines that a strategy hands to its replicas; unknown if one of them may be none.

        A strategy distributes nothing but pipelines, so what comes from out of sight is one.
        """
        options = alternatives(data) if data is not None else ()
        if how == "distribute" and any(isinstance(option, _MAY_BE_PIPELINE) for option in options):
            self.escape(options)
            options = tuple(
                self._unseen_pipeline(option, event, at)
                if isinstance(option, _MAY_BE_PIPELINE) else option
                for option in options
            )  # fmt: skip
        if not options or not all(isinstance(option, Dataset) for option in options):
            self.escape(options)
            return UNKNOWN
        value: Value | None = None
        for option in options:
            if isinstance(option, Dataset):
                value = join(value, transform_dataset(self, option, how, event, at))
        return value if value is not None else UNKNOWN


def _behind_super(event: CallEvent, owner: Class) -> list[Class]:
    """The classes whose methods `super()` calls, behind the one that it names if it names another.

    `super(Base, self)` of a class derived from `Base` passes that by.
    """
    named = event.args[0] if event.args else owner
    line = owner.lineage()
    start = line.index(named) + 1 if isinstance(named, Class) and named in line else 0
    return [cls for cls in line[start:] if isinstance(cls, Class) and cls is not owner]


def _is_scope_out_of_sight(base: Value, event: CallEvent) -> bool:
    """Whether `base.scope()` may be a strategy's that comes from out of sight."""
    if event.name != ".scope" or event.args or event.keywords:
        return False
    return base is UNKNOWN or isinstance(base, Parameter)


def _is_called_strategy(event: CallEvent) -> bool:
    """Whether `run` gets a function from what is named a strategy; who made it is out of sight."""
    func = event.node.func
    named = isinstance(func, cst.Attribute) and "strategy" in (dotted(func.value) or "").lower()
    return named and isinstance(event.argument("fn", 0), (Function, Union))


def _placed(
    names: tuple[str, ...], args: tuple[Value, ...], keywords: dict[str, Value]
) -> Arguments:
    """The arguments, with those by place that have these names."""
    rest = dict(keywords)
    for name in names[len(args) :]:
        if name not in rest:
            break
        args = (*args, rest.pop(name))
    return args, rest


def _replica_arguments(inputs: Value | None, function: Function) -> tuple[Value, ...]:
    """The arguments of a replica's function; `args=batch` passes the parts of a batch singly."""
    if isinstance(inputs, Items) and not inputs.open:
        return tuple(inputs.items)
    if isinstance(inputs, Element):
        params = [*function.node.params.posonly_params, *function.node.params.params]
        count = len(params) - (function.self_value is not None)
        return tuple(Element(inputs.of, (*inputs.path, i)) for i in range(count))
    return ()


def parameter(param: cst.Param, function: Function) -> Parameter:
    """What a parameter gets from callers that are not known."""
    name = param.name.value
    default = dict(function.defaults).get(name)
    written = None if param.annotation is None else param.annotation.annotation
    declared = "" if written is None else _class_in(written, function.scope)
    return Parameter(name, function.node, default, declared)


def kinds_of(function: Function) -> set[str]:
    """The names of what decorates the function: `builtins.classmethod`, say."""
    return {d.name for d in function.decorators if isinstance(d, Symbol)}


def _class_in(annotation: cst.BaseExpression, scope: Scope) -> str:
    """The class of a package that an annotation names, also that of `Optional[…]`; "": none."""
    match annotation:
        case cst.Subscript(value=of, slice=[cst.SubscriptElement(slice=cst.Index(value=inner))]):
            optional = (dotted(of) or "").rpartition(".")[2] == "Optional"
            return _class_in(inner, scope) if optional else ""
        case cst.BinaryOperation(left=inner, right=cst.Name(value="None")):
            return _class_in(inner, scope)
        case cst.SimpleString():
            return _class_in_text(annotation, scope)
    first, *attributes = (dotted(annotation) or "").split(".")
    value = scope.lookup(first)
    if isinstance(value, Class) and not attributes:
        return _model_below(value)
    if not isinstance(value, Symbol):
        return ""
    for name in attributes:
        value = value.attribute(name)
    return value.name


def _class_in_text(annotation: cst.SimpleString, scope: Scope) -> str:
    """The class that an annotation in quotes names."""
    named = _expression_in(str(annotation.evaluated_value).strip())
    return _class_in(named, scope) if named is not None else ""


@lru_cache(maxsize=256)
def _expression_in(text: str) -> cst.BaseExpression | None:
    """What is written in quotes; parsed once, however often the function is called."""
    try:
        return cst.parse_expression(text)
    except (cst.ParserSyntaxError, cst.CSTValidationError):
        return None


def _model_below(cls: Class) -> str:
    """The class of Keras whose methods a model of the user's has; "" where it has its own."""
    if any(cls.find(method) is not None for method in _REPLACEABLE):
        return ""
    lineage = list(cls.lineage())
    bases = [base.name for base in lineage if isinstance(base, Symbol)]
    known = UNKNOWN not in lineage
    return next((name for name in bases if known and name in api.MODEL_BASES), "")


def _is_declared(value: Value) -> bool:
    """Whether it is a parameter that is annotated as a dataset."""
    return isinstance(value, Parameter) and value.declared == "tensorflow.data.Dataset"


def _is_no_object(value: Value, cls: Class) -> bool:
    """Whether the value is known, and surely no object of the class."""
    match value:
        case Made(name=name):
            return not name.endswith("__new__")
        case Instance(cls=other):
            return cls not in other.lineage()
    return isinstance(value, (Dataset, LayerOutput))


def _copy_of_list(value: Value | None) -> Items:
    if isinstance(value, Items):
        return Items(list(value.items), "list", value.open)
    return Items([], "list", open=value is not None)


def _shown_layers(held: Items) -> Items:
    """What the `layers` of a Sequential shows: a copy, without the input that it may begin with."""
    items = list(held.items)
    match items[:1]:
        case [LayerOutput(layer=Symbol(name="keras.Input"))]:
            del items[0]
        case [Made(name="keras.layers.InputLayer")]:
            del items[0]
    return Items(items, held.kind, held.open)


def _is_one_of_layers(value: Derived) -> bool:
    """Whether it is one of a list of layers or models, of Keras itself: `self.towers[index]`."""
    held = kept_at_places(value)
    return bool(held) and all(
        isinstance(one, Made) and (api.is_layer(one.name) or api.is_model_maker(one.name))
        for one in held
    )


def _symbolic_inputs(event: CallEvent) -> tuple[Value, ...] | None:
    """What a layer is called on, if that is symbolic: `layer(x)`, or `layer(inputs=x)`."""
    named = event.keywords.get("inputs")
    inputs = event.args if event.args or named is None else (named,)
    return inputs if any(map(_is_symbolic, inputs)) else None


def _is_symbolic(value: Value) -> bool:
    """Whether a symbolic tensor is in the value; lists may (by way of loops) hold themselves."""
    seen: set[int] = set()
    pending = [value]
    while pending and len(seen) < _MOST_PARTS:
        here = pending.pop()
        if isinstance(here, LayerOutput):
            return True
        if id(here) in seen:
            continue
        seen.add(id(here))
        match here:
            case Items(items=parts) | Derived(inputs=parts) | Union(options=parts):
                pending.extend(parts)
    return False


def _is_tracked(value: Value) -> bool:
    return isinstance(value, (Made, Element, LayerOutput, Dataset))


def _remainder(event: CallEvent) -> Value | None:
    """What `%` gives, by its name in NumPy: `np.mod(step, 100)`."""
    if event.opaque or len(event.args) != 2 or event.keywords:
        return None
    return Derived("%", event.args, event.node)


def _held_by(value: Value) -> Iterable[Value]:
    """What a list or a dict holds, or each of the values that it may be: `LOSSES[args.loss]`."""
    match value:
        case Items(items=items):
            return items
        case Table(items=named):
            return named.values()
        case Union(options=options):
            return options
    return ()


def _listed(event: CallEvent) -> Items | None:
    """What `list()` and `list(items)` give."""
    if not event.args:
        return None if event.opaque else Items([], last(event.name), made=event.context)
    first = event.args[0]
    return (
        Items(list(first.items), last(event.name), first.open) if isinstance(first, Items) else None
    )


def _traced(value: Value) -> Value:
    if isinstance(value, Function):
        return replace(value, traced=True)
    if isinstance(value, Partial):
        return replace(value, function=_traced(value.function))
    if isinstance(value, Union):
        return Union(tuple(_traced(option) for option in value.options))
    return value


def _is_manager(function: Function) -> bool:
    """Whether `with` enters what the function gives, up to its `yield`."""
    names = (d.name for d in function.decorators if isinstance(d, Symbol))
    return "contextlib.contextmanager" in names


def _gets_elements(function: Function) -> bool:
    """Whether a decorator maps the function over the dataset that it is called with, as SeqIO's."""
    names = (d.name for d in function.decorators if isinstance(d, (Symbol, Made)))
    return any(last(name).startswith("map_") for name in names)
