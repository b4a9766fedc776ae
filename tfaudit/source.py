"""A file's bytes and its text, and the way back."""

from __future__ import annotations

import codecs
import io
import re
import tokenize
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tfaudit.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import libcst as cst

    from tfaudit.model import Edit

# Training and feeding, or a call of what may do so in another file: `trainer.train_step(x, y)`; a
# file that is run may leave all of it to others, as one that calls `main()` at its top level does.
# The patterns are apart since the last one takes long.
_FLOWS = (
    re.compile(
        r"\.(?:fit|batch|map|predict|evaluate|train_on_batch|fit_generator|run|interleave|prefetch"
        r"|minimize|apply_gradients)\(|GradientTape|Strategy\b|__main__"
    ),
    re.compile(r"^(?!setattr\b)\w+\(|^(?:for|while) ", re.MULTILINE),
    re.compile(r"\b(?<!def )\w*(?:train|step|fit|learn)\w*\("),
)
# A file without one of these words has nothing for any rule, and is not parsed. `tf` may come from
# another file: `from common import *`.
FRAMEWORK = re.compile(rb"tensorflow|keras|\btf\.(?:GradientTape|data|function)\b")
# Comments and strings. Strings are matched as wholes, since a comment's sign or quotes may stand in
# them. Each alternative begins with a plain character: the search then skips to the next of these.
_STRINGS = re.compile(
    r"#[^\n]*"
    r'|"""(?:\\.|[^\\])*?"""'
    r"|'''(?:\\.|[^\\])*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])*'",
    re.DOTALL,
)
_THREE_QUOTES = ('"""', "'''")
# What stands before a string that holds code; others in three quotes are prose.
_FORMATTED = re.compile(r"[fF][rR]?\Z")

_DEEPEST = 1_500  # nodes of Python's own tree above one another
_LONG_LINE = 3_000  # characters
_CONTINUED = re.compile(r"^\s*(?:[.)\]}]|[-+*/|&]\s|\(\(|and\b|or\b)", re.M)
_BRACKET = re.compile(r"[()\[\]{}]")
_MOST_BRACKETS = 150  # Python itself takes 200
_MANY_CONTINUED = 500  # lines that go on with an expression

_TABBED = re.compile(r"^\t[ \t]*[^\s#]", re.M)
_SPACED = re.compile(r"^ +\t[ \t]*[^\s#]", re.M)
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*")
_MANY_WORDS = 50  # from here on it is faster to go by the names of the code than by the words
_PAGE_BREAK = re.compile(r"^[ \t]*\f[ \t\f]*(?=\r?$)", re.M)
# Commands that IPython takes for magics without a sign, and so leaves them in an exported script.
COMMANDS = "pip3?|conda|cd|ls|mkdir|cp|mv|rm|cat"
# What stands for the environment where `%env NAME=value` of a notebook is masked.
ENVIRONMENT = "__"
# How what `pip install` of a notebook pins is masked, up to the name.
PINNED = "_='"
# How a line begins that may hold a magic of IPython: `%matplotlib inline`, `files = !ls`, `pip …`.
_MAGIC = re.compile(
    rf"^[ \t]*(?:(?:\w+[ \t]*=[ \t]*)?[%!]|(?:{COMMANDS})[ \t]+[^ \t=])",
    re.M,
)

MOST_BYTES = 20_000_000  # beyond this a file is data in Python's clothes


class SourceError(Exception):
    """A file that cannot be audited; `line` is where, when known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, eq=False)
class Source:
    """A file as text. Offsets count characters of `text`, which has no byte-order mark."""

    path: Path
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""

    def parse(self) -> cst.Module:
        """The libcst tree.

        Raises:
            SourceError: the text is not Python that libcst can parse, or is nested too deeply.
        """
        import libcst

        from tfaudit.parsing import parse

        if _is_too_deep(self.text):
            raise SourceError("nested too deeply to analyse")
        try:
            try:
                return parse(self._unmasked_text)
            except libcst.ParserSyntaxError:
                if self.parsed_text == self._unmasked_text:
                    raise
                return parse(self.parsed_text)
        except libcst.ParserSyntaxError as error:
            line = error.raw_line
            raise SourceError(_python2(self.text) or "syntax error", line) from None
        except libcst.CSTValidationError as error:  # 'text' b'bytes', and the like
            raise SourceError(f"syntax error ({error})") from None
        except RecursionError:
            raise SourceError("nested too deeply to analyse") from None

    def check_syntax(self) -> None:
        """Make sure that `parse` would succeed, in a tenth of its time.

        Raises:
            SourceError: it would not.
        """
        import ast
        import warnings

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ast.parse(self.parsed_text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            self.parse()  # says what is wrong, or knows Python that this interpreter does not

    @property
    def document(self) -> str:
        """What stands in the file; for a notebook, more than `text`."""
        return self.text

    def encode(self, document: str) -> bytes:
        """The bytes to write for a changed document: same encoding, same byte-order mark."""
        return self.bom + document.encode(self.encoding)

    def with_edits(self, edits: Iterable[Edit]) -> Source:
        """The source with edits made, which do not contradict each other.

        Raises:
            SourceError: they cannot be made (in a notebook).
        """
        text = self.text
        for edit in sorted(edits, reverse=True):
            text = text[: edit.start] + edit.text + text[edit.stop :]
        return replace(self, text=text)

    def shown(self, place: Place) -> Place:
        """A place in `text` as people are shown it; for a notebook, in a cell."""
        return place

    def ends_cell(self, offset: int) -> bool:  # notebooks have cells
        """Whether no more code follows in the cell of a notebook, which shows what stands last."""
        return False

    def conceals(self, name: str) -> bool:  # notebooks have magics
        """Whether a name stands in what a notebook holds and `text` does not: magics, say."""
        return False

    @cached_property
    def code(self) -> str:
        """The text without comments and docstrings, to look for words that matter to a rule.

        In libraries every second file names an API in its docstrings only.
        """
        return _STRINGS.sub(_without_prose, self.text)

    def holds(self, pattern: re.Pattern[str], *, in_prose: bool = False) -> bool:
        """Whether the code has a match; searched once, however many scripts import the module.

        Args:
            pattern: what to search for.
            in_prose: whether a match in comments and docstrings counts, too.
        """
        known = self._held.get((pattern, in_prose))
        if known is None:
            known = pattern.search(self.text if in_prose else self.code) is not None
            self._held[pattern, in_prose] = known
        return known

    def mentions(self, words: tuple[str, ...]) -> bool:
        """Whether the code holds one of the words; looked for once."""
        known = self._mentioned.get(words)
        if known is None:
            known = self._mentioned[words] = self._has_one_of(_by_longest_name(words))
        return known

    def _has_one_of(self, words: dict[str, list[str]]) -> bool:
        """Whether the code holds one of the words; to look through long code takes long."""
        if len(words) > _MANY_WORDS:
            for name in words.keys() & self._names:
                if any(map(self.code.__contains__, words[name])):
                    return True
        for name, alike in words.items():  # which may be a part of another name
            if name in self._text_of_names and any(map(self.code.__contains__, alike)):
                return True
        return False

    @cached_property
    def _names(self) -> frozenset[str]:
        """Every name in the code."""
        return frozenset(_NAME.findall(self.code))

    @cached_property
    def _text_of_names(self) -> str:
        """Every name in the code, once: much shorter than the code."""
        return "\n".join(self._names)

    @cached_property
    def _held(self) -> dict[tuple[re.Pattern[str], bool], bool]:
        return {}

    @cached_property
    def _mentioned(self) -> dict[tuple[str, ...], bool]:
        return {}

    @cached_property
    def follows_imports(self) -> bool:
        """Whether what the file imports may say something about it: it trains, feeds, or is run."""
        return _flows(self.code)

    @property
    def is_test(self) -> bool:
        """Whether the file is a test or written for debugging, where speed is nobody's concern."""
        name = self.path.stem.lower()
        return (
            name.startswith(("test_", "debug"))
            or name.endswith(("_test", "_test_lib", "_test_util", "_test_utils", "_debug"))
            or name in ("conftest", "_conftest", "tests")
            or self.path.parent.name.lower() in ("tests", "test", "testing", "debug")
        )

    @cached_property
    def parsed_text(self) -> str:
        """What libcst parses: as many characters, without what stands between it and a tree.

        That is magics in a script that was pasted from a notebook's cells, and what
        `_unmasked_text` is without.
        """
        if not _MAGIC.search(self.text):
            return self._unmasked_text
        from tfaudit.notebook.magics import mask_script

        return _evened(mask_script(self.text))

    @cached_property
    def _unmasked_text(self) -> str:
        return _evened(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character; CR, LF and CR LF end lines."""
        return [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", self.text))]

    def line_of(self, offset: int) -> int:
        """The line, from 1, that holds the character."""
        return bisect_right(self.line_starts, offset)

    def place(self, start: int, stop: int) -> Place:
        """The range as lines and columns."""
        first, last = self.line_of(start), self.line_of(stop)
        return Place(
            self.path,
            first,
            start - self.line_starts[first - 1] + 1,
            last,
            stop - self.line_starts[last - 1] + 1,
        )


def _flows(code: str) -> bool:
    return any(pattern.search(code) for pattern in _FLOWS)


def _evened(text: str) -> str:
    """The text without two things that Python takes and libcst does not.

    That is the form feeds of page-break lines (libcst drops one between statements, and would shift
    everything behind it), and tabs of blocks that are indented by other characters than what is
    around them.
    """
    if "\f" in text:
        text = _PAGE_BREAK.sub(lambda match: " " * len(match[0]), text)
    if "\t" in text and _TABBED.search(text) and _SPACED.search(text):
        text = _evenly_indented(text)
    return text


def _evenly_indented(text: str) -> str:
    """The text, with a space for each tab that a statement is indented by where libcst needs it.

    Python takes a block whose indentation does not begin as that of the block around it, libcst
    does not. What is deeper has more characters, or Python would refuse it.
    """
    indented: set[int] = set()
    around, begins, even = [""], True, True
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.INDENT:
                even = even and token.string.startswith(around[-1])
                around.append(token.string)
            elif token.type == tokenize.DEDENT:
                around.pop()
            elif token.type == tokenize.NEWLINE:
                begins = True
            elif token.type != tokenize.NL and begins:
                indented.add(token.start[0])
                begins = token.type == tokenize.COMMENT
    except (tokenize.TokenError, SyntaxError):
        return text  # the parser will say where it is wrong
    if even:
        return text
    lines = text.split("\n")
    for number in indented:
        if number <= len(lines):
            line = lines[number - 1]
            rest = line.lstrip(" \t")
            lines[number - 1] = " " * (len(line) - len(rest)) + rest
    return "\n".join(lines)


@lru_cache(maxsize=1024)
def _by_longest_name(words: tuple[str, ...]) -> dict[str, list[str]]:
    """The words by the longest name in each."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(max(_NAME.findall(word), key=len, default=""), []).append(word)
    return found


def _without_prose(match: re.Match[str]) -> str:
    text = match[0]
    if text[0] == "#":
        return ""
    if not text.startswith(_THREE_QUOTES):
        return text
    before = match.string[max(match.start() - 2, 0) : match.start()]
    return text if _FORMATTED.search(before) else '""'


def _is_too_deep(text: str) -> bool:
    """Whether an expression is so deep that libcst would take minutes (its time grows squared).

    Only texts that look like it are measured: by Python's own parser, which is fast.
    """
    longest = max(map(len, text.splitlines()), default=0)
    long = text.count("\n") >= _MANY_CONTINUED
    many = long and len(_CONTINUED.findall(text)) >= _MANY_CONTINUED
    if longest < _LONG_LINE and not many and _brackets(text) <= _MOST_BRACKETS:
        return False
    import ast
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            level: list[ast.AST] = [ast.parse(text)]
    except (RecursionError, MemoryError):
        return True
    except SyntaxError as error:
        return "too many nested" in str(error)  # libcst will say where any other one is
    except ValueError:
        return False
    depth = 0
    while level and depth <= _DEEPEST:
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        depth += 1
    return depth > _DEEPEST


def _brackets(text: str) -> int:
    """How deep brackets stand in one another, those in strings and comments counted too."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "([{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _python2(text: str) -> str | None:
    if re.search(r"^\s*(print\s+[\"'\w]|exec\s+[\"'\w]|except\s+\w+\s*,\s*\w+\s*:)", text, re.M):
        return "syntax error (this looks like Python 2, which TensorFlow no longer supports)"
    return None


def may_train(raw: bytes) -> bool:
    """Whether a file calls something that trains or feeds (`trainer.fit()`), or is a script."""
    return len(raw) <= MOST_BYTES and _flows(raw.decode("utf-8", "replace"))


def decode(path: Path, raw: bytes) -> Source:
    """The source of a file's bytes, a notebook's by its ending.

    Raises:
        SourceError: too large, binary, or not in the encoding that it declares.
    """
    if len(raw) > MOST_BYTES:
        raise SourceError(f"larger than {MOST_BYTES // 1_000_000} MB, so it is not analysed")
    if path.suffix == ".ipynb":
        from tfaudit.notebook.source import notebook_source

        return notebook_source(path, raw)
    if b"\0" in raw:
        raise SourceError("holds null bytes, so it is not Python source")
    bom = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
        encoding = "utf-8" if bom else encoding
        text = raw[len(bom) :].decode(encoding)
        if text.encode(encoding) != raw[len(bom) :]:
            raise SourceError(f"does not survive a round trip through {encoding}")
    except SyntaxError as error:
        raise SourceError(f"unknown or wrong encoding ({error.msg})", 1) from None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise SourceError(f"is not valid {encoding} text", line) from None
    return Source(path, text, encoding, bom)


def read(path: Path) -> Source:
    """Read and decode a file.

    Raises:
        SourceError: it cannot be decoded.
        OSError: it cannot be read.
    """
    return decode(path, path.read_bytes())
