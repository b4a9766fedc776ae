"""The language server: diagnostics while typing, quick fixes, "fix all", and the rules on hover."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from tfaudit import __version__, page
from tfaudit.audit import Auditor
from tfaudit.config import Config, load
from tfaudit.errors import TfauditError
from tfaudit.model import Finding, Safety, Severity
from tfaudit.program.modules import ModuleStore
from tfaudit.source import SourceError

if TYPE_CHECKING:
    from pygls.workspace import TextDocument

_QUIET_SECONDS = 0.3  # without a key stroke, before the text is analysed
_FIX_ALL = "source.fixAll.tfaudit"
_SEVERITIES = {
    Severity.INFO: lsp.DiagnosticSeverity.Hint,
    Severity.LOW: lsp.DiagnosticSeverity.Information,
    Severity.MEDIUM: lsp.DiagnosticSeverity.Warning,
    Severity.HIGH: lsp.DiagnosticSeverity.Warning,
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
}


@dataclass
class _Open:
    """What is known of an open document."""

    version: int | None = None
    findings: tuple[Finding, ...] = ()  # of its text
    elsewhere: dict[str, tuple[Finding, ...]] = field(default_factory=dict)  # in modules it imports
    pending: asyncio.Task[None] | None = None
    all_fixed: tuple[int | None, str | None] = (None, None)  # a version, and its text mended


class TfauditServer(LanguageServer):
    """A server with the documents that are open in the editor."""

    def __init__(self) -> None:
        super().__init__("tfaudit", __version__)
        self.documents: dict[str, _Open] = {}
        self._auditors: dict[Path, tuple[Config, Auditor]] = {}

    def auditor(self, path: Path) -> Auditor:
        """The auditor with the settings for that file; made anew when they change.

        Raises:
            TfauditError: the configuration cannot be used.
        """
        config = load(path)
        known = self._auditors.get(path.parent)
        if known is None or known[0] != config:
            self._auditors[path.parent] = (config, Auditor(config))
        return self._auditors[path.parent][1]

    def schedule(self, uri: str) -> None:
        """Analyse the document once nothing has been typed for a moment."""
        known = self.documents.setdefault(uri, _Open())
        if known.pending is not None:
            known.pending.cancel()
        known.pending = asyncio.ensure_future(self._analyse(uri))

    async def _analyse(self, uri: str) -> None:
        await asyncio.sleep(_QUIET_SECONDS)
        document = self.workspace.get_text_document(uri)
        text, version = document.source, document.version
        try:
            findings = await asyncio.to_thread(self._findings, document.path, text)
        except TfauditError as error:
            self.window_show_message(
                lsp.ShowMessageParams(lsp.MessageType.Warning, f"tfaudit: {error}")
            )
            return
        known = self.documents.get(uri)
        if known is None:
            return  # closed meanwhile
        before = known.elsewhere
        known.version, known.elsewhere = version, {}
        known.findings = tuple(f for f in findings if str(f.place.path) == document.path)
        for finding in findings:
            if finding not in known.findings:
                other = finding.place.path.absolute().as_uri()
                known.elsewhere[other] = (*known.elsewhere.get(other, ()), finding)
        for affected in dict.fromkeys((uri, *before, *known.elsewhere)):
            self.publish(affected)

    def publish(self, uri: str) -> None:
        """Tell the editor what is known of a file, from its own text and from who imports it."""
        document = self.workspace.get_text_document(uri)
        own = self.documents.get(uri, _Open())
        found = {finding.key: finding for finding in own.findings}
        for other in self.documents.values():
            found.update((finding.key, finding) for finding in other.elsewhere.get(uri, ()))
        link = self._link(document.path)
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(
                uri, [_diagnostic(document, found[key], link) for key in sorted(found)], own.version
            )
        )

    def _link(self, path: str) -> str | None:
        try:
            return load(Path(path)).docs_url
        except TfauditError:
            return None

    def _findings(self, path: str, text: str) -> tuple[Finding, ...]:
        # Editors send text, whatever the file's encoding: a declared one would not fit the bytes.
        raw = text.encode("utf-8-sig")
        auditor = self.auditor(Path(path))
        auditor.store = ModuleStore()  # what it imports may have been saved meanwhile
        return auditor.check_contents(Path(path), raw).findings

    def current(self, uri: str) -> tuple[TextDocument, tuple[Finding, ...]]:
        """The document, and its findings if they are of the text as it stands."""
        document = self.workspace.get_text_document(uri)
        known = self.documents.get(uri)
        fresh = known is not None and known.version == document.version
        return document, known.findings if known is not None and fresh else ()


def _range(document: TextDocument, finding: Finding) -> lsp.Range:
    place = finding.place
    units = lsp.Range(
        lsp.Position(place.line - 1, place.column - 1),
        lsp.Position(place.end_line - 1, place.end_column - 1),
    )
    return document.position_codec.range_to_client_units(document.lines, units)


def _diagnostic(
    document: TextDocument, finding: Finding, link: str | None = None
) -> lsp.Diagnostic:
    page = lsp.CodeDescription(link.replace("{code}", finding.code)) if link else None
    related = [
        lsp.DiagnosticRelatedInformation(
            lsp.Location(
                r.place.path.absolute().as_uri(),
                lsp.Range(
                    lsp.Position(r.place.line - 1, r.place.column - 1),
                    lsp.Position(r.place.end_line - 1, r.place.end_column - 1),
                ),
            ),
            r.message,
        )
        for r in finding.related
    ]
    return lsp.Diagnostic(
        range=_range(document, finding),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=page,
        source="tfaudit",
        related_information=related or None,
    )


def _edits(document: TextDocument, finding: Finding) -> list[lsp.TextEdit]:
    assert finding.fix is not None
    found = []
    for edit in finding.fix.edits:
        start, stop = (_position(document, offset) for offset in (edit.start, edit.stop))
        units = document.position_codec.range_to_client_units(
            document.lines, lsp.Range(start, stop)
        )
        found.append(lsp.TextEdit(units, edit.text))
    return found


def _position(document: TextDocument, offset: int) -> lsp.Position:
    before = document.source[:offset]
    line = before.count("\n")
    return lsp.Position(line, offset - (before.rfind("\n") + 1))


def _touches(found: lsp.Range, asked: lsp.Range) -> bool:
    first = (asked.start.line, asked.start.character) <= (found.end.line, found.end.character)
    return first and (found.start.line, found.start.character) <= (
        asked.end.line,
        asked.end.character,
    )


def make_server() -> TfauditServer:
    """The server with its features."""
    server = TfauditServer()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls: TfauditServer, params: lsp.DidOpenTextDocumentParams) -> None:
        ls.schedule(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: TfauditServer, params: lsp.DidChangeTextDocumentParams) -> None:
        ls.schedule(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(ls: TfauditServer, params: lsp.DidSaveTextDocumentParams) -> None:
        ls.schedule(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(ls: TfauditServer, params: lsp.DidCloseTextDocumentParams) -> None:
        known = ls.documents.pop(params.text_document.uri, None)
        if known is None:
            return
        if known.pending is not None:
            known.pending.cancel()
        for affected in (params.text_document.uri, *known.elsewhere):
            ls.publish(affected)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, _FIX_ALL]),
    )
    def actions(ls: TfauditServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return _actions(ls, params)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(ls: TfauditServer, params: lsp.HoverParams) -> lsp.Hover | None:
        document, findings = ls.current(params.text_document.uri)
        here = lsp.Range(params.position, params.position)
        for finding in findings:
            found = _range(document, finding)
            if _touches(found, here):
                rules = ls.auditor(Path(document.path)).rules
                (rule,) = (rule for rule in rules if rule.code == finding.code)
                text = f"{finding.message}\n\n{page.markdown(rule)}"
                return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), found)
        return None

    return server


def _actions(ls: TfauditServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    uri = params.text_document.uri
    document, findings = ls.current(uri)
    wanted = params.context.only
    found: list[lsp.CodeAction] = []
    for finding in findings:
        if finding.fix is None or finding.fix.safety is Safety.SUGGEST:
            continue
        if not _touches(_range(document, finding), params.range):
            continue
        note = "" if finding.fix.safety is Safety.SAFE else " (may change results)"
        found.append(
            lsp.CodeAction(
                title=f"{finding.code}: {finding.fix.title}{note}",
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[_diagnostic(document, finding)],
                is_preferred=finding.fix.safety is Safety.SAFE,
                edit=lsp.WorkspaceEdit(changes={uri: _edits(document, finding)}),
            )
        )
    if wanted:
        found = [a for a in found if a.kind and any(a.kind.startswith(w) for w in wanted)]
    # Asked by its kind, on saving say, it does not wait for the analysis of what was just typed.
    worth = any(f.fix is not None and f.fix.safety is Safety.SAFE for f in findings)
    if any(_FIX_ALL.startswith(w) for w in wanted) if wanted else worth:
        found += _fix_all(ls, document, uri)
    return found


def _fix_all(ls: TfauditServer, document: TextDocument, uri: str) -> list[lsp.CodeAction]:
    known = ls.documents.setdefault(uri, _Open())
    # Editors ask at every move of the cursor, and mending takes as long as several analyses.
    if known.all_fixed[0] != document.version or document.version is None:
        known.all_fixed = (document.version, _all_fixed(ls, document, uri))
    text = known.all_fixed[1]
    if text is None:
        return []
    end = _position(document, len(document.source))
    whole = document.position_codec.range_to_client_units(
        document.lines, lsp.Range(lsp.Position(0, 0), end)
    )
    edit = lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(whole, text)]})
    return [lsp.CodeAction(title="tfaudit: apply all safe fixes", kind=_FIX_ALL, edit=edit)]


def _all_fixed(ls: TfauditServer, document: TextDocument, uri: str) -> str | None:
    """The text with every safe fix; None where there is none."""
    path = Path(to_fs_path(uri) or document.path)
    raw = document.source.encode("utf-8-sig")
    try:
        mended = ls.auditor(path).mend_contents(path, raw, Safety.SAFE)
    except (SourceError, TfauditError):
        return None
    return mended.result.text if mended is not None and mended.changed else None
