"""What to do about the learning rate when the batch size changes. Advice, never an edit.

No rule holds for every model (Shallue et al. 2019, "Measuring the Effects of Data Parallelism on
Neural Network Training"); these are the usual first guesses.
"""

from __future__ import annotations

import math

_ADAPTIVE = frozenset(
    {"adam", "adamw", "adamax", "nadam", "rmsprop", "lamb", "ftrl", "adagrad", "adafactor"}
)
_SURE = 8.0  # a factor beyond which no rule should be trusted


def factor(optimizer: str, times: float) -> float | None:
    """By what the learning rate is usually multiplied when the batch is so many times as large.

    Args:
        optimizer: Name of the optimizer's class, in any case.
        times: New batch size over old.

    Returns:
        None for an optimizer without a usual rule. Adam and its like: the square root (Malladi et
        al. 2022, "On the SDEs and Scaling Rules for Adaptive Gradient Algorithms"). SGD:
        proportional (Goyal et al. 2017, "Accurate, Large Minibatch SGD"). Adadelta: unchanged, it
        has a step size of its own.
    """
    name = optimizer.rpartition(".")[2].lower()
    if name == "adadelta":
        return 1.0
    if name == "sgd":
        return times
    return math.sqrt(times) if name in _ADAPTIVE else None


def advice(optimizer: str | None, old: int, new: int) -> str:
    """One sentence or two on a change of the batch size."""
    times = new / old
    scale = factor(optimizer, times) if optimizer else None
    if scale is None:
        text = (
            f"batch {old} → {new}: with Adam and its like, try the learning rate "
            f"× {math.sqrt(times):.3g}; with SGD × {times:.3g}, with warm-up when it grows"
        )
    elif scale == 1.0:
        text = f"batch {old} → {new}: {optimizer} needs no other learning rate"
    else:
        warm = ", with warm-up" if scale > 1 and scale == times else ""
        text = f"batch {old} → {new}: with {optimizer}, try the learning rate × {scale:.3g}{warm}"
    text += "; schedules and warm-ups that count steps change with it"
    if max(times, 1 / times) > _SURE:
        text += f". No rule is to be trusted beyond {_SURE:g} times: compare the loss"
    return text
