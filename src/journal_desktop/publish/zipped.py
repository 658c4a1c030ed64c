"""Publish a bundle as one zip file: equal articles, equal bytes, on any machine and day.

Entries are stored, not deflated: what deflate makes of a text depends on the library that
the machine has, and a zip whose hash can be compared is worth more than a smaller one. All of
it lies in one folder, so that unpacking spills nothing; its name is the caller's and not that
of the zip, which may be renamed and still be the same.
"""

from __future__ import annotations

import filecmp
import os
import re
import secrets
import zipfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path

from journal_desktop.core.article import Article
from journal_desktop.core.errors import PublishError
from journal_desktop.publish import manifest as manifests
from journal_desktop.publish import reading, verify
from journal_desktop.publish.atomic import Published, refuse_failed
from journal_desktop.publish.failures import explained
from journal_desktop.publish.manifest import File, Manifest
from journal_desktop.publish.stage import PREFIX, sync

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644 << 16


def publish_zip(
    target: Path,
    files: Iterable[tuple[str, bytes]],
    articles: Iterable[Article],
    *,
    folder: str,
    watch: verify.Watch | None = None,
    kind: str = manifests.BUNDLE,
) -> Published:
    """Make *target* a zip of these files and articles in *folder*, or leave it as it is.

    Only a zip of ours that nobody changed is replaced. Raises PublishError as
    `atomic.publish` does.
    """
    with explained(target):
        _refuse_unfit(target, kind)
        with _beside(target) as made:
            manifest = _write(made, folder, files, articles, kind)
            sync(made)
            refuse_failed(verify.verify(made, watch=watch))
            same = target.exists() and filecmp.cmp(target, made, shallow=False)
            if not same:
                made.replace(target)
                with suppress(OSError):  # it is in place; a power cut now brings back the old one
                    sync(target.parent)
    return Published(target, len(manifest.files), 0 if same else len(manifest.files))


def _refuse_unfit(target: Path, kind: str) -> None:
    if not target.parent.is_dir():
        raise PublishError(
            f"The folder “{target.parent}” does not exist.", "Create it, or choose another one."
        )
    if target.is_dir():
        raise PublishError(
            f"“{target}” is a folder, not a zip file.", "Choose a name that ends in .zip."
        )
    if os.path.lexists(target) and not _is_ours(target, kind):
        raise PublishError(
            f"“{target}” is not an export as this program wrote it, so it was not replaced.",
            "Choose another name, or move that file away.",
        )


def _is_ours(target: Path, kind: str) -> bool:
    try:
        with reading.opened(target) as bundle:
            if manifests.NAME not in bundle.paths:
                return False
            manifest = manifests.read(bundle.read(manifests.NAME))
            if manifest.kind != kind:
                return False
            named = {manifests.NAME, *(file.path for file in manifest.files)}
            return set(bundle.paths) == named and not verify.reread(bundle, manifest)
    except PublishError:
        return False


@contextmanager
def _beside(target: Path) -> Generator[Path]:
    stale = re.compile(rf"{re.escape(PREFIX)}[0-9a-f]{{8}}-{re.escape(target.name)}")
    for each in list(target.parent.iterdir()):
        if stale.fullmatch(each.name) and each.is_file():
            each.unlink()
    made = target.parent / f"{PREFIX}{secrets.token_hex(4)}-{target.name}"
    try:
        yield made
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


def _write(
    made: Path,
    folder: str,
    files: Iterable[tuple[str, bytes]],
    articles: Iterable[Article],
    kind: str,
) -> Manifest:
    entries: list[File] = []
    with made.open("xb") as stream, zipfile.ZipFile(stream, "w") as archive:
        for path, data in files:
            entries.append(manifests.file(path, data))
            if len(entries) >= reading.MAX_ENTRIES:
                raise PublishError(
                    "There are too many files for one zip.", "Export to a folder instead."
                )
            _add(archive, f"{folder}/{path}", data)
        manifest = manifests.make(articles, entries, kind)
        _add(archive, f"{folder}/{manifests.NAME}", manifests.write(manifest))
    return manifest


def _add(archive: zipfile.ZipFile, path: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(path, _DATE)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    archive.writestr(entry, data)
