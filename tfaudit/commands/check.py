"""`tfaudit check`: say what is missed, where and why."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tfaudit.commands import common
from tfaudit.report import FORMATS

if TYPE_CHECKING:
    from tfaudit.config import Config
    from tfaudit.report import Report


@click.command(epilog="Example: tfaudit check train.py --gpus 4")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@common.selection_options
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    metavar="FORM",
    help=f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}.",
)
@click.option("--statistics", is_flag=True, help="Print how often each rule was found instead.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when something was found.")
@click.option("--baseline", metavar="FILE", help="Hide the findings that this file knows.")
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write such a file with all findings, and show none.",
)
@click.option("--add-ignores", is_flag=True, help="Write a comment that hides it to each finding.")
@click.option("--no-cache", is_flag=True, help="Analyse files that have not changed, too.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@common.stdin_option
def check(
    paths: tuple[Path, ...],
    *,
    form: str,
    statistics: bool,
    exit_zero: bool,
    no_cache: bool,
    write_baseline: Path | None,
    add_ignores: bool,
    watch: bool,
    stdin_filename: Path | None,
    **settings: object,
) -> None:
    """Say what scripts, projects and notebooks miss, where, why, and what it is worth.

    Without PATHS, the current directory; `-` reads standard input. Nothing is imported or run. Exit
    code 0: nothing found, 1: findings, 2: wrong use, or a file that could not be audited.
    """
    from tfaudit import stdin
    from tfaudit.audit import check_paths, files_of

    adopting = write_baseline is not None or add_ignores
    _refuse(paths, adopting=adopting, watch=watch)
    source = stdin.piped(paths, stdin_filename)

    def load() -> Config:
        config = common.config_for((source.folder,) if source else paths, settings)
        config = replace(config, cache_dir=None) if no_cache else config
        return replace(config, baseline=None) if write_baseline else config

    def show() -> Report:
        config = load()
        report = stdin.check(source, config) if source else check_paths(paths, config)
        if write_baseline:
            _write_baseline(report, write_baseline)
        elif add_ignores:
            _add_ignores(report)
        else:
            _print(report, form, statistics, config)
        _print_faults(report)
        return report

    if watch:
        from tfaudit.commands.watching import repeat

        repeat(paths, lambda: files_of(paths, load()), show)
        return
    report = show()
    if report.faults:
        sys.exit(2)
    sys.exit(1 if report.findings and not exit_zero and not adopting else 0)


def _refuse(paths: tuple[Path, ...], *, adopting: bool, watch: bool) -> None:
    """Refuse what cannot go together.

    Raises:
        UsageError: it was asked for.
    """
    from tfaudit.errors import UsageError
    from tfaudit.stdin import DASH

    if adopting and watch:
        raise UsageError("--write-baseline and --add-ignores do not go with --watch")
    if DASH in paths and (adopting or watch):
        option = "--watch" if watch else "--write-baseline and --add-ignores"
        raise UsageError(f"{option}: needs files; standard input (`-`) is none")


def _print_faults(report: Report) -> None:
    for fault in report.faults:
        click.echo(
            f"tfaudit: {report.shown(fault.path)}{str(fault)[len(str(fault.path)) :]}", err=True
        )


def _print(report: Report, form: str, statistics: bool, config: Config) -> None:
    from tfaudit import catalogue
    from tfaudit.report import render
    from tfaudit.report.statistics import render as count

    color = common.wants_color(sys.stdout)
    width = os.get_terminal_size().columns if sys.stdout.isatty() else 100
    if statistics:
        click.echo(count(report), nl=False)
    else:
        text = render(report, form, lambda: catalogue.rules(config), color=color, width=width)
        click.echo(text, nl=False, color=color)


def _write_baseline(report: Report, file: Path) -> None:
    from tfaudit import baseline
    from tfaudit.errors import TfauditError
    from tfaudit.report.text import counted

    try:
        file.write_text(baseline.render(report.findings, file.absolute()), encoding="utf-8")
    except OSError as error:
        raise TfauditError(f"cannot write '{file}': {error.strerror}") from None
    click.echo(f"Wrote {counted(len(report.findings), 'finding')} into {file}.", err=True)


def _add_ignores(report: Report) -> None:
    from tfaudit.adoption import with_ignores
    from tfaudit.report.text import counted
    from tfaudit.writing import write

    for path, old, new in with_ignores(report.findings):
        write(path, old, new)
    what, where = counted(len(report.findings), "finding"), counted(report.files, "file")
    click.echo(f"Added comments for {what} in {where}.", err=True)
