"""Evaluation of expressions to abstract values."""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING, Any, ClassVar, cast

import libcst as cst

from tfaudit.program import api
from tfaudit.program.activation import Activation
from tfaudit.program.calls import Calls
from tfaudit.program.datasets import split_of_tfds
from tfaudit.program.decided import decided
from tfaudit.program.events import Branch, Loop, LoopEvent
from tfaudit.program.grids import COMBINING, combination
from tfaudit.program.scope import Scope
from tfaudit.program.star_imports import imported_by_star
from tfaudit.program.tables import held_by_key
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
    Made,
    Option,
    Partial,
    Symbol,
    Table,
    Union,
    Value,
    alternatives,
    but_none,
    join,
    join_all,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PLAIN_STRING = re.compile(r"""'[^'\\\r\n]*'|"[^"\\\r\n]*\"""")
_BUILTINS = frozenset(dir(builtins))
_MOST_BUILDERS = 8  # in a table of functions that are all entered for one call

_OPERATORS: dict[type, str] = {
    cst.Add: "+", cst.Subtract: "-", cst.Multiply: "*", cst.Divide: "/", cst.FloorDivide: "//",
    cst.Modulo: "%", cst.Power: "**", cst.MatrixMultiply: "@", cst.BitOr: "|", cst.BitAnd: "&",
    cst.BitXor: "^", cst.LeftShift: "<<", cst.RightShift: ">>",
}  # fmt: skip

_FOLD: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
}


def _one_of(builders: Table) -> Value:
    """What an unknown key gives of a table of functions and classes: one of them.

    Not of one object's methods: what else the object does may depend on the same key.
    """
    held = list(builders.items.values())
    callables = (Class, Function, Partial, Symbol)
    if builders.open or builders.others or not all(isinstance(v, callables) for v in held):
        return UNKNOWN
    if any(isinstance(v, Function) and v.self_value is not None for v in held):
        return UNKNOWN
    value: Value | None = None
    for option in held[: _MOST_BUILDERS + 1]:
        value = join(value, option)
    return value if value is not None and len(held) <= _MOST_BUILDERS else UNKNOWN


def known_keys(key: Value) -> list[str | int]:
    """The keys that a key may be: those of a loop over `("train", "val")`, say; none: unknown."""
    found: list[str | int] = []
    for option in alternatives(key):
        if not isinstance(option, Const) or not isinstance(option.value, (str, int)):
            return []
        found.append(option.value)
    return found


def are_pipelines(values: Iterable[Value]) -> bool:
    """Whether it does not matter which of the values is meant: of models and optimizers it does."""
    return all(isinstance(option, Dataset) for value in values for option in alternatives(value))


def _are_metrics(values: Iterable[Value]) -> bool:
    """Whether all are metrics of Keras, or dicts of them, of which it does not matter either."""
    for option in (option for value in values for option in alternatives(value)):
        match option:
            case Made(name=name) if name.startswith("keras.metrics."):
                continue
            case Table(items=items) if _are_metrics(items.values()):
                continue
            case Items(kind="dict", items=given) if _are_metrics(given):
                continue
        return False
    return True


def _one_alike(table: Table, key: Value) -> Value:
    """What a key, or one of several, gives of a table: one of its pipelines, or metrics.

    What a loop put there by keys that are not known may be that of any other key.
    """
    others = [value for _, value in table.others]
    keys = known_keys(key)
    held = [table.items[one] for one in (keys or table.items) if one in table.items]
    if len(held) < len(keys) or not keys:
        held += others
        if table.open and not others:
            return UNKNOWN
    value: Value | None = None
    for option in held if are_pipelines(held) or _are_metrics(held) else ():
        value = join(value, option)
    return value if value is not None else UNKNOWN


def fold(value: Value, *, usually: bool = False) -> object:
    """The Python value of a literal, or of arithmetic on small numeric literals; else None.

    Args:
        value: what is to be known.
        usually: take a command-line option for its default, which is only one of its values.
    """
    if isinstance(value, Const):
        return value.value
    if isinstance(value, Union):  # the same on every way: `N = 10` in both branches
        first, *rest = (fold(option, usually=usually) for option in value.options)
        same = all(type(other) is type(first) and other == first for other in rest)
        return first if same else None
    if usually and isinstance(value, Option):
        return fold(value.default)
    if isinstance(value, Derived) and value.operator in _FOLD and len(value.inputs) == 2:
        left, right = (fold(part, usually=usually) for part in value.inputs)
        if isinstance(left, (int, float)) and isinstance(right, (int, float)):
            try:
                return _FOLD[value.operator](left, right)
            except (ArithmeticError, ValueError):
                return None
    if isinstance(value, Made) and value.name == "builtins.int" and len(value.event.args) == 1:
        number = fold(value.event.args[0], usually=usually)
        return int(number) if isinstance(number, (int, float)) and isfinite(number) else None
    return None


def usual(value: Value) -> object:
    """What `fold` gives, where nobody says otherwise on the command line.

    For how many there are: a rule that asks whether they are few or many takes a script for what
    it does as it stands.
    """
    return fold(value, usually=True)


def place_of_elements(given: Value, node: cst.BaseExpression) -> cst.BaseExpression:
    """The expression of what a loop's elements are of: within `tqdm(enumerate(data))`, `data`."""
    while (
        isinstance(given, Made)
        and given.name in _SHOW_OR_NUMBER
        and given.event.node is node
        and isinstance(node, cst.Call)
        and given.event.args
        and node.args
    ):
        given, node = given.event.args[0], node.args[0].value
    return node


_SHOW_OR_NUMBER = api.PROGRESS_BARS | {"builtins.enumerate"}
# A loop over these goes through what they get.
_AROUND_ITERABLES = api.PASS_THROUGH_ITERATORS | {"builtins.enumerate", "builtins.zip"}
_OF_OTHERS = (Attr, Union)  # what an attribute is of objects that are not the user's own


class Expressions(Calls):
    """The half of the interpreter that evaluates expressions."""

    def evaluate(self, node: cst.BaseExpression, at: Activation) -> Value:
        """What is known of the expression there. Never raises for odd code."""
        method = self._BY_TYPE.get(type(node))
        return method(self, node, at) if method is not None else self._other(node, at)

    def _other(self, node: cst.CSTNode, at: Activation) -> Value:
        """Evaluate what is below (calls in it happen), and know nothing of the whole."""
        from tfaudit.syntax import children

        for child in children(node):
            if isinstance(child, cst.BaseExpression):
                self.evaluate(child, at)
            else:
                self._other(child, at)
        return UNKNOWN

    def _name(self, node: cst.Name, at: Activation) -> Value:
        name = node.value
        if name in ("True", "False", "None"):
            return Const({"True": True, "False": False}.get(name), node, at.module)
        value = at.scope.lookup(name)
        if value is not None:
            return value
        if name in _BUILTINS:
            return Symbol(f"builtins.{name}")
        bound = imported_by_star(name, at.module.stars) if at.module.stars else None
        return Symbol(bound) if bound is not None else UNKNOWN

    def _literal(
        self, node: cst.Integer | cst.Float | cst.Imaginary | cst.SimpleString, at: Activation
    ) -> Value:
        known = at.module.literals.get(node)
        if known is None:
            text = node.value
            try:
                # Most are one of these, and need no parser.
                if text.isdecimal() and (text[0] != "0" or text == "0"):
                    known = Const(int(text), node, at.module)
                elif type(node) is cst.Float:
                    known = Const(float(text), node, at.module)
                elif _PLAIN_STRING.fullmatch(text):
                    known = Const(text[1:-1], node, at.module)
                else:
                    known = Const(ast.literal_eval(text), node, at.module)
            except (ValueError, SyntaxError, MemoryError):
                known = UNKNOWN
            at.module.literals[node] = known
        return known

    def _ellipsis(self, node: cst.Ellipsis, at: Activation) -> Value:
        return Const(..., node, at.module)

    def _joined(self, node: cst.ConcatenatedString, at: Activation) -> Value:
        parts = self.evaluate(node.left, at), self.evaluate(node.right, at)
        match parts:
            case Const(value=str(left)), Const(value=str(right)):
                return Const(left + right, node, at.module)
        return Derived("+", parts, node)

    def _formatted(self, node: cst.FormattedString, at: Activation) -> Value:
        parts = tuple(
            self.evaluate(part.expression, at)
            for part in node.parts
            if isinstance(part, cst.FormattedStringExpression)
        )
        return Derived("f-string", parts, node)

    def _items(self, node: cst.Tuple | cst.List | cst.Set, at: Activation) -> Value:
        items: list[Value] = []
        unknown = False
        for element in node.elements:
            value = self.evaluate(element.value, at)
            if type(element) is cst.StarredElement:
                inner = value if isinstance(value, Items) and not value.open else None
                items.extend(inner.items if inner else ())
                unknown = unknown or inner is None
            else:
                items.append(value)
        kind = {cst.Tuple: "tuple", cst.List: "list"}.get(type(node), "set")
        return Items(items, kind, unknown, made=at.context)

    def _dict(self, node: cst.Dict, at: Activation) -> Value:
        table: dict[object, Value] = {}
        others: list[tuple[Value, Value]] = []
        unknown = False
        for element in node.elements:
            value = self.evaluate(element.value, at)
            if isinstance(element, cst.DictElement):
                key = self.evaluate(element.key, at)
                if isinstance(key, Const) and isinstance(key.value, (str, int, bool)):
                    table[key.value] = value
                else:
                    unknown = True
                    others.append((key, value))
            elif isinstance(value, Table):
                table.update(value.items)
                others.extend(value.others)
                unknown = unknown or value.open
            else:
                unknown = True
        return Table(table, unknown, others)

    def _subscript(self, node: cst.Subscript, at: Activation) -> Value:
        base = self.evaluate(node.value, at)
        keys: list[Value] = []
        for element in node.slice:
            if isinstance(element.slice, cst.Index):
                keys.append(self.evaluate(element.slice.value, at))
            elif isinstance(element.slice, cst.Slice):
                bounds = (element.slice.lower, element.slice.upper, element.slice.step)
                parts = tuple(
                    UNKNOWN if bound is None else self.evaluate(bound, at) for bound in bounds
                )
                keys.append(Derived("slice", parts, element.slice))
        key = keys[0] if len(keys) == 1 else Items(keys, "tuple")
        if isinstance(base, Instance) and isinstance(key, Const) and isinstance(key.value, str):
            getter = base.cls.find("__getitem__")  # of settings, by a name
            if isinstance(getter, Function):
                return self.enter(replace(getter, self_value=base), (key,), {}, None, at)
        return self.subscript(base, key, node)

    def subscript(self, base: Value, key: Value, node: cst.CSTNode | None) -> Value:
        """`base[key]`."""
        known = fold(key)
        held = held_by_key(base, key) if known is not None else self._just_set(base, key)
        if held is not None:
            return held
        match base:
            case Union():
                first, *others = but_none(base)
                value = self.subscript(first, key, node)
                for option in others:
                    value = join(value, self.subscript(option, key, node))
                return value
            case Items(items=items, open=False) if isinstance(known, int):
                return items[known] if -len(items) <= known < len(items) else UNKNOWN
            case Items(items=[one], each_of=Value()) if type(known) is int and are_pipelines([one]):
                return one  # of a comprehension, which makes all of them alike
            case Table(items=table):
                if isinstance(known, (str, int)) and known in table:
                    return table[known]
                told = known is not None or id(base) in self.escaped
                one = UNKNOWN if told else _one_of(base)
                one = _one_alike(base, key) if one is UNKNOWN else one
                return Derived("[]", (base, key), node) if one is UNKNOWN else one
            case Element(of=of, path=path) if known is not None:
                return Element(of, (*path, known))
            case Made(name="tensorflow_datasets.load"):
                return split_of_tfds(base, known)
        if base is UNKNOWN:
            return UNKNOWN
        return Derived("[]", (base, key), node)

    def _just_set(self, base: Value, key: Value) -> Value | None:
        """What a dict got last by the same key: `sums[name] += loss; print(sums[name])`."""
        _, same, value = self.latest.get(id(base), (None, UNKNOWN, UNKNOWN))
        return value if same is key and key is not UNKNOWN and value is not UNKNOWN else None

    def _binary(self, node: cst.BinaryOperation, at: Activation) -> Value:
        # A sum of thousands of terms leans to the left: go down it without recursion.
        spine: list[cst.BinaryOperation] = []
        left: cst.BaseExpression = node
        while type(left) is cst.BinaryOperation:
            spine.append(left)
            left = left.left
        value = self.evaluate(left, at)
        for operation in reversed(spine):
            right = self.evaluate(operation.right, at)
            symbol = _OPERATORS.get(type(operation.operator), "?")
            if value is UNKNOWN and right is UNKNOWN:
                continue
            value = self._combine(symbol, value, right, operation)
        return value

    @staticmethod
    def _combine(symbol: str, left: Value, right: Value, node: cst.CSTNode) -> Value:
        if symbol == "+" and isinstance(left, Items) and isinstance(right, Items):
            return Items([*left.items, *right.items], left.kind, left.open or right.open)
        if symbol == "|" and isinstance(left, Table) and isinstance(right, Table):
            others = [*left.others, *right.others]
            return Table({**left.items, **right.items}, left.open or right.open, others)
        return Derived(symbol, (left, right), node)

    def _boolean(self, node: cst.BooleanOperation, at: Activation) -> Value:
        left = self.evaluate(node.left, at)
        self.tested(node, left, at)
        right = self.evaluate(node.right, at)
        if isinstance(node.operator, cst.Or) and isinstance(left, Const):
            if left.value is None:
                return right
            if isinstance(left.value, str) and left.value:
                return left
        return join(left, right)

    def _unary(self, node: cst.UnaryOperation, at: Activation) -> Value:
        value = self.evaluate(node.expression, at)
        if isinstance(node.operator, cst.Minus):
            known = fold(value)
            if isinstance(known, (int, float)):
                return Const(-known, node, at.module)
            return Derived("neg", (value,), node)
        if isinstance(node.operator, cst.Not):
            holds = decided(node, at)
            decision = None if holds is None else Const(holds, node, at.module)
            return decision or Derived("not", (value,), node)
        return Derived("unary", (value,), node)

    def _comparison(self, node: cst.Comparison, at: Activation) -> Value:
        left = self.evaluate(node.left, at)
        values = [left, *(self.evaluate(c.comparator, at) for c in node.comparisons)]
        holds = decided(node, at)
        if holds is not None:  # as `shuffle=split == "train"`, where a call gave the split
            return Const(holds, node, at.module)
        operator = type(node.comparisons[0].operator).__name__
        return Derived(operator, tuple(values), node)

    def _if_expression(self, node: cst.IfExp, at: Activation) -> Value:
        test = self.evaluate(node.test, at)
        self.tested(node, test, at)
        known = decided(node.test, at)
        if known is not None:
            return self.evaluate(node.body if known else node.orelse, at)
        before = at.context
        at.context = before.within(branches=(*before.branches, Branch(node, test, True)))
        self.attributes.begin()
        body = self.evaluate(node.body, at)
        by_body = self.attributes.end()
        at.context = before.within(branches=(*before.branches, Branch(node, test, False)))
        self.attributes.begin()
        orelse = self.evaluate(node.orelse, at)
        self.attributes.meet(by_body, self.attributes.end())
        at.context = before
        return join(body, orelse)

    def _lambda(self, node: cst.Lambda, at: Activation) -> Value:
        function = Function(node, at.module, at.scope, defaults=self.defaults(node.params, at))
        self.noted(function, at)
        return function

    def _named(self, node: cst.NamedExpr, at: Activation) -> Value:
        value = self.evaluate(node.value, at)
        if isinstance(node.target, cst.Name):
            at.scope.bind(node.target.value, value)
        return value

    def _comprehension(self, node: cst.BaseComp, at: Activation) -> Value:
        inner = Activation(at.module, Scope("function", at.scope), at.context, at.function)
        generator = node.for_in
        each_of = self._enter_comprehension(generator, inner)
        if isinstance(node, cst.DictComp):
            keys = known_keys(self.evaluate(node.key, inner))
            value: Value = self.evaluate(node.value, inner)
            if keys and are_pipelines([value]):
                only_some = inner.context.branches != at.context.branches
                return Table(dict.fromkeys(keys, value), open=only_some)
            return Table({}, open=True) if value is UNKNOWN else Items([value], "dict", True)
        assert isinstance(node, (cst.ListComp, cst.SetComp, cst.GeneratorExp))
        kind = {cst.ListComp: "list", cst.SetComp: "set"}.get(type(node), "generator")
        return Items([self.evaluate(node.elt, inner)], kind, open=True, each_of=each_of)

    def _enter_comprehension(
        self, generator: cst.CompFor | None, inner: Activation
    ) -> Value | None:
        """Enter the loops of a comprehension; what the last of them goes through."""
        iterable: Value | None = None
        while generator is not None:
            given = self.evaluate(generator.iter, inner)
            place = place_of_elements(given, generator.iter)
            iterable = self.gone_through(given, inner)
            self.loop_over(generator, iterable, place, inner)
            self.assign(generator.target, self.item_of(iterable), inner)
            for condition in generator.ifs:
                test = self.evaluate(condition.test, inner)
                self.tested(condition, test, inner)
                branches = (*inner.context.branches, Branch(condition, test, True))
                inner.context = inner.context.within(branches=branches)
            generator = generator.inner_for_in
        return iterable

    def loop_over(
        self,
        node: cst.CSTNode,
        iterable: Value,
        elements_node: cst.BaseExpression,
        at: Activation,
        *,
        turns: Value | None = None,
    ) -> None:
        """Record a loop and enter it."""
        self.order += 1
        if not self.muted:
            event = LoopEvent(node, at.module, iterable, elements_node, at.context, self.order)
            self.trace.loops.append(event)
        loop = Loop(node, iterable, at.module, self.order, turns)
        at.context = at.context.within(loops=(*at.context.loops, loop))

    def gone_through(self, iterable: Value, at: Activation) -> Value:
        """What a loop goes through: of an object of the user's, what its `__iter__` gives.

        Behind a progress bar, it is what that gets.
        """
        match iterable:
            case Made(name=name, event=event) if name in api.PROGRESS_BARS and event.args:
                return self.gone_through(event.args[0], at)
            case Made(name=name, event=event) if name in _AROUND_ITERABLES:
                event.args = tuple(self.gone_through(arg, at) for arg in event.args)
            case Instance(cls=cls):
                method = cls.find("__iter__")
                if isinstance(method, Function):
                    given = self.enter(replace(method, self_value=iterable), (), {}, None, at)
                    return iterable if given is UNKNOWN else given
        return iterable

    def item_of(self, iterable: Value) -> Value:
        """What a loop over the value binds its target to."""
        match iterable:
            case Union():
                return join_all(self.item_of(option) for option in alternatives(iterable))
            case Items(items=items) if items and (
                iterable.kind in ("list", "tuple", "set", "generator")
            ):
                return join_all(items)
            case Table(items=entries, open=False) if entries:
                return join_all(map(Const, entries))
            case Made(name="builtins.enumerate", event=event) if event.args:
                index = Derived("index", (event.args[0],), event.node)
                return Items([index, self.item_of(event.args[0])], "tuple")
            case Made(name="builtins.zip", event=event) if event.args:
                return Items([self.item_of(arg) for arg in event.args], "tuple")
            case Made(name=name, event=event) if name in api.PASS_THROUGH_ITERATORS and event.args:
                return self.item_of(event.args[0])
            case Made(name=name, event=event) if name in COMBINING:
                return combination(event, self.item_of) or Element(iterable)
            case Made(name="builtins.range", event=event):
                return Derived("index", event.args, event.node)
            case Const():
                return UNKNOWN
        return UNKNOWN if iterable is UNKNOWN else Element(iterable)

    def _await(self, node: cst.Await, at: Activation) -> Value:
        self.evaluate(node.expression, at)
        return UNKNOWN

    def _yield(self, node: cst.Yield, at: Activation) -> Value:
        at.held[node] = tuple(value for value, _ in at.context.withs)
        if isinstance(node.value, cst.From):
            at.yields.append(self.item_of(self.evaluate(node.value.item, at)))
        elif node.value is not None:
            at.yields.append(self.evaluate(node.value, at))
        return UNKNOWN

    def _call(self, node: cst.Call, at: Activation) -> Value:
        # `a.b(…).c(…)…` is unrolled from the inside out, so that long chains do not recurse.
        chain: list[cst.Call | cst.Attribute] = []
        here: cst.BaseExpression = node
        while True:  # libcst's classes are abstract ones: asking for their type is much faster
            if type(here) is cst.Call:
                chain.append(here)
                here = here.func
            elif type(here) is cst.Attribute:
                chain.append(here)
                here = here.value
            else:
                break
        value = self.evaluate(here, at)
        for place in range(len(chain) - 1, -1, -1):
            link = chain[place]
            if type(link) is cst.Attribute:
                value = self.attribute(value, link.attr.value, at)
                called = place > 0 and type(chain[place - 1]) is cst.Call
                if type(value) in _OF_OTHERS and not called:
                    self.read(link, value, at)
            else:
                value = self.call(cast("cst.Call", link), value, at)
        return value

    _BY_TYPE: ClassVar[dict[type, Callable[[Expressions, Any, Activation], Value]]] = {
        cst.Name: _name,
        cst.Integer: _literal,
        cst.Float: _literal,
        cst.Imaginary: _literal,
        cst.SimpleString: _literal,
        cst.ConcatenatedString: _joined,
        cst.Ellipsis: _ellipsis,
        cst.FormattedString: _formatted,
        cst.Tuple: _items,
        cst.List: _items,
        cst.Set: _items,
        cst.Dict: _dict,
        cst.Attribute: _call,
        cst.Subscript: _subscript,
        cst.BinaryOperation: _binary,
        cst.BooleanOperation: _boolean,
        cst.UnaryOperation: _unary,
        cst.Comparison: _comparison,
        cst.IfExp: _if_expression,
        cst.Lambda: _lambda,
        cst.NamedExpr: _named,
        cst.ListComp: _comprehension,
        cst.SetComp: _comprehension,
        cst.DictComp: _comprehension,
        cst.GeneratorExp: _comprehension,
        cst.Await: _await,
        cst.Yield: _yield,
        cst.Call: _call,
    }
