"""`tfaudit tune`: measure short trials of the mended script and choose the fastest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tfaudit.commands import common

if TYPE_CHECKING:
    from tfaudit.config import Config
    from tfaudit.tuner.plan import Request


@click.command(
    epilog="Example: tfaudit tune train.py --trials 20 -- --data ./data --epochs 3",
)
@click.argument("script", type=click.Path(path_type=Path))
@click.argument("script_args", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--trials", type=click.IntRange(1), metavar="N", default=20, show_default=True,
    help="Settings to measure at the most.",
)  # fmt: skip
@click.option(
    "--seconds", type=click.FloatRange(0.5), metavar="S", default=10.0, show_default=True,
    help="How long a warm trial measures.",
)  # fmt: skip
@click.option(
    "--trial-timeout", type=click.FloatRange(1), metavar="S", default=300.0, show_default=True,
    help="A trial's longest time.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(0), metavar="S",
    help="Begin no trial after so many seconds; 0: none.",
)  # fmt: skip
@click.option(
    "--devices", metavar="LIST", default="all", show_default=True,
    help="GPUs to use: all, 0,1, cpu, or cpu:2 (the CPU as two devices).",
)  # fmt: skip
@click.option(
    "--python", type=click.Path(path_type=Path),
    help="The interpreter that has your TensorFlow; else this one.",
)  # fmt: skip
@click.option("--plan", is_flag=True, help="Show what would vary, and where; run nothing.")
@click.option("--apply", is_flag=True, help="Write the winning edit into the script.")
@click.option(
    "--knob", "only", metavar="KNOB", multiple=True, help="Vary only this knob (repeatable)."
)
@click.option(
    "--no-knob", "never", metavar="KNOB", multiple=True,
    help="Leave this knob as it is (repeatable).",
)  # fmt: skip
@click.option("--max-batch", type=click.IntRange(1), metavar="N", help="No batch size above this.")
@click.option("--fix-batch", is_flag=True, help="Leave the batch size as it is.")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=PLACE",
    help="Where the batch size is: batch_size=--flag, =CONSTANT, or =LINE.",
)  # fmt: skip
@click.option(
    "--sampler", type=click.Choice(["gp", "tpe", "random", "grid"]), default="gp",
    show_default=True, metavar="NAME",
    help="gp, tpe, random or grid.",
)  # fmt: skip
@click.option(
    "--objective", metavar="NAME", default="closest", show_default=True,
    help="closest: the batch nearest to yours within 5% of the best; throughput: the fastest; "
    "time-to-loss=0.3: what reaches that loss first.",
)  # fmt: skip
@click.option(
    "--storage", metavar="URL", help="An Optuna storage URL, instead of .tfaudit/tune.db."
)
@click.option(
    "--passes", type=click.IntRange(2), metavar="N", default=6, show_default=True,
    help="How often finalists are measured.",
)  # fmt: skip
@click.option("--new-process", is_flag=True, help="Run each trial in a process that starts anew.")
@click.option("--seed", type=int, metavar="N", default=0, show_default=True, help="Of the search.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="FILE",
    help="Write the HTML report here, instead of in .tfaudit.",
)  # fmt: skip
@common.config_option
def tune(script: Path, script_args: tuple[str, ...], **options: object) -> None:
    """Measure short trials of SCRIPT and choose the fastest setting that is worth its change.

    What follows `--` are the script's own arguments. Trials run the script as it is, with the safe
    fixes and one setting each, in processes of their own; nothing is written until --apply. The
    same command again goes on where the last one stopped. Exit code 0: there is an answer, 2: there
    is none.
    """
    from tfaudit.tuner.plan import Request

    explicit = {"config_file": options.pop("config_file")}
    request = Request(**options)  # type: ignore[arg-type]
    if request.plan:
        _show_plan(script, script_args, request, common.config_for((script,), explicit))
        return
    from tfaudit.tuner import session

    session.run(script, script_args, request)


def _show_plan(script: Path, argv: tuple[str, ...], request: Request, config: Config) -> None:
    from rich.console import Console

    from tfaudit.program.targets import Targets
    from tfaudit.tuner.plan import open_script, planned_devices, print_plan, script_of

    path = script_of(script)
    targets = Targets(config.tensorflow, config.keras[0])
    print_plan(open_script(path, argv, request, planned_devices(request), targets), Console())
