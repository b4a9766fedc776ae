"""`tfaudit server`: the language server, for editors."""

from __future__ import annotations

import click


@click.command(
    epilog="Example: tfaudit server  (editors start it; docs/how-to/editors.md shows how)"
)
def server() -> None:
    """Serve diagnostics, quick fixes and rule pages to an editor, over stdin and stdout."""
    from tfaudit.errors import TfauditError

    try:
        from tfaudit.server import make_server
    except ImportError:
        raise TfauditError(
            "the language server needs pygls: pip install 'tensorflow-audit[server]'"
        ) from None
    make_server().start_io()
