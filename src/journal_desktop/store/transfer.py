"""All that a library holds, deleted or not, handed out whole and taken in as it was elsewhere."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager

from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.journal import Journal
from journal_desktop.core.style import Style
from journal_desktop.manuscript.tree_values import (
    KeptArticle,
    KeptNotices,
    KeptPicture,
    KeptSource,
    KeptVersion,
    Stamps,
)
from journal_desktop.store import (
    articles,
    assets,
    blocks,
    cells,
    failures,
    journals,
    notices,
    sources,
    states,
    styles,
)
from journal_desktop.store.access import Access
from journal_desktop.store.engine import Database
from journal_desktop.store.history import revisions

_ARTICLES = "SELECT id, deleted_at IS NOT NULL, title, slug FROM article ORDER BY id"
_STAMPS = "SELECT changed, created, coalesce(deleted_at, '') FROM article WHERE id = ?"
_STAMP = "UPDATE article SET changed = ?, created = ?, deleted_at = ? WHERE id = ?"
_SOURCES = """
SELECT id, changed, coalesce(deleted_at, '') FROM source
WHERE deleted_at IS NOT 'arriving' AND id > ? ORDER BY id LIMIT 500
"""
_SOURCE = "SELECT changed, coalesce(deleted_at, '') FROM source WHERE id = ?"
_STAMP_SOURCE = "UPDATE source SET changed = ?, deleted_at = ? WHERE id = ?"
_PICTURES = "SELECT sha256, added FROM asset ORDER BY sha256"
_STAMP_PICTURE = "UPDATE asset SET added = ? WHERE sha256 = ?"
_SNAPSHOT = "SELECT taken, dated, sha256 FROM snapshot"
_NOTICES = "SELECT doi, pmid, nature, date, reason, record, urls FROM notice"
_NEWEST = "SELECT seq FROM article WHERE id = ?"


class Transfer:
    """Hands out what an open library holds, and takes in what another one held."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def articles(self) -> tuple[tuple[ArticleId, bool, str], ...]:
        """Every article by its id: whether it is deleted, and what to call it."""
        with self._access.reading() as db:
            found = cells.fetched(db, _ARTICLES)
        return tuple(
            (ArticleId(each[0]), bool(each[1]), cells.shown(each[2] or each[3])) for each in found
        )

    def article(self, article: ArticleId, *, history: bool = False) -> KeptArticle:
        """An article, deleted or not, with what was taken out of it and its versions.

        Raises NotFound, and LibraryDamaged when it was harmed.
        """
        with self._access.reading() as db:
            return _article(db, article, history=history)

    def sources(self) -> Iterator[KeptSource | LibraryDamaged]:
        """Every source by its id, deleted ones too, or what is to be said of a harmed one."""
        last = ""
        while True:
            with self._access.reading() as db:
                found = db.execute(_SOURCES, (last,)).fetchall()
                kept = [_read_source(db, SourceId(each), *stamps) for each, *stamps in found]
            yield from kept
            if not found:
                return
            last = found[-1][0]

    def pictures(self) -> tuple[tuple[str, str], ...]:
        """The SHA-256 of every picture, variants too, and when it was added."""
        with self._access.reading() as db:
            return tuple((sha256, added) for sha256, added in cells.fetched(db, _PICTURES))

    def notices(self) -> KeptNotices | None:
        """The list of notices, if the library holds one."""
        with self._access.reading() as db:
            found = db.execute(_SNAPSHOT).fetchone()
            if found is None:
                return None
            taken, dated, sha256 = found
            every = tuple(map(notices.notice, db.execute(_NOTICES)))
            return KeptNotices(taken, dated, sha256, every)

    @contextmanager
    def taking(self) -> Generator[Taking, None, None]:
        """Take something in, all of it or, when anything raises, nothing."""
        with self._access.writing() as db:
            yield Taking(db)


class Taking:
    """One transaction in which a library takes in what another one held."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def article(self, article: ArticleId) -> KeptArticle | None:
        """The article of that id, deleted or not; raises LibraryDamaged when it was harmed."""
        if self._db.execute(_NEWEST, (article,)).fetchone() is None:
            return None
        return _article(self._db, article, history=True)

    def source(self, source: SourceId) -> KeptSource | None:
        """The source of that id, deleted or not; raises LibraryDamaged when it was harmed."""
        found = self._db.execute(_SOURCE, (source,)).fetchone()
        return _source(self._db, source, *found) if found else None

    def picture(self, sha256: str) -> Asset | None:
        """What is known of a picture, if it is there; raises LibraryDamaged."""
        return assets.describe(self._db, sha256)

    def put_journal(self, journal: Journal) -> None:
        """Keep the journal as it is now."""
        journals.save(self._db, journal)

    def put_article(self, kept: KeptArticle) -> None:
        """Write an article as it was elsewhere, with its times, cuts and versions."""
        article, stamps = kept.article, kept.stamps
        articles.save(self._db, article)
        for cut in kept.cuts:
            blocks.take_cut(self._db, article.id, cut)
        self.add_versions(article.id, kept.versions)
        created = stamps.created or stamps.changed
        times = (stamps.changed, created, stamps.deleted or None)
        self._db.execute(_STAMP, (*times, article.id))
        states.seal(self._db, "article", (article.id,))

    def add_versions(self, article: ArticleId, versions: Iterable[KeptVersion]) -> None:
        """Add versions behind those of the article; raises ValueError for one without proof."""
        for version in versions:
            revisions.take(self._db, article, version)

    def remember(self, article: Article, kind: str, label: str) -> None:
        """Add a version of an article that is there, unless the newest one is equal."""
        revisions.remember(self._db, article, kind, label)

    def put_source(self, kept: KeptSource) -> None:
        """Write a source as it was elsewhere, with its times."""
        sources.write(self._db, (kept.source,))
        times = (kept.stamps.changed, kept.stamps.deleted or None)
        self._db.execute(_STAMP_SOURCE, (*times, kept.source.id))
        states.seal(self._db, "source", (kept.source.id,))

    def put_picture(self, kept: KeptPicture, data: bytes, variants: tuple[bytes, ...]) -> None:
        """Keep a picture and its variants; raises ValueError when they are not those bytes."""
        known = self._db.execute(_STAMP_PICTURE, (kept.added, kept.asset.sha256)).rowcount
        assets.write(self._db, data, kept.asset, variants)
        if not known:
            self._db.execute(_STAMP_PICTURE, (kept.added, kept.asset.sha256))

    def put_style(self, style: Style) -> None:
        """Keep a citation style."""
        styles.put(self._db, style)

    def put_notices(self, kept: KeptNotices) -> None:
        """Keep a list of notices in place of the one that is there."""
        notices.put(self._db, kept.notices, (kept.taken, kept.dated, kept.sha256))


def _article(db: Database, article: ArticleId, *, history: bool) -> KeptArticle:
    found = db.execute(_STAMPS, (article,)).fetchone()
    if found is None:
        raise failures.absent("such article")
    loaded = articles.load(db, article, live=not found[2])
    cuts, harmed = blocks.cuts(db, article)
    versions, lost = revisions.every(db, article) if history else ((), 0)
    return KeptArticle(loaded, Stamps(*found), cuts, versions, harmed + lost)


def _source(db: Database, source: SourceId, changed: str, deleted: str) -> KeptSource:
    load = sources.buried if deleted else sources.one
    return KeptSource(load(db, source), Stamps(changed, deleted=deleted))


def _read_source(
    db: Database, source: SourceId, changed: str, deleted: str
) -> KeptSource | LibraryDamaged:
    try:
        return _source(db, source, changed, deleted)
    except LibraryDamaged as error:
        return error
