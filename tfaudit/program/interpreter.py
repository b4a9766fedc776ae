"""The abstract interpreter: executes statements in order, over every way that control may flow."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, ClassVar

import libcst as cst

from tfaudit.program import api, options
from tfaudit.program.activation import Activation
from tfaudit.program.attributes import Changes
from tfaudit.program.calls import kinds_of, parameter
from tfaudit.program.counting import Count, count_of
from tfaudit.program.datasets import set_split_of_tfds
from tfaudit.program.decided import decided
from tfaudit.program.events import Branch, ClassEvent, Context, ImportEvent, SetEvent
from tfaudit.program.expressions import Expressions, fold, place_of_elements
from tfaudit.program.fillers import fillers_first
from tfaudit.program.grids import turned_round
from tfaudit.program.imports import ImportBudget, passed_on
from tfaudit.program.modules import ModuleInfo, ModuleStore
from tfaudit.program.names import OUT_OF_SIGHT
from tfaudit.program.narrowing import asked_for_none, is_not_none
from tfaudit.program.scope import Scope
from tfaudit.program.star_imports import imported_by_name
from tfaudit.program.tables import has_attributes_for_items, is_dict, table_of
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Class,
    Const,
    Derived,
    Element,
    Function,
    Instance,
    Items,
    LocalModule,
    Made,
    Manager,
    Partial,
    Symbol,
    Table,
    Union,
    Value,
    another,
    join,
)
from tfaudit.syntax import catches_errors, dotted, last_statement, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tfaudit.program.events import CallEvent

_MENTIONED = re.compile(
    r"\.\s*([^\W\d]\w*)|(?<!def )\b([^\W\d]\w*)\(|[(=,]\s*([^\W\d]\w*)(?=\s*[,)])"
)
# What is asked of an attribute, or of `super()`.
_ASKED_OF_OTHERS = re.compile(r"(?:\)|\.\w+)\.([^\W\d]\w*)")
_FEW_STEPS = 8  # that a loop applies one behind the other
_MOST_SETTINGS = 40  # that a loop makes attributes of an object


class Interpreter(Expressions):
    """One run over a script and the local modules that it imports."""

    def __init__(self, store: ModuleStore) -> None:
        super().__init__()
        self.store = store
        self.script: ModuleInfo | None = None  # what is run; other modules are imported
        self.modules: dict[object, ModuleInfo] = {}
        self.is_test = False  # of which only errors are told: its own imports are enough
        self.budget = ImportBudget(self._imports_of)
        self.instances: dict[cst.ClassDef, Instance] = {}  # `self` of classes nobody creates

    # Roots.

    def run(self, module: ModuleInfo) -> None:
        """Execute the module, then every function in it that nothing has called."""
        self.script = module
        self.modules[module.path] = module
        self.follows_imports = module.source.follows_imports
        self.is_test = module.source.is_test
        self.most_statements += 8 * module.source.text.count("\n")
        self.execute_module(module, Context())
        # Functions that the module mentions somewhere (`self.step`) are left for last: what calls
        # them may be a function that nobody calls, and then they are entered from there. Behind
        # them come the methods of callbacks: Keras calls them once a function has made the object.
        # Functions inside functions that nobody calls are known once those were entered: what
        # `make_input_fn` returns is called out of sight.
        mentions = _mentioned(module.source.text)
        root = seen = 0
        rooted: set[cst.CSTNode] = set()
        while seen < len(self.functions):
            own = [(f, at) for f, at in self.functions[seen:] if f.module is module]
            seen = len(self.functions)
            for name, count in _mentioned_within([f for f, _ in own], module.source.text).items():
                mentions[name] -= count
            own.sort(key=lambda pair: _is_left_for_last(pair[0], mentions))
            groups = groupby(own, key=lambda pair: _is_left_for_last(pair[0], mentions))
            for function, at in chain.from_iterable(
                fillers_first(list(group), module.source.text) for _, group in groups
            ):
                root += 1
                if function.node not in self.entered:
                    rooted.add(function.node)
                    self._run_root(function, at, root)
        for heir, function, at in self._inherited():
            root += 1
            self._run_root(function, at, root, heir)
        # What Keras asks of imported models, layers, callbacks and loaders is asked out of sight.
        for function, at in self.functions[:]:
            made = function.owner is not None and function.owner.node in self.created
            # A schedule is called for other steps, too, than those that the script plots it for.
            asked = function.node not in (rooted if _is_schedule(function) else self.entered)
            if made and asked and _is_called_by_keras(function):
                root += 1
                self._run_root(function, at, root)

    def close(self) -> None:
        """Break the cycles of what was found: a call and what it gives, a function and its scope.

        Then Python frees it at once. Nothing can be asked any more.
        """
        for event in self.made:
            if isinstance(event.result, (Instance, Made)):
                event.result.attrs.clear()
            vars(event).clear()
        for instance in self.instances.values():
            instance.attrs.clear()
        for scope in self.defining:
            if scope.kind == "class":
                vars(scope.names["__class__"]).clear()  # it is in its own lineage
            scope.names.clear()
            scope.parameters.clear()
        for module in self.modules.values():
            vars(module).clear()
        vars(self).clear()

    def _run_root(
        self, function: Function, at: Activation, root: int, heir: Class | None = None
    ) -> None:
        context = Context(root=root)
        owner = heir or function.owner
        if owner is not None:
            kinds = kinds_of(function)
            if "builtins.classmethod" in kinds:
                function = replace(function, self_value=owner)
            elif "builtins.staticmethod" not in kinds:
                function = replace(function, self_value=self._self_of(owner, at))
            known = {base.name for base in owner.lineage() if isinstance(base, Symbol)}
            keras = known & (api.MODEL_BASES | api.LAYER_BASES)
            if keras and function.name in api.KERAS_TRACED_METHODS:
                self._enter_root(function, replace(context, traced=True), at, why="keras")
                return
        self._enter_root(function, context, at, why="root")

    def _inherited(self) -> list[tuple[Class, Function, Activation]]:
        """Methods that classes of the script inherit, and that need what these fill in.

        The base of a trainer leaves `build_model` to its heirs: only as one of them it trains
        something. Of those that nobody creates, the first stands for all.
        """
        places = {function.node: at for function, at in self.functions}
        found: dict[cst.CSTNode, tuple[Class, Function, Activation]] = {}
        for owner in {id(f.owner): f.owner for f, _ in self.functions}.values():
            if owner is None or owner.module is not self.script or owner.node in self.created:
                continue
            own = _methods(owner)
            theirs: dict[str, Function] = {}
            for base in owner.lineage():
                if isinstance(base, Class) and base is not owner:
                    theirs |= {n: f for n, f in _methods(base).items() if n not in theirs}
            for method in _needing(own.keys() & theirs.keys(), theirs):
                if method.node in places:
                    found.setdefault(method.node, (owner, method, places[method.node]))
        return list(found.values())

    def _enter_root(self, function: Function, context: Context, at: Activation, why: str) -> None:
        keywords: dict[str, Value] = dict(options.click_options(function))
        params = function.node.params
        objects: list[Value] = []
        for param in (*params.posonly_params, *params.params, *params.kwonly_params):
            given = self._declared_object(param, function, at)
            if given is None or given in objects:
                keywords.setdefault(param.name.value, parameter(param, function))
            else:
                keywords.setdefault(param.name.value, given)
                objects.append(given)
        if function.self_value is not None and params.params:
            keywords.pop(params.params[0].name.value, None)
        # What `*args` and `**kwargs` hold, nobody knows either.
        self.enter(function, (), keywords, None, at, opaque=True, why=why, context=context)

    def _declared_object(
        self, param: cst.Param, function: Function, at: Activation
    ) -> Instance | None:
        """An object of a class of the project's own that a function says it gets.

        Of what is but fields, as settings are, nobody knows what they hold.
        """
        if param.annotation is None:
            return None
        name = param.annotation.annotation
        cls = function.scope.lookup(name.value) if isinstance(name, cst.Name) else None
        if not isinstance(cls, Class) or options.has_fields(cls):
            return None
        known = all(
            isinstance(base, Class) or (isinstance(base, Symbol) and base.name in api.LOADER_BASES)
            for base in cls.lineage()
        )
        return self._self_of(cls, at) if known and cls.find("__init__") is not None else None

    def _self_of(self, owner: Class, at: Activation) -> Instance:
        """The object that stands for every instance of a class; `__init__` has run on it.

        Where one is all that the script makes, it is that one.
        """
        if owner.node not in self.instances and len(self.created.get(owner.node, ())) == 1:
            self.instances[owner.node] = self.created[owner.node][0]
        if owner.node not in self.instances:
            instance = Instance(owner)
            self.instances[owner.node] = instance
            init = owner.find("__init__")
            if isinstance(init, Function) and init.node not in self.entered:
                bound = replace(init, self_value=instance)
                self._enter_root(bound, at.context.within(root=-1), at, why="root")
            elif isinstance(init, Function):
                self.muted += 1
                self._enter_root(
                    replace(init, self_value=instance), at.context.within(root=-1), at, "root"
                )
                self.muted -= 1
        return self.instances[owner.node]

    def execute_module(self, module: ModuleInfo, context: Context) -> None:
        """Execute a module's top level, once."""
        if module.executed:
            return
        module.executed = True
        at = Activation(module, module.scope, context)
        if module is not self.script and module.path.name == "__init__.py":
            module.deferred = passed_on(module.tree)
            if module.deferred:
                return
        with self.budget.executing(module):
            self.block(module.tree, at)

    def run_body(self, function: Function, inner: Activation) -> None:
        """Execute a function's body."""
        assert isinstance(function.node, cst.FunctionDef)
        self.block(function.node.body, inner)

    # Statements.

    def block(self, block: cst.Module | cst.BaseSuite, at: Activation) -> bool:
        """Execute statements in order; whether control may run off the end."""
        for statement in block.body:
            if type(statement) is cst.SimpleStatementLine:
                for small in statement.body:
                    if not self._execute(small, at):
                        return False
            elif not self._execute(statement, at):
                return False
        return True

    def _execute(self, node: cst.CSTNode, at: Activation) -> bool:
        self.executed += 1
        method = self._STATEMENTS.get(type(node))
        return method(self, node, at) if method is not None else True

    def _expression(self, node: cst.Expr, at: Activation) -> bool:
        if type(node.value) is cst.SimpleString:  # a docstring
            return True
        if type(node.value) is cst.BooleanOperation:  # `debug and show(x)`, `ready or stop()`
            self._short_circuit(node.value, at)
            return True
        value = self.evaluate(node.value, at)
        ends = isinstance(node.value, cst.Call) and dotted(node.value.func) in _NEVER_RETURN
        return not (ends and value is not None)

    def _short_circuit(self, node: cst.BooleanOperation, at: Activation) -> None:
        """Execute the left side, and the right one as what a condition decides on."""
        test = self.evaluate(node.left, at)
        self.tested(node, test, at)
        outer = at.context
        branch = Branch(node, test, isinstance(node.operator, cst.And))
        at.context = outer.within(branches=(*outer.branches, branch))
        self.attributes.begin()
        self.evaluate(node.right, at)
        self.attributes.meet(self.attributes.end(), Changes())
        at.context = outer

    def _assign(self, node: cst.Assign, at: Activation) -> bool:
        value = self.evaluate(node.value, at)
        for target in node.targets:
            self.assign(target.target, value, at)
        return True

    def _annotated(self, node: cst.AnnAssign, at: Activation) -> bool:
        if node.value is not None:
            value = self.evaluate(node.value, at)
            self.declare(value, node.annotation, at.scope)
            self.assign(node.target, value, at)
        return True

    def _augmented(self, node: cst.AugAssign, at: Activation) -> bool:
        old = self.evaluate(node.target, at)
        new = self.evaluate(node.value, at)
        symbol = type(node.operator).__name__.replace("Assign", "")
        operator = _AUGMENTED.get(symbol, symbol)
        if operator == "+" and isinstance(old, Items) and isinstance(new, Items):
            value: Value = Items([*old.items, *new.items], old.kind, old.open or new.open)
        else:
            value = Derived(operator, (old, new), node)
        self.assign(node.target, value, at)
        return True

    def assign(self, target: cst.CSTNode, value: Value, at: Activation) -> None:
        """Bind a target (name, attribute, item, or a tuple of targets) to a value."""
        if type(target) is cst.Name:  # as most are
            at.scope.bind(target.value, value)
            return
        match target:
            case cst.Attribute(value=base_node, attr=cst.Name(value="__dict__")):
                self.set_attributes(target, self.evaluate(base_node, at), (value,), at)
            case cst.Attribute(value=base_node, attr=cst.Name(value=name)):
                self.set_attribute(target, self.evaluate(base_node, at), name, value, at)
            case cst.Tuple(elements=elements) | cst.List(elements=elements):
                self._unpack(list(elements), value, at)
            case cst.Subscript(value=base_node):
                base = self.evaluate(base_node, at)
                key: Value = UNKNOWN
                if len(target.slice) == 1 and isinstance(target.slice[0].slice, cst.Index):
                    key = self.evaluate(target.slice[0].slice.value, at)
                self._set_item(target, base, key, value, at)

    def _unpack(self, elements: list[cst.BaseElement], value: Value, at: Activation) -> None:
        count = len(elements)
        starred = [i for i, e in enumerate(elements) if isinstance(e, cst.StarredElement)]
        if starred:
            parts = self._parts_around(value, starred[0], count)
        else:
            parts = [self.part(value, index, count) for index in range(count)]
        for element, part in zip(elements, parts, strict=True):
            self.assign(element.value, part, at)

    def _parts_around(self, value: Value, star: int, count: int) -> list[Value]:
        """The parts for `count` targets, of which that at `star` takes a list of the rest."""
        behind = count - 1 - star
        if isinstance(value, Items) and value.kind in ("tuple", "list") and not value.open:
            items = value.items
            if len(items) >= count - 1:
                stop = len(items) - behind
                return [*items[:star], Items(items[star:stop]), *items[stop:]]
        *parts, rest = (self.part(value, index, count) for index in range(star + 1))
        parts.append(UNKNOWN if rest is UNKNOWN else Items([rest], open=True))
        return [*parts, *[UNKNOWN] * behind]

    def part(self, value: Value, index: int, count: int) -> Value:
        """What the target at a place among `count` gets of a value: `a, b = value`."""
        match value:
            case Items(items=items, open=False, kind="tuple" | "list"):
                return items[index] if len(items) == count else UNKNOWN
            case Items(kind="generator" | "list" | "tuple"):
                item = self.item_of(value)
                return item if value.each_of is None or not index else another(item)
            case Union(options=alternatives):
                part: Value | None = None
                for option in alternatives:
                    part = join(part, self.part(option, index, count))
                return part if part is not None else UNKNOWN
            case Element(of=of, path=path):
                return Element(of, (*path, index))
            case Made() if (column := turned_round(value, index)) is not None:
                return column
        fields = options.parts(value)
        if len(fields) == count:
            return fields[index]
        return UNKNOWN if value is UNKNOWN else Element(value, (index,))

    def set_attribute(
        self, node: cst.CSTNode, base: Value, name: str, value: Value, at: Activation
    ) -> None:
        """`base.name = value`."""
        self._record_set(node, base, name, value, at)
        for option in base.options if isinstance(base, Union) else (base,):
            key = name
            owner: Value = option
            while isinstance(owner, Attr):
                key = f"{owner.name}.{key}"
                owner = owner.base
            setter = owner.cls.find(f"{key}.setter") if isinstance(owner, Instance) else None
            if isinstance(setter, Function) and not isinstance(base, Union):
                self.enter(replace(setter, self_value=owner), (value,), {}, None, at)
            elif isinstance(owner, (Instance, Made)):
                may_be_other = isinstance(base, Union)
                joined = join(owner.attrs.get(key), value) if may_be_other else value
                self.attributes.set(owner.attrs, key, joined)
            elif isinstance(owner, LocalModule):
                owner.info.scope.names[key] = value
            elif isinstance(owner, Symbol) and owner.name in options.FLAG_HOLDERS:
                self.attributes.set(self.flags, key, value)

    def set_attributes(
        self, node: cst.CSTNode, base: Value, given: Iterable[Value], at: Activation
    ) -> None:
        """`base.__dict__.update(settings)`."""
        base = base.base if isinstance(base, Attr) and base.name == "__dict__" else base
        for value in given:
            held = table_of(value)
            for name, item in held.items.items() if held is not None else ():
                self.set_attribute(node, base, str(name), item, at)

    def _set_item(
        self, node: cst.CSTNode, base: Value, key: Value, value: Value, at: Activation
    ) -> None:
        from tfaudit.program.expressions import are_pipelines, fold, known_keys

        known = fold(key)
        self._record_set(node, base, known, value, at)
        if known is None and is_dict(base):
            self.latest[id(base)] = (base, key, value)
        if isinstance(base, Table):
            each = known_keys(key)
            if isinstance(known, (str, int)):
                base.items[known] = value
            elif each and are_pipelines([value]):
                every = self._sets_every_key(node, at)
                base.put_each(each, value, node, draft=bool(self.muted), every=every)
            else:
                base.put(key, value, node, draft=bool(self.muted))
        elif isinstance(base, Items):
            base.open = True
        elif isinstance(known, str) and has_attributes_for_items(base):
            self.set_attributes(node, base, (Table({known: value}),), at)
        elif (
            isinstance(base, Made)
            and base.name == "tensorflow_datasets.load"
            and (isinstance(known, str) or not self.muted)  # a loop's second round is no other one
        ):
            set_split_of_tfds(self.attributes, base, known, value)

    def _sets_every_key(self, target: cst.CSTNode, at: Activation) -> bool:
        """Whether a loop over keys, `for key in keys: table[key] = …`, sets each, come what may."""
        loop = at.context.loops[-1] if at.context.loops else None
        if loop is None or not isinstance(loop.node, cst.For):
            return False
        entry = next((e for e in reversed(self.trace.loops) if e.order == loop.order), None)
        if entry is None or entry.context.branches != at.context.branches:
            return False
        bound = loop.node.target
        parts = [e.value for e in bound.elements] if isinstance(bound, cst.Tuple) else [bound]
        keys = target.slice if isinstance(target, cst.Subscript) else ()
        key = keys[0].slice.value if keys and isinstance(keys[0].slice, cst.Index) else None
        return isinstance(key, cst.Name) and any(key.deep_equals(part) for part in parts)

    def _record_set(
        self, node: cst.CSTNode, base: Value, key: object, value: Value, at: Activation
    ) -> None:
        self.order += 1
        if not self.muted:
            event = SetEvent(node, at.module, base, key, value, at.context, self.order)
            self.trace.sets.append(event)

    def _return(self, node: cst.Return, at: Activation) -> bool:
        value = self.evaluate(node.value, at) if node.value is not None else Const(None)
        at.returns.append(value)
        if node.value is not None and at.function is not None:
            self.trace.returns.setdefault(at.function.node, []).append((node.value, value))
        return False

    def _raise(self, node: cst.Raise, at: Activation) -> bool:
        if node.exc is not None:
            self.evaluate(node.exc, at)
        return False

    def _leave_loop(self, node: cst.CSTNode, at: Activation) -> bool:
        if at.leaving:
            at.leaving[-1].append(dict(at.scope.names))
        return False

    def _delete(self, node: cst.Del, at: Activation) -> bool:
        target = node.target
        parts = target.elements if isinstance(target, (cst.Tuple, cst.List)) else [target]
        for part in parts:
            name = part.value if isinstance(part, cst.BaseElement) else part
            if isinstance(name, cst.Name):  # what has an attribute or item deleted stays
                at.scope.names.pop(name.value, None)
        return True

    def _assert(self, node: cst.Assert, at: Activation) -> bool:
        self.tested(node, self.evaluate(node.test, at), at)
        return True

    def _global(self, node: cst.Global | cst.Nonlocal, at: Activation) -> bool:
        names = {item.name.value for item in node.names}
        if isinstance(node, cst.Global):
            at.scope.globals |= names
        else:
            at.scope.nonlocals |= names
        return True

    # Control flow.

    def _if(self, node: cst.If, at: Activation) -> bool:
        test = self.evaluate(node.test, at)
        self.tested(node, test, at)
        if _is_main_guard(node.test):
            if at.module is self.script:
                branch = Branch(node, test, True, is_main_guard=True)
                return self._branch(node.body, branch, at)
            return self._otherwise(node, at)  # in a module that is imported
        known = decided(node.test, at)
        if known is not None:
            return self.block(node.body, at) if known else self._otherwise(node, at)
        before = dict(at.scope.names)
        asked, none = asked_for_none(node.test) or (None, False)
        self.attributes.begin()
        if asked is not None and not none:
            is_not_none(asked, at, self.attributes, ends=False)
        falls = self._branch(node.body, Branch(node, test, True), at)
        by_body = self.attributes.end()
        after_body, at.scope.names = at.scope.names, before
        falls_else = True
        self.attributes.begin()
        if asked is not None and none:
            ends = falls and node.orelse is None
            is_not_none(asked, at, self.attributes, ends=ends, made=by_body)
        if type(node.orelse) is cst.If:
            outer = at.context
            at.context = outer.within(branches=(*outer.branches, Branch(node, test, False)))
            falls_else = self._if(node.orelse, at)
            at.context = outer
        elif node.orelse is not None:
            falls_else = self._branch(node.orelse.body, Branch(node, test, False), at)
        self.attributes.meet(by_body, self.attributes.end())
        at.scope.names = _meet([
            *([after_body] if falls else []), *([at.scope.names] if falls_else else [])
        ], at.scope.names)  # fmt: skip
        if (
            falls_else
            and not falls
            and isinstance(last_statement(node.body), (cst.Continue, cst.Return))
        ):
            skip = Branch(node, test, False)
            at.context = at.context.within(skips=(*at.context.skips, skip))
        return falls or falls_else

    def _otherwise(self, node: cst.If, at: Activation) -> bool:
        """Execute what runs where the condition surely does not hold."""
        if isinstance(node.orelse, cst.If):
            return self._if(node.orelse, at)
        return node.orelse is None or self.block(node.orelse.body, at)

    def _branch(self, body: cst.BaseSuite, branch: Branch, at: Activation) -> bool:
        outer = at.context
        at.context = outer.within(branches=(*outer.branches, branch))
        falls = self.block(body, at)
        at.context = outer
        return falls

    def _for(self, node: cst.For, at: Activation) -> bool:
        given = self.evaluate(node.iter, at)
        place = place_of_elements(given, node.iter)
        iterable = self.gone_through(given, at)
        outer = at.context

        def enter() -> None:
            self.loop_over(node, iterable, place, at)
            self.assign(node.target, self.item_of(iterable), at)

        steps = _steps(node, iterable) or _settings(node, iterable)
        if steps:
            self._one_by_one(node, steps, iterable, at)
        else:
            self._loop(node, enter, at)
        at.context = outer
        if node.orelse is not None:
            return self.block(node.orelse.body, at)
        return True

    def _one_by_one(
        self, node: cst.For, steps: list[Value], iterable: Value, at: Activation
    ) -> None:
        """`for step in (shuffle, batch): ds = step(ds)`: the order of the steps is what counts.

        Or names and their values: `for name, value in kwargs.items(): setattr(self, name, value)`.
        """
        self.loop_over(node, iterable, node.iter, at)
        context = at.context
        for step in steps:
            at.context = context
            before = dict(at.scope.names)
            self.assign(node.target, step, at)
            at.leaving.append([])
            falls = self.block(node.body, at)
            at.scope.names = _meet(
                [*at.leaving.pop(), *([at.scope.names] if falls else [])], before
            )

    def _while(self, node: cst.While, at: Activation) -> bool:
        outer = at.context
        count = count_of(node)
        turns = self._turns(count, at)

        def enter() -> None:
            self.tested(node, self.evaluate(node.test, at), at)
            self.loop_over(node, UNKNOWN, node.test, at, turns=turns)
            if turns is not None and count is not None and isinstance(count.counter, cst.Name):
                # As `for i in range(turns)` has it.
                at.scope.bind(count.counter.value, Derived("index", (turns,), node))

        self._loop(node, enter, at)
        at.context = outer
        if node.orelse is not None:
            return self.block(node.orelse.body, at)
        return True

    def _turns(self, count: Count | None, at: Activation) -> Value | None:
        """How often a loop runs that counts up from 0, or 1."""
        if count is None:
            return None
        self.muted += 1  # the test is evaluated in the loop
        begins = fold(self.evaluate(count.counter, at)) == count.first
        bound = self.evaluate(count.bound, at) if begins else None
        self.muted -= 1
        return bound

    def _loop(self, node: cst.For | cst.While, enter: Callable[[], None], at: Activation) -> None:
        """Rehearse the body, to find what it changes and may meet itself; then run it once."""
        before = dict(at.scope.names)
        outer = at.context
        if not self.muted:
            self.muted += 1
            self._round(node, enter, before, at)
            self.muted -= 1
            at.context = outer
        self._round(node, enter, before, at)

    def _round(
        self,
        node: cst.For | cst.While,
        enter: Callable[[], None],
        before: dict[str, Value],
        at: Activation,
    ) -> None:
        """Run the body once; behind it names and attributes are as it made them, or as before."""
        self.attributes.begin()
        enter()
        at.leaving.append([])
        falls = self.block(node.body, at)
        ends = [*at.leaving.pop(), *([at.scope.names] if falls else [])]
        at.scope.names = _meet([before, *ends], before)
        self.attributes.meet(self.attributes.end(), Changes())

    def _try(self, node: cst.Try | cst.TryStar, at: Activation) -> bool:
        outer = at.context
        before = dict(at.scope.names)
        if catches_errors(node):
            at.context = outer.within(tries=(*outer.tries, node))
        falls = self.block(node.body, at)
        at.context = outer
        if falls and node.orelse is not None:
            falls = self.block(node.orelse.body, at)
        ends = [at.scope.names] if falls else []
        halfway = _meet([before, at.scope.names], before)
        imports = all(_is_import(s) for s in node.body.body)
        for handler in node.handlers:
            at.scope.names = dict(halfway)
            branch = Branch(handler, UNKNOWN, True)
            if handler.name is not None and isinstance(handler.name.name, cst.Name):
                at.scope.bind(handler.name.name.value, UNKNOWN)
            self.attributes.begin()
            if self._branch(handler.body, branch, at) and not (falls and imports):
                ends.append(at.scope.names)
            self.attributes.meet(self.attributes.end(), Changes())
        at.scope.names = _meet(ends, halfway)
        if node.finalbody is not None:
            return self.block(node.finalbody.body, at) and bool(ends)
        return bool(ends)

    def _with(self, node: cst.With, at: Activation) -> bool:
        outer = at.context
        for item in node.items:
            value = self.evaluate(item.item, at)
            entered = self._enter_object(value, at) if isinstance(value, Instance) else None
            if item.asname is not None:
                self.assign(item.asname.name, entered or _entered(value), at)
            # What a function enters around its `yield` is entered here.
            held = value.held if isinstance(value, Manager) else (value,)
            at.context = at.context.within(withs=(*at.context.withs, *((v, node) for v in held)))
        falls = self.block(node.body, at)
        at.context = outer
        return falls

    def _enter_object(self, value: Instance, at: Activation) -> Value | None:
        """What `__enter__` of a class of the script gives; None where it has none in sight."""
        method = value.cls.find("__enter__")
        if not isinstance(method, Function):
            return None
        return self.enter(replace(method, self_value=value), (), {}, None, at)

    def _match(self, node: cst.Match, at: Activation) -> bool:
        subject = self.evaluate(node.subject, at)
        self.tested(node, subject, at)
        before = dict(at.scope.names)
        ends = [before]
        ways = [Changes()]  # no case may match
        for case in node.cases:
            at.scope.names = dict(before)
            for captured in (n for n in walk(case.pattern) if isinstance(n, cst.MatchAs)):
                if captured.name is not None:
                    at.scope.bind(captured.name.value, UNKNOWN)
            self.attributes.begin()
            if self._branch(case.body, Branch(case, subject, True), at):
                ends.append(at.scope.names)
            ways.append(self.attributes.end())
        self.attributes.meet(*ways)
        at.scope.names = _meet(ends, before)
        return True

    # Definitions and imports.

    def defaults(self, params: cst.Parameters, at: Activation) -> tuple[tuple[str, Value], ...]:
        """The values of a function's parameter defaults."""
        found = []
        for param in (*params.posonly_params, *params.params, *params.kwonly_params):
            if param.default is not None:
                at.module.given.add(param.default)
                found.append((param.name.value, self.evaluate(param.default, at)))
        return tuple(found)

    def noted(self, function: Function, at: Activation) -> None:
        """Remember a function, so that it is looked at even if nothing calls it."""
        self.defining.add(at.scope)
        if not self.muted:
            self.functions.append((function, Activation(at.module, at.scope, at.context)))

    def _function(self, node: cst.FunctionDef, at: Activation) -> bool:
        decorators = tuple(self.evaluate(d.decorator, at) for d in node.decorators)
        traced = any(
            isinstance(d, (Symbol, Made)) and d.name in api.TF_FUNCTION for d in decorators
        )
        owner = at.scope.names.get("__class__")
        function = Function(
            node, at.module, at.scope, None, owner if isinstance(owner, Class) else None,
            decorators, traced, self.defaults(node.params, at),
        )  # fmt: skip
        at.scope.bind(_bound_name(node), self._wrapped(function, at))
        self.noted(function, at)
        self._register(function, at)
        return True

    def _wrapped(self, function: Function, at: Activation) -> Function:
        """What stands for a function that a decorator calls inside of a `with`: its wrapper."""
        for decorator in reversed(function.decorators):
            if isinstance(decorator, Function) and _calls_in_with(decorator):
                wrapper = self.enter(decorator, (function,), {}, None, at)
                function = wrapper if isinstance(wrapper, Function) else function
        return function

    def _class(self, node: cst.ClassDef, at: Activation) -> bool:
        bases = tuple(self.evaluate(arg.value, at) for arg in node.bases)
        self.trace.classes.append(ClassEvent(node, at.module, bases, at.context))
        decorators = tuple(self.evaluate(d.decorator, at) for d in node.decorators)
        scope = Scope("class", at.scope)
        cls = Class(node, at.module, scope, bases, decorators)
        scope.names["__class__"] = cls
        self.defining.update((at.scope, scope))
        inner = Activation(at.module, scope, at.context)
        self.block(node.body, inner)
        at.scope.bind(node.name.value, cls)
        self._register(cls, at)
        return True

    def _register(self, value: Function | Class, at: Activation) -> None:
        """Call the decorators that give back what they get: they put it into a table."""
        for decorator in value.decorators:
            if isinstance(decorator, Function) and _gives_back(decorator):
                self.enter(decorator, (value,), {}, None, at)

    def _import(self, node: cst.Import, at: Activation) -> bool:
        for alias in node.names:
            full = dotted(alias.name) or ""
            self._note_import(full, node, at)
            value = self._module(full, 0, at)
            if alias.asname is not None:
                if isinstance(alias.asname.name, cst.Name):
                    at.scope.bind(alias.asname.name.value, value or Symbol.of(full))
            else:
                first = full.partition(".")[0]
                top = self._module(first, 0, at)
                if top is None and value is not None:
                    self.in_folders[full] = value
                at.scope.bind(first, top or Symbol.of(first))
        return True

    def _import_from(self, node: cst.ImportFrom, at: Activation) -> bool:
        if isinstance(node.names, cst.ImportStar):
            self._import_star(node, at)
        else:
            self._import_names(node, node.names, at)
        return True

    def _import_star(self, node: cst.ImportFrom, at: Activation) -> None:
        name, module = self._module_of(node, at)
        if module is None:
            at.module.stars.append(name)
            return
        for key in list(module.info.deferred):
            self.member(module, key, at)
        for key, value in module.info.scope.names.items():
            if not key.startswith("_"):
                at.scope.bind(key, value)
                at.module.comes_from(key, module.info, key)
        at.module.stars += module.info.stars

    def _import_names(
        self, node: cst.ImportFrom, aliases: Iterable[cst.ImportAlias], at: Activation
    ) -> None:
        name, module = self._module_of(node, at)
        for alias in aliases:
            imported = alias.evaluated_name
            value = self._imported(module, name, len(node.relative), imported, at)
            at.scope.bind(alias.evaluated_alias or imported, value)
            if module is not None:
                at.module.comes_from(alias.evaluated_alias or imported, module.info, imported)

    def _module_of(self, node: cst.ImportFrom, at: Activation) -> tuple[str, LocalModule | None]:
        """The name that stands behind `from`, and the module, if it is local."""
        name = dotted(node.module) or ""
        level = len(node.relative)
        if not level:
            self._note_import(name, node, at)
        return name, self._module(name, level, at)

    def _imported(
        self, module: LocalModule | None, name: str, level: int, imported: str, at: Activation
    ) -> Value:
        inside = f"{name}.{imported}".strip(".")
        if module is not None:
            found = self.member(module, imported, at)
            package = module.info.path.name == "__init__.py" and not module.info.stars
            return found or (Symbol(f"{OUT_OF_SIGHT}.{inside}") if package else UNKNOWN)
        if level:
            return self._module(inside, level, at) or Symbol(f"{OUT_OF_SIGHT}.{inside}")
        inside_folder = self._module(f"{name}.{imported}", 0, at)  # a package without `__init__.py`
        if inside_folder is not None:
            return inside_folder
        if (known := imported_by_name(imported, name, at.module.source)) is not None:
            return Symbol.of(known)
        symbol = Symbol.of(f"{name}.{imported}")
        return symbol if symbol.name in options.FLAG_HOLDERS or name else UNKNOWN

    def _note_import(self, name: str, node: cst.Import | cst.ImportFrom, at: Activation) -> None:
        self.order += 1
        if not self.muted:
            event = ImportEvent(name, node, at.module, at.context, self.order)
            self.trace.imports.append(event)

    def _find(self, name: str, importer: Path, level: int) -> Path | None:
        """The file of a local module."""
        script = importer if self.script is None else self.script.path
        return self.store.find(name, importer, level, script)

    def module_named(self, event: CallEvent, at: Activation) -> Value | None:
        """The module that a call imports by its written name.

        Files whose names are none for a statement are imported so: `__import__("5-transformer")`.
        What a library imports by what a function gets, or when somebody asks, takes many places.
        """
        if at.context.root or len(event.node.args) != 1 or event.node.args[0].star:
            return None  # with more arguments, by dots from a package, or what stands inside one
        name = fold(event.args[0]) if event.args else None
        written = isinstance(event.node.args[0].value, cst.SimpleString)
        if not written or not isinstance(name, str) or not all(name.split(".")):
            return None
        if event.name == "builtins.__import__":
            name = name.partition(".")[0]  # it gives the package, as `import a.b` does
        return self._module(name, 0, at) or Symbol.of(name)

    def _imports_of(self, module: ModuleInfo) -> frozenset[Path]:
        """The local modules that a module's own imports ask for."""
        script = module if self.script is None else self.script
        return self.store.imports_of(module, script.path)

    def _module(self, name: str, level: int, at: Activation) -> LocalModule | None:
        if not self.follows_imports or (self.is_test and at.module is not self.script):
            return None
        path = self._find(name, at.module.path, level)
        if path is None:
            return None
        if path not in self.modules:
            if not self.budget.allows(path):
                return None
            loaded = self.store.load(path)
            if loaded is None:
                return None
            self.budget.take(path, len(loaded[0].text))
            info = ModuleInfo(*loaded)
            self.modules[path] = info
            self.execute_module(info, at.context)
        return LocalModule(self.modules[path])

    def member(self, module: LocalModule, name: str, at: Activation) -> Value | None:
        """What a local module holds by that name, or a module inside a local package."""
        info = module.info
        inside = Activation(info, info.scope, at.context)
        if name in info.deferred:
            node, alias = info.deferred.pop(name)
            self._import_names(node, (alias,), inside)
        found = info.scope.names.get(name)
        if found is None and info.path.name == "__init__.py":
            return self._module(name, 1, inside)
        return found

    _STATEMENTS: ClassVar[dict[type, Callable[[Interpreter, Any, Activation], bool]]] = {
        cst.Expr: _expression,
        cst.Assign: _assign,
        cst.AnnAssign: _annotated,
        cst.AugAssign: _augmented,
        cst.Return: _return,
        cst.Raise: _raise,
        cst.Break: _leave_loop,
        cst.Continue: _leave_loop,
        cst.Del: _delete,
        cst.Assert: _assert,
        cst.Global: _global,
        cst.Nonlocal: _global,
        cst.If: _if,
        cst.For: _for,
        cst.While: _while,
        cst.Try: _try,
        cst.TryStar: _try,
        cst.With: _with,
        cst.Match: _match,
        cst.FunctionDef: _function,
        cst.ClassDef: _class,
        cst.Import: _import,
        cst.ImportFrom: _import_from,
    }


_NEVER_RETURN = frozenset({"sys.exit", "exit", "quit", "os._exit", "os.abort"})
_AUGMENTED = {"Add": "+", "Subtract": "-", "Multiply": "*", "Divide": "/", "FloorDivide": "//"}


def _is_left_for_last(function: Function, mentions: Counter[str]) -> tuple[bool, bool]:
    """Whether it is run behind others: a method of a callback, and what may be called by them."""
    return _is_of_callback(function), mentions[function.name] > 0


def _bound_name(node: cst.FunctionDef) -> str:
    """The name that a function is found by: what sets a property leaves its getter alone."""
    for decorator in node.decorators:
        if isinstance(decorator.decorator, cst.Attribute):
            kind = decorator.decorator.attr.value
            if kind in ("setter", "deleter"):
                return f"{node.name.value}.{kind}"
    return node.name.value


def _methods(cls: Class) -> dict[str, Function]:
    """What the class defines itself."""
    return {n: value for n, value in cls.scope.names.items() if isinstance(value, Function)}


def _needing(filled: set[str], methods: dict[str, Function]) -> list[Function]:
    """Those of the methods that call what is filled in, or call one that does, and none calls."""
    if not filled:
        return []
    calls = {
        name: set(_calls_of_its_own(method))
        for name, method in methods.items()
        if name not in filled and name != "__init__"
    }
    need = set(filled)
    while more := {name for name, called in calls.items() if name not in need and called & need}:
        need |= more
    inner = {name for caller in need - filled for name in calls[caller] if name != caller}
    return [methods[name] for name in calls if name in need and name not in inner]


def _calls_of_its_own(method: Function) -> Iterator[str]:
    """The names of the methods of its own object that a method calls."""
    for call in walk_type(method.node, cst.Call):
        match call.func:
            case cst.Attribute(value=cst.Name(value="self"), attr=cst.Name(value=name)):
                yield name


def _is_called_by_keras(function: Function) -> bool:
    """Whether Keras calls the method once it has the object: a part of training or of loading."""
    return (
        function.name == "__getitem__"
        or function.name in api.KERAS_TRACED_METHODS
        or _is_of_callback(function)
        or _is_schedule(function)
    )


def _is_schedule(function: Function) -> bool:
    """Whether an optimizer calls it for its learning rate."""
    owner = function.owner
    return function.name == "__call__" and owner is not None and owner.is_schedule


def _is_of_callback(function: Function) -> bool:
    """Whether it is a method of a class of callbacks."""
    return function.owner is not None and function.owner.is_callback


def _meet(ends: list[dict[str, Value]], fallback: dict[str, Value]) -> dict[str, Value]:
    """The names where several ways of control flow come together."""
    if not ends:
        return dict(fallback)
    if len(ends) == 1:
        return dict(ends[0])
    names: dict[str, Value] = dict(ends[0])
    for other in ends[1:]:
        for name, value in other.items():
            known = names.get(name)
            if known is not value:
                names[name] = join(known, value)
    return names


def _steps(node: cst.For, iterable: Value) -> list[Value]:
    """The functions that a loop applies one behind the other: `for step in …: ds = step(ds)`."""
    if not isinstance(iterable, Items) or iterable.open or iterable.kind not in ("list", "tuple"):
        return []
    known = all(isinstance(item, (Function, Partial)) for item in iterable.items)
    if not known or not 1 < len(iterable.items) <= _FEW_STEPS:
        return []
    changed = any(
        isinstance(inner.targets[0].target, cst.Name)
        and isinstance(inner.value, cst.Call)
        and inner.value.func.deep_equals(node.target)
        and any(arg.value.deep_equals(inner.targets[0].target) for arg in inner.value.args)
        for inner in walk_type(node.body, cst.Assign)
    )
    return list(iterable.items) if changed else []


def _settings(node: cst.For, iterable: Value) -> list[Value]:
    """The names, or pairs of a name and a value, by which a loop sets attributes of an object."""
    items = list(iterable.items) if isinstance(iterable, Table) else []
    keys: list[Value] = [Const(key) for key in items]
    if isinstance(iterable, Items) and iterable.kind in ("list", "tuple"):
        keys = iterable.items
    if not 0 < len(keys) <= _MOST_SETTINGS:
        return []
    sets = any(
        isinstance(call.func, cst.Name) and call.func.value == "setattr"
        for statement in walk_type(node.body, cst.Expr)
        for call in [statement.value]
        if isinstance(call, cst.Call)
    )
    return keys if sets else []


def _mentioned(text: str) -> Counter[str]:
    """Names that are read as attributes, called by name or passed on anywhere: how often."""
    mentions = Counter(chain.from_iterable(_MENTIONED.findall(text)))
    del mentions[""]  # of each match one group has a name
    return mentions


def _mentioned_within(functions: list[Function], text: str) -> Counter[str]:
    """How often a method has its own name for that of another: `self.model.fit` in `fit`.

    So it has for that of its base: `super().fit`.
    """
    asked = set(_ASKED_OF_OTHERS.findall(text)) - {"__init__"}
    own = {f.node: f.name for f in functions if f.owner is not None and f.name in asked}
    return Counter(
        name
        for node, name in own.items()
        for attribute in walk_type(node, cst.Attribute)
        if attribute.attr.value == name
        and (isinstance(attribute.value, cst.Attribute) or _is_super(attribute.value))
    )


def _gives_back(function: Function) -> bool:
    """Whether the function ends by giving back the one argument that it gets."""
    node = function.node
    if not isinstance(node, cst.FunctionDef):
        return False
    names = [param.name.value for param in (*node.params.posonly_params, *node.params.params)]
    match last_statement(node.body):
        case cst.Return(value=cst.Name(value=name)):
            return names[function.self_value is not None :][:1] == [name]
    return False


def _calls_in_with(decorator: Function) -> bool:
    """Whether a function in the decorator's calls what was decorated inside of a `with`."""
    params = decorator.node.params.params
    if not params:
        return False
    return any(
        isinstance(call.func, cst.Name) and call.func.value == params[0].name.value
        for inner in walk_type(decorator.node.body, cst.With)
        for call in walk_type(inner.body, cst.Call)
    )


def _is_super(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Call) and dotted(node.func) == "super"


def _is_main_guard(test: cst.BaseExpression) -> bool:
    if type(test) is not cst.Comparison:
        return False
    match test:
        case cst.Comparison(
            left=cst.Name(value="__name__"),
            comparisons=[cst.ComparisonTarget(operator=cst.Equal())],
        ):
            return True
    return False


def _is_import(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and all(
        isinstance(small, (cst.Import, cst.ImportFrom)) for small in statement.body
    )


def _entered(value: Value) -> Value:
    """What `with value as name` binds: strategies' scopes and tapes give themselves."""
    if isinstance(value, Manager):
        return value.entered
    return value if isinstance(value, (Made, Instance)) else UNKNOWN
