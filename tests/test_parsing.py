"""Trees are those of libcst, made in a faster way and without checks of what its parser makes."""

from __future__ import annotations

import contextlib
import sys
import threading
from pathlib import Path

import libcst as cst
import pytest

from tfaudit.parsing import _libcst_that_makes_nodes_fast, parse

_RARE = """\
from . import a as b, c
from d import (e, f,)
from g import *
import h.i as j


@decorated
async def f(a, /, b: int = 1, *c, d, e=2, **g) -> None:
    global x; nonlocal y
    async with a as b, c: await d
    async for i in j: continue
    else: break
    [k async for k in l if m if not n]
    yield from o
    raise ValueError from None
    return *p, q


class A(B, metaclass=C):
    __slots__ = ()

    def g(self, *, h): ...


with (open(a) as b, c): pass
del a, b[1:2, ::3, ...], c.d
assert a, b
a: int; b: int = 1; a @= b; a = b = (yield c)
while (n := f(*a, **b)): n <<= ~n ** -1 // 2 % 3 ^ 4 | 5 & 6
if a is not b not in c: pass
elif a and b or c < d <= e != f: pass
else: lambda *a, b=1, **c: (a, {}, {b}, {c: d, **e}, {*f}, [*g], {h: i for h in j}, {k for k in l})
f"{a!r:>{b}}" rf'{c=}' "d"
x if y else z, 1j, 0x1, 1.5, b"" b''
try: pass
except (A, B) as c: pass
else: pass
finally: pass
try: pass
except* A: pass
match a:
    case {"b": 1, **c} | [d, *_] | A(e, f=g) if h: pass
    case (None | -1 | "i" | j.k) as l: pass
    case _: pass
for a, (b, c) in d: pass
"""
TEXTS = [
    _RARE,
    *(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))[:8]),
]
REFUSED = {
    "x = 'text' b'bytes'\n": "concatenate",
    "try:\n    a()\nexcept:\n    b()\nexcept C:\n    d()\n": "must be the last",
}


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_tree_is_that_of_libcst(text: str) -> None:
    tree = parse(text)
    assert tree.code == text
    assert tree.deep_equals(cst.parse_module(text))


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=REFUSED.values())
def test_what_python_refuses_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SyntaxError):
        compile(text, "script", "exec")
    with pytest.raises(cst.CSTValidationError, match=reason):
        parse(text)


@pytest.mark.parametrize("text", ["x = 1\n", "x = (\n", "x = 'text' b'bytes'\n"])
def test_libcst_is_itself_again_afterwards(text: str) -> None:
    with contextlib.suppress(cst.ParserSyntaxError, cst.CSTValidationError):
        parse(text)
    assert sys.modules["libcst"] is cst
    with pytest.raises(cst.CSTValidationError):
        cst.Name("")


def test_the_parser_calls_the_makers_of_nodes() -> None:
    """They are in vain once libcst finds its classes in another way."""
    _libcst_that_makes_nodes_fast.cache_clear()
    parse("f(x)\n")
    makers = _libcst_that_makes_nodes_fast()
    assert makers.Call.__name__ == "make"
    assert makers.Try is cst.Try
    assert makers.While.__name__ == "first"  # not asked for yet


def test_fields_that_are_left_out_have_their_defaults() -> None:
    for _ in range(2):  # the first call makes the maker
        makers = _libcst_that_makes_nodes_fast()
        assert makers.Call(func=cst.Name("f")).deep_equals(cst.Call(cst.Name("f")))
        first, second = makers.EmptyLine(), makers.EmptyLine()
        assert first.deep_equals(cst.EmptyLine())
        assert first.newline is not second.newline


def test_beside_other_threads_libcst_is_left_alone() -> None:
    _libcst_that_makes_nodes_fast.cache_clear()
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert parse("x = 1\n").code == "x = 1\n"
    finally:
        done.set()
        other.join()
    assert _libcst_that_makes_nodes_fast.cache_info().currsize == 0
