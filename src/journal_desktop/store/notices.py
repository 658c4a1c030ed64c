"""Notices of retraction and the like as rows, found by DOI and PMID.

They are a copy of a list that can be had again, so no row carries a hash of its own; the
snapshot carries that of the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journal_desktop.core.notice import Nature, Notice
from journal_desktop.store import moments, rows
from journal_desktop.store.access import Access
from journal_desktop.store.engine import Database
from journal_desktop.store.values import Snapshot

_ADD = """
INSERT INTO notice (doi, pmid, nature, date, reason, record, urls) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_BY_DOI = "SELECT doi, pmid, nature, date, reason, record, urls FROM notice WHERE doi = ?"
_BY_PMID = "SELECT doi, pmid, nature, date, reason, record, urls FROM notice WHERE pmid = ?"
_DROP_INDEXES = ("DROP INDEX notice_doi", "DROP INDEX notice_pmid")
_INDEXES = (
    "CREATE INDEX notice_doi ON notice (doi)",
    "CREATE INDEX notice_pmid ON notice (pmid)",
)
_TAKEN = "INSERT OR REPLACE INTO snapshot (one, taken, dated, count, sha256) VALUES (1, ?, ?, ?, ?)"


class Notices:
    """The notices that a library knows of, all from one file."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def take(self, notices: Iterable[Notice], *, dated: str, sha256: str) -> Snapshot:
        """Replace all notices by these, or none when reading them fails.

        *dated* is the day of the file and *sha256* its hash.
        """
        with self._access.writing() as db:
            found = Snapshot(moments.now(), dated, 0, sha256)
            return replace(
                found, count=put(db, notices, (moments.stamp(found.taken), found.dated, sha256))
            )

    def snapshot(self) -> Snapshot | None:
        """Which list was taken in last, if any."""
        with self._access.reading() as db:
            found = db.execute("SELECT taken, dated, count, sha256 FROM snapshot").fetchone()
            return Snapshot(moments.instant(found[0]), *found[1:]) if found else None

    def about(self, papers: Iterable[tuple[str, str]]) -> tuple[tuple[Notice, ...], ...]:
        """The notices of each paper, given as its DOI and PMID, oldest first."""
        with self._access.reading() as db:
            return tuple(_about(db, doi.lower(), pmid) for doi, pmid in papers)


def put(db: Database, notices: Iterable[Notice], taken: tuple[str, str, str]) -> int:
    """Replace all notices by these, and tell when they were *taken*, dated, and their hash."""
    for statement in ("DELETE FROM notice", *_DROP_INDEXES):
        db.execute(statement)
    added = db.conn.executemany(_ADD, map(_row, notices)).rowcount
    for statement in _INDEXES:
        db.execute(statement)
    at, dated, sha256 = taken
    db.execute(_TAKEN, (at, dated, added, sha256))
    return added


def notice(cells: tuple[str, ...]) -> Notice:
    """The notice of a row."""
    return _notice(*cells)


def _about(db: Database, doi: str, pmid: str) -> tuple[Notice, ...]:
    found: dict[Notice, None] = {}
    for query, value in ((_BY_DOI, doi), (_BY_PMID, pmid)):
        if value:
            found |= dict.fromkeys(_notice(*cells) for cells in db.execute(query, (value,)))
    return tuple(sorted(found, key=lambda each: each.date)) if len(found) > 1 else tuple(found)


def _notice(doi: str, pmid: str, nature: str, date: str, *rest: str) -> Notice:
    reason, record, urls = rest
    return Notice(doi, pmid, Nature(nature), date, reason, record, tuple(urls.split()))


def _row(notice: Notice) -> tuple[str, ...]:
    return (
        *(rows.clean(notice.doi.lower()), notice.pmid, notice.nature.value, notice.date),
        *(rows.clean(notice.reason), notice.record, rows.clean(" ".join(notice.urls))),
    )
