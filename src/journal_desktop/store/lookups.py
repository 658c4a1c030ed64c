"""Look-ups as rows: what was asked, how often it was tried and what came back, for good."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from journal_desktop.core.ids import SourceId
from journal_desktop.core.lookup import Lookup, LookupState
from journal_desktop.store import failures, moments, rows
from journal_desktop.store.access import Access

_WRITE = """
INSERT OR REPLACE INTO lookup (id, source, scheme, value, state, asked, tried, attempts,
    not_before, error, result, sha256)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ALL = """
SELECT id, source, scheme, value, state, asked, tried, attempts, not_before, error, result, sha256
FROM lookup ORDER BY asked, id
"""
_DUE = """
SELECT id, source, scheme, value, state, asked, tried, attempts, not_before, error, result, sha256
FROM lookup WHERE state IN ('waiting', 'failed') AND not_before <= ? ORDER BY asked, id LIMIT ?
"""
_KNOWN = """
SELECT id, source, scheme, value, state, asked, tried, attempts, not_before, error, result, sha256
FROM lookup WHERE scheme = ? AND value = ? AND state = 'done' ORDER BY tried DESC LIMIT 1
"""
_DELETE = "DELETE FROM lookup WHERE id = ?"


class Lookups:
    """The look-ups of a library: those that wait, and the answers of all others."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def put(self, lookups: Iterable[Lookup]) -> None:
        """Keep look-ups, each in place of its former state."""
        with self._access.writing() as db:
            for each in lookups:
                cells = _cells(each)
                db.execute(_WRITE, (*cells, rows.digest(*cells)))

    def every(self) -> tuple[Lookup, ...]:
        """All look-ups in the order in which they were asked."""
        return self._found(_ALL)

    def due(self, now: datetime, limit: int = 100) -> tuple[Lookup, ...]:
        """Those that wait, or failed, and may be tried at *now*, the oldest first."""
        return self._found(_DUE, moments.stamp(now), limit)

    def known(self, scheme: str, value: str) -> Lookup | None:
        """The newest answer that an identifier has had, for whichever source it was asked."""
        return next(iter(self._found(_KNOWN, scheme, value)), None)

    def delete(self, lookups: Iterable[str]) -> None:
        """Let go of the look-ups of those ids."""
        with self._access.writing() as db:
            for each in lookups:
                db.execute(_DELETE, (each,))

    def _found(self, query: str, *parameters: str | int) -> tuple[Lookup, ...]:
        with self._access.reading() as db:
            return tuple(_lookup(*found) for found in db.execute(query, parameters))


def _cells(lookup: Lookup) -> tuple[rows.Cell, ...]:
    return (
        *(lookup.id, lookup.source, lookup.scheme, rows.clean(lookup.value), lookup.state.value),
        *(moments.stamp(lookup.asked), _stamp(lookup.tried), lookup.attempts),
        *(_stamp(lookup.not_before), rows.clean(lookup.error), rows.encodable(lookup.result)),
    )


def _lookup(*found: str | int) -> Lookup:
    *cells, kept = found
    if rows.digest(*cells) != kept:
        raise failures.damaged_part("A look-up of a source")
    identity, source, scheme, value, state, asked, tried, _, not_before, error, result = map(
        str, cells
    )
    return Lookup(
        id=identity,
        source=SourceId(source),
        scheme=scheme,
        value=value,
        asked=moments.instant(asked),
        state=LookupState(state),
        tried=moments.instant(tried) if tried else None,
        attempts=int(cells[7]),
        not_before=moments.instant(not_before) if not_before else None,
        result=result,
        error=error,
    )


def _stamp(at: datetime | None) -> str:
    return moments.stamp(at) if at else ""
