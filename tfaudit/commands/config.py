"""`tfaudit config`: the settings in effect, and where each comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tfaudit.commands import common

if TYPE_CHECKING:
    from tfaudit.config import Config
    from tfaudit.rule import Rule


@click.command(epilog="Example: tfaudit config src/train.py --format json")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@common.selection_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
def config(paths: tuple[Path, ...], *, form: str, **settings: object) -> None:
    """Show the settings that check and fix go by for PATHS, and where each comes from.

    Settings are read from tfaudit.toml, or [tool.tfaudit] in pyproject.toml, in the folder of the
    first path or the nearest one above it. What the command line says goes before them.
    """
    from tfaudit import catalogue, selection
    from tfaudit.config.schema import KEYS

    found = common.config_for(paths, settings)
    rules = catalogue.rules(found)
    selection.resolve(found, rules)  # so that a wrong code is an error here, too
    rows = [(key, _value(key, found), _origin(key, found), item.help) for key, item in KEYS.items()]
    options = list(_options(rules, found))
    if form == "json":
        values = {
            key: {"value": value, "origin": origin, "help": about}
            for key, value, origin, about in (*rows, *options)
        }
        file = str(found.file) if found.file else None
        click.echo(
            json.dumps({"file": file, "root": str(found.root), "settings": values}, indent=2)
        )
        return
    click.echo(f"# {found.file or 'no configuration file'}; relative paths start at {found.root}\n")
    for key, value, origin, about in (*(row for row in rows if row[0] != "rules"), *options):
        line = f"{key} = {_toml(value)}" if value is not None else f"# {key} is not set"
        click.echo(f"# {about}\n{line:<32}  # {origin}\n")


def _options(rules: Sequence[Rule], config: Config) -> Iterator[tuple[str, int, str, str]]:
    """The options of single rules, as keys of their own: rules.TFA206.rows."""
    from tfaudit import catalogue

    chosen = catalogue.settings(config, rules)
    for rule in rules:
        for option in rule.options:
            origin = _origin("rules", config) if option in chosen else "default"
            key = f"rules.{rule.code}.{option.name}"
            yield key, chosen.get(option, option.default), origin, f"{rule.name}: {option.help}"


def _value(key: str, config: Config) -> object:
    """The setting in the form that it would be written in."""
    value: object = getattr(config, key.replace("-", "_"))
    unset = {"include": ["*.py", "*.ipynb"], "select": ["ALL"], "cache-dir": False}
    if key in unset and not value:
        return unset[key]
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return ".".join(map(str, value)) if key in {"tensorflow", "keras"} else list(value)
    if key == "rules" or not isinstance(value, Mapping):
        return value
    return {k: list(v) for k, v in value.items()}


def _origin(key: str, config: Config) -> str:
    return config.origins.get(key.replace("-", "_"), "default")


def _toml(value: object) -> str:
    """A value as TOML writes it; JSON's strings, lists, numbers and booleans are TOML's as well."""
    if isinstance(value, dict) and value:
        return "{ " + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + " }"
    return json.dumps(value)
