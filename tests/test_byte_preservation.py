"""Whatever a file looks like, a fix changes what it is about and not one byte else.

Every case that a rule mends (tests/cases) is written in another layout: mended, it must be the
golden text in that layout.
"""

from __future__ import annotations

import re
import sys
import tokenize
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from test_cases import RULES, SCRIPTS, targets

from tfaudit.engine import Options, mend
from tfaudit.model import Safety
from tfaudit.source import decode, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MENDED = [path for path in SCRIPTS if path.with_suffix(".fixed").exists()]

# Code that no rule is about, with what is easily spoiled: it stands behind cases.
STRANGERS = {
    "continuations": "zz = 1 + \\\n      2  ;  zy = (\n  3 ,)  # odd\n",
    "semicolons": "zz = 1; zy = 2 ;zx = 3\nif zz: zy = 4; zx = 5\n",
    "strings": "zz = '''\\\n\t  '''  'x' \"y\" R'\\z' f'{zy!r:>{10}}'; zx = rb'\\z' B'x'\n",
    "type comments": "# type: ignore\nzz = []  # type: list[int]\ndef zy(zx):\n"
    "    # type: (int) -> int\n    return zx\n",
    "decorators": "@ property\n@(lambda zz: zz)\n# between\ndef zy(self) -> 'int': ...\n",
    "type checking": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from zz import zy\n",
    "match": "match [1, {'k': 2}]:\n    case [1, {'k': zz, **_r}] if zz  >  1 : pass\n"
    "    case  _ :\n        pass\n",
    "walrus and stars": "def zz(zy, /, zx, *, zw=1, **zv): return (zu := zy), *zx, {**zv}\n",
    "async": "async def zz():\n    async with zy as zx, zw: [v async for v in zx if await v]\n",
    "odd spacing": "def  zz ( zy , zx = 1 ) :\n\n\n    return zy+ zx   \n    \n\t\n# end\n",
    "page breaks": "\n\x0c\nclass Zz:\n    zy: int = 3\n\x0c\n    zx = 4\n",
    "unicode": "zü = '日本語 \\N{BULLET}'  # ✓ \u200b\n",
    "exception groups": "try:\n    pass\nexcept* (OSError, ValueError) as zz:\n    pass\n",
    "PEP 701": "zz = f'{\", \".join(f'{zy}' for zy in [1, 2])} {'\\n'}'\n",
    "PEP 695": "type Zz[T: int, *Ts, **P] = list[T]\nclass Zy[T]: ...\ndef zx[T](v: T) -> T: ...\n",
}
SINCE = {"exception groups": (3, 11), "PEP 701": (3, 12), "PEP 695": (3, 12)}


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def marked(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.encode()


def cookie(text: str) -> bytes:
    return b"#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n# caf\xe9\n" + text.encode()


def bare(text: str) -> bytes:
    return text.rstrip("\n").encode()


def page_breaks(text: str) -> bytes:
    return re.sub(r"\n\n\n(?=def |class |@)", "\n\n\x0c\n", text).encode()


def tabs(text: str) -> bytes:
    lines = text.split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines]
    return "\n".join(
        "\t" * (margin // 4) + " " * (margin % 4) + line.lstrip(" ")
        for margin, line in zip(margins, lines, strict=True)
    ).encode()


def deeper(text: str) -> bytes:
    """Eight spaces for every four."""
    return b"".join(
        b" " * (len(line) - len(line.lstrip(b" "))) + line
        for line in text.encode().splitlines(keepends=True)
    )


LAYOUTS: list[Callable[[str], bytes]] = [crlf, marked, cookie, bare, page_breaks, tabs, deeper]


def fixed(path: Path, raw: bytes) -> bytes:
    source = decode(path, raw)
    options = Options((RULES[path.parent.name.replace("_", "-")],), targets(read(path).text))
    result = mend(source, options, Safety.UNSAFE).result
    return result.encode(result.document)


def indented_by_blocks_alone(text: str) -> bool:
    """Whether the margins of a text can be changed: none is in a string, or aligned by hand.

    Without a block, there is nothing to see the margin of a new block by.
    """
    if not re.search(r":\n {4}\S", text):
        return False
    tokens = tokenize.generate_tokens(StringIO(text).readline)
    if any(t.type == tokenize.STRING and "\n" in t.string for t in tokens):
        return False
    return not re.search(r"^(?: {4})* {1,3}\S", text, re.M)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_layouts(layout: Callable[[str], bytes]) -> None:
    """Each on every fifth case, so that each case meets one of them or two."""
    tried, wrong = 0, []
    cases = MENDED[LAYOUTS.index(layout) % 5 :: 5]
    for path in cases:
        text, golden = path.read_text(), path.with_suffix(".fixed").read_text()
        if layout in (tabs, deeper) and not (
            indented_by_blocks_alone(text) and indented_by_blocks_alone(golden)
        ):
            continue
        if layout is cookie and not (text + golden).isascii():
            continue
        if layout is page_breaks and text.count("\n\n\n") != golden.count("\n\n\n"):
            continue  # what a fix puts between two functions has no page break
        tried += 1
        found = fixed(path, layout(text))
        wrong += [path] if found != layout(golden) else []
    assert not wrong
    assert tried > len(cases) // 2


@pytest.mark.parametrize("name", STRANGERS)
def test_strangers(name: str) -> None:
    """Each stands behind every tenth case, so that each case meets one of them or two."""
    stranger = "\n\n" + STRANGERS[name]
    cases = MENDED[list(STRANGERS).index(name) % 10 :: 10]
    assert cases
    for path in cases:
        text, golden = path.read_text() + stranger, path.with_suffix(".fixed").read_text()
        assert fixed(path, text.encode()) == (golden + stranger).encode(), path
        if sys.version_info >= SINCE.get(name, (3, 10)):
            compile(golden + stranger, str(path), "exec")
