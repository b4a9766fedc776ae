"""`tfaudit bench`: measure scripts against one another."""

from __future__ import annotations

from pathlib import Path

import click

from tfaudit.commands import common


@click.command(
    cls=common.WithScriptArguments,
    epilog="Example: tfaudit bench old.py new.py -- --epochs 3; tfaudit bench train.py --unsafe",
)
@click.argument("scripts", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--runs", type=click.IntRange(2), metavar="N",
    help="Runs of each script; else as many as narrow intervals need, 4 to 10.",
)  # fmt: skip
@click.option(
    "--seconds", type=click.FloatRange(0.5), metavar="S", default=10.0, show_default=True,
    help="How long a run measures, once warm.",
)  # fmt: skip
@click.option(
    "--trial-timeout", type=click.FloatRange(1), metavar="S", default=300.0, show_default=True,
    help="When a run is ended, whatever it does.",
)  # fmt: skip
@click.option(
    "--devices", metavar="LIST", default="all", show_default=True,
    help="GPUs that each run uses: all, 0,1, cpu, or cpu:2 (the CPU as two devices).",
)  # fmt: skip
@click.option(
    "--python", type=click.Path(path_type=Path),
    help="The interpreter that has your TensorFlow; else this one.",
)  # fmt: skip
@click.option("--unsafe", is_flag=True, help="With one script: the fixes that are not safe, too.")
@click.option("--new-process", is_flag=True, help="Run in processes that import TensorFlow anew.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@common.config_option
@click.pass_obj
def bench(
    script_args: tuple[str, ...] | None, /, scripts: tuple[Path, ...], **options: object
) -> None:
    """Say which of SCRIPTS trains faster, and by how much.

    Runs of the first script and of each other take turns, in fresh processes, measured as in a
    tune. The result is a ratio with an interval, or that no difference was found. One script alone
    is measured as it is and with its fixes, which are not written. Runs leave your files alone.
    What follows `--` are arguments of every script. Exit code 0: there is a result, 2: there is
    none, and why.
    """
    from tfaudit.commands.benching import Request, run

    config = common.config_for(scripts, {"config_file": options.pop("config_file")})
    request = Request(scripts, script_args or (), **options)  # type: ignore[arg-type]
    run(request, config)
