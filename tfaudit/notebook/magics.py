"""IPython's additions to Python, masked by as many characters that are plain Python.

A magic becomes the name `_`, of which nothing is known, and a comment for the rest of the line. Of
`%env NAME=value` comes `__.NAME='value'`, which is as long: `__` stands for the environment. A cell
magic whose body is Python (`%%time`) is masked alone, any other with its whole cell. What `pip` is
told of TensorFlow's version stays as a text: `_='tensorflow==2.8'`.
"""

from __future__ import annotations

import ast
import re
import warnings

from tfaudit.source import COMMANDS, ENVIRONMENT, PINNED

# Cell magics that run their body as Python in the notebook's own namespace.
PYTHON_BODY = frozenset({"capture", "memit", "prun", "time", "timeit"})

CELL_MAGIC = re.compile(r"\s*%%(\w+)")
LINE_MAGIC = re.compile(r"[ \t]*(?:[^\s=#'\"()][^=#'\"()]*=[ \t]*)?([%!?](?!=).*)")
AUTOMAGIC = re.compile(rf"[ \t]*((?:{COMMANDS})[ \t]+(?!-=)[\w./~'\"-].*)")
HELP = re.compile(r"[ \t]*([\w.*%\[\]]+\?{1,2})[ \t]*$")
SETS_VARIABLE = re.compile(
    r"[ \t]*%(?:set_)?env[ \t]+(?P<name>[A-Za-z_]\w*)(?:[ \t]*=[ \t]*|[ \t]+)"
    r"(?P<value>[\w.,:/-]+)[ \t]*$"
)
INSTALLS = re.compile(
    r"[ \t]*[!%]?[ \t]*(?:python3?[ \t]+-m[ \t]+)?pip3?[ \t]+install\b.*?"
    r"(?<![\w-])(?P<pin>tensorflow(?:-gpu|-cpu)?(?:==|<=|<)\d[\w.]*)"
)
TIMED = re.compile(r"[ \t]*%time(?=[ \t]+[^-\s])")

# What takes a line into and out of strings and brackets.
TOKEN = re.compile(
    r"""(?P<comment>\#.*)|(?P<triple>'{3}|"{3})|(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
    r"""|(?P<open>[(\[{])|(?P<close>[)\]}])"""
)


def mask(source: str) -> tuple[str, str | None]:
    """A cell as Python of the same length.

    Returns:
        The text, and why the cell is left out (None: it is not). Cells that are not Python become
        comments, so that the rest of the notebook can be read.
    """
    if not_python(source) is None:
        return source, None
    cell = CELL_MAGIC.match(source)
    if cell and cell[1] not in PYTHON_BODY:
        return _commented(source), None
    masked, reason = _without_magics(source)
    return (masked, None) if reason is None else (_commented(source), reason)


def mask_script(source: str) -> str:
    """A script with the magics of a notebook's cells masked; as it is, where that is not enough.

    Who pastes cells into a file keeps their magics. Python would not run it, but all the rest says
    what it says in the notebook.
    """
    if not_python(source) is None:
        return source
    masked, reason = _without_magics(source)
    return masked if reason is None else source


def _without_magics(source: str) -> tuple[str, str | None]:
    """A text with its magics masked, and why it is no Python even so."""
    reason: str | None = None
    masked = source
    for keep_timed in (True, False):
        masked = _mask_lines(source, keep_timed=keep_timed)
        reason = not_python(masked)
        if reason is None:
            break
    return masked, reason


def not_python(source: str) -> str | None:
    """Why a text is not Python; None where it is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the user's code, such as invalid escapes
            compile(source, "cell", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    except ValueError as error:
        return str(error)
    except (RecursionError, MemoryError):
        return "nested too deeply to analyse"
    return None


def _mask_lines(source: str, *, keep_timed: bool) -> str:
    masked: list[str] = []
    state = _State()
    continued = False  # the line before was a magic that ends with a backslash
    for line in re.findall(r"[^\n]*\n|[^\n]+", source):
        body = line.rstrip("\r\n")
        found = _commented(body) if continued else None
        if not continued and state.outside:
            found = _magic(body, keep_timed)
        if found is None:
            state = state.after(body)
        continued = found is not None and body.endswith("\\")
        masked.append((body if found is None else found) + line[len(body) :])
    return "".join(masked)


def _magic(line: str, keep_timed: bool) -> str | None:
    """A line with its magic masked; None where it has none."""
    timed = TIMED.match(line)
    if timed and keep_timed:
        indent = len(line) - len(line.lstrip())
        return line[:indent] + "_;".ljust(timed.end() - indent) + line[timed.end() :]
    variable = SETS_VARIABLE.match(line)
    if variable:
        margin = line[: len(line) - len(line.lstrip())]
        return f"{margin}{ENVIRONMENT}.{variable['name']}='{variable['value']}'".ljust(len(line))
    found = HELP.match(line) or LINE_MAGIC.match(line) or AUTOMAGIC.match(line)
    if found is None:
        return None
    pinned = INSTALLS.match(line)
    if pinned:
        margin = line[: len(line) - len(line.lstrip())]
        return f"{margin}{PINNED}{pinned['pin']}'".ljust(len(line))
    return line[: found.start(1)] + "_" + "#" * (len(line) - found.start(1) - 1)


def _commented(text: str) -> str:
    return re.sub(r"[^\r\n]", "#", text)


class _State:
    """Whether a line begins inside of brackets or of a string, where % is no magic."""

    def __init__(self, depth: int = 0, quote: str = "") -> None:
        self._depth = depth
        self._quote = quote

    @property
    def outside(self) -> bool:
        return self._depth == 0 and not self._quote

    def after(self, line: str) -> _State:
        """The state at the start of the next line."""
        depth, quote, at = self._depth, self._quote, 0
        while True:
            if quote:
                end = line.find(quote, at)
                if end < 0:
                    return _State(depth, quote)
                at, quote = end + len(quote), ""
            found = TOKEN.search(line, at)
            if found is None:
                return _State(depth)
            at = found.end()
            quote = found["triple"] or ""
            depth += bool(found["open"]) - bool(found["close"])
