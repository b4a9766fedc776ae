"""check and fix as the user meets them: real processes, odd files, exit codes."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FLAWED = b"""\
import tensorflow as tf

x, y = tf.zeros([64, 3]), tf.zeros([64, 1])
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds, batch_size=64)
"""
CLEAN = FLAWED.replace(b", batch_size=64", b"")


def tfaudit(*argv: str, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONWARNINGS": "error", **changes}
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", *argv],
        cwd=cwd, env=environ, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in done.stderr + done.stdout
    return done


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    path = tmp_path / "train.py"
    path.write_bytes(FLAWED)
    return path


def test_check_names_place_code_and_reason(flawed: Path) -> None:
    done = tfaudit("check", "train.py", cwd=flawed.parent)
    assert done.returncode == 1
    assert "train.py:7:15" in done.stdout
    assert "TFA202" in done.stdout
    assert "model.fit(ds, batch_size=64)" in done.stdout


def test_check_without_path_is_the_current_folder(flawed: Path) -> None:
    assert tfaudit("check", cwd=flawed.parent).returncode == 1
    assert tfaudit("check", "--exit-zero", cwd=flawed.parent).returncode == 0


def test_a_clean_script(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_bytes(CLEAN)
    assert tfaudit("check", "train.py", cwd=tmp_path).returncode == 0
    done = tfaudit("fix", "train.py", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


ODD = {
    "syntax error": (b"import tensorflow\nx = = 3\n", "train.py:2: syntax error"),
    "undecodable": (b"import tensorflow\n\xff\xfe\n", "train.py:2: is not valid utf-8"),
    "wrong encoding": (b"# coding: klingon\nimport tensorflow\n", "train.py:1: unknown or wrong"),
    "null bytes": (b"import tensorflow\n\0\n", "null bytes"),
    "mixed strings": (b"import tensorflow\nx = b'' 'x'\n", "syntax error (Cannot concatenate"),
    "Python 2": (b"import tensorflow\nprint 'x'\n", "Python 2"),
}


@pytest.mark.parametrize(("raw", "said"), ODD.values(), ids=list(ODD))
@pytest.mark.parametrize("command", ["check", "fix"])
def test_odd_files_get_one_line(tmp_path: Path, command: str, raw: bytes, said: str) -> None:
    (tmp_path / "train.py").write_bytes(raw)
    done = tfaudit(command, "train.py", cwd=tmp_path)
    assert done.returncode == 2
    lines = [line for line in done.stderr.splitlines() if line.startswith("tfaudit:")]
    assert len(lines) == 1
    assert said in lines[0]
    assert (tmp_path / "train.py").read_bytes() == raw


@pytest.mark.parametrize("command", ["check", "fix"])
def test_paths_that_are_not_there(tmp_path: Path, command: str) -> None:
    missing = tfaudit(command, "nowhere.py", cwd=tmp_path)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "'nowhere.py' does not exist" in missing.stderr
    empty = tfaudit(command, cwd=tmp_path)
    assert empty.returncode == 2
    assert "no Python file" in empty.stderr


def test_a_broken_file_does_not_hide_the_others(flawed: Path) -> None:
    (flawed.parent / "broken.py").write_text("import keras\ndef (\n")
    done = tfaudit("check", cwd=flawed.parent)
    assert done.returncode == 2
    assert "TFA202" in done.stdout
    assert "broken.py:2" in done.stderr


def test_fix_shows_a_diff_that_git_and_patch_apply(flawed: Path) -> None:
    done = tfaudit("fix", "train.py", cwd=flawed.parent)
    assert done.returncode == 1
    assert flawed.read_bytes() == FLAWED
    subprocess.run(
        ["git", "apply", "-"], input=done.stdout, text=True, check=True, cwd=flawed.parent
    )
    assert flawed.read_bytes() == CLEAN
    if shutil.which("patch"):
        flawed.write_bytes(FLAWED)
        subprocess.run(
            ["patch", "-p1"], input=done.stdout, text=True, check=True, cwd=flawed.parent,
            capture_output=True,
        )  # fmt: skip
        assert flawed.read_bytes() == CLEAN


@pytest.mark.parametrize("command", [["git", "apply", "-"], ["patch", "--binary", "-p1"]])
def test_diffs_of_odd_names_and_bytes_apply(tmp_path: Path, command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    names = ["two words/a b.py", 'tab\tand "quote".py', "back\\slash.py", "ünï.py"]
    odd = {
        **dict.fromkeys(names, FLAWED),
        "mark.py": b"\xef\xbb\xbf" + FLAWED,
        "short mark.py": b"\xef\xbb\xbf" + FLAWED.replace(b"\n\n", b"\n"),
        "latin.py": b"# -*- coding: latin-1 -*-\n" + FLAWED + b"# caf\xe9\n",
        "returns.py": FLAWED.replace(b"\n", b"\r\n"),
        "open end.py": FLAWED.removesuffix(b"\n"),
    }
    (tmp_path / "two words").mkdir()
    for name, raw in odd.items():
        (tmp_path / name).write_bytes(raw)
    fix = [sys.executable, "-m", "tfaudit", "fix", "--select", "TFA202"]
    diff = subprocess.run(fix, cwd=tmp_path, capture_output=True).stdout
    subprocess.run(command, input=diff, cwd=tmp_path, check=True, capture_output=True)
    patched = {name: (tmp_path / name).read_bytes() for name in odd}
    for name, raw in odd.items():
        assert patched[name] != raw
        (tmp_path / name).write_bytes(raw)
    subprocess.run([*fix, "--apply"], cwd=tmp_path, check=True, capture_output=True)
    assert {name: (tmp_path / name).read_bytes() for name in odd} == patched


def test_fix_apply_twice(flawed: Path) -> None:
    assert tfaudit("fix", "--apply", cwd=flawed.parent).returncode == 0
    assert flawed.read_bytes() == CLEAN
    again = tfaudit("fix", "--apply", cwd=flawed.parent)
    assert again.returncode == 0
    assert "Nothing to fix" in again.stderr
    assert flawed.read_bytes() == CLEAN


def test_what_only_the_script_knows_of_a_module_is_mended_there(tmp_path: Path) -> None:
    step = "def train(model, ds):\n    model.fit(ds, batch_size=64)\n"
    (tmp_path / "trainer.py").write_text(step)
    data = "    return tf.data.Dataset.from_tensor_slices((tf.zeros([64, 3]),) * 2).batch(8)\n"
    (tmp_path / "data.py").write_text(f"import tensorflow as tf\ndef make():\n{data}")
    nets = "import keras\ndef build():\n    model = keras.Sequential([keras.layers.Dense(3)])\n"
    (tmp_path / "nets.py").write_text(nets + "    model.compile('sgd', 'mse')\n    return model\n")
    script = "from data import make\nfrom nets import build\nfrom trainer import train\n"
    (tmp_path / "my main.py").write_text(script + "train(build(), make())\n")
    alone = tfaudit("fix", "my main.py", cwd=tmp_path)
    assert (alone.returncode, alone.stdout) == (0, "")
    assert "`tfaudit fix 'my main.py' trainer.py`" in alone.stderr
    assert tfaudit("fix", "trainer.py", cwd=tmp_path).stdout == ""
    both = tfaudit("fix", "my main.py", "trainer.py", cwd=tmp_path)
    assert "+    model.fit(ds)" in both.stdout
    assert tfaudit("fix", "--apply", cwd=tmp_path).returncode == 0
    assert (tmp_path / "trainer.py").read_text() == step.replace(", batch_size=64", "")


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: b"# -*- coding: latin-1 -*-\n# caf\xe9\n" + raw,
        lambda raw: raw.rstrip(b"\n"),
        lambda raw: raw.replace(b"model.fit", b"pass; model.fit"),
        lambda raw: raw.replace(b"\nmodel = ", b"\n\x0c\nmodel = "),
        lambda raw: b"s = '''\\\n\t  '''\n" + raw,
    ],
    ids=["CRLF", "BOM", "latin-1", "no final newline", "semicolon", "form feed", "continuation"],
)
def test_everything_else_stays_byte_for_byte(flawed: Path, change) -> None:  # type: ignore[no-untyped-def]
    flawed.write_bytes(change(FLAWED))
    assert tfaudit("fix", "--apply", cwd=flawed.parent).returncode == 0
    assert flawed.read_bytes() == change(CLEAN)


def test_a_path_with_spaces_a_link_and_its_mode(flawed: Path) -> None:
    folder = flawed.parent / "my scripts"
    folder.mkdir()
    real = folder / "real train.py"
    real.write_bytes(FLAWED)
    real.chmod(0o750)
    link = folder / "a link.py"
    link.symlink_to(real.name)
    assert tfaudit("fix", "--apply", "my scripts/a link.py", cwd=flawed.parent).returncode == 0
    assert link.is_symlink()
    assert real.read_bytes() == CLEAN
    assert stat.S_IMODE(real.stat().st_mode) == 0o750
    assert sorted(p.name for p in folder.iterdir()) == ["a link.py", "real train.py"]


def test_uncommitted_changes_are_not_overwritten(flawed: Path) -> None:
    def git(*argv: str) -> None:
        name = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
        subprocess.run(["git", *name, *argv], cwd=flawed.parent, check=True, capture_output=True)

    git("init")
    git("add", "train.py")
    git("commit", "-m", "first")
    changed = FLAWED + b"# more\n"
    flawed.write_bytes(changed)
    refused = tfaudit("fix", "--apply", cwd=flawed.parent)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert flawed.read_bytes() == changed
    assert tfaudit("fix", "--apply", "--force", cwd=flawed.parent).returncode == 0
    assert flawed.read_bytes() == CLEAN + b"# more\n"


def test_many_files_are_spread_over_processes(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"train{number:02}.py").write_bytes(FLAWED if number % 2 else CLEAN)
    done = tfaudit("check", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.count("TFA202") == 30
    assert tfaudit("fix", "--apply", cwd=tmp_path).returncode == 0
    assert {p.read_bytes() for p in tmp_path.glob("*.py")} == {CLEAN}


def test_fix_says_the_same_after_check(flawed: Path) -> None:
    """It takes from `check` what files have nothing to fix, and looks at the others itself."""
    folder = flawed.parent
    hinted = CLEAN + b"for epoch in range(3):\n    model.compile('sgd', 'mse')\n"
    for name, raw in {"clean": CLEAN, "hinted": hinted, "broken": b"import keras\ndef (\n"}.items():
        (folder / f"{name}.py").write_bytes(raw)
    for unsafe in ((), ("--unsafe",)):
        shutil.rmtree(folder / ".tfaudit_cache", ignore_errors=True)
        first = tfaudit("fix", *unsafe, cwd=folder)
        assert "TFA202" in first.stderr
        assert "broken.py:2" in first.stderr
        tfaudit("check", cwd=folder)
        assert (folder / ".tfaudit_cache").is_dir()
        second = tfaudit("fix", *unsafe, cwd=folder)
        assert (second.returncode, second.stdout, second.stderr) == (
            first.returncode, first.stdout, first.stderr,
        )  # fmt: skip


def test_a_large_file(tmp_path: Path) -> None:
    (tmp_path / "big.py").write_bytes(b"import keras\nDATA = [\n" + b"    1,\n" * 120_000 + b"]\n")
    done = tfaudit("check", "big.py", cwd=tmp_path)
    assert done.returncode == 0


DEEP = {
    "chain": "x" + ".f()" * 10_000,
    "chain over lines": "(x\n" + "    .f()\n" * 10_000 + ")",
    "sum": "1" + " + 1" * 10_000,
    "brackets": "[" * 5_000 + "]" * 5_000,
    "strings": "(" + "'a'\n    + " * 10_000 + "'b')",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=list(DEEP))
def test_deep_expressions_are_refused_not_crashed_on(tmp_path: Path, text: str) -> None:
    (tmp_path / "deep.py").write_text(f"import keras\ny = {text}\n")
    done = tfaudit("check", "deep.py", cwd=tmp_path)
    assert done.returncode == 2
    assert "deep.py" in done.stderr


def test_wrong_options_get_a_hint(flawed: Path) -> None:
    wrong = tfaudit("check", "--select", "TFA2O2", cwd=flawed.parent)
    assert wrong.returncode == 2
    assert "did you mean" in wrong.stderr.lower()


def test_ignore_comments(flawed: Path) -> None:
    flawed.write_bytes(FLAWED.replace(b"=64)", b"=64)  # tfaudit: ignore[TFA202] kept for the log"))
    assert tfaudit("check", cwd=flawed.parent).returncode == 0
    before = flawed.read_bytes()
    assert tfaudit("fix", "--apply", cwd=flawed.parent).returncode == 0
    assert flawed.read_bytes() == before
