"""The cases, written in another way: what a rule finds does not hang on where the code stands.

Each case is put into a function, a method, a `try`, or below an option; its numbers get names, come
from a dict, or are options with these defaults; values come from functions, or are given to one;
functions are static methods; names get annotations, and loops a progress bar. As many findings as
before are expected, and none in a trap.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst
import pytest
from test_cases import RULES, SCRIPTS, audit

from tfaudit.source import Source, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tfaudit.rule import Rule

# What is another program when it stands in a function: it speaks of its module, or is one's top.
_OF_THE_TOP = re.compile(r"\bglobal |import \*|__name__|get_ipython|globals\(\)|\r|\bdel ")
# Cases that show what holds at a module's top level, or in a class that stands there, only.
_AT_TOP_ONLY = {
    "discarded_transformation/trap_cell",
    "missing_tf_function/session_for_memory",  # `.run(` of a class seems one of a session
    "model_rebuilt_in_loop/session_for_memory",
    "removed_api/called_by_name",
    "removed_api/given_strategy",
    "removed_api/too_old_a_version",  # a class that asks for the version cares for others
    "removed_api/unconverted_steps",
}
# Cases that say something else when they are written so, or of which less is known then.
_ELSE = {
    "with_options": {
        "checkpoint_too_often/of_chosen_epochs",
        "python_arg_retrace/schedules",
        "removed_api/numbers_among_tensors",
        "removed_api/schedule_steps",
        "removed_api/steps_in_replicas",
        "removed_api/xla_in_replicas",
        "short_epochs/steps_of_known_batches",  # of numbers that are known
        "single_worker_loader/handed_on",
        "tiny_batch/own_loop",  # the user may ask for another batch, as for another dropout
        "tiny_batch/table",
    },
    "from_functions": {
        "batch_callback_cost/trap_lambda_left_alone",  # what a function gives is used, by its call
        "bias_before_batchnorm/functional",
        "sequential_reads/trap_never_read",
        "tensorboard_heavy/trap_left_alone",
        "tensorboard_heavy/trap_left_alone_by_loop",
    },
    "as_arguments": {
        "batch_callback_cost/validates_again_by_lambda",
        "created_outside_scope/idle",
        "loss_not_divided/got_strategy",
        "removed_api/kept_for_the_end",
    },
    "with_annotations": {
        "host_sync_per_step/trap_stopper",
        "map_before_batch/filled_features",
        "predict_in_loop/lone_actor",
        "predict_in_loop/trap_used_elsewhere",
        "predict_in_loop/used_elsewhere",
        "sequential_reads/trap_never_read",
        "shuffle_misplaced/trap_steps_in_a_loop",
    },
    "in_try": {
        "removed_api/cudnn_by_gpu",
        "removed_api/experimental_policy_by_setting",
        "removed_api/kept_functions",
        "removed_api/moved_private_modules",
        "removed_api/remedy_in_vain",
    },
    "below_option": {
        "debug_mode_left_on/environment",  # nothing trains there
        "gpu_hidden/own_trainer",
        "gpu_hidden/session_without",
        "gpu_hidden/sessions",
        "removed_api/bases",
        "removed_api/cudnn_by_gpu",
        "removed_api/eager_gradients",
        "removed_api/kept_functions",
        "removed_api/remedy_in_vain",
    },
    "with_static_methods": {
        "batch_not_scaled/decorated",
        "predict_in_loop/used_elsewhere",
        "removed_api/trap_arguments_by_position",
    },
    "with_bars": {
        "device_config_too_late/listed_with_gpus",
        "graph_nodes_in_loop/trap_entries_of_a_dict",
        "growing_tensor_list/trap_few_recordings",
        "host_sync_per_step/clipped_weights",
        "host_sync_per_step/copied_weights",
        "map_before_batch/feature_loop",
        "python_loop_over_samples/inner_loops",
        "removed_api/stateful_layers",
    },
}


def parts(tree: cst.Module) -> tuple[list[cst.BaseStatement], list[cst.BaseStatement]]:
    """The docstring and the imports at the top, and what follows."""
    body = list(tree.body)
    count = 0
    for statement in body:
        small = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
        heads = (cst.Import, cst.ImportFrom)
        text = len(small) == 1 and isinstance(small[0], cst.Expr)
        if not small or not (text or all(isinstance(part, heads) for part in small)):
            break
        count += 1
    return body[:count], body[count:]  # type: ignore[return-value]


def in_function(tree: cst.Module) -> cst.Module:
    first, rest = parts(tree)
    function = cst.FunctionDef(cst.Name("main"), cst.Parameters(), cst.IndentedBlock(rest))
    return tree.with_changes(body=[*first, function, cst.parse_statement("main()\n")])


def in_method(tree: cst.Module) -> cst.Module:
    first, rest = parts(tree)
    parameters = cst.Parameters([cst.Param(cst.Name("self"))])
    method = cst.FunctionDef(cst.Name("run"), parameters, cst.IndentedBlock(rest))
    made = cst.ClassDef(cst.Name("Experiment"), cst.IndentedBlock([method]))
    return tree.with_changes(body=[*first, made, cst.parse_statement("Experiment().run()\n")])


class Numbers(cst.CSTTransformer):
    """Gives the whole numbers among arguments, but the smallest, a name."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.names: dict[str, str] = {}

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:  # noqa: N802
        value = updated_node.value
        if not isinstance(value, cst.Integer) or int(value.value.replace("_", ""), 0) <= 3:
            return updated_node
        name = self.names.setdefault(value.value, f"N{len(self.names)}")
        return updated_node.with_changes(value=cst.parse_expression(self.form.format(name)))


def with_names(tree: cst.Module) -> cst.Module:
    numbers = Numbers("{}")
    first, rest = parts(tree.visit(numbers))
    lines = [cst.parse_statement(f"{name} = {n}\n") for n, name in numbers.names.items()]
    return tree.with_changes(body=[*first, *lines, *rest])


def with_dict(tree: cst.Module) -> cst.Module:
    numbers = Numbers('CONFIG["{}"]')
    first, rest = parts(tree.visit(numbers))
    items = ", ".join(f'"{name}": {n}' for n, name in numbers.names.items())
    line = cst.parse_statement(f"CONFIG = {{{items}}}\n")
    return tree.with_changes(body=[*first, line, *rest])


def with_options(tree: cst.Module) -> cst.Module:
    numbers = Numbers("args.{}")
    first, rest = parts(tree.visit(numbers))
    if "argparse" in tree.code:  # it has options of its own
        return tree
    lines = ["import argparse", "parser = argparse.ArgumentParser()"]
    for number, name in numbers.names.items():
        lines.append(f'parser.add_argument("--{name}", type=int, default={number})')
    lines.append("args = parser.parse_args()")
    return tree.with_changes(body=[*first, *(cst.parse_statement(f"{x}\n") for x in lines), *rest])


def bound_at_top(statements: list[cst.BaseStatement]) -> list[str]:
    """The names that plain assignments bind, in order."""
    targets = [
        target.target
        for statement in statements
        if isinstance(statement, cst.SimpleStatementLine)
        for part in statement.body
        if isinstance(part, cst.Assign)
        for target in part.targets
    ]
    names = [t.value for target in targets for t in in_target(target)]
    return list(dict.fromkeys(names))


def in_target(target: cst.BaseExpression) -> list[cst.Name]:
    if isinstance(target, (cst.Tuple, cst.List)):
        return [name for element in target.elements for name in in_target(element.value)]
    return [target] if isinstance(target, cst.Name) else []


def from_functions(tree: cst.Module) -> cst.Module:
    """`x = f()` as `def make_1(): return f()`, and `x = make_1()`."""
    first, rest = parts(tree)
    body: list[cst.BaseStatement] = []
    for number, statement in enumerate(rest):
        match statement:
            case cst.SimpleStatementLine(body=[cst.Assign(targets=[_], value=cst.Call()) as made]):
                ends = cst.SimpleStatementLine(
                    [cst.Return(made.value)], trailing_whitespace=statement.trailing_whitespace
                )
                name = cst.Name(f"make_{number}")
                body.append(cst.FunctionDef(name, cst.Parameters(), cst.IndentedBlock([ends])))
                changed = made.with_changes(value=cst.Call(name))
                body.append(cst.SimpleStatementLine([changed]))
            case _:
                body.append(statement)
    return tree.with_changes(body=[*first, *body])


def as_arguments(tree: cst.Module) -> cst.Module:
    """What follows the last assignment at the top in a function, which is given the values."""
    first, rest = parts(tree)
    plain = (cst.FunctionDef, cst.ClassDef)
    count = 0
    for number, statement in enumerate(rest):
        small = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
        if isinstance(statement, plain) or any(isinstance(part, cst.Assign) for part in small):
            count = number + 1
        else:
            break
    before, after = rest[:count], rest[count:]
    code = cst.Module(after).code
    names = [name for name in bound_at_top(before) if re.search(rf"\b{name}\b", code)]
    if not after or not names:
        return tree
    parameters = cst.Parameters([cst.Param(cst.Name(name)) for name in names])
    function = cst.FunctionDef(cst.Name("work_with"), parameters, cst.IndentedBlock(after))
    call = cst.parse_statement(f"work_with({', '.join(names)})\n")
    return tree.with_changes(body=[*first, *before, function, call])


class Annotations(cst.CSTTransformer):
    """`x = f()` as `x: object = f()`."""

    def leave_Assign(  # noqa: N802
        self, original_node: cst.Assign, updated_node: cst.Assign
    ) -> cst.Assign | cst.AnnAssign:
        match updated_node:
            case cst.Assign(targets=[cst.AssignTarget(target=cst.Name() as name)], value=value):
                return cst.AnnAssign(name, cst.Annotation(cst.Name("object")), value)
        return updated_node


def with_annotations(tree: cst.Module) -> cst.Module:
    return tree.visit(Annotations())


class Bars(cst.CSTTransformer):
    """`for x in data` as `for x in tqdm(data)`."""

    def leave_For(self, original_node: cst.For, updated_node: cst.For) -> cst.For:  # noqa: N802
        return updated_node.with_changes(
            iter=cst.Call(cst.Name("tqdm"), [cst.Arg(updated_node.iter)])
        )


def with_bars(tree: cst.Module) -> cst.Module:
    first, rest = parts(tree.visit(Bars()))
    if "tqdm" in tree.code:
        return tree
    return tree.with_changes(body=[*first, cst.parse_statement("from tqdm import tqdm\n"), *rest])


def in_try(tree: cst.Module) -> cst.Module:
    first, rest = parts(tree)
    attempt = cst.parse_statement(
        "try:\n    pass\nexcept KeyboardInterrupt:\n    print('stopped')\n"
    )
    assert isinstance(attempt, cst.Try)
    return tree.with_changes(body=[*first, attempt.with_changes(body=cst.IndentedBlock(rest))])


def below_option(tree: cst.Module) -> cst.Module:
    first, rest = parts(tree)
    lines = (
        "import argparse as _argparse\n",
        "_parser = _argparse.ArgumentParser()\n",
        '_parser.add_argument("--train", action="store_true")\n',
        "_args = _parser.parse_args()\n",
    )
    choice = cst.If(cst.parse_expression("_args.train"), cst.IndentedBlock(rest))
    return tree.with_changes(body=[*first, *map(cst.parse_statement, lines), choice])


class ByClass(cst.CSTTransformer):
    """The names of functions as those of a class."""

    def __init__(self, names: set[str]) -> None:
        self.names = names

    def leave_Attribute(  # noqa: N802
        self, original_node: cst.Attribute, updated_node: cst.Attribute
    ) -> cst.Attribute:
        return updated_node.with_changes(attr=original_node.attr)

    def leave_FunctionDef(  # noqa: N802
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef:
        return updated_node.with_changes(name=original_node.name)

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:  # noqa: N802
        return updated_node.with_changes(keyword=original_node.keyword)

    def leave_Param(  # noqa: N802
        self, original_node: cst.Param, updated_node: cst.Param
    ) -> cst.Param:
        return updated_node.with_changes(name=original_node.name)

    def leave_Name(  # noqa: N802
        self, original_node: cst.Name, updated_node: cst.Name
    ) -> cst.BaseExpression:
        if updated_node.value not in self.names:
            return updated_node
        return cst.Attribute(cst.Name("Helpers"), updated_node)


def with_static_methods(tree: cst.Module) -> cst.Module:
    first, rest = parts(tree)
    functions = [statement for statement in rest if isinstance(statement, cst.FunctionDef)]
    names = {function.name.value for function in functions}
    again = rf"(?<![\w.])({'|'.join(names)})(?=\s*=[^=])|def \w+\([^)]*\b({'|'.join(names)})\b"
    if not names or len(names) != len(functions) or re.search(again, tree.code):
        return tree  # the names may be something else elsewhere
    place = rest.index(functions[0])
    renamed = [statement.visit(ByClass(names)) for statement in rest]
    methods = [
        statement.with_changes(
            decorators=[cst.Decorator(cst.Name("staticmethod")), *statement.decorators]
        )
        for statement in renamed
        if isinstance(statement, cst.FunctionDef)
    ]
    others = [s for s in renamed[place:] if not isinstance(s, cst.FunctionDef)]
    helpers = cst.ClassDef(cst.Name("Helpers"), cst.IndentedBlock(methods))
    return tree.with_changes(body=[*first, *renamed[:place], helpers, *others])


REWRITES: list[Callable[[cst.Module], cst.Module]] = [
    in_function, in_method, with_names, with_dict, with_options, from_functions, as_arguments,
    with_annotations, with_bars, in_try, below_option, with_static_methods,
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_rewritten(rule: Rule) -> None:
    folder = rule.name.replace("-", "_")
    for path in SCRIPTS:
        if path.parent.name != folder or f"{folder}/{path.stem}" in _AT_TOP_ONLY:
            continue
        text = read(path).text
        if _OF_THE_TOP.search(text):
            continue
        found = count(path, text, rule)
        told = re.findall(r"^# (?:gpus|keras|tensorflow): .*\n", text, re.M)
        for rewrite in REWRITES:
            if f"{folder}/{path.stem}" in _ELSE.get(rewrite.__name__, ()):
                continue
            code = rewrite(cst.parse_module(text)).code
            if code == text:
                continue
            code = "".join(line for line in told if line not in code) + code
            assert count(path, code, rule) == found, (path, rewrite.__name__)


def count(path: Path, text: str, rule: Rule) -> int:
    findings = audit(Source(path, text), rule).findings
    return sum(finding.place.path == path for finding in findings)
