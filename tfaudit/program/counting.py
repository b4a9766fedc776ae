"""Loops that count by hand: `step = 0; while step < 100: …; step += 1`."""

from __future__ import annotations

from dataclasses import dataclass

import libcst as cst

from tfaudit.syntax import body_statements, quoted, walk_type


@dataclass(frozen=True)
class Count:
    """What a `while` counts, and up to what."""

    counter: cst.BaseExpression
    bound: cst.BaseExpression
    first: int  # with which it runs as often as the bound tells


def count_of(node: cst.While) -> Count | None:
    """What a loop adds one to in each iteration, as long as it is less than something."""
    match node.test:
        case cst.Comparison(
            left=cst.Name() | cst.Attribute() as counter,
            comparisons=[
                cst.ComparisonTarget(
                    operator=cst.LessThan() | cst.LessThanEqual() as operator, comparator=bound
                )
            ],
        ):
            pass
        case _:
            return None
    name = quoted(counter)
    steps = [
        step
        for step in body_statements(node.body)
        if isinstance(step, cst.AugAssign) and quoted(step.target) == name
    ]
    if len(steps) != 1 or not isinstance(steps[0].operator, cst.AddAssign):
        return None
    if quoted(steps[0].value) != "1" or _is_set_again(node, name, steps[0]):
        return None
    return Count(counter, bound, 0 if isinstance(operator, cst.LessThan) else 1)


def _is_set_again(node: cst.While, name: str, step: cst.AugAssign) -> bool:
    """Whether another assignment in the body is one to the counter."""
    changes = [other.target for other in walk_type(node.body, cst.AugAssign) if other is not step]
    changes += [assigned.target for assigned in walk_type(node.body, cst.AssignTarget)]
    changes += [assigned.target for assigned in walk_type(node.body, cst.AnnAssign)]
    changes += [loop.target for loop in walk_type(node.body, cst.For)]
    return any(name == quoted(part) for change in changes for part in _parts(change))


def _parts(target: cst.BaseExpression) -> list[cst.BaseExpression]:
    if isinstance(target, (cst.Tuple, cst.List)):
        return [part for element in target.elements for part in _parts(element.value)]
    return [target]
