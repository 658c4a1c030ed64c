"""Check a bundle against its manifest and itself, as anybody who was given it can."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from journal_desktop.core.errors import PublishError
from journal_desktop.publish import feeds
from journal_desktop.publish import manifest as manifests
from journal_desktop.publish.anatomy import Anatomy, anatomy
from journal_desktop.publish.manifest import Manifest
from journal_desktop.publish.reading import MAX_BYTES, MAX_ENTRIES, Opened, opened

_OWN = ("articles/", "assets/")
_TEXT = (".html", ".json", ".xml")
_OUTSIDE = {"http", "https", "mailto"}
Watch = Callable[[str], None]
"""Is told the path of each file as its check begins."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a bundle; `files` is how many its manifest names.

    `notes` tell what is odd but no fault, such as a file that somebody added.
    """

    files: int
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(path: Path, *, watch: Watch | None = None) -> Verification:
    """Check the bundle at *path*, folder or zip.

    Raises PublishError when there is no bundle at all, or a zip that is not safe to open.
    """
    with opened(path) as bundle:
        return check(bundle, watch or _ignore)


def check(bundle: Opened, watch: Watch) -> Verification:
    """Check a bundle that is open."""
    present = set(bundle.paths)
    if manifests.NAME not in present:
        return Verification(0, (f"The list of files, {manifests.NAME}, is missing.",))
    try:
        manifest = manifests.read(bundle.read(manifests.NAME))
    except PublishError as error:
        return Verification(0, (error.message,))
    except OSError:
        return Verification(0, (f"The list of files, {manifests.NAME}, can't be read.",))
    if manifest.kind == manifests.LIBRARY:
        problems = list(_changed(bundle, manifest, present, watch))
    elif len(manifest.files) > MAX_ENTRIES or sum(f.size for f in manifest.files) > MAX_BYTES:
        return Verification(len(manifest.files), ("The bundle is too large to be checked.",))
    else:
        problems = [*_damaged(bundle, manifest, present, watch)]
        problems += _articles(manifest)
    known = {file.path for file in manifest.files}
    notes = tuple(
        f"{path}: the list of files does not name it."
        for path in sorted(present - known - {manifests.NAME})
        if path.startswith(_OWN)
    )
    return Verification(len(manifest.files), tuple(problems), notes)


def reread(bundle: Opened, manifest: Manifest) -> tuple[str, ...]:
    """What of *manifest* is not there as it was written: sizes and hashes only."""
    return tuple(_changed(bundle, manifest, set(bundle.paths), _ignore))


def _changed(bundle: Opened, manifest: Manifest, present: set[str], watch: Watch) -> Iterator[str]:
    for file in manifest.files:
        watch(file.path)
        _, problem = _content(bundle, file, present)
        if problem:
            yield problem


def _damaged(bundle: Opened, manifest: Manifest, present: set[str], watch: Watch) -> Iterator[str]:
    """Problems of the files one by one, then of the links between them."""
    pages: dict[str, Anatomy] = {}
    fed: dict[str, tuple[str, ...]] = {}
    texts = {(f"articles/{each.slug}/article.md", each.sha256) for each in manifest.articles}
    for file in manifest.files:
        watch(file.path)
        data, problem = _content(bundle, file, present)
        text = data.decode(errors="replace") if file.path.endswith(_TEXT) else ""
        if problem:
            yield problem
            continue
        if "\ufffd" in text and b"\xef\xbf\xbd" not in data:
            yield f"{file.path}: it is not UTF-8 text."
        if file.path.endswith(".html"):
            pages[file.path] = anatomy(text)
            yield from _page(file.path, pages[file.path])
        elif file.path.endswith(".json") and not _is_json(data):
            yield f"{file.path}: it is not well-formed JSON."
        elif file.path.endswith("/article.md") and (file.path, file.sha256) not in texts:
            yield f"{file.path}: it is not the article that the list of files names."
        else:
            wrong, fed[file.path] = feeds.problems(file.path, text, manifest)
            yield from wrong
    known = {file.path for file in manifest.files}
    for path, page in pages.items():
        yield from _links(path, page, pages, known)
    for path, links in fed.items():
        yield from _unfollowed(path, links, pages, known)


def _content(bundle: Opened, file: manifests.File, present: set[str]) -> tuple[bytes, str]:
    if file.path not in present:
        return b"", f"{file.path}: it is missing."
    try:
        if bundle.size(file.path) != file.size:
            return b"", f"{file.path}: it has another size than when it was exported."
        data = bundle.read(file.path)
    except OSError:
        return b"", f"{file.path}: it can't be read."
    if hashlib.sha256(data).hexdigest() != file.sha256:
        return b"", f"{file.path}: its content was changed after the export."
    return data, ""


def _page(path: str, page: Anatomy) -> Iterator[str]:
    for name, times in Counter(page.ids).items():
        if times > 1 or not name:
            yield f"{path}: the id “{name}” is used {times} times."
    for found in dict.fromkeys(page.forbidden):
        yield f"{path}: it holds {found}."
    for mark in dict.fromkeys(page.marks):
        if not mark.startswith("#") or unquote(mark[1:]) not in page.sources:
            yield f"{path}: the citation mark to “{mark}” leads to no source."


def _links(path: str, page: Anatomy, pages: dict[str, Anatomy], known: set[str]) -> Iterator[str]:
    marks = set(page.marks)
    for link in dict.fromkeys(page.loads):
        if problem := _broken(path, link, pages, known, outside=set()):
            yield f"{path}: it shows “{link}”, {problem}."
    yield from _unfollowed(path, (each for each in page.links if each not in marks), pages, known)


def _unfollowed(
    path: str, links: Iterable[str], pages: dict[str, Anatomy], known: set[str]
) -> Iterator[str]:
    for link in dict.fromkeys(links):
        if problem := _broken(path, link, pages, known, outside=_OUTSIDE):
            yield f"{path}: it links to “{link}”, {problem}."


def _broken(
    path: str, link: str, pages: dict[str, Anatomy], known: set[str], *, outside: set[str]
) -> str:
    """What is wrong with a link from *path*; nothing when it leads somewhere."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return "which is not an address"
    if parts.scheme or parts.netloc:
        return "" if parts.scheme.lower() in outside else "which is not part of the bundle"
    if parts.path.startswith("/"):
        return "which works at the top of a web site only"
    aim = path
    if parts.path:
        aim = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if aim not in known:
        return "which is not in the bundle"
    fragment = unquote(parts.fragment)
    if fragment and aim in pages and fragment not in pages[aim].ids:
        return "a place that the page does not have"
    return ""


def _articles(manifest: Manifest) -> Iterator[str]:
    known = {file.path for file in manifest.files}
    for article in manifest.articles:
        for name in ("index.html", "article.md"):
            if f"articles/{article.slug}/{name}" not in known:
                yield f"The article “{article.title}” has no {name}."


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _ignore(path: str) -> None:
    """Watch nothing."""
