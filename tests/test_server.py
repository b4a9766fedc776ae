"""The language server, spoken to by a real client over its standard input and output."""

from __future__ import annotations

import asyncio
import sys

import pytest

pytest.importorskip("pygls", reason="the language server is an extra")

from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from tfaudit.server import _FIX_ALL

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

TEXT = """\
import tensorflow as tf

x, y = tf.zeros([64, 3]), tf.zeros([64, 1])
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
print("🐍", model.fit(ds, batch_size=64))
"""
MODULE = """\
import tensorflow as tf


def dataset():
    data = tf.zeros([64, 3]), tf.zeros([64, 1])
    return tf.data.Dataset.from_tensor_slices(data).batch(8)
"""
IMPORTING = """\
import tensorflow as tf
from parts import dataset

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(dataset())  # no batch, no prefetch
"""
LINE = 6
START = TEXT.splitlines()[LINE].index("batch_size")


class Editor(LanguageClient):
    """A client that remembers the diagnostics it was sent."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()


def talk(path: Path, talking: Callable[[Editor, str], Awaitable[None]]) -> None:
    async def run() -> None:
        editor = Editor()

        @editor.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            editor.published.put_nowait(params)

        await editor.start_io(sys.executable, "-m", "tfaudit", "server")
        capabilities = lsp.ClientCapabilities()
        await editor.initialize_async(lsp.InitializeParams(capabilities, root_uri=None))
        editor.initialized(lsp.InitializedParams())
        uri = path.as_uri()
        item = lsp.TextDocumentItem(uri, "python", 1, path.read_text())
        editor.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        try:
            await asyncio.wait_for(talking(editor, uri), 30)
        finally:
            await asyncio.wait_for(editor.shutdown_async(None), 5)
            editor.exit(None)
            await asyncio.wait_for(editor.stop(), 5)  # type: ignore[no-untyped-call]

    asyncio.run(run())


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "train.py"
    path.write_text(TEXT)
    return path


def test_diagnostics_of_the_unsaved_buffer(script: Path) -> None:
    async def talking(editor: Editor, uri: str) -> None:
        first = await editor.published.get()
        (found,) = first.diagnostics
        assert (found.code, found.source) == ("TFA202", "tfaudit")
        # The snake takes two UTF-16 units, which editors count by default.
        assert found.range.start == lsp.Position(LINE, START + 1)
        name = lsp.VersionedTextDocumentIdentifier(2, uri)
        whole = lsp.TextDocumentContentChangeWholeDocument(TEXT.replace(", batch_size=64", ""))
        editor.text_document_did_change(lsp.DidChangeTextDocumentParams(name, [whole]))
        second = await editor.published.get()
        assert not second.diagnostics
        assert second.version == 2

    talk(script, talking)


def test_quick_fix_fix_all_and_hover(script: Path) -> None:
    async def talking(editor: Editor, uri: str) -> None:
        (found,) = (await editor.published.get()).diagnostics
        document = lsp.TextDocumentIdentifier(uri)
        context = lsp.CodeActionContext([found])
        actions = await editor.text_document_code_action_async(
            lsp.CodeActionParams(document, found.range, context)
        )
        assert actions is not None
        fix, everything = actions
        assert isinstance(fix, lsp.CodeAction)
        assert isinstance(everything, lsp.CodeAction)
        assert fix.kind == lsp.CodeActionKind.QuickFix
        assert fix.edit is not None
        assert fix.edit.changes is not None
        (edit,) = fix.edit.changes[uri]
        assert edit.new_text == ""
        line = TEXT.splitlines()[LINE].encode("utf-16-le")
        start, end = edit.range.start.character * 2, edit.range.end.character * 2
        assert line[start:end].decode("utf-16-le") == ", batch_size=64"
        assert everything.kind == _FIX_ALL
        assert everything.edit is not None
        assert everything.edit.changes is not None
        assert everything.edit.changes[uri][0].new_text == TEXT.replace(", batch_size=64", "")
        hover = await editor.text_document_hover_async(lsp.HoverParams(document, found.range.start))
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "# ignored-batch-size (TFA202)" in hover.contents.value
        assert "**Expected effect**" in hover.contents.value

    talk(script, talking)


def test_a_broken_configuration_is_told_and_survived(script: Path) -> None:
    (script.parent / "tfaudit.toml").write_text("selekt = ['TFA2']\n")

    async def talking(editor: Editor, uri: str) -> None:
        shown: asyncio.Queue[lsp.ShowMessageParams] = asyncio.Queue()

        @editor.feature(lsp.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]
        def show(params: lsp.ShowMessageParams) -> None:
            shown.put_nowait(params)

        assert "selekt" in (await shown.get()).message
        (script.parent / "tfaudit.toml").unlink()
        name = lsp.TextDocumentIdentifier(uri)
        editor.text_document_did_save(lsp.DidSaveTextDocumentParams(name))
        assert (await editor.published.get()).diagnostics

    talk(script, talking)


def test_findings_elsewhere_are_shown_there_until_the_script_is_closed(tmp_path: Path) -> None:
    script, module = tmp_path / "train.py", tmp_path / "parts.py"
    module.write_text(MODULE)
    script.write_text(IMPORTING)
    (tmp_path / "tfaudit.toml").write_text('select = ["no-prefetch"]\n')

    async def talking(editor: Editor, uri: str) -> None:
        told = [await editor.published.get(), await editor.published.get()]
        by_uri = {params.uri: params.diagnostics for params in told}
        assert by_uri.keys() == {uri, module.as_uri()}
        assert not by_uri[uri]
        (found,) = by_uri[module.as_uri()]
        assert (found.code, found.range.start.line) == ("TFA304", 5)
        name = lsp.TextDocumentIdentifier(uri)
        editor.text_document_did_close(lsp.DidCloseTextDocumentParams(name))
        closed = [await editor.published.get(), await editor.published.get()]
        assert not any(params.diagnostics for params in closed)

    talk(script, talking)


def test_fix_all_on_saving_and_pages_of_other_rules(script: Path) -> None:
    script.write_text(TEXT.replace("8)\n", "8)  # tfaudit: ignore[TFA301] old\n", 1))
    (script.parent / "tfaudit.toml").write_text('docs-url = "https://example.org/{code}/"\n')

    async def talking(editor: Editor, uri: str) -> None:
        document = lsp.TextDocumentIdentifier(uri)
        whole = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))
        context = lsp.CodeActionContext([], only=[_FIX_ALL])
        # Before anything was analysed.
        actions = await editor.text_document_code_action_async(
            lsp.CodeActionParams(document, whole, context)
        )
        assert actions is not None
        (everything,) = actions
        assert isinstance(everything, lsp.CodeAction)
        assert everything.kind == _FIX_ALL
        unused, _ = (await editor.published.get()).diagnostics
        assert unused.code == "TFAX01"
        assert unused.code_description == lsp.CodeDescription("https://example.org/TFAX01/")
        hover = await editor.text_document_hover_async(
            lsp.HoverParams(document, unused.range.start)
        )
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "unused-ignore" in hover.contents.value

    talk(script, talking)
