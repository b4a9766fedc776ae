"""`tfaudit config`: the settings in effect, and where each comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tfaudit.commands import common

if TYPE_CHECKING:
    from tfaudit.config import Config


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
    selection.resolve(found, catalogue.rules(found))  # so that a wrong code is an error here, too
    rows = [(key, _value(key, found), _origin(key, found), item.help) for key, item in KEYS.items()]
    if form == "json":
        values = {
            key: {"value": value, "origin": origin, "help": about}
            for key, value, origin, about in rows
        }
        file = str(found.file) if found.file else None
        click.echo(
            json.dumps({"file": file, "root": str(found.root), "settings": values}, indent=2)
        )
        return
    click.echo(f"# {found.file or 'no configuration file'}; relative paths start at {found.root}\n")
    for key, value, origin, about in rows:
        line = f"{key} = {_toml(value)}" if value is not None else f"# {key} is not set"
        click.echo(f"# {about}\n{line:<32}  # {origin}\n")


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
    return {k: list(v) for k, v in value.items()} if isinstance(value, Mapping) else value


def _origin(key: str, config: Config) -> str:
    return config.origins.get(key.replace("-", "_"), "default")


def _toml(value: object) -> str:
    """A value as TOML writes it; JSON's strings, lists, numbers and booleans are TOML's as well."""
    if isinstance(value, dict) and value:
        return "{ " + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + " }"
    return json.dumps(value)
