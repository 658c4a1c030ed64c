"""A library's tree read and proven whole before any of it is taken in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace

from journal_desktop.app.ports import Progress
from journal_desktop.core.errors import IntakeError, PublishError
from journal_desktop.core.ids import ArticleId
from journal_desktop.core.journal import Journal
from journal_desktop.core.style import Style
from journal_desktop.intake import pictures
from journal_desktop.intake.archives import Archive
from journal_desktop.manuscript import form, tree, tree_records
from journal_desktop.manuscript.tree_values import (
    Head,
    KeptArticle,
    KeptNotices,
    KeptPicture,
    KeptSource,
)
from journal_desktop.publish import manifest as manifests
from journal_desktop.publish.manifest import File, Manifest
from journal_desktop.store.history import revisions

_LARGEST_TEXT = 20_000_000
Read = Callable[[str], bytes]
"""Reads a file of the tree; raises IntakeError."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An export with its list of files; every byte that is read is compared with the list."""

    archive: Archive
    files: dict[str, File]
    present: frozenset[str]
    manifest: Manifest

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises IntakeError when they are not those that were exported."""
        file = self.files.get(path)
        if file is None or path not in self.present:
            raise _incomplete(path)
        try:
            is_changed = self.archive.size(path) != file.size
            data = b"" if is_changed else self.archive.read(path)
        except OSError as error:
            raise _incomplete(path) from error
        if is_changed or hashlib.sha256(data).hexdigest() != file.sha256:
            raise IntakeError(
                f"“{path}” was changed after the export, so nothing was taken in.",
                "Take a fresh copy of the export.",
            )
        return data


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of the tree: what is known of it, its variants by SHA-256, and its file."""

    kept: KeptPicture
    variants: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree that is whole; articles are read again one by one when they are taken in.

    `articles` are ids and folders in the order of when they were last written.
    """

    listed: Listed
    head: Head
    journal: Journal
    articles: tuple[tuple[ArticleId, str], ...]
    sources: tuple[KeptSource, ...]
    pictures: dict[str, PictureFile]
    styles: tuple[Style, ...]
    notices: KeptNotices | None
    remarks: tuple[str, ...]

    def article(self, folder: str) -> KeptArticle:
        """The article in a folder of the tree."""
        return _article(self.listed.read, self.listed.files, folder)


def listed(archive: Archive) -> Listed:
    """An open export with its list of files; raises IntakeError when it has none that is ours."""
    if manifests.NAME not in archive.paths:
        raise IntakeError(
            "This is no library and no journal that Journal Desktop exported.",
            "Choose the texts in it one by one; unpack a zip first.",
        )
    try:
        manifest = manifests.read(archive.read(manifests.NAME))
    except (PublishError, OSError) as error:
        raise IntakeError(
            f"The list of files of this export, {manifests.NAME}, can’t be used.",
            "Take a fresh copy of the export, or update the program.",
        ) from error
    return Listed(
        archive, {each.path: each for each in manifest.files}, frozenset(archive.paths), manifest
    )


def read_tree(export: Listed, progress: Progress) -> Tree:
    """The tree in an export, each of its files read and compared; raises IntakeError."""
    reading = _Reading(export, progress)
    head = tree.read_head(reading.bytes(tree.LIBRARY))
    journal = tree.read_journal(reading.bytes(tree.JOURNAL))
    articles = tuple(reading.articles())
    pictured, styles = reading.pictures(), tuple(reading.styles())
    sources = tuple(reading.sources())
    has_notices = tree.NOTICES in export.files
    kept = tree_records.read_notices(reading.bytes(tree.NOTICES)) if has_notices else None
    return Tree(
        *(export, head, journal, articles, sources, pictured, styles, kept),
        tuple(reading.rest()),
    )


class _Reading:
    """One pass over all files of a tree."""

    def __init__(self, export: Listed, progress: Progress) -> None:
        self._export = export
        self._progress = progress
        self._left = set(export.files)
        self._said: list[str] = []

    def bytes(self, path: str) -> bytes:
        """The bytes of a file, with a step of progress; raises Cancelled."""
        self._left.discard(path)
        total = len(self._export.files)
        self._progress.step(total - len(self._left), 2 * total, f"Reading “{path}”")
        return self._export.read(path)

    def articles(self) -> Iterator[tuple[ArticleId, str]]:
        """The id and folder of every article, by when it was last written."""
        found: list[tuple[str, ArticleId, str]] = []
        for path in self._under("articles/", f"/{tree.ARTICLE}"):
            folder = path.removesuffix(tree.ARTICLE)
            kept = _article(self.bytes, self._export.files, folder)
            if kept.versions and not all(map(revisions.is_sound, kept.versions)):
                raise IntakeError(
                    f"A version of “{kept.article.title}” is not what it was when it was kept.",
                    "Take a fresh copy of the export. Nothing was taken in.",
                )
            found.append((kept.stamps.changed, kept.article.id, folder))
        yield from ((identity, folder) for _, identity, folder in sorted(found))

    def sources(self) -> Iterator[KeptSource]:
        """Every source."""
        for path in self._under("sources/", ".json"):
            kept = tree_records.read_source(self.bytes(path), path)
            if tree.source_path(kept.source.id) != path:
                raise _misplaced(path)
            yield kept

    def pictures(self) -> dict[str, PictureFile]:
        """Every picture by its SHA-256; one that is none is left out and told."""
        found: dict[str, PictureFile] = {}
        for path in self._under("assets/", ".json"):
            kept, variants = tree_records.read_picture(self.bytes(path), path)
            place = tree.picture_path(kept.asset)
            if place.rpartition(".")[0] != path.removesuffix(".json"):
                raise _misplaced(path)
            data = self.bytes(place)
            if hashlib.sha256(data).hexdigest() != kept.asset.sha256:
                raise _misplaced(place)
            if pictures.is_described(kept.asset, data):
                found[kept.asset.sha256] = PictureFile(kept, variants, place)
            else:
                self._said.append(f"{place} was left out: it is not the picture that it should be.")
        return {
            name: replace(each, variants=tuple(v for v in each.variants if v in found))
            for name, each in found.items()
        }

    def styles(self) -> Iterator[Style]:
        """Every citation style."""
        for path in self._under("styles/", ".json"):
            xml = self.bytes(f"{path.removesuffix('.json')}.csl")
            style = tree_records.read_style(self.bytes(path), xml, path)
            if tree.style_path(style.id) != f"{path.removesuffix('.json')}.csl":
                raise _misplaced(path)
            yield style

    def rest(self) -> Iterator[str]:
        """What was passed over, each in a sentence."""
        yield from self._said
        yield from self._export.archive.skipped
        for path in sorted(self._left):
            self.bytes(path)
            yield f"{path} is of no kind that this version knows, and was left out."
        strangers = self._export.present - self._export.files.keys() - {manifests.NAME}
        for path in sorted(strangers)[:20]:
            yield f"{path} does not belong to the export, and was left out."
        if len(strangers) > 20:
            yield f"{len(strangers) - 20:,} more files do not belong to the export."

    def _under(self, folder: str, end: str) -> list[str]:
        return sorted(p for p in self._left if p.startswith(folder) and p.endswith(end))


def _article(read: Read, files: Container[str], folder: str) -> KeptArticle:
    """The article in a folder, with what lies there besides."""
    path, record, history = (f"{folder}{n}" for n in (tree.ARTICLE, tree.RECORD, tree.HISTORY))
    text = _text(read(path), path)
    try:
        article = form.read(text)
    except RecursionError as error:
        raise tree_records.unreadable(path) from error
    if not article.id.strip() or tree.article_folder(article.id) != folder:
        raise _misplaced(path)
    stamps, cuts = tree_records.read_record(read(record), record)
    versions = tree_records.read_history(read(history), history) if history in files else ()
    texts = (tree.version_path(folder, each.id) for each in versions)
    told = tuple(
        replace(each, text=_text(read(place), place))
        for each, place in zip(versions, texts, strict=True)
    )
    return KeptArticle(article, stamps, cuts, told)


def _text(data: bytes, path: str) -> str:
    if len(data) > _LARGEST_TEXT:
        raise tree_records.unreadable(path)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise tree_records.unreadable(path) from error


def _incomplete(path: str) -> IntakeError:
    return IntakeError(
        f"“{path}” is missing in this export, so nothing was taken in.",
        "Take a fresh copy of the export.",
    )


def _misplaced(path: str) -> IntakeError:
    return IntakeError(
        f"“{path}” does not hold what its name says, so nothing was taken in.",
        "Take a fresh copy of the export.",
    )
