"""The wheel holds the package and nothing else, and works away from the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import tfaudit

ROOT = Path(__file__).parent.parent
# What the wheel is made from; building in the checkout would leave folders, and read old ones.
MADE_FROM = ("pyproject.toml", "README.md", "LICENSE", "tfaudit", "rules", "tuner", "tests")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by the setuptools of this environment, so that the network is not needed."""
    checkout = tmp_path_factory.mktemp("checkout")
    for name in MADE_FROM:
        if (ROOT / name).is_dir() and not (ROOT / name).is_symlink():
            shutil.copytree(ROOT / name, checkout / name)
        else:
            shutil.copy(ROOT / name, checkout / name, follow_symlinks=False)
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation",
        "--wheel-dir", folder, checkout, cwd=folder,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment with the wheel in it.

    A .pth file lends it this environment's packages. Files of that kind are not read in the
    folder lent, so the editable install of the checkout stays out.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    run(
        sys.executable, "-m", "pip", "--python", python,
        "install", "--no-deps", "--no-index", wheel, cwd=folder,
    )  # fmt: skip
    site = next(folder.glob("lib/python*/site-packages"))
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python.parent


def test_contents(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    package = {
        p.relative_to(ROOT).as_posix()
        for p in (ROOT / "tfaudit").rglob("*")
        if p.is_file() and p.suffix != ".pyc"
    }
    assert "tfaudit/py.typed" in package
    assert {n for n in names if ".dist-info/" not in n} == package
    assert any(n.endswith(".dist-info/licenses/LICENSE") for n in names)


def test_command_runs_elsewhere(installed: Path, tmp_path: Path) -> None:
    said = run(installed / "tfaudit", "--version", cwd=tmp_path)
    assert tfaudit.__version__ in said


def test_every_rule_is_found_elsewhere(installed: Path, tmp_path: Path) -> None:
    program = "import tfaudit.rule as r; print(r.__file__, len(r.all_rules()))"
    file, count = run(installed / "python", "-c", program, cwd=tmp_path).rsplit(maxsplit=1)
    assert Path(file).is_relative_to(installed.parent)
    assert int(count) == len(list((ROOT / "tfaudit" / "rules").glob("[!_]*.py")))
