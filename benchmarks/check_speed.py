"""How fast `tfaudit check` is: beside bare parsing, and beside Fixit, flake8 and pylint.

Everything is a ratio within one run over the same files. Without an argument the files are those of
installed packages that mention TensorFlow or Keras; `python benchmarks/check_speed.py FOLDER`
takes others. The other tools run if they are installed: `pip install fixit flake8 pylint` (flake8
with its default plug-ins, pylint with one of its own); `--tools FOLDER` names the `bin` folder of
an environment that has them, and `--bugbear FOLDER` that of one with flake8 and flake8-bugbear.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import libcst as cst
import markdown

from tfaudit.engine import FileResult, Options, check_bytes
from tfaudit.garbage import collecting_at_end
from tfaudit.program.modules import ModuleStore
from tfaudit.rule import all_rules

REPEATS = 3
OTHERS_FILES = 100  # the other tools take long
LINES = (1_000, 10_000, 50_000)
DEPTH = 10_000
MEMORY_FILES = 5_000


def framework_files(root: Path) -> list[Path]:
    """Files that have to be parsed: they mention TensorFlow or Keras."""
    found = []
    for path in sorted(root.rglob("*.py")):
        content = path.read_bytes()
        if b"tensorflow" not in content and b"keras" not in content:
            continue
        try:
            cst.parse_module(content)
        except Exception:
            continue  # Python 2, templates
        found.append(path)
    return found


def beside_parsing(files: list[Path]) -> tuple[str, ...]:
    """CPU time of a whole check over that of `libcst.parse_module`, file by file in turn.

    What a file imports of its own package has to be parsed, too, once for all that import it.
    Python's garbage collection takes part of a parser's time, the more so the more trees there are:
    so it is measured with trees that are dropped at once, and with all trees kept.
    """
    ratios, kept_ratios = [], []
    parsed = kept = checked = 0.0
    all_rules()  # imported before anything is timed
    seen: set[Path] = set()
    for _ in range(REPEATS):
        parsing = checking = 0.0
        store, seen = ModuleStore(), set()
        for path in files:
            content = path.read_bytes()
            began = time.process_time()
            result = _checked(path, content, store)
            checking += time.process_time() - began
            gc.freeze()  # else the parser's garbage collection would walk what the check keeps
            for needed in {path, *result.dependencies} - seen:
                seen.add(needed)
                parsing += _seconds_to_parse(needed.read_bytes())
            gc.unfreeze()
        keeping = _seconds_to_parse_all(seen)
        ratios.append(checking / parsing)
        kept_ratios.append(checking / keeping)
        parsed, kept, checked = parsing, keeping, checking
    counts = f"{len(files):,}", f"{len(seen):,}"
    seconds = f"{checked:.1f}", f"{parsed:.1f}", _spread(ratios), f"{kept:.1f}"
    return *counts, *seconds, _spread(kept_ratios)


def _checked(path: Path, content: bytes, store: ModuleStore) -> FileResult:
    """What the command learns of a file, with its handling of garbage."""
    with collecting_at_end():
        result = check_bytes(path, content, Options(all_rules()), store, saved=True)
        return replace(result, source=None)


_PARSE = """
import sys, libcst
for path in sys.stdin.read().splitlines():
    try:
        libcst.parse_module(open(path, "rb").read())
    except Exception:
        pass
"""


def by_the_clock(files: list[Path]) -> tuple[str, ...]:
    """Wall time of the command over that of a program that parses the same files, each start-up in.

    The command takes all cores, as it does for its users; the parser takes one.
    """
    store = ModuleStore()
    checks = (_checked(path, path.read_bytes(), store) for path in files)
    needed = set(files).union(*(result.dependencies for result in checks))
    command = [sys.executable, "-m", "tfaudit", "check", "--no-cache", "--exit-zero"]
    names = "\n".join(map(str, sorted(needed)))
    ratios, own, other = [], 0.0, 0.0
    for _ in range(REPEATS):
        own = _wall_seconds([*command, *map(str, files)])
        other = _wall_seconds([sys.executable, "-c", _PARSE], names)
        ratios.append(own / other)
    counts = f"{len(files):,}", f"{len(needed):,}", str(os.cpu_count())
    return *counts, f"{own:.1f}", f"{other:.1f}", _spread(ratios)


def _wall_seconds(command: list[str], text: str = "") -> float:
    began = time.perf_counter()
    subprocess.run(command, input=text, text=True, capture_output=True, check=True)
    return time.perf_counter() - began


def _spread(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _seconds_to_parse_all(paths: set[Path]) -> float:
    """As a program does that parses all files, and then looks at them."""
    contents = [path.read_bytes() for path in sorted(paths)]
    gc.freeze()
    began = time.process_time()
    trees = []
    for content in contents:
        with contextlib.suppress(Exception):  # Python 2
            trees.append(cst.parse_module(content))
    seconds = time.process_time() - began
    gc.unfreeze()
    return seconds


def _seconds_to_parse(content: bytes) -> float:
    began = time.process_time()
    with contextlib.suppress(Exception):  # Python 2
        cst.parse_module(content)
    return time.process_time() - began


def beside_others(files: list[Path], tools: Path, bugbear: Path) -> list[tuple[str, ...]]:
    """Processor time of other tools over that of tfaudit, as commands, without caches."""
    commands = {
        "Fixit, default rules": [str(tools / "fixit"), "--quiet", "lint"],
        "flake8": [str(tools / "flake8"), "--jobs=1", "--exit-zero"],
        "flake8 with flake8-bugbear": [str(bugbear / "flake8"), "--jobs=1", "--exit-zero"],
        "pylint with its code-style plug-in": [
            str(tools / "pylint"), "--load-plugins=pylint.extensions.code_style", "--exit-zero",
            "--score=no",
        ],
    }  # fmt: skip
    ours = [sys.executable, "-m", "tfaudit", "check", "--no-cache", "--exit-zero"]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder) / f"module{number}.py" for number in range(len(files))]
        for path, copy in zip(files, copies, strict=True):
            shutil.copy(path, copy)
        names = [str(copy) for copy in copies]
        for tool, command in commands.items():
            if not Path(command[0]).exists():
                rows.append((tool, "not installed", "", ""))
                continue
            ratios, own, other = [], 0.0, 0.0
            for every in ([*ours, names[0]], [*command, names[0]]):
                _processor_seconds(every)  # compiles what is not yet
            for _ in range(REPEATS):
                own = _processor_seconds([*ours, *names])
                other = _processor_seconds([*command, *names])
                ratios.append(other / own)
            ratio = f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"
            rows.append((tool, f"{own:.1f}", f"{other:.1f}", ratio))
    return rows


def _processor_seconds(command: list[str]) -> float:
    """Of all the command's processes, however many it runs at once.

    Raises:
        SystemExit: the command fails; what fails early would seem fast.
    """
    # An installed tool is compiled to bytecode, one that is run from its sources may not be.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if b"Traceback" in done.stderr:
        raise SystemExit(f"{command[0]} fails: {done.stderr.decode(errors='replace')[-300:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def generated(lines: int) -> str:
    """A script of that many lines whose pipelines all have to be followed."""
    block = """
ds{n} = tf.data.Dataset.from_tensor_slices((x, y))
ds{n} = ds{n}.map(scale).shuffle(100).batch(32)
def build{n}():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model
build{n}().fit(ds{n}, epochs=2)
"""
    head = "import tensorflow as tf\nx, y = tf.zeros([9, 2]), tf.zeros([9])\n"
    head += "def scale(a, b):\n    return a / 255, b\n"
    return head + "".join(block.format(n=n) for n in range(lines // 8))


def by_length() -> list[tuple[str, ...]]:
    """CPU time of one file by its length, and of a chain too deep for any parser of expressions."""
    rows = []
    texts = {f"{lines:,} lines": generated(lines) for lines in LINES}
    chain = "".join(".cache()" for _ in range(DEPTH))
    texts[f"a chain of {DEPTH:,} calls"] = f"import tensorflow as tf\nds = tf.data{chain}\n"
    for what, text in texts.items():
        began = time.process_time()
        with collecting_at_end():  # as the command does
            result = check_bytes(Path("made.py"), text.encode(), Options(tuple(all_rules())))
        seconds = time.process_time() - began
        said = result.faults[0].reason if result.faults else f"{len(result.findings):,} findings"
        rows.append(
            (what, f"{seconds:.2f}", f"{1e6 * seconds / max(text.count(chr(10)), 1):.0f}", said)
        )
    return rows


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_memory(files: list[Path]) -> tuple[str, ...]:
    """Peak resident memory of the largest process of a check of thousands of files."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(MEMORY_FILES):
            package = Path(folder) / f"package{number // 100}"
            package.mkdir(exist_ok=True)
            shutil.copy(files[number % len(files)], package / f"module{number}.py")
        command = [sys.executable, "-m", "tfaudit", "check", "--no-cache", "--exit-zero", folder]
        began = time.perf_counter()
        # From a small process: Linux counts what the process that starts another takes as its, too.
        small = [sys.executable, "-c", _PEAK, *command]
        peak = int(subprocess.run(small, capture_output=True, check=True).stdout) / 1024
        seconds = time.perf_counter() - began
    return f"{MEMORY_FILES:,}", f"{seconds:.0f}", f"{peak:.0f} MiB"


def main() -> None:
    """Measure, print, and write docs/measured/check-speed.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(cst.__file__).parent.parent)
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--bugbear", type=Path, default=Path("not installed"))
    parser.add_argument("--files", type=int, default=1_000)
    chosen = parser.parse_args()
    found = framework_files(chosen.folder)
    files = found[:: max(1, len(found) // chosen.files)]
    memory = peak_memory(files)
    markdown.write(
        "check-speed.md",
        "# How fast is check?",
        "Ratios within one run over the same files, medians of "
        f"{REPEATS} with their range. Reproduce: `python benchmarks/check_speed.py FOLDER`.",
        "## Beside bare parsing",
        "CPU seconds in one process: `libcst.parse_module`, once on each file and module of "
        "its own package that decides what is found in it, and the whole check of the files.",
        markdown.table(
            (
                "files",
                "with their modules",
                "check",
                "parsing",
                "ratio",
                "parsing, trees kept",
                "ratio",
            ),
            [beside_parsing(files)],
        ),
        "Wall seconds of the command, on all cores, and of a program that parses the same files "
        "on one.",
        markdown.table(
            ("files", "with their modules", "cores", "check", "parsing", "ratio"),
            [by_the_clock(files)],
        ),
        "## Beside other tools",
        f"Processor seconds for {OTHERS_FILES} of the files, start-up included, no cache.",
        markdown.table(
            ("tool", "tfaudit", "the tool", "times as fast as the tool"),
            beside_others(
                files[:: max(1, len(files) // OTHERS_FILES)][:OTHERS_FILES],
                chosen.tools,
                chosen.bugbear,
            ),
        ),
        "## By length",
        markdown.table(("file", "CPU seconds", "µs a line", "answer"), by_length()),
        "## Memory",
        markdown.table(("files", "wall seconds", "peak of the largest process"), [memory]),
    )


if __name__ == "__main__":
    main()
