"""The manifest of a bundle: which articles and files it is made of, by SHA-256.

It is what a later export goes by when it tells the bundle's own files from foreign ones.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from journal_desktop import __version__
from journal_desktop.core.article import Article
from journal_desktop.core.errors import PublishError

NAME = "manifest.json"
PROGRAM = "journal-desktop"
FORMAT_VERSION = 1
BUNDLE, LIBRARY = "", "library"
"""What a manifest is of: pages for readers, or a whole library for this program."""

_SHA = re.compile(r"[0-9a-f]{64}")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


@dataclass(frozen=True, slots=True)
class File:
    """One file of a bundle: its path with forward slashes, its bytes counted and hashed."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One article of a bundle; `sha256` is that of its text form, `article.md`."""

    id: str
    slug: str
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that a bundle holds, besides the manifest itself."""

    articles: tuple[Listed, ...] = ()
    files: tuple[File, ...] = ()
    version: str = __version__
    kind: str = BUNDLE


def file(path: str, data: bytes) -> File:
    """The entry of a file."""
    return File(path, len(data), hashlib.sha256(data).hexdigest())


def make(articles: Iterable[Article], files: Iterable[File], kind: str = BUNDLE) -> Manifest:
    """The manifest of these articles and files, in the one order that they have."""
    entries = tuple(sorted(files, key=lambda each: each.path))
    hashes = {entry.path: entry.sha256 for entry in entries}
    rows = [
        Listed(each.id, each.slug, each.title, hashes.get(f"articles/{each.slug}/article.md", ""))
        for each in articles
    ]
    return Manifest(tuple(sorted(rows, key=lambda each: (each.slug, each.id))), entries, kind=kind)


def write(manifest: Manifest) -> bytes:
    """The bytes of *manifest*: equal manifests, equal bytes, and no time of day."""
    content = {
        "format_version": FORMAT_VERSION,
        "program": PROGRAM,
        "version": manifest.version,
        **({"kind": manifest.kind} if manifest.kind else {}),
        "articles": [
            {"id": each.id, "slug": each.slug, "title": each.title, "sha256": each.sha256}
            for each in manifest.articles
        ],
        "files": [
            {"path": each.path, "size": each.size, "sha256": each.sha256} for each in manifest.files
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read(data: bytes) -> Manifest:
    """The manifest in *data*; raises PublishError when it is none of ours, or damaged."""
    try:
        content: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _unreadable("it is not well-formed JSON") from error
    if not isinstance(content, dict):
        raise _unreadable("it is not a table")
    table = cast("dict[str, Any]", content)
    if table.get("program") != PROGRAM:
        raise _unreadable("another program wrote it")
    version = table.get("format_version")
    if not isinstance(version, int) or version < 1:
        raise _unreadable("it has no format version")
    if version > FORMAT_VERSION:
        raise PublishError(
            "A newer version of Journal Desktop wrote this bundle.",
            "Update the program, or choose another folder.",
        )
    files = tuple(map(_file, _rows(table, "files")))
    if len({each.path for each in files}) < len(files):
        raise _unreadable("it names a file twice")
    return Manifest(
        *(tuple(map(_listed, _rows(table, "articles"))), files, str(table.get("version", ""))),
        kind=str(table.get("kind", BUNDLE)),
    )


def refuse_other(manifest: Manifest, kind: str, target: Path) -> None:
    """Raise PublishError where an export of another kind would take the place of this one."""
    if manifest.kind != kind:
        what = "a whole library" if manifest.kind == LIBRARY else "a published journal"
        raise PublishError(
            f"“{target}” holds {what}, which this export would replace.",
            "Choose another folder or name, so that both stay.",
        )


def is_safe(path: str) -> bool:
    """Whether *path* stays inside a bundle and suits every file system."""
    parts = path.split("/")
    return all(
        part not in {"", ".", ".."} and not part.endswith((" ", ".")) for part in parts
    ) and not _UNSAFE.search(path)


def _rows(table: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows: object = table.get(name)
    if isinstance(rows, list):
        entries = cast("list[object]", rows)
        if all(isinstance(row, dict) for row in entries):
            return cast("list[dict[str, Any]]", entries)
    raise _unreadable(f"its list of {name} is damaged")


def _file(row: dict[str, Any]) -> File:
    path, size, sha = row.get("path"), row.get("size"), row.get("sha256")
    if (
        not (isinstance(path, str) and isinstance(size, int) and isinstance(sha, str))
        or size < 0
        or not _SHA.fullmatch(sha)
        or not is_safe(path)
        or path == NAME
    ):
        raise _unreadable("it has a damaged entry for a file")
    return File(path, size, sha)


def _listed(row: dict[str, Any]) -> Listed:
    fields = [row.get(name) for name in ("id", "slug", "title", "sha256")]
    if not all(isinstance(each, str) for each in fields):
        raise _unreadable("it has a damaged entry for an article")
    return Listed(*cast("list[str]", fields))


def _unreadable(reason: str) -> PublishError:
    return PublishError(
        f"The list of files, {NAME}, can't be used: {reason}.",
        f"Export to another folder, or move {NAME} out of this one.",
    )
