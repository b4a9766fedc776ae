"""The program as rules see it: what happened, asked in the words of the field."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar, cast

from tfaudit.program import api
from tfaudit.program.compiled import (
    OF_MODELS,
    SAVES,
    TELLING,
    is_noted,
    note_again,
    note_called,
    note_compiled,
    note_declared,
    note_saved,
    note_trained,
    note_updated,
)
from tfaudit.program.events import (
    CallEvent,
    Context,
    Frame,
    Loop,
    LoopEvent,
    ReadEvent,
    SetEvent,
    TestEvent,
)
from tfaudit.program.guards import note_guards
from tfaudit.program.interpreter import Interpreter
from tfaudit.program.targets import Era, era
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Class,
    Dataset,
    Derived,
    Element,
    Function,
    Instance,
    LayerOutput,
    Made,
    Parameter,
    ScopeOf,
    Symbol,
    Union,
    Unknown,
    Value,
    alternatives,
    is_slice,
    kept_at_places,
    origins,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import libcst as cst

    from tfaudit.model import Option
    from tfaudit.program.consumers import Consumer
    from tfaudit.program.modules import ModuleInfo, ModuleStore
    from tfaudit.program.targets import Targets
    from tfaudit.program.values import Op

_T = TypeVar("_T")

FITS = (".fit", ".fit_generator")  # the second in Keras 2 only
TRAINING_METHODS = frozenset({"fit", "fit_generator", "train_on_batch"})
FEEDING_METHODS = TRAINING_METHODS | {"evaluate", "predict", "test_on_batch", "predict_on_batch"}
_APPLY_GRADIENTS = frozenset({".apply_gradients", ".minimize", ".apply"})


@dataclass
class Inside:
    """What happens while a function that a dataset maps is traced."""

    calls: list[CallEvent] = field(default_factory=list)
    loops: list[LoopEvent] = field(default_factory=list)
    sets: list[SetEvent] = field(default_factory=list)
    tests: list[TestEvent] = field(default_factory=list)
    first: int = sys.maxsize  # the order of the first of them


def asked_once(question: Callable[[Program], _T]) -> Callable[[Program], _T]:
    """Let a rule's question about the whole program be answered once, however often it is asked."""

    def answer(program: Program) -> _T:
        answers = cast("dict[object, _T]", program.answers)
        if question not in answers:
            answers[question] = question(program)
        return answers[question]

    return wraps(question)(answer)


class Program:
    """One script (or module, or notebook) with the local modules it imports, run abstractly."""

    def __init__(
        self,
        module: ModuleInfo,
        store: ModuleStore,
        targets: Targets,
        settings: Mapping[Option, int] | None = None,
    ) -> None:
        self.module = module
        self.targets = targets
        self._settings = settings or {}
        self.answers: dict[object, object] = {}  # by question, see `asked_once`
        self._called: dict[tuple[str, ...], list[CallEvent]] = {}
        self._mentioned: dict[tuple[str, ...], bool] = {}
        self._run = Interpreter(store)
        self._run.run(module)
        self.trace = self._run.trace
        for event in self.calls_of(*TELLING):
            note_compiled(event)
        for value, declared in self.trace.declared:
            note_declared(value, declared)
        note_called(self.calls_of(*OF_MODELS), self.calls)
        note_updated(self.calls_of(".compile"), self.calls_of(".apply_gradients"), self.sets)
        note_trained(self.calls_of(".gradient"), self.calls)
        note_saved(self.calls_of(*SAVES), self.calls_of(*OF_MODELS), self.trace.reads)
        note_again(self.calls)
        note_guards(self)

    def close(self) -> None:
        """Free what was found; nothing can be asked any more."""
        self._run.close()
        vars(self).clear()

    def setting(self, option: Option) -> int:
        """The number that the project has chosen for a rule's option, or its default."""
        return self._settings.get(option, option.default)

    @cached_property
    def era(self) -> Era:
        """The era of the script, or of what it imports where it does not name Keras itself."""
        texts = [module.source.code for module in self.modules]
        named = [text for text in texts if "tensorflow" in text or "keras" in text]
        return era([*named, *texts][0], self.targets)

    # What happened.

    @property
    def modules(self) -> list[ModuleInfo]:
        """The script, then the local modules that it imports."""
        return list(self._run.modules.values())

    @property
    def functions(self) -> list[Function]:
        """The functions, methods and lambdas that were defined, in order."""
        return [function for function, _ in self._run.functions]

    @property
    def definitions(self) -> list[tuple[Function, Context]]:
        """Each definition of a function that is executed, and its circumstances, in order."""
        return [(function, at.context) for function, at in self._run.functions]

    @cached_property
    def _entries(self) -> dict[int, LoopEvent]:
        return {event.order: event for event in self.trace.loops}

    def entry(self, loop: Loop) -> LoopEvent | None:
        """The event of entering a loop that is found in a context."""
        return self._entries.get(loop.order)

    def below(self, context: Context, loop: Loop) -> Context:
        """Only those circumstances that began inside one of the context's loops.

        Its `branches` are the conditions inside the loop, its `frames` the functions entered there.
        What `if step % 100: continue` or `if key in done: return` lets through is conditional too.
        """
        entry = self._entries.get(loop.order)
        if entry is None:
            return context
        outer = entry.context
        return context.within(
            frames=context.frames[len(outer.frames) :],
            withs=context.withs[len(outer.withs) :],
            loops=context.loops[len(outer.loops) + 1 :],
            branches=(
                *context.branches[len(outer.branches) :],
                *(s for s in context.skips[len(outer.skips) :] if _leaves_out(s.test)),
            ),
            tries=context.tries[len(outer.tries) :],
        )

    @cached_property
    def _by_name(self) -> dict[str, list[CallEvent]]:
        found: dict[str, list[CallEvent]] = defaultdict(list)
        for event in self.trace.calls:
            found[event.name].append(event)
        return found

    @cached_property
    def _orders(self) -> dict[cst.Call, list[int]]:
        """When each call in the text happens."""
        found: dict[cst.Call, list[int]] = defaultdict(list)
        for event in self.trace.calls:
            found[event.node].append(event.order)
        return found

    @property
    def calls(self) -> list[CallEvent]:
        """Every call, in the order in which calls happen."""
        return self.trace.calls

    @property
    def loops(self) -> list[LoopEvent]:
        """Every loop that was entered, in order."""
        return self.trace.loops

    @property
    def sets(self) -> list[SetEvent]:
        """Every assignment to an attribute or item, in order."""
        return self.trace.sets

    @property
    def reads(self) -> list[ReadEvent]:
        """Every attribute that is read of what is not the user's own, in order."""
        return self.trace.reads

    def calls_of(self, *names: str) -> Iterator[CallEvent]:
        """Calls of API objects by canonical name, or of methods by `.name`, in order."""
        known = self._called.get(names)
        if known is None:
            found = [event for name in names for event in self._by_name.get(name, ())]
            known = self._called[names] = sorted(found, key=lambda e: e.order)
        yield from known

    def calls_on(self, receiver: Value, *names: str) -> list[CallEvent]:
        """Calls of these methods (`.name`) on one object, in order."""
        return [e for e in self._by_receiver.get(id(receiver), ()) if e.name in names]

    @cached_property
    def _by_receiver(self) -> dict[int, list[CallEvent]]:
        found: dict[int, list[CallEvent]] = defaultdict(list)
        for event in self.trace.calls:
            if event.receiver is not None:
                found[id(event.receiver)].append(event)
        return found

    def calls_where(self, test: Callable[[str], bool]) -> Iterator[CallEvent]:
        """Calls whose canonical name passes the test, in order."""
        names = [name for name in self._by_name if test(name)]
        yield from self.calls_of(*names)

    @cached_property
    def _inside(self) -> dict[cst.Call, dict[Frame, Inside]]:
        """By the call of a dataset's method and each run of the function that it gets."""
        found: dict[cst.Call, dict[Frame, Inside]] = defaultdict(lambda: defaultdict(Inside))
        for name in ("calls", "loops", "sets", "tests"):
            for event in getattr(self.trace, name):
                for frame in event.context.frames:
                    if frame.op is not None:
                        run = found[frame.op][frame]
                        getattr(run, name).append(event)
                        run.first = min(run.first, event.order)
        return found

    def inside(self, event: CallEvent) -> Inside:
        """What happens in the function that this call of a dataset's method gets.

        The same call in the text may be reached several times, for other datasets or by other ways
        through the function.
        """
        runs = self._inside.get(event.node, {}).values()
        orders = self._orders[event.node]
        end = min((order for order in orders if order > event.order), default=sys.maxsize)
        for run in runs:
            if event.order < run.first < end:
                return run
        result = event.result.ops[-1].result if isinstance(event.result, Dataset) else UNKNOWN
        whole = Inside()
        if result is UNKNOWN or event.silent:  # it was not followed here, or unrecorded
            for run in runs:
                whole.calls += run.calls
                whole.loops += run.loops
                whole.sets += run.sets
                whole.tests += run.tests
        return whole

    def mentions(self, *words: str) -> bool:
        """Whether the code of any module holds one of the words; for closed-world checks.

        Code that is commented out does nothing, and is left out.
        """
        known = self._mentioned.get(words)
        if known is None:
            known = any(module.source.mentions(words) for module in self.modules)
            self._mentioned[words] = known
        return known

    def escapes(self, value: Value) -> bool:
        """Whether code out of sight got hold of the value, and may do anything with it."""
        return id(value) in self._run.escaped

    # Roles.

    @cached_property
    def training(self) -> list[CallEvent]:
        """The calls that train: `fit` of a Keras model, and steps that apply gradients."""
        found = [e for e in self.calls_of(".fit", ".fit_generator", ".train_on_batch")
                 if e.receiver is not None and acts_as_model(e.receiver)]  # fmt: skip
        found += [
            e
            for e in self.calls_of(*_APPLY_GRADIENTS)
            if e.receiver is not None and is_optimizer(e.receiver) and e.context.loops
        ]
        return sorted(found, key=lambda e: e.order)

    @cached_property
    def is_entry_script(self) -> bool:
        """Whether the module trains when it is run: at top level or below its main guard."""
        return any(e.context.root == 0 for e in self.training)

    # Strategies.

    @cached_property
    def strategies(self) -> list[Made]:
        """The tf.distribute strategies that are made, in order."""
        return [
            e.result for e in self.calls_where(lambda n: n in api.STRATEGIES)
            if isinstance(e.result, Made)
        ]  # fmt: skip

    @cached_property
    def consumers(self) -> list[Consumer]:
        """Everything known to take elements out of a pipeline."""
        from tfaudit.program.consumers import consumers_of

        return consumers_of(self)

    def consumers_through(self, op: Op) -> list[Consumer]:
        """The consumers whose elements pass through a step, also by way of `zip` and the like."""
        return self._consumers_by_step.get(op, [])

    def consumers_along(self, op: Op) -> list[Consumer]:
        """The consumers whose own pipeline has the step."""
        return [c for c in self.consumers_through(op) if op in c.dataset.ops]

    @cached_property
    def _consumers_by_step(self) -> dict[Op, list[Consumer]]:
        from tfaudit.program.consumers import steps_of

        found: dict[Op, list[Consumer]] = {}
        for consumer in self.consumers:
            for step in dict.fromkeys(steps_of(consumer.dataset)):
                found.setdefault(step, []).append(consumer)
        return found

    @cached_property
    def datasets(self) -> list[Dataset]:
        """The pipelines that calls give, in the order of the calls."""
        return [e.result for e in self.calls if isinstance(e.result, Dataset)]

    @cached_property
    def continued(self) -> frozenset[Op]:
        """The steps that another step of a pipeline follows."""
        made = [e for e in self.calls if isinstance(e.result, Dataset)]
        return frozenset(e.receiver.ops[-1] for e in made if isinstance(e.receiver, Dataset))

    def datasets_fed(self) -> Iterator[tuple[CallEvent, str, Dataset]]:
        """Datasets that reach a Keras model: the call, the argument's name, and the pipeline.

        Where an argument may be one of several pipelines, each is given.
        """
        for event in self.calls_of(*("." + name for name in sorted(FEEDING_METHODS))):
            if event.receiver is None or not acts_as_model(event.receiver):
                continue
            for keyword, position in (("x", 0), ("validation_data", None), ("generator", None)):
                value = event.argument(keyword, position)
                for option in alternatives(value) if value is not None else ():
                    if isinstance(option, Dataset):
                        yield event, keyword, option


def is_model(value: Value) -> bool:
    """Whether the value is known to be a Keras model (each alternative of it)."""
    if isinstance(value, Union):
        return all(is_model(option) for option in value.options)
    match value:
        case Made(name=name):
            return api.is_model_maker(name)
        case Instance(cls=cls):
            return _descends(cls, api.MODEL_BASES)
        case Parameter(declared=declared):
            return declared in api.MODEL_BASES
    return False


def acts_as_model(value: Value, depth: int = 0) -> bool:
    """Whether the value is a Keras model, or surely compiled as one; of what layers may be unknown.

    `build()` of a module that is not there may give anything; what is then compiled with a loss and
    a Keras optimizer is a model.
    """
    if isinstance(value, Union):
        return all(acts_as_model(option, depth) for option in value.options)
    if isinstance(value, Attr) and value.name == "model" and _is_callback(value.base):
        return True
    if isinstance(value, Derived):  # one of a list of models
        held = kept_at_places(value) if depth < _DEEPEST else []
        of_all = bool(held) and all(acts_as_model(one, depth + 1) for one in held)
        return of_all or is_built_by_tuner(value)
    return is_noted(value) or is_model(value) or is_built_by_tuner(value)


_DEEPEST = 3  # dicts within dicts; one may hold what was read from itself


def is_built_by_tuner(value: Value) -> bool:
    """Whether a hypermodel of KerasTuner built it: `tuner.hypermodel.build(best)`."""
    match value:
        case Made(name=".build", event=event):
            match event.receiver:
                case Attr(name="hypermodel", base=tuner):
                    return is_tuner(tuner)
        case Element(of=Made(name=".get_best_models", event=event)):
            return is_tuner(event.receiver)
        case Derived(operator="[]", inputs=(Made(name=".get_best_models", event=event), key)):
            return is_tuner(event.receiver) and not is_slice(key)
    return False


def is_tuner(value: Value | None) -> bool:
    """Whether it is a tuner of KerasTuner."""
    return isinstance(value, Made) and value.name.startswith(api.KERAS_TUNERS)


def is_own_method(event: CallEvent) -> bool:
    """Whether a class of the user's defines the method that is called: `fit` of their own model."""
    name = "__call__" if event.name == "()" else event.name[1:]
    return isinstance(event.receiver, Instance) and event.receiver.cls.find(name) is not None


def is_asked_of_model(value: Value) -> bool:
    """Whether it is a layer, or a model in its place, that a model is asked for."""
    match value:
        case Made(name=".get_layer", event=event):
            return event.receiver is not None and acts_as_model(event.receiver)
        case Derived(operator="[]", inputs=(Attr(name="layers", base=model), key)):
            return not isinstance(key, Derived) and acts_as_model(model)
    return False


def _is_callback(value: Value) -> bool:
    """Whether it is an object of a class of callbacks, which Keras gives the model it trains."""
    return isinstance(value, Instance) and value.cls.is_callback


def is_optimizer(value: Value) -> bool:
    """Whether the value is known to be a Keras optimizer."""
    if isinstance(value, Union):
        return all(is_optimizer(option) for option in value.options)
    if isinstance(value, Parameter):
        return api.is_optimizer(value.declared)
    if isinstance(value, Made) and value.name in api.OPTIMIZER_WRAPPERS and value.event.args:
        return is_optimizer(value.event.args[0])
    return isinstance(value, Made) and api.is_optimizer(value.name)


def is_metric(value: Value) -> bool:
    """Whether the value is known to be a Keras metric object."""
    if isinstance(value, Parameter):
        return api.is_metric(value.declared)
    return isinstance(value, Made) and api.is_metric(value.name)


def is_layer(value: Value) -> bool:
    """Whether the value is known to be a Keras layer."""
    match value:
        case Made(name=name):
            return api.is_layer(name)
        case Instance(cls=cls):
            return _descends(cls, api.LAYER_BASES)
    return False


def is_symbolic(value: Value) -> bool:
    """Whether the value is a symbolic tensor of a functional model."""
    return isinstance(value, LayerOutput)


def strategy_of(value: Value) -> Made | None:
    """The strategy that a value is (or whose scope it is), when it is known."""
    if isinstance(value, ScopeOf):
        value = value.strategy
    if isinstance(value, Made) and (value.name in api.STRATEGIES or value.name == api.GET_STRATEGY):
        return value
    return None


def created_at(value: Value) -> CallEvent | None:
    """The call that created an object, when it is known."""
    match value:
        case Made(event=event):
            return event
        case Instance(event=CallEvent() as event):
            return event
        case Element(of=Made(event=event), path=[int()]):  # `model, epoch = build()`
            return event
    return None


def scopes_at(context: Context) -> list[Made]:
    """The strategies whose scope is entered, outermost first."""
    found = [strategy_of(scope) for scope in context.scopes]
    return [strategy for strategy in found if strategy is not None]


def _leaves_out(test: Value) -> bool:
    """Whether a test picks iterations: every so many of them, or what was not met before.

    Or squares and powers, as `math.log2(step).is_integer()` does.
    """
    return any(
        (isinstance(origin, Derived) and origin.operator in ("%", "In", "NotIn"))
        or (isinstance(origin, Made) and origin.name == ".is_integer")
        for origin in origins(test, 60)
    )


def _descends(cls: Class, bases: frozenset[str]) -> bool:
    for ancestor in cls.lineage():
        if isinstance(ancestor, Symbol) and ancestor.name in bases:
            return True
        if isinstance(ancestor, Unknown):
            return False
    return False
