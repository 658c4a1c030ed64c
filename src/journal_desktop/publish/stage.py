"""The place beside a target where the next bundle is made whole before anybody sees it.

A stage is a folder `.stage-XXXXXXXX` with `plan.json` (whose it is), `lock` (held while it
is in use), `bundle` (the new one) and, only around the swap, `swapping`. See `recovery`.
"""

from __future__ import annotations

import json
import os
import posixpath
import secrets
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from journal_desktop.publish import manifest as manifests
from journal_desktop.publish.swap import sync_all

PREFIX = ".stage-"
PLAN, LOCK, BUNDLE, OLD, SWAPPING = "plan.json", "lock", "bundle", "old", "swapping"
_MANY = 64
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(slots=True)
class Stage:
    """A bundle in the making."""

    home: Path
    made: set[str] = field(default_factory=set[str])

    @property
    def bundle(self) -> Path:
        """The folder that will become the target."""
        return self.home / BUNDLE

    @property
    def old(self) -> Path:
        """Where the old target goes when two folders can't be exchanged in one step."""
        return self.home / OLD

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the bundle, which must be new."""
        write_new(self._place(path), data)

    def link(self, path: str, origin: Path) -> bool:
        """Have the file *origin* in the bundle as well; False where links can't be."""
        if origin.is_symlink():
            return False
        place = self._place(path)
        try:
            os.link(origin, place)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            return False
        return True

    def folder(self, path: str) -> None:
        """Have that folder, and those above it, in the bundle."""
        if path and path not in self.made:
            self.folder(posixpath.dirname(path))
            with suppress(FileExistsError):
                (self.bundle / path).mkdir()
            self.made.add(path)

    def sync(self, paths: list[str]) -> None:
        """Bring the files *paths*, and every folder, to the disk."""
        if len(paths) <= _MANY or not sync_all(self.bundle):
            for path in paths:
                sync(self.bundle / path)
            for name in ("", *self.made):
                sync(self.bundle / name)
        sync(self.home)

    def _place(self, path: str) -> Path:
        if not manifests.is_safe(path):
            raise ValueError(f"not a path of a bundle: {path!r}")
        self.folder(posixpath.dirname(path))
        return self.bundle / path


@contextmanager
def staged(target: Path) -> Generator[Stage]:
    """A new, locked stage beside *target*; removed at the end as far as that is safe."""
    home = target.parent / f"{PREFIX}{secrets.token_hex(4)}"
    home.mkdir()
    with locked(home):
        try:
            plan = {"program": manifests.PROGRAM, "target": target.name}
            write_new(home / PLAN, json.dumps(plan).encode())
            sync(home / PLAN)
            (home / BUNDLE).mkdir()
            yield Stage(home)
        finally:
            if not (home / SWAPPING).exists():
                remove(home)


@contextmanager
def locked(home: Path) -> Generator[bool]:
    """Hold the lock of a stage; yields False when another process holds it.

    A stage with nothing left but its lock is gone afterwards.
    """
    descriptor = os.open(home / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _lock(descriptor)
    finally:
        os.close(descriptor)
        with suppress(OSError):
            if [each.name for each in home.iterdir()] == [LOCK]:
                (home / LOCK).unlink()
                home.rmdir()


def remove(home: Path) -> None:
    """Remove the new bundle of a stage, and its plan unless an old target still lies there."""
    shutil.rmtree(home / BUNDLE, ignore_errors=True)
    with suppress(OSError):
        if not (home / BUNDLE).exists() and not (home / OLD).exists():
            (home / SWAPPING).unlink(missing_ok=True)
            (home / PLAN).unlink(missing_ok=True)


def write_new(place: Path, data: bytes) -> None:
    """Write a file that must not exist yet."""
    descriptor = os.open(place, _FLAGS, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def sync(place: Path) -> None:
    """Bring a file or folder to the disk, as far as the system offers it."""
    if sys.platform == "win32" and place.is_dir():
        return
    descriptor = os.open(place, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - does not exist on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
