"""What happens when a script runs: calls and loops, in order, each with its circumstances."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tfaudit.program.values import UNKNOWN, Function, Made, ScopeOf, Value, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.modules import ModuleInfo


@dataclass(frozen=True, eq=False)
class Loop:
    """A loop that is running: its node (`for`, `while`, comprehension) and what it runs over."""

    node: cst.CSTNode
    iterable: Value  # UNKNOWN for `while`
    module: ModuleInfo
    order: int  # of its entry
    turns: Value | None = None  # of a `while` that counts: how many

    @property
    def elements_of(self) -> Value:
        """What the elements are of, which may stand in `enumerate`."""
        return _numbered(self.iterable)


@dataclass(eq=False)
class Branch:
    """A condition that must hold (or fail) for the code to run."""

    node: cst.CSTNode
    test: Value
    taken: bool  # the body; False: the else part
    is_main_guard: bool = False  # `if __name__ == "__main__"`
    guards_training: bool = False  # all that trains stands below it, too: `if args.train`

    @property
    def chooses(self) -> bool:
        """Whether there is training with it and without it."""
        return not (self.is_main_guard or self.guards_training)


@dataclass(frozen=True, eq=False)
class Frame:
    """A function that is running, and the call that entered it (None for a root)."""

    function: Function
    call: cst.Call | None
    why: str = "call"  # "call", "root", "map", "strategy.run", "keras" (a method Keras calls)
    op: cst.Call | None = None  # for "map": the call of the dataset's method


@dataclass(frozen=True, eq=False)
class Context:
    """The circumstances of a call. Tuples run from the outermost to the innermost."""

    root: int = 0  # 0: the module itself; else a function whose callers are not known
    frames: tuple[Frame, ...] = ()
    withs: tuple[tuple[Value, cst.With], ...] = ()
    loops: tuple[Loop, ...] = ()
    branches: tuple[Branch, ...] = ()
    skips: tuple[Branch, ...] = ()  # conditions before, at which `continue` or `return` leaves
    tries: tuple[cst.CSTNode, ...] = ()
    traced: bool = False  # inside tf.function, a mapped function or a method that Keras traces

    @property
    def scopes(self) -> tuple[ScopeOf, ...]:
        """The `strategy.scope()`s that are, or may be, entered."""
        entered = (option for value, _ in self.withs for option in alternatives(value))
        return tuple(option for option in entered if isinstance(option, ScopeOf))

    @property
    def conditional(self) -> bool:
        """Whether a condition decides if the code runs, which does not decide of all training."""
        return any(branch.chooses for branch in self.branches)

    @property
    def uncertain(self) -> bool:
        """Whether a condition or a `try` decides if the code runs to its end."""
        return self.conditional or bool(self.tries)

    @property
    def in_dataset_function(self) -> bool:
        """Whether the code runs inside a function that a dataset maps."""
        return any(frame.why == "map" for frame in self.frames)

    def enters(self, value: Value | None) -> bool:
        """Whether the code stands in a `with` of that value, as a tape records what does."""
        return any(entered is value for entered, _ in self.withs)

    def is_deeper_than(self, other: Context) -> bool:
        """Whether the code runs in a loop or under a condition in which the other's does not.

        Once for each object, then, that the other code makes.
        """
        loops = {loop.node for loop in other.loops}
        branches = {(branch.node, branch.taken) for branch in other.branches}
        return any(loop.node not in loops for loop in self.loops) or any(
            (branch.node, branch.taken) not in branches
            for branch in self.branches
            if branch.chooses
        )

    def within(self, **changes: object) -> Context:
        """The context with some fields changed."""
        # What `replace` does, in a tenth of its time: a library's branches are many.
        context = object.__new__(Context)
        context.__dict__.update(self.__dict__)
        context.__dict__.update(changes)
        return context


@dataclass(eq=False)
class CallEvent:
    """A call that happened, with what is known of callee and arguments."""

    node: cst.Call
    module: ModuleInfo
    name: str  # canonical name of an API object, or the method's name after a dot: `.fit`
    receiver: Value | None
    callee: Value
    args: tuple[Value, ...]
    keywords: dict[str, Value]
    opaque: bool  # *args or **kwargs hide what is passed
    context: Context
    order: int
    result: Value = UNKNOWN
    silent: bool = False  # seen in a rehearsal of a loop's body, not an event of its own
    starred: tuple[Value, ...] = ()  # what `*args` and `**kwargs` hide arguments in

    def argument(self, keyword: str, position: int | None = None) -> Value | None:
        """The argument given by keyword or at that place; None when it is not given."""
        if keyword in self.keywords:
            return self.keywords[keyword]
        if position is not None and position < len(self.args):
            return self.args[position]
        return None

    def passes(self, keyword: str, position: int | None = None) -> bool:
        """Whether that argument is given, or may be (hidden in `**kwargs`)."""
        return self.opaque or self.argument(keyword, position) is not None


@dataclass(eq=False)
class LoopEvent:
    """A `for` loop (or comprehension) over a value."""

    node: cst.CSTNode
    module: ModuleInfo
    iterable: Value
    elements_node: cst.BaseExpression  # of what the elements are of
    context: Context
    order: int

    @property
    def elements_of(self) -> Value:
        """What the elements are of, which may stand in `enumerate`."""
        return _numbered(self.iterable)


@dataclass(eq=False)
class TestEvent:
    """A test that decides what runs: of `if`, `while`, `assert`, `a if test else b`."""

    node: cst.CSTNode
    module: ModuleInfo
    test: Value
    context: Context
    order: int


@dataclass(eq=False)
class SetEvent:
    """An assignment to an attribute or item of an object: `os.environ["X"] = "1"`."""

    node: cst.CSTNode
    module: ModuleInfo
    target: Value
    key: object
    value: Value
    context: Context
    order: int


@dataclass(eq=False)
class ReadEvent:
    """An attribute that is read of an object which is not the user's own: `layer.output_shape`."""

    node: cst.Attribute
    module: ModuleInfo
    value: Value  # an `Attr`, or one of several
    context: Context
    order: int


@dataclass(eq=False)
class ClassEvent:
    """A definition of a class, with the values of its bases."""

    node: cst.ClassDef
    module: ModuleInfo
    bases: tuple[Value, ...]
    context: Context


@dataclass(eq=False)
class ImportEvent:
    """An import of a module by its full name: `import a.b`, or `from a.b import c`."""

    name: str
    node: cst.Import | cst.ImportFrom
    module: ModuleInfo
    context: Context
    order: int


@dataclass(eq=False)
class Trace:
    """Everything that happened, in order."""

    calls: list[CallEvent] = field(default_factory=list)
    loops: list[LoopEvent] = field(default_factory=list)
    sets: list[SetEvent] = field(default_factory=list)
    tests: list[TestEvent] = field(default_factory=list)
    reads: list[ReadEvent] = field(default_factory=list)
    imports: list[ImportEvent] = field(default_factory=list)
    classes: list[ClassEvent] = field(default_factory=list)
    # What a function gives back, by its node: the expressions, and what is known of them.
    returns: dict[cst.CSTNode, list[tuple[cst.BaseExpression, Value]]] = field(default_factory=dict)
    # What is given for parameters, and the class that their annotation names.
    declared: list[tuple[Value, str]] = field(default_factory=list)

    @property
    def contexts(self) -> Iterator[Context]:
        """The circumstances of everything that happened."""
        yield from (event.context for event in self.calls)
        yield from (event.context for event in self.loops)
        yield from (event.context for event in self.sets)
        yield from (event.context for event in self.tests)
        yield from (event.context for event in self.reads)
        yield from (event.context for event in self.imports)
        yield from (event.context for event in self.classes)


def _numbered(iterable: Value) -> Value:
    """What stands in `enumerate`, where a loop numbers what it goes through."""
    while isinstance(iterable, Made) and iterable.name == "builtins.enumerate":
        if not iterable.event.args:
            break
        iterable = iterable.event.args[0]
    return iterable
