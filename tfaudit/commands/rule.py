"""`tfaudit rule`: explain rules."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tfaudit.commands import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.rule import Rule


@click.command(epilog="Example: tfaudit rule TFA201; tfaudit rule ignored-batch-size")
@click.argument("words", metavar="[CODE|NAME]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All rules, those of plugins included.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the Markdown pages and their index into this folder.",
)
@common.config_option
def rule(
    words: tuple[str, ...], *, every: bool, form: str, output: Path | None, config_file: Path | None
) -> None:
    """Explain a rule: what it finds, why that is slow, when it is wrong, before and after.

    A word may also mean several rules, as in select: TFA2, input-pipeline.
    """
    from tfaudit import catalogue, page
    from tfaudit.errors import UsageError

    config = common.config_for((), {"config_file": config_file})
    rules = catalogue.rules(config)
    chosen = rules if every else _chosen(words, rules)
    if output is not None:
        if form != "markdown":
            raise UsageError("--output writes Markdown pages: add --format markdown")
        _write(page.pages(chosen), output)
    elif form == "json":
        records = [page.record(rule) for rule in chosen]
        single = len(words) == 1 and len(records) == 1
        text = json.dumps(records[0] if single else records, indent=2, ensure_ascii=False)
        click.echo(text)
    elif form == "text" and every:
        click.echo(page.listing(chosen))
    else:
        _print("\n".join(page.markdown(rule) for rule in chosen), form)


def _chosen(words: Sequence[str], rules: Sequence[Rule]) -> list[Rule]:
    """The rules that the words mean.

    Raises:
        UsageError: a word means none, or there is no word.
    """
    from tfaudit.errors import UsageError
    from tfaudit.selection import unknown, width

    if not words:
        raise UsageError("name a rule (`tfaudit rule TFA201`), or ask for --all")
    chosen: list[Rule] = []
    for word in words:
        tried = {word, word.upper(), word.lower()}  # people type codes in either case
        meant = [r for r in rules if any(width(form, r.code, r.name) for form in tried)]
        if not meant:
            raise UsageError(unknown(word, rules))
        chosen += [rule for rule in meant if rule not in chosen]
    return chosen


def _print(text: str, form: str) -> None:
    """Markdown as it is, or laid out where a person reads it in a terminal."""
    if form == "text" and sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console(no_color=not common.wants_color(sys.stdout)).print(Markdown(text))
    else:
        click.echo(text, nl=False)


def _write(pages: dict[str, str], folder: Path) -> None:
    """Write the pages; one whose rule is gone is removed."""
    from tfaudit.errors import TfauditError

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("TFA*.md"):
            if old.name not in pages:
                old.unlink()
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise TfauditError(f"cannot write into '{folder}': {error.strerror}") from None
    click.echo(f"Wrote {len(pages)} pages into {folder}.", err=True)
