"""A whole library exported as a folder tree, or a zip of one: see `manuscript.tree`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from journal_desktop.app.ports import Progress, Unheard
from journal_desktop.core.errors import LibraryDamaged, NotFound, PublishError
from journal_desktop.core.slugs import slug
from journal_desktop.manuscript import tree, tree_records
from journal_desktop.manuscript.tree_values import Head, KeptArticle, KeptPicture
from journal_desktop.publish import manifest as manifests
from journal_desktop.publish.atomic import publish
from journal_desktop.publish.reading import MAX_TREE_BYTES
from journal_desktop.publish.zipped import publish_zip
from journal_desktop.store.library import Library

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Wish:
    """What goes into a tree besides articles, sources, pictures, styles and the journal."""

    history: bool = False
    trash: bool = True
    notices: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What was exported; `left_out` tells, each in a sentence, what is damaged and not in it."""

    target: Path
    articles: int
    sources: int
    pictures: int
    versions: int
    files: int
    written: int
    left_out: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


def export_library(
    library: Library,
    target: Path,
    wish: Wish | None = None,
    *,
    zipped: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Export all of *library* to *target*, a folder or a zip; all or nothing.

    Equal libraries give equal bytes. Raises PublishError when it can't be written there, and
    Cancelled when *progress* says so; then nothing has changed.
    """
    work = _Work(library, wish or Wish(), zipped, progress or Unheard())
    kind = manifests.LIBRARY
    if zipped:
        home = slug(library.journal().title or "library")
        done = publish_zip(target, work.files(), (), folder=home, watch=work.check, kind=kind)
    else:
        done = publish(target, work.files(), (), spare=(library.path,), watch=work.check, kind=kind)
    counts = (work.articles, work.sources, work.pictures, work.versions)
    told = (tuple(work.left_out), done.edited)
    return Exported(target, *counts, done.files, done.written, *told)


@dataclass(slots=True)
class _Work:
    """How far an export is, and what was to be said on the way."""

    library: Library
    wish: Wish
    zipped: bool
    progress: Progress
    left_out: list[str] = field(default_factory=list[str])
    articles: int = 0
    sources: int = 0
    pictures: int = 0
    versions: int = 0
    made: int = 0
    checked: int = 0

    def files(self) -> Iterator[File]:
        """Every file of the tree in the order of paths, but for their list."""
        size = 0
        for path, data in self._files():
            size += len(data)
            self.made += 1
            if self.zipped and size > MAX_TREE_BYTES:
                raise PublishError(
                    "This library is too large for one zip.", "Export it to a folder instead."
                )
            yield path, data

    def check(self, path: str) -> None:
        """Hear which file is checked; raises Cancelled."""
        self.checked += 1
        self.progress.step(self.made + self.checked, 2 * self.made, f"Checking “{path}”")

    def _files(self) -> Iterator[File]:
        yield from self._articles()
        yield from self._pictures()
        yield tree.JOURNAL, tree.write_journal(self.library.journal())
        head = Head(
            self.library.journal().id, self.wish.history, self.wish.trash, self.wish.notices
        )
        yield tree.LIBRARY, tree.write_head(head)
        kept = self.library.transfer.notices() if self.wish.notices else None
        if kept is not None:
            yield tree.NOTICES, tree_records.write_notices(kept)
        yield from self._sources()
        for style in sorted(self.library.styles.every(), key=lambda each: tree.style_path(each.id)):
            path = tree.style_path(style.id)
            yield path, style.xml.encode()
            yield f"{path.removesuffix('.csl')}.json", tree_records.write_style(style)

    def _articles(self) -> Iterator[File]:
        rows = [each for each in self.library.transfer.articles() if self.wish.trash or not each[1]]
        rows.sort(key=lambda each: tree.article_folder(each[0]))
        for number, (identity, _, title) in enumerate(rows):
            self.progress.step(number, 2 * len(rows), f"Writing “{title or 'Untitled article'}”")
            try:
                kept = self.library.transfer.article(identity, history=self.wish.history)
            except NotFound:  # purged meanwhile
                continue
            except LibraryDamaged:
                self.left_out.append(f"The article “{title or identity}” is damaged.")
                continue
            if kept.damaged:
                self.left_out.append(
                    f"“{title or identity}”: versions or deleted parts that are damaged "
                    f"({kept.damaged:,})."
                )
            self.articles += 1
            self.versions += len(kept.versions)
            yield from self._article(kept if self.wish.trash else replace(kept, cuts=()))

    def _article(self, kept: KeptArticle) -> Iterator[File]:
        folder = tree.article_folder(kept.article.id)
        own, *texts = tree.article_text(kept)
        yield own
        if kept.versions:
            yield f"{folder}{tree.HISTORY}", tree_records.write_history(kept.versions)
            yield from sorted(texts)
        yield f"{folder}{tree.RECORD}", tree_records.write_record(kept)

    def _pictures(self) -> Iterator[File]:
        for sha256, added in self.library.transfer.pictures():
            try:
                asset = self.library.asset(sha256)
                data = self.library.asset_bytes(sha256)
            except NotFound:
                continue
            except LibraryDamaged:
                self.left_out.append(f"A picture is damaged ({sha256[:12]}).")
                continue
            if asset is not None:
                self.pictures += 1
                path = tree.picture_path(asset)
                record = path.rpartition(".")[0] + ".json"
                kept = (record, tree_records.write_picture(KeptPicture(asset, added)))
                yield from sorted(((path, data), kept))

    def _sources(self) -> Iterator[File]:
        found: list[File] = []
        for kept in self.library.transfer.sources():
            if isinstance(kept, LibraryDamaged):
                self.left_out.append(kept.message)
            elif self.wish.trash or not kept.stamps.deleted:
                self.sources += 1
                path = tree.source_path(kept.source.id)
                found.append((path, tree_records.write_source(kept)))
        yield from sorted(found)
