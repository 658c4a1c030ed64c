"""A library's tree taken into a library: whole where that is empty, else beside what is there.

The rule where both have something: what is here stays as it is. An article that is here with
other words gets the imported ones as a version in its history; a source, a citation style and
the journal's description stay as they are, and it is told how many differ. All of it comes in
as one step, or nothing.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field, replace
from itertools import count

from journal_desktop.app.ports import Progress
from journal_desktop.app.styles.styles import added as added_styles
from journal_desktop.app.trees.arrived import Arrived, Fared, Fate
from journal_desktop.app.trees.tree_reading import PictureFile, Tree
from journal_desktop.cite import styles
from journal_desktop.core import edits, slugs
from journal_desktop.core.article import Article
from journal_desktop.core.errors import LibraryDamaged, StyleError
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.manuscript import form
from journal_desktop.manuscript.tree_values import KeptArticle, KeptSource, KeptVersion
from journal_desktop.store.library import Library
from journal_desktop.store.transfer import Taking


def is_empty(library: Library) -> bool:
    """Whether there is nothing in a library that a tree could get in the way of."""
    return not (library.transfer.articles() or library.sources())


def take_tree(library: Library, tree: Tree, label: str, progress: Progress) -> Arrived:
    """Take a tree that was read whole into *library*; *label* names it in histories.

    Raises Cancelled and StoreError with nothing taken in.
    """
    fresh = is_empty(library)
    here = library.sources()
    merged = {old: each.id for each in here for old in each.absorbed}
    with library.transfer.taking() as taking:
        work = _Work(taking, tree, label, fresh, merged, progress)
        work.keys = {key for each in here for key in (each.key, *each.aliases)}
        work.slugs = set() if fresh else set(library.slugs())
        work.journal(library)
        work.pictures()
        work.sources()
        work.articles()
        work.styles(library)
        work.notices(library)
    return Arrived(
        *("library", tuple(work.fared), work.new_sources, work.new_pictures, work.versions),
        journal=fresh,
        remarks=(*tree.remarks, *work.remarks),
    )


@dataclass(slots=True)
class _Work:
    """One taking in: what is known, and what was to be said."""

    taking: Taking
    tree: Tree
    label: str
    fresh: bool
    merged: dict[SourceId, SourceId]
    progress: Progress
    keys: set[str] = field(default_factory=set[str])
    slugs: set[str] = field(default_factory=set[str])
    fared: list[Fared] = field(default_factory=list[Fared])
    remarks: list[str] = field(default_factory=list[str])
    new_sources: int = 0
    new_pictures: int = 0
    versions: int = 0

    def journal(self, library: Library) -> None:
        """The journal's description, where there is nothing here yet; else its disclaimers."""
        if self.fresh:
            self.taking.put_journal(self.tree.journal)
            return
        mine, theirs = library.journal(), self.tree.journal
        if mine == theirs:
            return
        known = {each.version: each.text for each in mine.disclaimers}
        new = tuple(each for each in theirs.disclaimers if each.version not in known)
        if new:  # in front, so that none of them becomes the newest
            self.taking.put_journal(replace(mine, disclaimers=(*new, *mine.disclaimers)))
        self.remarks.append("The journal’s name and settings are this library’s own, as before.")
        self.remarks += [
            f"The disclaimer “{each.version}” has other words here, which stay."
            for each in theirs.disclaimers
            if known.get(each.version, each.text) != each.text
        ]

    def pictures(self) -> None:
        """Every picture that is not here."""
        here = {name for name in self.tree.pictures if self.taking.picture(name) is not None}
        narrower = {each for name in here for each in self.tree.pictures[name].variants}
        for name in sorted(self.tree.pictures.keys() - here - narrower):
            each = self.tree.pictures[name]
            self._picture(each)
            self.new_pictures += 1

    def _picture(self, each: PictureFile) -> None:
        narrower = [self.tree.pictures[name] for name in each.variants]
        narrower.sort(key=lambda other: (other.kept.asset.width, other.kept.asset.sha256))
        asset = replace(each.kept.asset, variants=tuple(n.kept.asset for n in narrower))
        read = self.tree.listed.read
        data = tuple(read(other.path) for other in narrower)
        self.taking.put_picture(replace(each.kept, asset=asset), read(each.path), data)

    def sources(self) -> None:
        """Every source that is not here; others stay as they are here."""
        differing: list[str] = []
        for kept in self.tree.sources:
            known = self.taking.source(kept.source.id)
            if known is None:
                self.taking.put_source(kept if self.fresh else self._own_key(kept))
                self.new_sources += 1
            elif known.source != kept.source:
                differing.append(known.source.key)
        if differing:
            shown = ", ".join(differing[:10]) + (" …" if len(differing) > 10 else "")
            self.remarks.append(
                f"{len(differing):,} sources differ from those here, which stay: {shown}"
                if len(differing) > 1
                else f"The source {shown} differs from the one here, which stays."
            )

    def _own_key(self, kept: KeptSource) -> KeptSource:
        source = with_own_key(kept.source, self.keys)
        if not kept.stamps.deleted:
            self.keys.add(source.key)
        return replace(kept, source=source)

    def articles(self) -> None:
        """Every article, by the rule of this module."""
        total = len(self.tree.articles)
        for number, (_, folder) in enumerate(self.tree.articles):
            kept = self.tree.article(folder)
            name = kept.article.title or kept.article.slug or "Untitled article"
            self.progress.step(total + number, 2 * total, f"Taking in “{name}”")
            try:
                known = self.taking.article(kept.article.id)
                fate = self._new(kept) if known is None else self._beside(known, kept)
            except LibraryDamaged:
                fate = "damaged"
                self.remarks.append(
                    f"“{name}” is damaged in this library and was left as it is: import into a "
                    "new library to have the exported one."
                )
            self.fared.append(Fared(kept.article.id, name, kept.article.slug, fate))

    def _new(self, kept: KeptArticle) -> Fate:
        article = edits.repoint(kept.article, self._moved(kept.article))
        if not kept.stamps.deleted:
            article = with_own_slug(article, self.slugs)
            if article.slug != kept.article.slug:
                self.remarks.append(
                    f"“{article.title}” has the address {article.slug} here, as "
                    f"{kept.article.slug or 'none'} was taken."
                )
        self.taking.put_article(replace(kept, article=article))
        self.versions += len(kept.versions)
        return "trash" if kept.stamps.deleted else "new"

    def _moved(self, article: Article) -> dict[SourceId, SourceId]:
        """The sources of an article that live on here in another one."""
        mine = (each.source for each in article.sources if each.source in self.merged)
        return {old: self.merged[old] for old in mine if self.taking.source(old) is None}

    def _beside(self, known: KeptArticle, kept: KeptArticle) -> Fate:
        title = kept.article.title or kept.article.slug
        behind = following(known.versions, kept.versions)
        if kept.versions and behind is None:
            self.remarks.append(f"“{title}” has a history of its own here; it stays as it is.")
        elif behind:
            self.taking.add_versions(kept.article.id, behind)
            self.versions += len(behind)
        if known.stamps.deleted and not kept.stamps.deleted:
            self.remarks.append(f"“{title}” is in the trash here, and stays there.")
        known = self.taking.article(kept.article.id) or known
        return keep_beside(self.taking, known, kept.article, self.label)

    def styles(self, library: Library) -> None:
        """Citation styles that are not here and can be read, a variant's parent before it."""
        here = {style.id for style in library.styles.every()}
        found = dict(added_styles(library))
        left = [each for each in self.tree.styles if each.id not in here]
        why = ""
        for _ in range(2):
            for style in tuple(left):
                try:
                    found[style.id] = styles.read(style.xml, found)
                except StyleError as error:
                    why = error.message
                else:
                    left.remove(style)
                    self.taking.put_style(style)
        self.remarks += [f"The citation style “{each.title}” was left out: {why}" for each in left]

    def notices(self, library: Library) -> None:
        """The list of notices, where this one is newer."""
        kept, mine = self.tree.notices, library.notices.snapshot()
        if kept is not None and (mine is None or mine.dated < kept.dated):
            self.taking.put_notices(kept)
            self.remarks.append(f"The list of retractions of {kept.dated} came with it.")


def keep_beside(taking: Taking, known: KeptArticle, article: Article, label: str) -> Fate:
    """Keep *article* as a version of the *known* one of the same id, unless it is there."""
    text = form.write(replace(article, slug=known.article.slug))
    if text in {form.write(known.article), *(each.text for each in known.versions)}:
        return "same"
    if form.write(article) in {each.text for each in known.versions}:
        return "same"
    taking.remember(known.article, "before", f"Before the import of {label}")
    taking.remember(article, "import", label)
    return "version"


def following(
    mine: tuple[KeptVersion, ...], theirs: tuple[KeptVersion, ...]
) -> tuple[KeptVersion, ...] | None:
    """What *theirs* adds behind *mine*; None where the two went different ways."""
    ours, others = [each.id for each in mine], [each.id for each in theirs]
    if ours[: len(others)] == others:
        return ()
    return theirs[len(mine) :] if others[: len(ours)] == ours else None


def with_own_slug(article: Article, taken: Container[str]) -> Article:
    """The article under a slug that no other has."""
    if not article.slug or article.slug not in taken:
        return article
    return replace(article, slug=slugs.slug(article.slug, taken))


def with_own_key(source: Source, taken: Container[str]) -> Source:
    """The source under a key that no other has."""
    if source.key not in taken:
        return source
    longer = (f"{source.key}-{number}" for number in count(2))
    return replace(source, key=next(key for key in longer if key not in taken))
