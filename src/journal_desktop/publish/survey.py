"""What lies in a target folder before an export: the last bundle's files, and all others."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from journal_desktop.core.errors import PublishError
from journal_desktop.publish import manifest as manifests

_MAX_FOREIGN = 20_000


@dataclass(frozen=True, slots=True)
class Survey:
    """The files and folders of a target, by path below it.

    `own` and `edited` are files that its manifest names, with the SHA-256 they have now;
    `foreign` are files, links and others that it does not name, `folders` all folders.
    """

    own: dict[str, str]
    edited: dict[str, str]
    foreign: frozenset[str]
    folders: frozenset[str]

    @property
    def kept(self) -> frozenset[str]:
        """What an export must leave there: everything that is not as the manifest says."""
        return self.foreign | self.edited.keys()

    @property
    def foreign_folders(self) -> tuple[str, ...]:
        """The folders that hold nothing of ours."""
        ours = {above.as_posix() for path in self.own for above in PurePosixPath(path).parents}
        return tuple(sorted(self.folders - ours))


EMPTY = Survey({}, {}, frozenset(), frozenset())


def survey(target: Path, kind: str = manifests.BUNDLE) -> Survey:
    """Look through *target*, where an export of that kind is to go.

    Raises PublishError when another disk is mounted inside of it, when its manifest can't
    be read or is of the other kind, or when it holds so much else that it is no place for it.
    """
    paths, folders = _walk(target)
    named: dict[str, str] = {}
    if manifests.NAME in paths and _is_plain(target / manifests.NAME):
        found = manifests.read((target / manifests.NAME).read_bytes())
        manifests.refuse_other(found, kind, target)
        named = {each.path: each.sha256 for each in found.files}
        paths.discard(manifests.NAME)
    own: dict[str, str] = {}
    edited: dict[str, str] = {}
    for path in sorted(paths & named.keys()):
        if _is_plain(target / path):
            sha = digest(target / path)
            (own if sha == named[path] else edited)[path] = sha
    foreign = frozenset(paths - own.keys() - edited.keys())
    if len(foreign) > _MAX_FOREIGN:
        raise PublishError(
            f"“{target}” already holds more than {_MAX_FOREIGN:,} other files.",
            "Choose an empty folder, or a new one inside of it.",
        )
    return Survey(own, edited, foreign, folders)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _walk(target: Path) -> tuple[set[str], frozenset[str]]:
    device = target.stat().st_dev
    paths: set[str] = set()
    folders: list[str] = []
    waiting = [target]
    while waiting:
        here = waiting.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                below = Path(entry.path).relative_to(target).as_posix()
                if not entry.is_dir(follow_symlinks=False):
                    paths.add(below)
                    continue
                if Path(entry.path).stat().st_dev != device:
                    raise PublishError(
                        f"Another disk is attached inside “{target}”, at “{below}”.",
                        "Choose another folder to export to.",
                    )
                folders.append(below)
                waiting.append(Path(entry.path))
    return paths, frozenset(folders)


def _is_plain(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)
