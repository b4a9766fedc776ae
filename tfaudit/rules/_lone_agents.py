"""Methods of agents whose callers are out of sight, and that surely are called again and again.

One that draws a batch by lot from what the agent remembers takes a step of its training; one that
chooses what to do is asked in each step of a game.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.program.values import Made, Parameter, origins
from tfaudit.rules._looks import is_now_and_then
from tfaudit.rules._samples import drawn_at_once, gives_batch, made_of
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Class, Value

_DRAWS = ("random.sample", "random.choices", "numpy.random.choice", "numpy.random.randint")
_LOTS = ("random.randrange", "random.randint", "random.choice", "numpy.random.randint",
         "numpy.random.choice")  # fmt: skip
_MEMORY = re.compile(r"self\.\w*(memory|buffer|replay|experience|transition)")
# What an agent is told of one move, in the singular.
_REWARD = frozenset({"reward", "r", "rew"})
_OVER = frozenset({"done", "terminal", "terminated", "game_over", "is_done", "dead"})
_SEEN = re.compile(r"(?:\w+_)?(?:state|observation|obs|s)_?\d?")
_NEXT = re.compile(r"(?:next|new)_?(?:state|observation|obs|s)|(?:state|observation|obs|s)_?[_2]")
# The same of several moves, or of one: `next_states`, `reward_batch`, `dones`, `s2_batch`.
_REWARDS = re.compile(r"rewards?(?:_batch)?|batch_rewards?|r_batch")
_OVERS = re.compile(
    r"(?:dones?|terminals?)(?:_batch)?|batch_(?:dones?|terminals?)|terminated|[dt]_batch"
)
_NEXTS = re.compile(
    r"(?:batch_)?(?:next|new)_(?:states?|observations?|obs)(?:_batch)?|(?:s_?2|s_next|next_s)_batch"
)
_CHOOSES = re.compile(
    r"(^|_)(act|(choose|select|pick|get|take|best)_?\w*(action|move)|get_q(s|_?values?))$"
)

# What a step of a game begins with.
_STATE = re.compile(r"(\w+_)?(state|observation|obs|board)(_now|_t)?_?$")


def rows_of_lone_step(program: Program, event: CallEvent, array: Value) -> int | None:
    """How many rows of what it remembers an agent's method draws for an array.

    0 for a batch of a size that is not known; None if the method does no such thing.
    """
    if not is_lone(event):
        return None
    frames = event.context.frames
    for origin in made_of(program, array, lambda context: context.frames == frames):
        if isinstance(origin, Made) and _is_along_the_way(origin.event, event):
            rows = drawn_at_once(origin)
            if rows is not None and _draws_from_memory(origin.event):
                return rows
            if gives_batch(origin.event.node):
                return 0
    return None


def chooses_alone(program: Program, event: CallEvent) -> bool:
    """Whether a method chooses an action: from a state, or for an agent that has a memory."""
    if not is_lone(event) and not _is_tried(program, event):
        return False
    frames = event.context.frames
    function = frames[-1].function
    by_name = any(_CHOOSES.search(frame.function.name.lower()) for frame in frames)
    given = [param.name.value for frame in frames for param in frame.function.node.params.params]
    of_state = any(map(_STATE.match, given))
    if not by_name and not _draws_action(program, event):
        return of_state and _explores(program, event)
    return of_state or next(_draws_of(program, function.owner), None) is not None


def acts_on_state(event: CallEvent, x: Value) -> bool:
    """Whether a method that by its name gives an action predicts from the one state it is given.

    Of several states it would take the largest along an axis.
    """
    if not is_lone(event):
        return False
    frames = event.context.frames
    acts = [f.function for f in frames if _CHOOSES.search(f.function.name.lower())]
    return any(
        isinstance(origin, Parameter)
        and any(origin.function is function.node for function in acts)
        and _STATE.match(origin.name) is not None
        for origin in (x, *origins(x, 20))
    ) and not any("axis" in quoted(frame.function.node.body) for frame in frames)


def learns_from_move(event: CallEvent, x: Value) -> bool:
    """Whether a method is told of one move in an environment, and `x` is made of what it is told.

    `def learn(self, state, action, reward, next_state, done)`.
    """
    if not is_lone(event):
        return False
    told = event.context.frames[0].function
    names = {param.name.value for param in told.node.params.params}
    if not (names & _REWARD and names & _OVER and any(_NEXT.fullmatch(name) for name in names)):
        return False
    return any(
        isinstance(origin, Parameter)
        and origin.function is told.node
        and _SEEN.fullmatch(origin.name) is not None
        for origin in origins(x, 60)
    )


def tells_of_moves(names: Iterable[str]) -> bool:
    """Whether parameters of such names tell of moves: what each was worth, and what came of it."""
    given = list(names)
    return all(any(map(kind.fullmatch, given)) for kind in (_REWARDS, _OVERS, _NEXTS))


def _draws_action(program: Program, event: CallEvent) -> bool:
    """Whether it predicts the probabilities by which something is drawn."""
    return any(
        isinstance(origin, Made) and origin.event is event
        for draw in program.calls_of("numpy.random.choice")
        for chance in (draw.argument("p", 3),)
        if chance is not None
        for origin in origins(chance, 20)
    )


def _explores(program: Program, event: CallEvent) -> bool:
    """Whether the same method now and then takes an action by lot instead."""
    return any(
        draw.context.frames == event.context.frames
        and (draw.name in _LOTS or "action_space" in quoted(draw.node.func))
        for draw in program.calls_of(*_LOTS, ".sample")
    )


def _draws_of(program: Program, agent: Class | None) -> Iterator[CallEvent]:
    """What the methods of an agent draw from what it remembers."""
    for draw in program.calls_where(_may_draw):
        if any(frame.function.owner is agent for frame in draw.context.frames) and (
            gives_batch(draw.node) or _draws_from_memory(draw)
        ):
            yield draw


def _is_tried(program: Program, event: CallEvent) -> bool:
    """Whether a method is tried once, where its module is run, of an agent that learns elsewhere.

    `print(agent.act(state))` below a class whose learning nothing in sight calls; one that is
    loaded there may have learnt enough, and be asked just this.
    """
    context = event.context
    if context.root or context.loops or context.traced or not context.frames:
        return False
    if any(frame.why != "call" for frame in context.frames) or any(
        map(is_now_and_then, context.branches)
    ):
        return False
    agent = context.frames[-1].function.owner
    return (
        agent is not None
        and any(map(is_lone, _draws_of(program, agent)))
        and not any(call.context.root == 0 for call in program.calls_where(_may_load))
    )


def _may_load(name: str) -> bool:
    return "load" in name or "restore" in name


def _is_along_the_way(draw: CallEvent, event: CallEvent) -> bool:
    """Whether a draw stands in the method of the call, in what that calls, or in its caller."""
    drawn, called = draw.context.frames, event.context.frames
    common = min(len(drawn), len(called))
    return common > 0 and drawn[:common] == called[:common]


def _may_draw(name: str) -> bool:
    return name in _DRAWS or "sample" in name or "batch" in name


def is_lone(event: CallEvent) -> bool:
    """Whether the call stands in a method that nothing in sight calls or goes round."""
    context = event.context
    if context.loops or context.traced or context.root <= 0:
        return False
    if context.frames[0].why != "root" or any(f.why != "call" for f in context.frames[1:]):
        return False
    if any(map(is_now_and_then, context.branches)):
        return False
    return context.frames[-1].function.owner is not None


def _draws_from_memory(draw: CallEvent) -> bool:
    return any(_MEMORY.search(quoted(arg.value).lower()) for arg in draw.node.args)
