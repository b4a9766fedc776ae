"""The command line. Each command lives in `tfaudit.commands` and is imported when it is called."""

from __future__ import annotations

import importlib
import io
import sys

import click

from tfaudit import __version__
from tfaudit.errors import TfauditError

# What `tfaudit --help` lists, in this order; help texts stand here so that listing imports nothing.
COMMANDS = {
    "check": "Say what a script, project or notebook misses, where and why.",
    "fix": "Show the mended script as a diff, or write it.",
    "tune": "Measure short trials of the mended script and choose the fastest.",
    "bench": "Say which of several scripts trains faster, and by how much.",
    "doctor": "Say whether TensorFlow, its GPUs and this machine fit together.",
    "rule": "Explain a rule, or list all of them.",
    "server": "Serve diagnostics and fixes to an editor.",
    "config": "Show the settings in effect, and where each comes from.",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is used.

    Importing every command would import libcst and optuna for `tfaudit --help`.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command object, or None where there is no command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"tfaudit.commands.{cmd_name}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a mistake the user can mend becomes one line and exit code 2."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal without the quoted characters
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except TfauditError as error:
            click.echo(f"tfaudit: {error}", err=True)
            sys.exit(2)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: tfaudit check train.py  (`tfaudit COMMAND --help` has more of them)",
)
@click.version_option(__version__, prog_name="tfaudit")
def main() -> None:
    """Find, mend and tune what makes a TensorFlow training script slow."""
