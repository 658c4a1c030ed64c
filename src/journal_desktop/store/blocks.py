"""The prose of an article as rows: lead, sections, questions and takeaway, each its own.

What is taken out of an article stays as a tombstone with its content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from journal_desktop.core.article import Article, Question, Role, Section
from journal_desktop.core.errors import StoreError
from journal_desktop.core.ids import ArticleId, BlockId
from journal_desktop.store import cells, failures, rows
from journal_desktop.store.engine import Database

if TYPE_CHECKING:
    from journal_desktop.manuscript.tree_values import Cut

_WRITE = """
INSERT INTO block (article, kind, id, order_key, role, heading, body, extra, sha256)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (article, kind, id) DO UPDATE SET
    order_key = excluded.order_key, role = excluded.role, heading = excluded.heading,
    body = excluded.body, extra = excluded.extra, sha256 = excluded.sha256, deleted_at = NULL
WHERE (order_key, role, heading, body, extra, sha256, deleted_at) IS NOT (
    excluded.order_key, excluded.role, excluded.heading, excluded.body, excluded.extra,
    excluded.sha256, NULL)
"""
_PRESENT = "SELECT kind, id FROM block WHERE article = ? AND deleted_at IS NULL"
_BURY = "UPDATE block SET deleted_at = ? WHERE article = ? AND kind = ? AND id = ?"
_READ = """
SELECT kind, id, order_key, role, heading, body, extra, sha256 FROM block
WHERE article = ? AND deleted_at IS NULL ORDER BY kind, order_key, id
"""
_BURIED = """
SELECT kind, id, order_key, role, heading, body, extra, sha256 FROM block
WHERE article = ? AND kind = ? AND id = ? AND deleted_at IS NOT NULL
"""
_CUT = """
SELECT kind, id, order_key, role, heading, body, extra, sha256, deleted_at FROM block
WHERE article = ? AND deleted_at IS NOT NULL ORDER BY kind, id
"""
_PUT_CUT = """
INSERT OR IGNORE INTO block
    (article, kind, id, order_key, role, heading, body, extra, sha256, deleted_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

Kind = Literal["lead", "section", "question", "takeaway"]


@dataclass(frozen=True, slots=True)
class Row:
    """One block as its row holds it."""

    kind: Kind
    id: str
    order: str
    role: str
    heading: str
    body: str
    extra: str

    def cells(self) -> tuple[str, ...]:
        """The columns in their order in the table."""
        return self.kind, self.id, self.order, self.role, self.heading, self.body, self.extra

    def digest(self, article: str) -> str:
        """The hash that the row keeps, bound to its article."""
        return rows.digest(article, *self.cells())


def rows_of(article: Article) -> tuple[tuple[Row, str], ...]:
    """The rows of an article's prose with their digests.

    Raises StoreError when two blocks share an identity.
    """
    found = tuple(_rows(article))
    if len({(row.kind, row.id) for row, _ in found}) < len(found):
        raise StoreError(
            f"Two sections or questions of “{article.title or article.slug}” share one identity.",
            "Duplicate one of them, then delete the original.",
        )
    return found


def write(db: Database, article: ArticleId, blocks: Iterable[tuple[Row, str]], changed: str) -> int:
    """Make the live rows of *article* those of *blocks*, each with its digest.

    The number of rows that had to be written.
    """
    kept: set[tuple[str, str]] = set()
    written = 0
    for row, sha256 in blocks:
        kept.add((row.kind, row.id))
        written += db.execute(_WRITE, (article, *row.cells(), sha256)).rowcount
    for kind, block in db.execute(_PRESENT, (article,)).fetchall():
        if (kind, block) not in kept:
            written += db.execute(_BURY, (changed, article, kind, block)).rowcount
    return written


def read(db: Database, article: ArticleId, title: str) -> tuple[tuple[Row, str], ...]:
    """The live rows of *article* with their digests; raises LibraryDamaged naming *title*."""
    return tuple(_verified(found, article, title) for found in db.execute(_READ, (article,)))


def buried(db: Database, article: str, kind: Kind, block: str, title: str) -> Section | Question:
    """A section or question that was taken out of *article*.

    Raises NotFound, and LibraryDamaged naming *title*.
    """
    found = db.execute(_BURIED, (article, kind, block)).fetchone()
    if found is None:
        raise failures.absent(f"such deleted {kind}")
    row, _ = _verified(found, ArticleId(article), title)
    return (*sections((row,)), *questions((row,)))[0]


def cuts(db: Database, article: ArticleId) -> tuple[tuple[Cut, ...], int]:
    """What was taken out of *article*, and how many of those rows were harmed."""
    found = cells.fetched(db, _CUT, (article,))
    whole = [
        _cut_of((*each[:-2], each[-1]))
        for each in found
        if all(map(cells.is_text, each)) and _row_of(each[:-2]).digest(article) == each[-2]
    ]
    return tuple(whole), len(found) - len(whole)


def _cut_of(found: tuple[Any, ...]) -> Cut:
    from journal_desktop.manuscript.tree_values import Cut  # noqa: PLC0415 - trees only

    return Cut(*found)


def _row_of(found: tuple[Any, ...]) -> Row:
    return Row(*found)


def take_cut(db: Database, article: ArticleId, cut: Cut) -> None:
    """Keep what was taken out of *article* elsewhere; a live part of that id stays as it is."""
    texts = (cut.id, cut.order, cut.role, cut.heading, cut.body, cut.more)
    row = Row(cast("Kind", cut.kind), *map(rows.clean, texts))
    db.execute(_PUT_CUT, (article, *row.cells(), row.digest(article), cut.deleted))


def prose(blocks: Iterable[Row], kind: Kind) -> str:
    """The body of the lead or the takeaway; empty when there is none."""
    return next((row.body for row in blocks if row.kind == kind), "")


def sections(blocks: Iterable[Row]) -> tuple[Section, ...]:
    """The sections among *blocks*."""
    return tuple(
        Section(BlockId(row.id), row.order, Role(row.role), row.heading, row.body, row.extra)
        for row in blocks
        if row.kind == "section"
    )


def questions(blocks: Iterable[Row]) -> tuple[Question, ...]:
    """The questions among *blocks*."""
    return tuple(
        Question(BlockId(row.id), row.order, row.heading, row.body, row.extra)
        for row in blocks
        if row.kind == "question"
    )


def _rows(article: Article) -> Iterator[tuple[Row, str]]:
    owner = article.id
    if article.lead:
        yield _row(owner, "lead", "", "", "", "", article.lead, "")
    for each in article.sections:
        names = (each.id, each.order, each.role.value)
        yield _row(owner, "section", *names, each.heading, each.body, each.extra)
    for each in article.questions:
        names = (each.id, each.order, "")
        yield _row(owner, "question", *names, each.question, each.answer, each.extra)
    if article.takeaway:
        yield _row(owner, "takeaway", "", "", "", "", article.takeaway, "")


@lru_cache(maxsize=512)  # an edit changes one block and leaves the others the very same strings
def _row(article: ArticleId, kind: Kind, *cells: str) -> tuple[Row, str]:
    row = Row(kind, *map(rows.clean, cells))
    return row, row.digest(article)


def _verified(found: tuple[Any, ...], article: ArticleId, title: str) -> tuple[Row, str]:
    row = Row(*found[:-1])
    sha256 = row.digest(article)
    if sha256 != found[-1]:
        what = {"lead": "The lead", "takeaway": "The takeaway", "question": "A common question"}
        part = what.get(row.kind) or (
            f"The section “{row.heading}”" if row.heading else "A section"
        )
        raise failures.damaged_part(f"{part} of the article “{title}”")
    return row, sha256
