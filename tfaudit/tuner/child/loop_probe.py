"""Training steps of hand-written loops: an optimizer that applies gradients is what makes a step.

An execution is a call of the outermost `tf.function` or `strategy.run` in which gradients are
applied, or the application itself where it runs eagerly. Which functions train is learnt while
they are traced. The first optimizer that is applied leads: in a GAN, one of the two is counted. A
new one that changes the same weights takes its place, as where each step makes its own.
"""

from __future__ import annotations

import sys
import threading
import time
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .batches import Batches
from .calls import Callee, examples_in, holds_scalar, scalar, wait_for_devices
from .imports import wrap
from .optimizers import iterations_of, optimizer_classes, overriding
from .sampler import Sampler
from .tally import watch_draws
from .training import Count, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from .probe import Probe


class LoopProbe:
    """Follows the script's own training loop."""

    def __init__(self, probe: Probe) -> None:
        self.probe = probe
        self.lead: Any = None  # the optimizer whose steps are counted
        self.leader: Callee | None = None  # the function that applies it; None while eager
        self.batches = Batches()
        self.applications = 0
        self.loss: Any = None
        self._first_iteration: int | None = None  # of the leading optimizer
        self._led: Any = None  # the first of the weights that it changes
        self._seen: weakref.WeakSet[Any] = weakref.WeakSet()  # optimizers that ran eagerly
        self._callees: weakref.WeakKeyDictionary[Any, Callee] = weakref.WeakKeyDictionary()
        self._depth = threading.local()
        self._sampler = Sampler(self)

    # -- what is changed in the libraries

    def follow_tensorflow(self) -> None:
        """Follow `tf.function`, `strategy.run`, gradients, traces and `tf.data` iterators."""
        import tensorflow as tf  # type: ignore[import-untyped, unused-ignore]
        from tensorflow.python.eager.polymorphic_function import (  # type: ignore[import-untyped, unused-ignore]
            polymorphic_function,
        )
        from tensorflow.python.framework import (  # type: ignore[import-untyped, unused-ignore]
            func_graph,
        )

        wrap(polymorphic_function.Function, "__call__", self._function)
        wrap(func_graph, "func_graph_from_py_func", self._trace)
        wrap(tf.GradientTape, "gradient", self._gradient)
        for strategy in (tf.distribute.Strategy, *overriding(tf.distribute.Strategy, "run")):
            wrap(strategy, "run", self._strategy_run)
        watch_draws(self._drawn_in_graph, self._drawn_eagerly, self._iterator_ended)

    def follow_keras(self, name: str) -> None:
        """Follow the optimizers and models of `keras` or `tf_keras`."""
        for cls in optimizer_classes(name):
            for method in ("apply", "apply_gradients"):
                if method in vars(cls):
                    wrap(cls, method, self._apply)
        wrap(sys.modules[name].Model, "__call__", self._model_call)

    def _function(self, original: Any, function: Any, *args: Any, **kwargs: Any) -> Any:
        import tensorflow as tf

        if self.probe.calls.nested or not tf.executing_eagerly():
            return original(function, *args, **kwargs)
        callee = self._callees.get(function)
        if callee is None:
            callee = self._callees[function] = Callee()
        return self._run(callee, lambda: original(function, *args, **kwargs), (args, kwargs))

    def _strategy_run(self, original: Any, strategy: Any, *args: Any, **kwargs: Any) -> Any:
        import tensorflow as tf

        calls = self.probe.calls

        def run() -> Any:
            current = calls.current()
            if current is not None:
                current.replicas = int(strategy.num_replicas_in_sync)
            return calls.run_replicas(lambda: original(strategy, *args, **kwargs))

        if calls.nested or not tf.executing_eagerly():
            return run()
        callee = self._callees.get(strategy)
        if callee is None:
            callee = self._callees[strategy] = Callee()
        return self._run(callee, run, (args[1:], kwargs.get("args"), kwargs.get("kwargs")))

    def _trace(self, original: Any, *args: Any, **kwargs: Any) -> Any:
        callee = self.probe.calls.current()
        if callee is not None:
            callee.traces += 1
        return original(*args, **kwargs)

    def _gradient(self, original: Any, tape: Any, target: Any, *args: Any, **kwargs: Any) -> Any:
        callee = self.probe.calls.current()
        result = original(tape, target, *args, **kwargs)
        if callee is not None:
            callee.differentiates = True
        else:
            self.batches.consume(None, self.batches.begin())
            self.loss = target
        return result

    def _apply(self, original: Any, optimizer: Any, *args: Any, **kwargs: Any) -> Any:
        """Gradients are applied: now, or in a graph that is being traced."""
        import tensorflow as tf

        if getattr(self._depth, "inside", False):  # one optimizer that calls another, or itself
            return original(optimizer, *args, **kwargs)
        callee = self.probe.calls.current()
        if self.lead is None:
            self.lead = optimizer
            self._first_iteration = iterations_of(optimizer)
        if callee is not None:
            callee.optimizers.add(id(optimizer))
            if callee.tally.used:
                self._sampler.watch(callee)
        else:
            args = (list(args[0]), *args[1:]) if args and isinstance(args[0], Iterator) else args
            self._follow(optimizer, _first_weight(args, kwargs))
        self._depth.inside = True
        try:
            result = original(optimizer, *args, **kwargs)
        finally:
            self._depth.inside = False
        if callee is None and optimizer is self.lead and tf.executing_eagerly():
            self._trained(None, self.batches.begin(), None, None)
        return result

    def _follow(self, optimizer: Any, weight: Any) -> None:
        """Let an optimizer lead that is new and changes what the leading one changed."""
        if optimizer is self.lead:
            self._led = weight
        elif weight is not None and weight is self._led and optimizer not in self._seen:
            self.lead = optimizer
        self._seen.add(optimizer)

    def _model_call(self, original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        if self.probe.calls.current() is None:
            self.batches.passed(args or tuple(kwargs.values()))
        return original(model, *args, **kwargs)

    def _drawn_in_graph(self, batch: Any) -> None:
        callee = self.probe.calls.current()
        if callee is not None:
            callee.tally.add(batch)

    def _drawn_eagerly(self, size: int | None, begin: float) -> None:
        callee = self.probe.calls.current()
        if callee is None:
            self.batches.draw(size, begin)
        elif size is not None:
            callee.tally.add_eager(size)

    def _iterator_ended(self) -> None:
        if self.probe.calls.current() is None and self.applications:
            self.probe.epoch_end()

    # -- executions

    def _run(self, callee: Callee, run: Callable[[], Any], given: Any) -> Any:
        """Run an outermost call, and take it as an execution if it trained."""
        begin = callee.busy_since = self.batches.begin()
        self.probe.calls.enter(callee)
        try:
            result = run()
        finally:
            self.probe.calls.leave()
            callee.busy_since = None
        if self.lead is not None and id(self.lead) in callee.optimizers:
            self._trained(callee, begin, given, result)
        elif callee.differentiates:
            self.batches.consume(examples_in(given), begin)
            self.loss = result
        return result

    def _trained(self, callee: Callee | None, begin: float, given: Any, result: Any) -> None:
        """One execution of the training step is over."""
        self.leader = callee
        self.applications += 1
        if holds_scalar(result):
            self.loss = result
        self.batches.apply(None if given is None else examples_in(given))
        if self._sampler.took_over(callee):
            self.probe.epoch_end()
        else:
            self.execution(begin, time.perf_counter())

    def execution(self, begin: float, end: float) -> None:
        """Tell the probe of an execution, which may end the process."""
        if self.leader is not None:
            self.probe.replicas = self.leader.replicas
        if self.probe.meter is None:
            self.probe.start(
                Source(self._count, self._traces, lambda: scalar(self.loss), wait_for_devices),
                begin,
            )
        self.probe.execution(begin, end)

    def _count(self) -> Count:
        if self.leader is not None and self.leader.tally.used:
            return self.leader.drawn(self.probe.replicas)
        steps = self._steps()
        if self.batches.all_seen and steps == self.applications:
            return Count(steps, self.batches.examples, smallest=self.batches.smallest)
        return self.probe.unseen(steps)

    def _steps(self) -> int:
        """The optimizer's own count, where a call holds more than one application."""
        iteration = iterations_of(self.lead)
        if iteration is None or self._first_iteration is None:
            return self.applications
        # A loss scale that overflows skips steps, so the count may also be smaller.
        return max(self.applications, iteration - self._first_iteration)

    def _traces(self) -> int:
        return 0 if self.leader is None else self.leader.traces


def _first_weight(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """The first weight that a call of `apply` or `apply_gradients` changes, if it is told."""
    given = args[0] if args else None
    if isinstance(given, (list, tuple)) and given and isinstance(given[0], (list, tuple)):
        return given[0][-1]  # pairs of gradient and weight
    weights = args[1] if len(args) > 1 else kwargs.get("trainable_variables")
    return weights[0] if isinstance(weights, (list, tuple)) and weights else None
