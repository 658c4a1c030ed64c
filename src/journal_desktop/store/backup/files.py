"""Backups as files: where they lie, what their names tell, and how they get them.

A name tells when and why a backup was made and of which journal, so that a folder needs no
list beside it. Only a backup that was read back and found whole gets such a name.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from journal_desktop.core.errors import DiskFull, LibraryMissing, StoreError
from journal_desktop.store import failures
from journal_desktop.store.backup import rule

WHYS = ("start", "writing", "update", "change", "asked", "replaced")
"""Why a backup is made: the library was opened, while writing, before an update of its file or
a change of many articles, because somebody asked, before all of it is replaced."""

Step = Callable[[int, int], None]
"""Hears how much of how much is done, and may raise to end the work."""


def unheard(_done: int, _total: int) -> None:
    """A step that nobody hears of."""


_TIME = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ) ([a-z]+) ([0-9a-f]{8})( damaged)?\.journal")
_PART = re.compile(r"\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ ([0-9a-f]{8}) [0-9a-f]{8}\.part(-journal)?")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was whole when it was written: the file, when in UTC, why, and how big.

    One that `is_damaged` is a faithful copy of a library in which some rows were harmed.
    """

    path: Path
    at: datetime
    why: str
    size: int
    is_damaged: bool = False


def folder_beside(library: Path) -> Path:
    """Where the backups of the library at that place lie."""
    return library.with_name(f"{library.stem} backups")


def folder_in(place: Path, library: Path, journal: str) -> Path:
    """Where its backups lie in a second place, which may hold those of other libraries."""
    return place / f"{library.stem} backups {mark(journal)}"


def mark(journal: str) -> str:
    """Eight letters that stand for a journal's id in the names of files."""
    return sha256(journal.encode()).hexdigest()[:8]


def listed(folder: Path, journal: str | None = None) -> tuple[Backup, ...]:
    """The backups of that journal, or of any, newest first; none where there is no folder."""
    found = _found(folder, None if journal is None else mark(journal))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def named(path: Path) -> Backup | None:
    """The backup at *path*, whichever journal it is of; None when the name is not one of ours."""
    found = _NAME.fullmatch(path.name)
    if found is None or found[2] not in WHYS:
        return None
    try:
        at = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    return Backup(path, at, found[2], size, bool(found[4]))


def of_journal(backups: Sequence[Path], library: Path, journal: str) -> tuple[Path, ...]:
    """Those of *backups* that are of that journal and of no namesake, in their order.

    Of a *journal* whose id is lost, those that lie beside the *library* tell which it is, else
    the others, if they are all of one. A file that was named by hand is what it is given for.
    """
    marks = {each: found[3] for each in backups if (found := _NAME.fullmatch(each.name))}
    nameless = mark("")
    beside = [each for each in marks if each.parent == folder_beside(library)]
    if journal:
        wanted = {mark(journal)}
    else:
        named_ = [marks[each] for each in beside if marks[each] != nameless]
        wanted = set(named_[:1]) or set(marks.values())
    if len(wanted) > 1:
        return ()
    accepted = {each for each in marks if marks[each] in wanted}
    accepted |= {each for each in beside if marks[each] == nameless}
    return tuple(each for each in backups if each in accepted or each not in marks)


def thin(folder: Path, journal: str, now: datetime) -> tuple[Backup, ...]:
    """Remove the backups of that journal that need not be kept; what was removed.

    Whole ones and damaged ones are counted apart, so that no damaged one takes a whole one's
    place.
    """
    found = listed(folder, journal)
    gone: list[Backup] = []
    for group in (
        [each for each in found if not each.is_damaged],
        [each for each in found if each.is_damaged],
    ):
        keep = rule.kept((each.at for each in group), now)
        gone += [each for each in group if each.at not in keep and remove(each.path)]
    return tuple(gone)


def remove(path: Path) -> bool:
    """Remove a backup, which is protected from being written; whether it is gone."""
    with suppress(OSError):
        path.chmod(0o600)  # Windows removes nothing that is protected
    with suppress(OSError):
        path.unlink()
        return True
    return False


def remove_stale(folder: Path, journal: str) -> None:
    """Remove what a backup of that journal left that was cut off, as by a power cut."""
    with suppress(OSError):
        for each in tuple(folder.iterdir()):
            found = _PART.fullmatch(each.name)
            if found is not None and found[1] == mark(journal):
                remove(each)


@contextmanager
def part(folder: Path, journal: str, at: datetime) -> Generator[Path, None, None]:
    """A name in *folder* to write to; what still bears it in the end is removed."""
    path = folder / f".{at:{_TIME}} {mark(journal)} {secrets.token_hex(4)}.part"
    try:
        yield path
    finally:
        for each in (path, path.with_name(f"{path.name}-journal")):
            if os.path.lexists(each):
                remove(each)


def finish(path: Path, journal: str, at: datetime, why: str, *, is_damaged: bool) -> Backup:
    """Give a verified file its name, protected from being written, for good."""
    with suppress(OSError):  # a stick may know no such protection
        path.chmod(0o444)
    known = {each.at for each in listed(path.parent, journal)}
    at = at.replace(microsecond=0)
    while at in known:
        at += timedelta(seconds=1)
    name = f"{at:{_TIME}} {why} {mark(journal)}{' damaged' if is_damaged else ''}.journal"
    target = path.with_name(name)
    path.replace(target)
    flush(target.parent)
    return Backup(target, at, why, target.stat().st_size, is_damaged)


def copy(backup: Backup, folder: Path, journal: str, step: Step) -> Backup:
    """Copy a backup into another folder and read it back from there; raises StoreError."""
    with told(folder):
        folder.mkdir(exist_ok=True)
        remove_stale(folder, journal)
        if (there := named(folder / backup.path.name)) and there.size == backup.size:
            return there
        with part(folder, journal, backup.at) as path:
            copy_bytes(backup.path, path, step)
            why, is_damaged = backup.why, backup.is_damaged
            return finish(path, journal, backup.at, why, is_damaged=is_damaged)


def copy_bytes(source: Path, target: Path, step: Step) -> None:
    """Write a copy of a closed file, and read it back from the disk to compare.

    Raises StoreError when what is read back differs.
    """
    size = 2 * source.stat().st_size
    done, wanted = 0, sha256()
    with source.open("rb") as read, target.open("xb") as write:
        while chunk := read.read(_CHUNK):
            wanted.update(chunk)
            write.write(chunk)
            if done % (8 * _CHUNK) == 0:
                write.flush()
                os.fsync(write.fileno())
            done += len(chunk)
            step(done, size)
    flush(target)
    found = sha256()
    with target.open("rb") as read:
        while chunk := read.read(_CHUNK):
            found.update(chunk)
            done += len(chunk)
            step(min(done, size), size)
    if found.digest() != wanted.digest():
        raise unlike(target.parent)


def flush(path: Path) -> None:
    """Have a file on the disk, and forget it, so that it is read back from there; or a folder."""
    is_folder = path.is_dir()
    if is_folder and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(handle)
        if not is_folder and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def free(folder: Path) -> int:
    """How many bytes can still be written where *folder* is, or will be."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


@contextmanager
def told(folder: Path) -> Generator[None, None, None]:
    """Let failures of the disk leave the block as StoreErrors about backups in *folder*."""
    try:
        with failures.told(folder):
            yield
    except DiskFull as error:
        raise too_full(folder) from error
    except LibraryMissing as error:
        raise absent(folder.parent) from error


def absent(place: Path) -> StoreError:
    """The folder that is to hold backups is gone, such as a stick."""
    return StoreError(
        f"The place for backups, “{place}”, is not there.",
        "Connect its drive, or choose another place in File > Backups; it is tried again.",
    )


def too_full(folder: Path) -> DiskFull:
    """There is no room for another backup."""
    return DiskFull(
        f"There is too little room in “{folder}” for another backup.",
        "Go on writing: what is saved is safe. Free some space, or choose another place for it.",
    )


def unlike(folder: Path) -> StoreError:
    """What was read back is not what was written."""
    return StoreError(
        f"A backup in “{folder.name}” could not be read back as it was written, so it was removed.",
        "Your library itself is not touched. Check that disk, or choose another place for backups.",
    )


def _found(folder: Path, journal: str | None) -> Iterator[Backup]:
    try:
        names = tuple(folder.iterdir())
    except OSError:
        return
    for path in names:
        found = _NAME.fullmatch(path.name)
        if found is not None and journal in {None, found[3]} and path.is_file():
            backup = named(path)
            if backup is not None:
                yield backup
