"""Which files a run is about."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tfaudit import discovery
from tfaudit.config import Config
from tfaudit.errors import UsageError


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


def found(root: Path, *paths: str, **settings: object) -> list[str]:
    config = Config(root=root, **settings)  # type: ignore[arg-type]
    names = [Path(root, path) for path in paths or (".",)]
    return [os.path.relpath(path, root) for path in discovery.find(names, config)]


def test_python_and_notebooks_in_a_stable_order(tmp_path: Path) -> None:
    make(tmp_path, "b.py", "a.ipynb", "c.txt", "z/a.py", "a/z.py", "a/b/c.py")
    assert found(tmp_path) == ["a.ipynb", "b.py", "a/z.py", "a/b/c.py", "z/a.py"]


def test_no_path_is_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.py")
    monkeypatch.chdir(tmp_path)
    assert list(discovery.find([], Config(root=tmp_path))) == [tmp_path / "a.py"]


def test_folders_that_hold_no_code_of_the_users(tmp_path: Path) -> None:
    make(tmp_path, "a.py", ".venv/x.py", "venv/x.py", "lib/site-packages/x.py", "build/x.py")
    make(tmp_path, "dist/x.py", "node_modules/x.py", "__pycache__/x.py", ".tox/x.py", ".eggs/x.py")
    make(tmp_path, ".git/hooks/x.py", ".ipynb_checkpoints/x.ipynb", ".hidden.py")
    assert found(tmp_path) == [".hidden.py", "a.py"]


def test_what_is_named_is_taken(tmp_path: Path) -> None:
    make(tmp_path, "train", "build/x.py", "build/deep/y.py", ".gitignore")
    (tmp_path / ".gitignore").write_text("build/\ntrain\n")
    assert found(tmp_path, "train") == ["train"]
    assert found(tmp_path, "build") == ["build/x.py", "build/deep/y.py"]
    assert found(tmp_path, "build/x.py", exclude=("*",)) == ["build/x.py"]


def test_each_file_once(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "s/b.py")
    assert found(tmp_path, "a.py", ".", "s", "s/../a.py") == ["a.py", "s/b.py"]


def test_gitignore_as_git_understands_it(tmp_path: Path) -> None:
    """Git itself says which files it would add; the same are found."""
    names = ["a.py", "b_gen.py", "out/x.py", "out/keep.py", "s/out/x.py", "s/t/local.py"]
    names += ["s/t/keep_gen.py", "s/local.py", "deep/a/b/c.py", "deep/only.py", "info.py", "q/x.py"]
    make(tmp_path, *names)
    (tmp_path / ".gitignore").write_text("*_gen.py\n/out/\ndeep/**/c.py\n[z-a]\n# c\n!\n\nq/*\n")
    (tmp_path / "s/.gitignore").write_text("local.py\n!keep_gen.py\n")
    (tmp_path / "s/t/.gitignore").write_text("!local.py\n")
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    (tmp_path / ".git/info/exclude").write_text("info.py\n")
    command = ["git", "ls-files", "--others", "--exclude-standard", "-z", "--", "*.py"]
    listed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    expected = {name for name in listed.stdout.split("\0") if name}
    assert set(found(tmp_path)) == expected
    assert "s/t/local.py" in expected
    assert "b_gen.py" not in expected
    inside = {f"s/{name}" for name in found(tmp_path / "s")}
    assert inside == {name for name in expected if name.startswith("s/")}


def test_a_repository_inside_another_one_has_its_own_rules(tmp_path: Path) -> None:
    make(tmp_path, ".gitignore", "a.py", "sub/.git/HEAD", "sub/a.py", "sub/b.py", "sub/.gitignore")
    (tmp_path / ".gitignore").write_text("a.py\n")
    (tmp_path / "sub/.gitignore").write_text("b.py\n")
    assert found(tmp_path) == ["sub/a.py"]


def test_include_and_exclude(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "b.pyw", "tests/c.py", "build/d.py", "src/gen/e.py", ".gitignore")
    (tmp_path / ".gitignore").write_text("/src/gen\n")
    assert found(tmp_path, exclude=("tests/", "a.*")) == []
    assert found(tmp_path, include=("*.pyw",)) == ["b.pyw"]
    kept = found(tmp_path, exclude=("!build/", "!/src/gen"))
    assert kept == ["a.py", "build/d.py", "src/gen/e.py", "tests/c.py"]
    assert found(tmp_path, "src", exclude=("/src/gen",)) == []


def test_links(tmp_path: Path) -> None:
    make(tmp_path, "here/a.py", "elsewhere/b.py", "elsewhere/data/c.py")
    (tmp_path / "here/loop").symlink_to(tmp_path / "here")
    (tmp_path / "here/data").symlink_to(tmp_path / "elsewhere/data")
    (tmp_path / "here/same.py").symlink_to(tmp_path / "here/a.py")
    (tmp_path / "here/other.py").symlink_to(tmp_path / "elsewhere/b.py")
    (tmp_path / "here/gone.py").symlink_to(tmp_path / "nowhere.py")
    (tmp_path / "way").symlink_to(tmp_path / "here")
    assert found(tmp_path / "here") == ["a.py", "other.py"]
    assert found(tmp_path, "way") == ["way/a.py", "way/other.py"]


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.py")
    (tmp_path / "x.py").mkdir()
    os.mkfifo(tmp_path / "pipe.py")
    assert found(tmp_path) == ["a.py"]


def test_missing_path(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'.*gone\.py' does not exist"):
        found(tmp_path, "gone.py")


def test_neither_file_nor_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    with pytest.raises(UsageError, match="neither a file nor a folder"):
        found(tmp_path, "pipe.py")


def test_nothing_found_names_what_was_asked() -> None:
    assert "'docs'" in discovery.nothing_found([Path("docs")])
    assert "current folder" in discovery.nothing_found([])


def test_excluded_files_that_are_named(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "gen/b.py", "gen/keep.py")
    named = ("a.py", "gen/b.py", "gen/keep.py")
    exclude = ("gen/*", "!gen/keep.py")
    assert found(tmp_path, *named, exclude=exclude) == list(named)
    forced = found(tmp_path, *named, exclude=exclude, force_exclude=True)
    assert forced == ["a.py", "gen/keep.py"]
