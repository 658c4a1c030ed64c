"""Put away the old bundle after a swap, and what an export that was killed left behind.

Nothing is deleted but files of ours that nobody changed, and files that the target has too.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from journal_desktop.core.errors import PublishError
from journal_desktop.publish import manifest as manifests
from journal_desktop.publish import stage as stages
from journal_desktop.publish.survey import digest

_NAME = re.compile(rf"{re.escape(stages.PREFIX)}[0-9a-f]{{8}}")
Identity = tuple[int, int]


def settle(target: Path, mine: Path) -> None:
    """Finish or undo what killed exports left beside *target*, other stages than *mine*.

    Raises PublishError when another export to the same target is under way.
    """
    for home in sorted(target.parent.glob(f"{stages.PREFIX}*")):
        if home == mine or not _is_stage(home):
            continue
        with suppress(OSError), stages.locked(home) as free:
            if free:
                _settle_one(home)
            elif _aim(home) == target.name:
                raise PublishError(
                    f"Another export to “{target}” is under way.",
                    "Wait until it has finished, then try again.",
                )


def retire(tree: Path, target: Path) -> None:
    """Take down *tree*, the old target, keeping all that *target* must have from it.

    A file that appeared or changed at the last moment is moved into *target*.
    """
    lives = {_identity(path) for path in _files(target)}
    named = _named(tree)
    for path in _files(tree):
        if _identity(path) not in lives:
            below = path.relative_to(tree)
            if not _is_replaced(path, below.as_posix(), named, target):
                _rescue(path, target / below)
                continue
        path.unlink()
    for here, _, _ in os.walk(tree, topdown=False):
        Path(here).rmdir()


def beside(path: str, sha: str) -> str:
    """The name under which an edited file is kept beside the new one."""
    return f"{path}.edited-{sha[:8]}"


def _settle_one(home: Path) -> None:
    aim = _aim(home)
    if not aim:  # killed before its plan was written, so before anything else was
        if not (home / stages.BUNDLE).exists():
            stages.remove(home)
        return
    target = home.parent / aim
    for tree in _old_trees(home):
        if target.exists():
            retire(tree, target)
        else:
            tree.rename(target)
            stages.sync(target.parent)
    stages.remove(home)


def _old_trees(home: Path) -> Iterator[Path]:
    """The folders of a stage that were a target once."""
    if (home / stages.OLD).is_dir():
        yield home / stages.OLD
    bundle = home / stages.BUNDLE
    if (home / stages.SWAPPING).exists() and bundle.is_dir():
        with suppress(OSError, ValueError):
            made = int((home / stages.SWAPPING).read_text())
            if made == bundle.stat().st_ino:
                return
        yield bundle


def _is_stage(home: Path) -> bool:
    if not _NAME.fullmatch(home.name) or home.is_symlink() or not home.is_dir():
        return False
    known = {stages.PLAN, stages.LOCK, stages.BUNDLE, stages.OLD, stages.SWAPPING}
    return all(entry.name in known for entry in home.iterdir())


def _aim(home: Path) -> str:
    """The name of the target that a stage was made for; empty when it does not say."""
    try:
        plan: object = json.loads((home / stages.PLAN).read_bytes())
    except (OSError, ValueError):
        return ""
    table = cast("dict[str, Any]", plan) if isinstance(plan, dict) else {}
    aim = table.get("target")
    if table.get("program") != manifests.PROGRAM or not isinstance(aim, str):
        return ""
    return aim if aim not in {"", ".", ".."} and Path(aim).name == aim else ""


def _files(root: Path) -> Iterator[Path]:
    """Everything below *root* that is not a folder, links included."""
    for here, folders, names in os.walk(root):
        for name in (*names, *(each for each in folders if (Path(here) / each).is_symlink())):
            yield Path(here) / name


def _identity(path: Path) -> Identity:
    found = path.lstat()
    return (found.st_dev, found.st_ino)


def _named(tree: Path) -> dict[str, str]:
    try:
        data = (tree / manifests.NAME).read_bytes()
        files = {each.path: each.sha256 for each in manifests.read(data).files}
    except (OSError, PublishError):
        return {}
    return files | {manifests.NAME: manifests.file(manifests.NAME, data).sha256}


def _is_replaced(path: Path, below: str, named: dict[str, str], target: Path) -> bool:
    """Whether a file of the old target may go: ours as we wrote it, or a copy is kept."""
    mode = path.lstat().st_mode
    kept = target / below
    if stat.S_ISLNK(mode):
        return kept.is_symlink() and kept.readlink() == path.readlink()
    if not stat.S_ISREG(mode):
        return False
    sha = digest(path)
    if named.get(below) == sha:
        return True
    return any(
        place.is_file() and not place.is_symlink() and digest(place) == sha
        for place in (kept, target / beside(below, sha))
    )


def _rescue(path: Path, place: Path) -> None:
    if os.path.lexists(place):
        sha = digest(path) if path.is_file() else "unknown0"
        place = place.with_name(beside(place.name, sha))
    place.parent.mkdir(parents=True, exist_ok=True)
    path.rename(place)
