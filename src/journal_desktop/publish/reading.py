"""A bundle opened for reading, folder or zip, with limits that hostile ones run into."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from journal_desktop.core.errors import PublishError
from journal_desktop.manuscript.tree import LIBRARY as TREE
from journal_desktop.publish.manifest import NAME, is_safe

MAX_ENTRIES = 60_000
MAX_BYTES = 500_000_000
MAX_TREE_BYTES = 2_000_000_000
"""What a zip of a whole library may hold; a folder may hold any amount."""
MAX_RATIO = 100
_RATIO_FROM = 100_000  # a few kilobytes of spaces compress well and harm nobody
_MAX_DIRECTORY = 16_000_000
_END = struct.Struct("<4s4H2LH")
_UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError)


class Opened(Protocol):
    """What a check needs of a bundle, wherever it lies."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of every file there, foreign ones included, sorted."""
        ...

    def size(self, path: str) -> int:
        """How many bytes that file has."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of that file; raises OSError when it can't be read."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A bundle as a folder; links to elsewhere are not followed."""

    root: Path
    paths: tuple[str, ...]

    def size(self, path: str) -> int:
        """How many bytes that file has."""
        return (self.root / path).stat().st_size

    def read(self, path: str) -> bytes:
        """The bytes of that file."""
        return (self.root / path).read_bytes()


@dataclass(frozen=True, slots=True)
class Archive:
    """A bundle as a zip file; what lies beside its folder has a path that begins with "../"."""

    file: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo] = field(repr=False)

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of every entry, sorted."""
        return tuple(sorted(self.entries))

    def size(self, path: str) -> int:
        """How many bytes that entry has when unpacked."""
        return self.entries[path].file_size

    def read(self, path: str) -> bytes:
        """The bytes of that entry; never more than it announces."""
        entry = self.entries[path]
        try:
            with self.file.open(entry) as stream:
                return stream.read(entry.file_size)
        except _UNREADABLE as error:
            raise OSError(f"damaged entry {path}") from error


@contextmanager
def opened(path: Path) -> Generator[Opened]:
    """The bundle at *path*; raises PublishError when there is none, or a dangerous zip."""
    if path.is_dir():
        yield folder(path)
    elif path.is_file():
        with _zip(path) as archive:
            yield archive
    else:
        raise PublishError(f"There is no bundle at “{path}”.", "Check the name and try again.")


def folder(root: Path) -> Folder:
    """The files below *root* as a bundle."""
    found: list[str] = []
    for here, _, names in os.walk(root):
        below = Path(here).relative_to(root)
        found += [
            (below / name).as_posix() for name in names if not (Path(here) / name).is_symlink()
        ]
    return Folder(root, tuple(sorted(found)))


@contextmanager
def _zip(path: Path) -> Generator[Archive]:
    try:
        _guard_directory(path)
        with zipfile.ZipFile(path) as file:
            yield Archive(file, _within(_safe_entries(file)))
    except _UNREADABLE as error:
        raise PublishError(
            f"“{path.name}” is not a zip file that can be read.",
            "Give a folder or a zip that Journal Desktop exported.",
        ) from error


def _guard_directory(path: Path) -> None:
    """Look at the end record before zipfile reads a directory of any length into memory."""
    with path.open("rb") as stream:
        length = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, length - 70_000))
        tail = stream.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile
    size = _END.unpack_from(tail, at)[5]
    if b"PK\6\7" in tail[max(0, at - 20) : at] or size > _MAX_DIRECTORY:
        raise _hostile("has more entries than any bundle")


def _safe_entries(file: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries: dict[str, zipfile.ZipInfo] = {}
    infos = [info for info in file.infolist() if not info.is_dir() or info.file_size]
    if len(infos) > MAX_ENTRIES:
        raise _hostile("has more entries than any bundle")
    is_tree = any(info.filename.split("/")[-1:] == [TREE] for info in infos)
    if sum(info.file_size for info in infos) > (MAX_TREE_BYTES if is_tree else MAX_BYTES):
        raise _hostile("would be too large when unpacked")
    for info in infos:
        name = info.orig_filename
        if not is_safe(name):
            raise _hostile(f"has an entry that would land outside of it, {name!r}")
        if name in entries:
            raise _hostile(f"names {name!r} twice")
        mode = info.external_attr >> 16
        if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
            raise _hostile(f"has an entry that is no file but a link, {name!r}")
        if info.file_size > max(_RATIO_FROM, MAX_RATIO * info.compress_size):
            raise _hostile(f"has an entry that swells when unpacked, {name!r}")
        entries[name] = info
    return entries


def _within(entries: dict[str, zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The entries by their paths in the bundle: from the one folder that has a list of files.

    Without such a folder they are as they were; bundles of older versions have none.
    """
    homes = [name.removesuffix(NAME) for name in entries if name.split("/")[1:] == [NAME]]
    if NAME in entries or len(homes) != 1:
        return entries
    home = homes[0]
    return {
        name.removeprefix(home) if name.startswith(home) else f"../{name}": info
        for name, info in entries.items()
    }


def _hostile(reason: str) -> PublishError:
    return PublishError(
        f"This zip was not opened because it {reason}.", "Don't use it; ask for a fresh export."
    )
