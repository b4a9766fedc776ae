"""The running state of the abstract interpreter: one activation a module body or function call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import libcst as cst

    from tfaudit.program.events import Context
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.scope import Scope
    from tfaudit.program.values import Function, Value


class Activation:
    """Where evaluation stands: module, names, circumstances, and what was returned so far."""

    __slots__ = (
        "context", "function", "held", "leaving", "module", "returns", "scope", "yields",
    )  # fmt: skip

    def __init__(
        self,
        module: ModuleInfo,
        scope: Scope,
        context: Context,
        function: Function | None = None,
    ) -> None:
        self.module = module
        self.scope = scope
        self.context = context
        self.function = function
        self.returns: list[Value] = []
        self.yields: list[Value] = []
        # What is entered by `with` around each `yield`.
        self.held: dict[cst.Yield, tuple[Value, ...]] = {}
        # Names as they stood at each `break` and `continue` of the loops that are running.
        self.leaving: list[list[dict[str, Value]]] = []
