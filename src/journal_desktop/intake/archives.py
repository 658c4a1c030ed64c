"""Exports opened to be taken in, folder or zip: hostile until proven otherwise.

Nothing is unpacked to disk. Names, sizes and kinds are checked when it is opened, and the
bytes of an entry, counted and compared with their checksum, when they are read.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from journal_desktop.core.errors import IntakeError
from journal_desktop.intake import entry_names, zip_directory
from journal_desktop.intake.zip_directory import DEFLATED, Entry

TREE, LIST = "library.toml", "manifest.json"
"""What lies at the top of an exported library, and of any export."""
_CHUNK = 65_536
_RATIO = 100
_RATIO_FROM = 100_000  # a few kilobytes of blanks pack well and harm nobody
_ANY_ZIP = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many files an export may have, how many bytes in all, and in one of them."""

    files: int
    total: int
    largest: int


BUNDLE = Limits(2_000, 200_000_000, 50_000_000)
LIBRARY = Limits(zip_directory.MOST_ENTRIES, 2_000_000_000, 200_000_000)
FOLDER = Limits(2_000_000, 50_000_000_000, 200_000_000)
"""An unpacked export has its bytes on the disk already."""


class Archive(Protocol):
    """The files of an export by their paths in it."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path, sorted."""
        ...

    @property
    def skipped(self) -> tuple[str, ...]:
        """What lies there and was passed over, each in a sentence."""
        ...

    def size(self, path: str) -> int:
        """How many bytes that file has."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of that file; raises IntakeError, or OSError."""
        ...


@dataclass(frozen=True, slots=True)
class Zip:
    """A zip whose entries are sound, by their paths in the one folder that they lie in."""

    file: BinaryIO = field(repr=False)
    entries: dict[str, Entry] = field(repr=False)
    skipped: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path, sorted."""
        return tuple(sorted(self.entries))

    def size(self, path: str) -> int:
        """How many bytes that entry has when unpacked."""
        return self.entries[path].size

    def read(self, path: str) -> bytes:
        """The bytes of that entry; raises IntakeError where they are not what was announced."""
        entry = self.entries[path]
        data = bytes(_unpacked(self.file, entry))
        if len(data) != entry.size or zlib.crc32(data) != entry.crc:
            raise zip_directory.broken()
        return data


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder whose files are its own: links to elsewhere are not followed."""

    root: Path
    paths: tuple[str, ...]
    skipped: tuple[str, ...] = ()

    def size(self, path: str) -> int:
        """How many bytes that file has."""
        return (self.root / path).lstat().st_size

    def read(self, path: str) -> bytes:
        """The bytes of that file; raises OSError, and IntakeError when it is too large."""
        place = self.root / path
        if not place.resolve().is_relative_to(self.root):
            raise OSError(f"{path} leads elsewhere")
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NONBLOCK", 0)  # a pipe put there meanwhile must not be waited for
        with os.fdopen(os.open(place, flags), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise OSError(f"{path} is no file")
            data = stream.read(FOLDER.largest + 1)
        if len(data) > FOLDER.largest:
            raise _too_much("a file in it is larger than any export’s")
        return data


def is_archive(path: Path) -> bool:
    """Whether *path* is a folder or a zip; other files that are zips within are none."""
    if path.is_dir() or path.suffix.lower() == ".zip":
        return path.exists()
    try:
        if not path.is_file() or path.suffix:
            return False
        with path.open("rb") as stream:
            return stream.read(4) in _ANY_ZIP
    except OSError:  # told by whoever reads it as a text
        return False


@contextmanager
def opened(path: Path) -> Generator[Archive, None, None]:
    """The export at *path*, a folder or a zip; raises IntakeError when it is not safe to read."""
    try:
        if path.is_dir():
            yield _folder(path.resolve())
            return
        with path.open("rb") as file:
            yield _zip(file)
    except OSError as error:
        raise IntakeError(
            f"“{path.name}” can’t be read ({error.strerror or error}).", "Try a copy of it."
        ) from error


def _zip(file: BinaryIO) -> Zip:
    found = zip_directory.entries(file)
    for each in found:
        if why := entry_names.objection(each.name):
            raise zip_directory.refused(f"it has an entry {why}, {_shown(each.name)}")
    if name := entry_names.collision(each.name for each in found):
        raise zip_directory.refused(f"two of its entries have the name {_shown(name)}")
    home = _home([each.name for each in found])
    inside = {e.name.removeprefix(home): e for e in found if e.name.startswith(home)}
    limits = LIBRARY if TREE in inside else BUNDLE
    if len(found) > limits.files:
        raise _too_much(f"it has more than {limits.files:,} files")
    if sum(each.size for each in found) > limits.total:
        raise _too_much(f"it would fill more than {limits.total // 1_000_000:,} MB")
    for each in found:
        if each.size > limits.largest:
            raise _too_much(f"{_shown(each.name)} in it is too large")
        if each.size > max(_RATIO_FROM, _RATIO * each.packed):
            raise zip_directory.refused(f"{_shown(each.name)} in it swells when unpacked")
    beside = len(found) - len(inside)
    skipped = (f"{beside:,} beside the export’s own folder",) if beside else ()
    return Zip(file, inside, skipped)


def _unpacked(file: BinaryIO, entry: Entry) -> bytearray:
    """The bytes of an entry, never more than one beyond what it announces."""
    file.seek(entry.start)
    data = bytearray()
    if entry.method != DEFLATED:
        data += file.read(entry.packed)
        return data
    press = zlib.decompressobj(-zlib.MAX_WBITS)
    left = entry.packed
    try:
        while left and len(data) <= entry.size:
            chunk = file.read(min(_CHUNK, left))
            left -= len(chunk)
            if not chunk:
                raise zip_directory.broken()
            data += press.decompress(chunk, entry.size + 1 - len(data))
            while press.unconsumed_tail and len(data) <= entry.size:
                data += press.decompress(press.unconsumed_tail, entry.size + 1 - len(data))
    except zlib.error as error:
        raise zip_directory.broken() from error
    if len(data) > entry.size:
        raise zip_directory.refused(f"it gives a false size for {_shown(entry.name)}")
    if not press.eof or press.unused_data:
        raise zip_directory.broken()
    return data


def _folder(root: Path) -> Folder:
    home = root
    if not (root / TREE).is_file() and not (root / LIST).is_file():
        below = [each for each in _entries(root) if each.is_dir(follow_symlinks=False)]
        inside = [each for each in below if os.path.isfile(os.path.join(each.path, LIST))]  # noqa: PTH113, PTH118 - entries of os.scandir
        home = Path(inside[0].path) if len(inside) == 1 else root
    skipped: list[str] = []
    paths = tuple(sorted(_files(home, skipped)))
    if name := entry_names.collision(paths):
        skipped.append(f"“{name}” is there in two spellings, which some disks can’t tell apart")
    return Folder(home, paths, tuple(skipped))


def _files(home: Path, skipped: list[str]) -> Iterable[str]:
    waiting = [home]
    number = 0
    while waiting:
        for entry in _entries(waiting.pop()):
            path = Path(entry.path).relative_to(home).as_posix()
            if entry.is_symlink():
                skipped.append(f"{_shown(path)} is a link and was not followed")
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif not entry.is_file(follow_symlinks=False):
                skipped.append(f"{_shown(path)} is no ordinary file")
            elif why := entry_names.objection(path):
                skipped.append(f"{_shown(path)} was passed over: a file {why}")
            else:
                number += 1
                if number > FOLDER.files:
                    raise _too_much(f"it has more than {FOLDER.files:,} files")
                yield path


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(found, key=lambda each: each.name)


def _home(names: Iterable[str]) -> str:
    """The one folder that holds the list of files, with its slash; nothing when it is the top."""
    every = set(names)
    if TREE in every or LIST in every:
        return ""
    homes = {n.removesuffix(LIST) for n in every if n.split("/")[1:] == [LIST]}
    return homes.pop() if len(homes) == 1 else ""


def _too_much(why: str) -> IntakeError:
    return IntakeError(
        f"This export was not taken in because {why}.",
        "If you trust where it comes from, unpack it and import the folder.",
    )


def _shown(name: str) -> str:
    """A name as a message can show it."""
    short = name if len(name) <= 80 else f"{name[:40]}…{name[-38:]}"
    return f"“{short}”" if short.isprintable() else ascii(short)
