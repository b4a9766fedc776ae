"""Moving random layers for images out of a model, into the pipeline that feeds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Plan, insert_before, replace
from tfaudit.model import Edit, Safety
from tfaudit.program.datasets import element_of
from tfaudit.program.names import last
from tfaudit.program.values import Dataset, Items, LayerOutput, Made, Op, Symbol, Value
from tfaudit.rules._spelling import spell
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.edits import Text
    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.rules._xla import Fitted

# They change images while a model trains, and neither their shape nor anything at other times.
_AUGMENTING = frozenset({
    "RandomRotation", "RandomZoom", "RandomTranslation", "RandomShear", "RandomPerspective",
    "RandomFlip", "RandomContrast", "RandomBrightness",
})  # fmt: skip


def moved_to_pipeline(program: Program, fitted: Fitted, layers: Sequence[Made]) -> Plan | None:
    """Take the random layers out of a model, and map them over what `fit` gets.

    Returns:
        None unless the layers are a `Sequential` of their own, bound to a name, which comes first
        in the model, and `fit` gets a pipeline of pairs by name in the same block.
    """
    if len(fitted.fits) != 1:
        return None
    fit = fitted.fits[0]
    block = _holding(program, layers)
    if block is None or block.event.module is not fit.module:
        return None
    module = fit.module
    name, data = _bound_name(module, block), _fed_name(fit)
    autotune = spell(module, fit.node, "tensorflow.data.AUTOTUNE")
    if name is None or data is None or autotune is None:
        return None
    out = _taken_out(program, fitted.model, block, name)
    statement = module.index.statement(fit.node)
    if out is None or not _same_block(module, block.event.node, statement):
        return None
    lines = [
        f"{data} = {data}.map(",
        f"    lambda x, y: ({name}(x, training=True), y), num_parallel_calls={autotune}",
        ")",
    ]
    note = "the random numbers are others, and a saved model is without the layers"
    changes = (out, insert_before(statement, lines))
    return Plan("Augment in the pipeline", changes, Safety.UNSAFE, note)


def _holding(program: Program, layers: Sequence[Made]) -> Made | None:
    """The `Sequential` of random layers only that holds all these."""
    for event in program.calls_of("keras.Sequential"):
        model = event.result
        inner = model.attrs.get("layers") if isinstance(model, Made) else None
        if not isinstance(inner, Items) or inner.open or not isinstance(model, Made):
            continue
        known = [item for item in inner.items if isinstance(item, Made)]
        random = [item for item in known if last(item.name) in _AUGMENTING]
        if len(random) == len(inner.items) and all(layer in random for layer in layers):
            return model
    return None


def _bound_name(module: ModuleInfo, model: Made) -> str | None:
    """The name that a model is bound to, where nothing else is ever bound to it."""
    match module.index.statement(model.event.node):
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value)
                | cst.AnnAssign(target=cst.Name(value=name), value=value)
            ]
        ) if value is model.event.node:
            targets = [t.target for t in module.index.each(cst.AssignTarget)]
            names = [t for t in targets if isinstance(t, cst.Name) and t.value == name]
            return name if len(names) == 1 else None
    return None


def _fed_name(fit: CallEvent) -> str | None:
    """The name of the pipeline of pairs that `fit` gets first, and that the line binds alone."""
    if not fit.node.args or not isinstance(fit.node.args[0].value, cst.Name):
        return None
    data = fit.argument("x", 0)
    if not isinstance(data, Dataset) or not _gives_pairs(data):
        return None
    return fit.node.args[0].value.value


def _gives_pairs(data: Dataset) -> bool:
    element = element_of(data)
    if isinstance(element, Items):
        return element.kind == "tuple" and not element.open and len(element.items) == 2
    source = data.source
    labelled = source.name == "image_dataset_from_directory" and not any(
        source.event.passes(keyword) for keyword in ("labels", "label_mode")
    )
    return labelled and all(_keeps_elements(op) for op in data.ops[1:])


def _keeps_elements(op: Op) -> bool:
    return op.name in ("batch", "cache", "prefetch", "repeat", "shuffle", "skip", "take", "shard")


def _taken_out(program: Program, model: Value, block: Made, name: str) -> Change | None:
    """The model without the block, where that is used once: as its first layer, or called first."""
    module = block.event.module
    uses = [n for n in module.index.each(cst.Name) if n.value == name]
    if len(uses) != 2:  # where it is bound, and where it is used
        return None
    parent = module.index.parent(uses[1])
    if isinstance(parent, cst.Element):
        return _without_element(module, model, parent)
    for event in program.calls:
        if event.receiver is block and event.node is parent and len(event.node.args) == 1:
            inputs = event.args[0]
            if isinstance(inputs, LayerOutput) and isinstance(inputs.layer, Symbol):
                return replace(event.node, quoted(event.node.args[0].value))
    return None


def _without_element(module: ModuleInfo, model: Value, element: cst.Element) -> Change | None:
    """A list of layers without one that only an input stands before."""
    whole = module.index.parent(element)
    if not isinstance(whole, cst.List) or not isinstance(model, Made):
        return None
    if whole not in [arg.value for arg in model.event.node.args]:
        return None
    index = list(whole.elements).index(element)
    before = [quoted(e.value) for e in whole.elements[:index]]
    if any("Input" not in text for text in before) or index + 1 >= len(whole.elements):
        return None
    following = whole.elements[index + 1]

    def make(source: Text) -> list[Edit]:
        return [Edit(source.spans[element].start, source.spans[following].start, "")]

    return Change((element, following), make)


def _same_block(module: ModuleInfo, made: cst.CSTNode, statement: cst.CSTNode) -> bool:
    """Whether both stand in one block, and what is fed is bound there too, by a plain name."""
    around = module.index.parent(module.index.statement(made))
    if around is not module.index.parent(statement):
        return False
    simple = isinstance(statement, cst.SimpleStatementLine) and len(statement.body) == 1
    fed = next(walk_type(statement, cst.Arg)).value
    assert isinstance(around, (cst.Module, cst.IndentedBlock))
    bound = [
        target.target.value
        for line in around.body
        for target in walk_type(line, cst.AssignTarget)
        if isinstance(target.target, cst.Name)
    ]
    return simple and isinstance(fed, cst.Name) and fed.value in bound
