"""Exchange two folders in one step, where the operating system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders of one file system atomically.

    Returns False, with nothing changed, where this system or file system can't; raises
    OSError when it can but failed.
    """
    call = _call(os.fsencode(one), os.fsencode(other))
    if call is None:
        return False
    if call == 0:
        return True
    if call in _UNABLE:
        return False
    raise OSError(call, os.strerror(call), str(other))


def sync_all(folder: Path) -> bool:
    """Bring everything of the file system of *folder* to the disk; False where that can't be."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return hasattr(library, "syncfs") and library.syncfs(descriptor) == 0
    finally:
        os.close(descriptor)


def _call(one: bytes, other: bytes) -> int | None:
    """The error number of the exchange, 0 when it is done, None where there is no such call."""
    if sys.platform.startswith("linux"):
        library = ctypes.CDLL(None, use_errno=True)
        if not hasattr(library, "renameat2"):
            return None
        done = library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
    elif sys.platform == "darwin":
        library = ctypes.CDLL(None, use_errno=True)
        if not hasattr(library, "renamex_np"):
            return None
        done = library.renamex_np(one, other, _RENAME_SWAP)
    else:
        return None
    return 0 if done == 0 else ctypes.get_errno()
