"""The trash of a library: what was deleted, to be looked at, brought back or let go of."""

from __future__ import annotations

from collections.abc import Iterable

from journal_desktop.core.article import Article, Question, Section
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.core.returning import put_back
from journal_desktop.core.source import Source
from journal_desktop.store import articles, assets, blocks, failures, sources
from journal_desktop.store.access import Access
from journal_desktop.store.engine import Database
from journal_desktop.store.history import revisions
from journal_desktop.store.trash import purging, trashed
from journal_desktop.store.values import Purge, Trashed

Content = Article | Section | Question | Source | bytes


class Trash:
    """What was deleted from an open library, until somebody asks for it to be gone for good."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def list(self) -> tuple[Trashed, ...]:
        """Deleted articles, sections, questions and sources, and pictures that nothing shows.

        What was deleted last comes first. Sections and questions are listed while their article
        is not deleted, and sources unless they were merged into another.
        """
        with self._access.reading() as db:
            return trashed.listed(db)

    def content(self, item: Trashed) -> Content:
        """What *item* was when it was deleted: a value, or the bytes of a picture.

        Raises NotFound when it is not there any more, and LibraryDamaged when it was harmed.
        """
        with self._access.reading() as db:
            return _content(db, item)

    def restore(self, item: Trashed) -> None:
        """Bring an article, section, question or source back, articles with a version of it.

        A picture comes back where an article shows it; asking for one changes nothing.
        """
        with self._access.writing() as db:
            match _content(db, item):
                case Section() | Question() as block:
                    _put_back(db, item, block)
                case Article():
                    _revive(db, ArticleId(item.id))
                case Source() as source:
                    sources.write(db, (source,))
                case _:
                    pass

    def delete_article(self, article: ArticleId) -> None:
        """Put an article into the trash, as a version of its own; raises NotFound."""
        with self._access.writing() as db:
            trashed.put_away(db, article)

    def restore_article(self, article: ArticleId) -> None:
        """Bring a deleted article back, as a version of its own; raises NotFound."""
        with self._access.writing() as db:
            _revive(db, article)

    def purge(self, items: Iterable[Trashed]) -> Purge:
        """Let go of *items* for good, but of none that is still needed; see `purging`."""
        made = self.purging(items)
        while not self.read_on(made):
            pass
        while not self.delete_on(made):
            pass
        return made.purged

    def purging(
        self, items: Iterable[Trashed], held: frozenset[str] = frozenset()
    ) -> purging.Purging:
        """The same in portions: `read_on` until that is done, perhaps `judge`, then `delete_on`.

        *held* are pictures that somebody who writes can still bring back by undoing.
        """
        return purging.Purging(items, held=held)

    def read_on(self, made: purging.Purging) -> bool:
        """Read for a moment what the library still needs; whether all is read."""
        with self._access.reading() as db:
            return made.read(db, purging.PORTION)

    def judge(self, made: purging.Purging) -> Purge:
        """What `delete_on` would let go of, and what it would keep, were it called now."""
        with self._access.reading() as db:
            return made.judge(db)

    def delete_on(self, made: purging.Purging) -> bool:
        """Let go of some in one transaction; whether all were looked at."""
        with self._access.writing() as db:
            is_done = made.delete(db, purging.PORTION)
        made.confirm()
        return is_done


def _content(db: Database, item: Trashed) -> Content:
    match item.kind:
        case "article":
            return articles.load(db, ArticleId(item.id), live=False)
        case "section" | "question":
            return blocks.buried(db, item.article or "", item.kind, item.id, item.article_title)
        case "source":
            return sources.buried(db, SourceId(item.id))
        case "picture":
            return assets.content(db, item.id)


def _put_back(db: Database, item: Trashed, block: Section | Question) -> None:
    if item.article is None:
        raise failures.absent("such article")
    before = articles.load(db, item.article)
    after = put_back(before, block)
    revisions.remember(db, before, "before", "Before something came back from the trash")
    articles.save(db, after)
    revisions.remember(db, after, "restore", trashed.named(item))


def _revive(db: Database, article: ArticleId) -> None:
    articles.revive(db, article)
    revisions.remember(db, articles.load(db, article), "restore")
