"""Publish a folder all or nothing: stage, check, swap, and leave alone what is not ours.

What the last manifest of the target does not name is foreign: it is carried over by hard
link (else copied) and never written to. A file of ours that somebody edited is kept: where
it is when the new bundle has no such file, else beside the new one as
`<name>.edited-<first 8 of its SHA-256>`; either way it is reported.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from journal_desktop.core.article import Article
from journal_desktop.core.errors import PublishError
from journal_desktop.publish import manifest as manifests
from journal_desktop.publish import reading, recovery, verify
from journal_desktop.publish import stage as stages
from journal_desktop.publish import swap as swaps
from journal_desktop.publish.failures import explained
from journal_desktop.publish.manifest import File, Manifest
from journal_desktop.publish.stage import Stage, staged
from journal_desktop.publish.survey import EMPTY, Survey, survey


@dataclass(frozen=True, slots=True)
class Published:
    """What an export did: `files` in the bundle, of which `written` are new or changed.

    `edited` are files of ours that somebody had changed, by the path where they are kept.
    """

    target: Path
    files: int
    written: int
    edited: tuple[str, ...] = ()

    @property
    def unchanged(self) -> int:
        """How many files were there already, byte for byte."""
        return self.files - self.written


def publish(
    target: Path,
    files: Iterable[tuple[str, bytes]],
    articles: Iterable[Article],
    *,
    spare: Iterable[Path] = (),
    watch: verify.Watch | None = None,
    kind: str = manifests.BUNDLE,
) -> Published:
    """Make *target* the bundle of these files and articles, or leave it as it is.

    A folder that holds one of the files *spare* is refused. Raises PublishError when the
    bundle can't be written there or does not verify; whatever *files* or *watch* raise ends
    the export with nothing changed.
    """
    place = Path(os.path.realpath(target))
    with explained(target):
        _refuse_unfit(place, [Path(os.path.realpath(each)) for each in spare])
        with staged(place) as stage:
            recovery.settle(place, stage.home)
            found = survey(place, kind) if place.exists() else EMPTY
            made, written = _fill(stage, place, found, files)
            edited = _carry(stage, place, found, {each.path: each.sha256 for each in made})
            manifest = manifests.make(articles, made, kind)
            stage.write(manifests.NAME, manifests.write(manifest))
            refuse_failed(verify.verify(stage.bundle, watch=watch))
            if written or not _is_there(place, found, manifest):
                stage.sync([*(each.path for each in made), manifests.NAME])
                _swap_in(stage, place, manifest)
    return Published(target, len(made), written, edited)


def refuse_failed(verdict: verify.Verification) -> None:
    """Raise PublishError when a bundle that was just made does not verify."""
    if not verdict.ok:
        shown = " ".join(verdict.problems[:3])
        more = f" ({len(verdict.problems) - 3} more.)" if len(verdict.problems) > 3 else ""
        raise PublishError(
            f"The bundle did not pass its own check, so it was not published: {shown}{more}",
            "Mend what it names and export again. Nothing that was published has changed.",
        )


def _refuse_unfit(target: Path, spare: list[Path]) -> None:
    if not target.parent.is_dir():
        raise PublishError(
            f"The folder “{target.parent}” does not exist.", "Create it, or choose another one."
        )
    if target.exists() and not target.is_dir():
        raise PublishError(
            f"“{target}” is a file, not a folder.", "Choose another name, or move that file away."
        )
    if target.exists() and target.is_mount():
        raise PublishError(
            f"“{target}” is a whole disk.", "Choose a new folder on that disk instead."
        )
    if target.exists() and not os.access(target, os.W_OK):
        raise PublishError(
            f"You are not allowed to write to “{target}”.",
            "Choose a folder of your own, or change its permissions.",
        )
    for path in spare:
        if path.is_relative_to(target):
            raise PublishError(
                f"“{target}” is in use: it holds “{path.name}”.",
                "Choose a folder of its own for the exported journal.",
            )
    if Path(os.path.realpath(os.curdir)).is_relative_to(target):
        raise PublishError(
            f"“{target}” is the folder you are working in.",
            "Choose a folder inside it, or export from elsewhere.",
        )


def _fill(
    stage: Stage, target: Path, found: Survey, files: Iterable[tuple[str, bytes]]
) -> tuple[list[File], int]:
    """Write the files; those that the target has already are linked."""
    made: list[File] = []
    written = 0
    for path, data in files:
        entry = File(path, len(data), hashlib.sha256(data).hexdigest())
        present = found.own.get(path) or found.edited.get(path)
        if path in found.foreign or _blocks(path, found):
            present = _foreign_twin(target, path, entry)
        if present != entry.sha256 or not stage.link(path, target / path):
            stage.write(path, data)
            written += 1
        made.append(entry)
    if manifests.NAME in found.foreign or _blocks(manifests.NAME, found):
        raise _collision(target, manifests.NAME)
    return made, written


def _blocks(path: str, found: Survey) -> bool:
    above = (parent.as_posix() for parent in PurePosixPath(path).parents)
    return path in found.folders or any(each in found.kept for each in above)


def _foreign_twin(target: Path, path: str, entry: File) -> str:
    """The hash of a foreign file that happens to be just what we would write there."""
    place = target / path
    if place.is_file() and not place.is_symlink() and place.read_bytes():
        sha = hashlib.sha256(place.read_bytes()).hexdigest()
        if sha == entry.sha256:
            return sha
    raise _collision(target, path)


def _carry(stage: Stage, target: Path, found: Survey, made: dict[str, str]) -> tuple[str, ...]:
    """Bring over what is not ours to remove; the edited files, by where they are now."""
    edited: list[str] = []
    for path in sorted(found.kept - {p for p in made if p in found.foreign}):
        place = path
        if path in found.edited:
            if made.get(path) == found.edited[path]:
                continue
            if path in made:
                place = recovery.beside(path, found.edited[path])
            edited.append(place)
            if place in found.foreign:
                continue  # kept there since an earlier export
        _carry_one(stage, target, path, place)
    if target.exists():
        for folder in found.foreign_folders:
            stage.folder(folder)
            shutil.copymode(target / folder, stage.bundle / folder)
        shutil.copymode(target, stage.bundle)
    return tuple(edited)


def _carry_one(stage: Stage, target: Path, path: str, place: str) -> None:
    origin = target / path
    stage.folder(posixpath.dirname(place))
    try:
        if stage.link(place, origin):
            return
        copy = stage.bundle / place
        mode = origin.lstat().st_mode
        if stat.S_ISLNK(mode):
            copy.symlink_to(origin.readlink())
        elif stat.S_ISREG(mode):
            shutil.copy2(origin, copy)
            stages.sync(copy)
        else:
            raise _collision(target, path)
    except FileExistsError:
        raise _collision(target, path) from None


def _is_there(target: Path, found: Survey, manifest: Manifest) -> bool:
    """Whether the target is this very bundle already, so that nothing needs to be done."""
    present = target / manifests.NAME
    return (
        not found.edited
        and found.own.keys() == {each.path for each in manifest.files}
        and present.is_file()
        and present.read_bytes() == manifests.write(manifest)
    )


def _swap_in(stage: Stage, target: Path, manifest: Manifest) -> None:
    """Make the stage the target; take it back when what then lies there is not whole."""
    marker = stage.home / stages.SWAPPING
    stages.write_new(marker, str(stage.bundle.stat().st_ino).encode())
    try:
        old = _exchanged(stage, target)
    except BaseException:
        marker.unlink()
        raise
    try:
        stages.sync(target.parent)
        _refuse_damaged(verify.reread(reading.folder(target), manifest))
    except BaseException:
        _take_back(stage, target, old)
        raise
    with suppress(OSError):  # what stays is put away by the next export
        if old is not None:
            recovery.retire(old, target)
        stages.remove(stage.home)


def _refuse_damaged(damage: tuple[str, ...]) -> None:
    if damage:
        raise PublishError(
            f"The disk did not keep what was written: {damage[0]}",
            "The export before is back in its place. Try another disk.",
        )


def _exchanged(stage: Stage, target: Path) -> Path | None:
    """Swap stage and target; where the old target is now, if there was one."""
    if not target.exists():
        stage.bundle.rename(target)
        return None
    if swaps.exchange(stage.bundle, target):
        return stage.bundle
    target.rename(stage.old)
    try:
        stage.bundle.rename(target)
    except BaseException:
        stage.old.rename(target)
        raise
    return stage.old


def _take_back(stage: Stage, target: Path, old: Path | None) -> None:
    if old == stage.bundle:
        swaps.exchange(stage.bundle, target)
    else:
        target.rename(stage.bundle)
        if old is not None:
            old.rename(target)
    (stage.home / stages.SWAPPING).unlink()


def _collision(target: Path, path: str) -> PublishError:
    return PublishError(
        f"“{path}” in “{target}” is not from an export, and the new one needs its place.",
        "Move it away or rename it, or choose another folder. Nothing has changed.",
    )
