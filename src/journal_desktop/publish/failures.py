"""What the operating system says no with, as words for the person who exports."""

from __future__ import annotations

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from journal_desktop.core.errors import PublishError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ESTALE}
_UNCHANGED = "Nothing that was published before has changed."


@contextmanager
def explained(place: Path) -> Generator[None]:
    """Turn an OSError met while writing to *place* into a PublishError."""
    try:
        yield
    except OSError as error:
        raise _error(error, place) from error


def _error(error: OSError, place: Path) -> PublishError:
    if error.errno in _FULL:
        return PublishError(
            f"There is not enough room on the disk to export to “{place}”.",
            f"{_UNCHANGED} Free some space, or choose another disk.",
        )
    if error.errno in _REFUSED:
        return PublishError(
            f"You are not allowed to write to “{place}”.",
            f"{_UNCHANGED} Choose a folder of your own, or change its permissions.",
        )
    if error.errno in _GONE:
        return PublishError(
            f"The folder for “{place}” is not there, or went away while exporting.",
            f"{_UNCHANGED} Create the folder, or connect the drive again, and export once more.",
        )
    if error.errno == errno.ENAMETOOLONG:
        return PublishError(
            f"A file name below “{place}” would be too long for this disk.",
            f"{_UNCHANGED} Shorten the article's slug, or choose a folder with a shorter path.",
        )
    return PublishError(
        f"Exporting to “{place}” failed: {error.strerror or error}.",
        f"{_UNCHANGED} Try again, or choose another folder.",
    )
