"""Writing a file so that what was there before is whole at every moment."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from tfaudit.errors import TfauditError


def write(path: Path, old: bytes, new: bytes) -> None:
    """Replace the contents of a file, all or nothing.

    The new contents go to a temporary file in the same folder, to the disk, and then by one rename
    into place, with the old mode and (where allowed) owner. A symbolic link stays; its target is
    written.

    Raises:
        TfauditError: the file changed since it was read, is read-only, or cannot be written; it is
            as it was.
    """
    target = path.resolve()
    temporary: str | None = None
    try:
        status = target.stat()
        if not os.access(target, os.W_OK):
            raise TfauditError(f"'{path}' is read-only; nothing was written (chmod u+w allows it)")
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):  # only root may give files away
            os.chown(temporary, status.st_uid, status.st_gid)
        Path(temporary).chmod(status.st_mode & 0o7777)  # after chown, which takes bits away
        if target.read_bytes() != old:
            raise TfauditError(f"'{path}' changed while it was analysed; run the command again")
        Path(temporary).replace(target)
        temporary = None
    except OSError as error:
        reason = error.strerror or str(error)
        raise TfauditError(f"'{path}' cannot be written ({reason}); it is as it was") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def replace(path: Path, contents: bytes) -> None:
    """Make a file, or replace what it holds, all or nothing.

    Raises:
        TfauditError: it cannot be written; what was there before is as it was.
    """
    target = path.resolve()
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(contents)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)  # as a new file is; mkstemp's is for its owner alone
        Path(temporary).replace(target)
        temporary = None
    except OSError as error:
        raise TfauditError(f"'{path}' cannot be written ({error.strerror or error})") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
