"""The wheel holds the package and nothing else, and works away from the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from email.parser import BytesParser
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

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


def needed(wheel: Path) -> dict[str, Distribution]:
    """What pip would install with the wheel: its requirements, theirs, and so on."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        lines = BytesParser().parsebytes(archive.read(name)).get_all("Requires-Dist", [])
    found: dict[str, Distribution] = {}
    while lines:
        requirement = Requirement(lines.pop())
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if applies and requirement.name.lower() not in found:
            found[requirement.name.lower()] = distribution(requirement.name)
            lines += found[requirement.name.lower()].requires or []
    return found


@pytest.fixture(scope="module")
def newcomer(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment with the wheel and what it requires: no TensorFlow.

    The packages are links to this environment's, so that the network is not needed.
    """
    folder = tmp_path_factory.mktemp("newcomer")
    venv.create(folder, with_pip=False, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    for found in needed(wheel).values():
        for top in {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
            if not (site / top).exists():
                (site / top).symlink_to(str(found.locate_file(top)))
    python = folder / "bin" / "python"
    run(
        sys.executable, "-m", "pip", "--python", python,
        "install", "--no-deps", "--no-index", wheel, cwd=folder,
    )  # fmt: skip
    missing = (
        "from importlib.util import find_spec as f; assert not (f('tensorflow') or f('keras'))"
    )
    run(python, "-c", missing, cwd=folder)
    return python.parent


def test_a_newcomer_without_tensorflow(newcomer: Path, tmp_path: Path) -> None:
    """Checks and fixes the example; doctor and tune say what is missing, and how to get it."""
    shutil.copy(ROOT / "examples/digits.py", tmp_path)

    def tfaudit(*argv: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [newcomer / "tfaudit", *argv], cwd=tmp_path, capture_output=True, text=True
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    found = tfaudit("check", "digits.py")
    assert found.returncode == 1
    assert "TFA202" in found.stdout
    assert tfaudit("fix", "digits.py", "--apply").returncode == 0
    assert "TFA202" not in tfaudit("check", "digits.py").stdout
    doctor = tfaudit("doctor")
    assert doctor.returncode == 1
    assert "broken  tensorflow   is not installed here; `tune`" in doctor.stdout
    assert f"$ {newcomer / 'python'} -m pip install tensorflow" in doctor.stdout
    tune = tfaudit("tune", "digits.py", "--trials", "1")
    assert tune.returncode == 2
    assert "TensorFlow is not installed in" in tune.stderr
    server = tfaudit("server")
    assert server.returncode == 2
    assert "pip install 'tensorflow-audit[server]'" in server.stderr
