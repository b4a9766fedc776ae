"""A file that `fix --apply` writes is whole at every moment, whatever happens."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tfaudit.errors import TfauditError
from tfaudit.writing import write

HERE = Path(__file__).parent
AS_IT_WAS = "it is as it was"
FLAWED = """\
import tensorflow as tf

x = tf.zeros([64, 3])
ds = tf.data.Dataset.from_tensor_slices((x, x)).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds, batch_size=64)
"""


def disaster(name: str, folder: Path) -> Any:
    done = subprocess.run(
        [sys.executable, HERE / "disasters.py", name, folder], capture_output=True, text=True
    )
    if "ptrace" in done.stderr:
        pytest.skip("this machine does not let processes be traced")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="system calls are traced as Linux does it")
def test_sigkill_at_every_system_call_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    told = disaster("killed", tmp_path)
    assert set(told["found"]) == {"old", "new"}
    assert told["found"]["old"] > 20  # up to the rename
    assert told["found"]["new"] >= 2  # behind it, and when nothing stopped it
    assert told["leftovers"] in ([".train.py."], [])  # of a killed process: nobody else's name


def test_no_room_for_the_new_contents(tmp_path: Path) -> None:
    told = disaster("limited", tmp_path)
    for said, left in zip(told[::2], told[1::2], strict=True):
        assert "File too large" in said
        assert AS_IT_WAS in said
        assert left == ["train.py old"]


def test_rights_are_missing(tmp_path: Path) -> None:
    made = [p for p in tmp_path.parents if p.name.startswith(("pytest-", "popen-"))]
    for folder in (tmp_path, *made):
        folder.chmod(0o755)  # pytest's folders are closed to others
    read_only, closed_folder, left, names = disaster("nobody", tmp_path)
    assert "is read-only; nothing was written (chmod u+w allows it)" in read_only
    assert "Permission denied" in closed_folder
    assert AS_IT_WAS in closed_folder
    assert left == ["train.py old"]
    assert names == ["closed", "train.py"]


def test_a_full_disk(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=32k", "none", str(tmp_path)]
    if os.getuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small file system cannot be mounted here; see the test with limits")
    try:
        path = tmp_path / "train.py"
        path.write_bytes(b"old\n")
        with pytest.raises(TfauditError, match=r"No space left on device.*as it was"):
            write(path, b"old\n", b"x" * 64_000)
        assert path.read_bytes() == b"old\n"
        assert list(tmp_path.iterdir()) == [path]
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_file_that_changed_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_bytes(b"theirs\n")
    with pytest.raises(TfauditError, match="changed while it was analysed"):
        write(path, b"old\n", b"new\n")
    assert path.read_bytes() == b"theirs\n"
    path.unlink()
    with pytest.raises(TfauditError, match="No such file"):
        write(path, b"old\n", b"new\n")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o4750, 0o2750])
def test_mode_and_owner_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "train.py"
    path.write_bytes(b"old\n")
    if os.getuid() == 0:
        os.chown(path, 1234, 2345)
    path.chmod(mode)
    before = path.stat()
    write(path, b"old\n", b"new\n")
    after = path.stat()
    assert stat.S_IMODE(after.st_mode) == mode
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    assert path.read_bytes() == b"new\n"


def test_links_into_other_folders_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "train.py"
    real.write_bytes(b"old\n")
    (tmp_path / "folder").symlink_to("real")
    link = tmp_path / "link.py"
    link.symlink_to("folder/train.py")
    write(link, b"old\n", b"new\n")
    assert link.readlink() == Path("folder/train.py")
    assert real.read_bytes() == b"new\n"
    assert sorted(p.name for p in (tmp_path / "real").iterdir()) == ["train.py"]


def test_one_file_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path) -> None:
    large, small = tmp_path / "large.py", tmp_path / "small.py"
    large.write_text(FLAWED + "# more\n" * 300)
    small.write_text(FLAWED)
    done = subprocess.run(
        ["sh", "-c", f"ulimit -f 1; exec '{sys.executable}' -m tfaudit fix --apply"],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert "large.py' cannot be written (File too large); it is as it was" in done.stderr
    assert large.read_text() == FLAWED + "# more\n" * 300
    assert small.read_text() == FLAWED.replace(", batch_size=64", "")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["large.py", "small.py"]
