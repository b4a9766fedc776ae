"""`tfaudit check`: say what is missed, where and why."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tfaudit.commands import common


@click.command(epilog="Example: tfaudit check train.py --gpus 4")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@common.selection_options
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when something was found.")
def check(paths: tuple[Path, ...], *, exit_zero: bool, **settings: object) -> None:
    """Say what scripts, projects and notebooks miss, where, why, and what it is worth.

    Without PATHS, the current directory. Nothing is imported or run. Exit code 0: nothing found,
    1: findings, 2: wrong use, or a file that could not be audited.
    """
    from tfaudit.audit import check_paths
    from tfaudit.report.text import render

    config = common.config_for(paths, settings)
    report = check_paths(paths, config)
    color = common.wants_color(sys.stdout)
    width = os.get_terminal_size().columns if sys.stdout.isatty() else 100
    click.echo(render(report, color=color, width=width), nl=False, color=color)
    for fault in report.faults:
        click.echo(
            f"tfaudit: {report.shown(fault.path)}{str(fault)[len(str(fault.path)) :]}", err=True
        )
    if report.faults:
        sys.exit(2)
    sys.exit(1 if report.findings and not exit_zero else 0)
