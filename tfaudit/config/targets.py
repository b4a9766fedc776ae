"""Which TensorFlow and Keras the code is for, where the configuration does not say.

Nothing is imported: an environment is asked for the names of its `*.dist-info` folders, a project
for the lines of its requirement files, those of a folder before those of the folders above it: a
repository may hold many projects. The installed version counts where the project's requirements
allow it; otherwise the newest that they allow.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit.config.schema import LAST_KERAS_2, NEWEST_KERAS, NEWEST_TENSORFLOW, version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.config.value import Version

TENSORFLOW = re.compile(
    r"(?:tensorflow(?:[-_](?:cpu|gpu|macos|intel|rocm|cpu[-_]aws))?|intel[-_]tensorflow|tf[-_]nightly)"
)
KERAS = re.compile(r"keras(?:[-_]nightly)?")
LEGACY_KERAS = re.compile(r"tf[-_]keras(?:[-_]nightly)?")
FIRST_TENSORFLOW_WITH_KERAS_3: Version = (2, 16)

# Minor releases, oldest first: what a requirement such as "<2.16" chooses the newest of.
RELEASES = {
    "tensorflow": [(1, x) for x in range(16)] + [(2, x) for x in range(NEWEST_TENSORFLOW[1] + 1)],
    "keras": [(3, x) for x in range(NEWEST_KERAS[1] + 1)],
}

REQUIREMENT_FILES = (
    "requirements*.txt", "requirements/*.txt", "pyproject.toml", "setup.cfg", "setup.py",
    "environment.yml", "environment.yaml", "conda.yml", "conda.yaml", "Pipfile",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A version and the reason for it."""

    version: Version
    origin: str


def folders_of(start: Path, root: Path) -> tuple[Path, ...]:
    """Those that may tell what code in a folder is for, from there up to the project's own."""
    inner = (start, *start.parents)
    return (*inner[: inner.index(root)], root) if root in inner else (root,)


def tensorflow(*folders: Path) -> Target:
    """The TensorFlow that code is for, by what its folders say, the nearest first."""
    told = (_requirement(TENSORFLOW, [here]) or _beside_keras_2([here]) for here in folders)
    required = next(filter(None, told), None)
    found = _target("tensorflow", TENSORFLOW, folders, required)
    return found or Target(NEWEST_TENSORFLOW, "default: newest")


def keras(tensorflow_version: Version, *folders: Path) -> Target:
    """The Keras that code is for, which TensorFlow's version settles up to 2.15."""
    if tensorflow_version < FIRST_TENSORFLOW_WITH_KERAS_3:
        number = ".".join(map(str, tensorflow_version))
        return Target(min(tensorflow_version, LAST_KERAS_2), f"comes with TensorFlow {number}")
    # Who asks for tf-keras, which is Keras 2, and for no Keras 3, sets TF_USE_LEGACY_KERAS.
    legacy = next((name for name, _ in _required(LEGACY_KERAS, folders)), None)
    if legacy and not any(True for _ in _required(KERAS, folders)):
        return Target(LAST_KERAS_2, f"{legacy} asks for tf-keras")
    found = _target("keras", KERAS, folders, _requirement(KERAS, folders))
    # tf.keras of TensorFlow 2.16 and later is Keras 3: a Keras 2 beside it is not what it uses.
    if found and found.version >= (3, 0):
        return found
    return Target(NEWEST_KERAS, "default: newest")


def _beside_keras_2(folders: Sequence[Path]) -> tuple[str, str] | None:
    """What a requirement of Keras 2 asks of TensorFlow, whose newer releases bring Keras 3."""
    required = _requirement(KERAS, folders)
    if required is None or any(_allows(required[0], release) for release in RELEASES["keras"]):
        return None
    # Keras 2.3 and older ran on TensorFlow 1 and the first releases of 2.
    old = not any(_allows(required[0], (2, minor)) for minor in range(4, LAST_KERAS_2[1] + 1))
    return "<2.4" if old else "<2.16", required[1]


def _target(
    name: str,
    names: re.Pattern[str],
    folders: Sequence[Path],
    required: tuple[str, str] | None,
) -> Target | None:
    for environment, site in _environments(folders):
        installed = _installed(names, site)
        if installed and (required is None or _allows(required[0], installed)):
            return Target(installed, f"installed in {environment}")
    if required:
        allowed = [release for release in RELEASES[name] if _allows(required[0], release)]
        if allowed and allowed[-1] != RELEASES[name][-1]:
            return Target(allowed[-1], f"newest that {required[1]} allows")
    return None


def _environments(folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Nearest first: the project's own, the activated one, the one that tfaudit runs in."""
    own = [(name, folder / name) for folder in folders for name in (".venv", "venv")]
    active = [
        (f"${x}", Path(os.environ[x])) for x in ("VIRTUAL_ENV", "CONDA_PREFIX") if x in os.environ
    ]
    for name, folder in own + active:
        for site in (*folder.glob("lib/python3.*/site-packages"), folder / "Lib" / "site-packages"):
            if site.is_dir():
                yield name, site
    for entry in map(Path, sys.path):
        if entry.name in {"site-packages", "dist-packages"}:
            yield "tfaudit's own environment", entry


def _installed(names: re.Pattern[str], site: Path) -> Version | None:
    try:
        entries = os.listdir(site)  # noqa: PTH208 - thousands of names, of which two matter
    except OSError:
        return None
    for entry in entries:
        name, dash, rest = entry.partition("-")
        if dash and rest.endswith(".dist-info") and names.fullmatch(name.lower()):
            return version(rest)
    return None


def _requirement(names: re.Pattern[str], folders: Sequence[Path]) -> tuple[str, str] | None:
    """The first requirement with a version in the project's files, and which it is."""
    for file, found in _required(names, folders):
        specifier = _specifier(found[2])
        if specifier:
            return specifier, f"{file} ({found[1]}{specifier})"
    return None


def _required(
    names: re.Pattern[str], folders: Sequence[Path]
) -> Iterator[tuple[str, re.Match[str]]]:
    """The lines of the project's files that require a package: the file's name, the match."""
    line_start = re.compile(rf"(?<![\w.-])({names.pattern})(?![\w.-])(.*)", re.IGNORECASE)
    for file in _requirement_files(folders):
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for line in text.splitlines():
            found = line_start.search(line.partition("#")[0])
            if found:
                yield file.name, found


def _requirement_files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(file for pattern in REQUIREMENT_FILES for file in folder.glob(pattern))


def _specifier(rest: str) -> str:
    """The versions that stand after a name, `>=2.8,<2.16` or `^2.10`; empty if there are none."""
    rest = re.sub(r"^\s*\[[^\]]*\]", "", rest)  # extras
    table = re.match(r"\s*=\s*(?:\{.*?version\s*=\s*)?[\"']\s*(.*)", rest)  # poetry, Pipfile
    if table:
        rest = table[1] if not table[1][:1].isdigit() else "==" + table[1]
    found = re.match(r"\s*((?:[<>=!~^]{1,3}\s*\d[\w.*]*\s*,?\s*)+)", rest)
    return re.sub(r"\s|,\s*$", "", found[1]).rstrip(",") if found else ""


def _allows(specifier: str, release: Version) -> bool:
    """Whether some patch release of a minor release is allowed."""
    return all(
        _allows_one(operator, number, release)
        for operator, number in re.findall(r"([<>=!~^]+)(\d[\w.*]*)", specifier)
    )


def _allows_one(operator: str, number: str, release: Version) -> bool:
    parts = [int(x) for x in re.findall(r"\d+", number)][:3]
    limit = (parts[0], parts[1] if len(parts) > 1 else 0)
    patch = len(parts) == 3 and (parts[2] > 0 or operator.startswith("~"))
    if operator in {"==", "=", "==="}:
        return release == limit or (len(parts) == 1 and release[0] == limit[0])
    if operator in {"<", "<="}:
        return release < limit or (release == limit and (operator == "<=" or patch))
    if operator == "~" or (operator == "~=" and patch):
        return release == limit
    if operator in {"^", "~="}:
        return limit <= release < (limit[0] + 1, 0)
    return operator == "!=" or release >= limit  # what is left is > and >=
