"""Command-line options and dataclass fields: where scripts keep their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.values import (
    UNKNOWN,
    Class,
    Const,
    Function,
    Instance,
    Items,
    Made,
    Option,
    Symbol,
    Value,
)

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent

FLAG_MODULES = (
    "absl.flags.DEFINE_",
    "tensorflow.app.flags.DEFINE_",
    "tensorflow.compat.v1.app.flags.DEFINE_",
    "tensorflow.compat.v1.flags.DEFINE_",
)
FLAG_HOLDERS = frozenset({
    "absl.flags.FLAGS", "tensorflow.app.flags.FLAGS", "tensorflow.compat.v1.app.flags.FLAGS",
    "tensorflow.compat.v1.flags.FLAGS",
})  # fmt: skip
NAMEDTUPLE = "collections.namedtuple"
NAMED_TUPLE = f"{NAMEDTUPLE}()"  # an object of such a class
NAMESPACES = frozenset({"types.SimpleNamespace", "argparse.Namespace"})
HOLDERS = NAMESPACES | {NAMED_TUPLE}
# Made of a dict, they have its items as attributes, and as items as well.
DICTS_WITH_ATTRIBUTES = frozenset({
    "addict.Dict", "attrdict.AttrDict", "box.Box", "dotmap.DotMap", "easydict.EasyDict",
    "ml_collections.ConfigDict", "ml_collections.FrozenConfigDict",
    "ml_collections.config_dict.ConfigDict", "ml_collections.config_dict.FrozenConfigDict",
    "munch.Munch", "munch.munchify", "omegaconf.OmegaConf.create", "yacs.config.CfgNode",
})  # fmt: skip
FIELD = "dataclasses.field"
BEHIND_FIELDS = ("__post_init__", "__attrs_post_init__")  # called once the fields are set
PARSERS = frozenset({"argparse.ArgumentParser"})


def _text(value: Value | None) -> str:
    return value.value if isinstance(value, Const) and isinstance(value.value, str) else ""


def define_flag(flags: dict[str, Value], event: CallEvent) -> Value:
    """`flags.DEFINE_integer("batch_size", 32, "help")`: remember the flag; gives its holder."""
    name = _text(event.argument("name", 0))
    default = event.argument("default", 1) or UNKNOWN
    position = 3 if event.name.endswith("DEFINE_enum") else 2
    option = Option(name, default, "--" + name, event, _text(event.argument("help", position)))
    if name:
        flags[name] = option
    return Made("absl.flags.FlagHolder", event, {"value": option})


def parser_call(parser: Made, method: str, event: CallEvent) -> Value:
    """A method of an `argparse.ArgumentParser`, or of one of its groups."""
    root = parser.attrs.get("parser", parser)
    assert isinstance(root, Made)
    if method == "add_argument":
        option = _argument(event)
        if option is not None:
            root.attrs["options"] = Items([*_declared(root), option])
        return UNKNOWN
    if method in ("add_argument_group", "add_mutually_exclusive_group"):
        return Made(event.name, event, {"parser": root, "options": Items([])})
    if method in ("parse_args", "parse_known_args"):
        attrs: dict[str, Value] = {o.name: o for o in _declared(root) if isinstance(o, Option)}
        namespace = Made("argparse.Namespace", event, attrs)
        return namespace if method == "parse_args" else Items([namespace, UNKNOWN], "tuple")
    return UNKNOWN


def _declared(parser: Made) -> list[Value]:
    options = parser.attrs.get("options")
    return options.items if isinstance(options, Items) else []


def _argument(event: CallEvent) -> Option | None:
    names = [_text(arg) for arg in event.args]
    if not names or not all(names):
        return None
    flag = next((n for n in names if n.startswith("--")), names[0])
    name = _text(event.keywords.get("dest")) or flag.lstrip("-").replace("-", "_")
    default = event.keywords.get("default", Const(None))
    required = event.keywords.get("required")
    if isinstance(required, Const) and required.value is True:
        default = UNKNOWN  # which is never taken
    return Option(name, default, flag, event, _text(event.keywords.get("help")))


def click_options(function: Function) -> dict[str, Option]:
    """The options that click decorators declare, by the parameter they fill."""
    found: dict[str, Option] = {}
    for decorator in function.decorators:
        if not (isinstance(decorator, Made) and decorator.name == "click.option"):
            continue
        names = [_text(arg) for arg in decorator.event.args]
        flag = next((n for n in names if n.startswith("--")), "")
        plain = next((n for n in names if n and not n.startswith("-")), "")
        name = plain or flag.lstrip("-").split("/")[0].replace("-", "_")
        if name:
            default = decorator.event.keywords.get("default", Const(None))
            help_text = _text(decorator.event.keywords.get("help"))
            found[name] = Option(name, default, flag, decorator.event, help_text)
    return found


def named_tuple(kind: Made, event: CallEvent) -> Made:
    """What a class made by `namedtuple("Data", ["train", "val"])` gives: its fields in order."""
    fields = _field_names(kind.event.argument("field_names", 1))
    given = dict(zip(fields, event.args, strict=False)) | event.keywords
    known = bool(fields) and not event.opaque and all(field in given for field in fields)
    return Made(NAMED_TUPLE, event, {f: given[f] for f in fields} if known else {})


def _field_names(written: Value | None) -> list[str]:
    """Field names, in a list or in one text."""
    if isinstance(written, Items):
        names = [_text(item) for item in written.items]
        return names if all(names) and not written.open else []
    return _text(written).replace(",", " ").split()


def has_fields(cls: Class) -> bool:
    """Whether the arguments of a class are its annotated fields: a dataclass, a `NamedTuple`."""
    return any(map(_is_dataclass, cls.decorators)) or _is_named_tuple(cls)


def _is_named_tuple(cls: Class) -> bool:
    return any(isinstance(b, Symbol) and b.name == "typing.NamedTuple" for b in cls.bases)


def parts(value: Value) -> list[Value]:
    """The fields of a named tuple, as far as it is known to be one, in order."""
    match value:
        case Made(name=name, attrs=fields) if name == NAMED_TUPLE:
            return list(fields.values())
        case Instance(cls=cls, attrs=fields) if _is_named_tuple(cls):
            names = _fields(cls)
            return [fields[n] for n in names] if all(n in fields for n in names) else []
    return []


def _is_dataclass(decorator: Value) -> bool:
    names = {"dataclasses.dataclass", "attr.s", "attrs.define", "attr.dataclass"}
    match decorator:
        case Symbol(name=name) | Made(name=name):
            return name in names
    return False


def fill_dataclass(instance: Instance, event: CallEvent) -> None:
    """Set the fields of a dataclass instance from the arguments of its constructor."""
    fields = _fields(instance.cls)
    for name, value in zip(fields, event.args, strict=False):
        instance.attrs[name] = value
    instance.attrs.update({k: v for k, v in event.keywords.items() if k in fields})


def _fields(cls: Class) -> list[str]:
    return [
        statement.target.value
        for statement in _class_statements(cls.node)
        if isinstance(statement, cst.AnnAssign) and isinstance(statement.target, cst.Name)
    ]


def _class_statements(node: cst.ClassDef) -> list[cst.CSTNode]:
    from tfaudit.syntax import body_statements

    return body_statements(node.body)
