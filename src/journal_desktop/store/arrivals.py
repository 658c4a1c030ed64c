"""Sources that arrive a few at a time, and are seen only when all of them are there.

Until then their rows are marked as deleted, by a word in place of a time. Whoever is killed in
between leaves a library without them; what is left of their rows goes with the next arrival.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store import moments, sources, states
from journal_desktop.store.access import Access

_ARRIVING = "arriving"
_PUT = """
INSERT INTO source (id, key, item, record, sha256, changed, deleted_at, state_sha256)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
"""
_SHOW = """
UPDATE source SET deleted_at = NULL
WHERE deleted_at = ? AND id IN (SELECT value FROM json_each(?))
"""
_DROP = "DELETE FROM source WHERE id IN (SELECT value FROM json_each(?))"
_SWEEP = "DELETE FROM source WHERE deleted_at = ?"
_TAKE_BACK = """
UPDATE source SET deleted_at = ?
WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?)) AND id NOT IN (
    SELECT source FROM cited JOIN article ON article.id = cited.article
    WHERE article.deleted_at IS NULL)
"""
_LEFT = """
SELECT id FROM source WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))
"""


class Arrivals:
    """The way of many sources into a library, in steps that each take a moment."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._is_swept = False

    def begin(self) -> None:
        """Let go of what an arrival left that was killed before this sitting."""
        with self._access.writing() as db:
            if not self._is_swept:
                db.execute(_SWEEP, (_ARRIVING,))
            self._is_swept = True

    def put(self, arriving: Iterable[Source]) -> tuple[Source, ...]:
        """Write sources that nobody sees yet; those whose id is in use are only handed back."""
        at = moments.stamp(moments.now())
        cells = [
            (each, (*sources.row(each), at, _ARRIVING, states.digest(each.id, at, _ARRIVING)))
            for each in arriving
        ]
        with self._access.writing() as db:
            return tuple(each for each, row in cells if not db.execute(_PUT, row).rowcount)

    def show(self, arrived: Iterable[SourceId]) -> None:
        """Let those that were put be seen from now on."""
        ids = tuple(arrived)
        with self._access.writing() as db:
            db.execute(_SHOW, (_ARRIVING, json.dumps(ids)))
            states.seal(db, "source", ids)

    def drop(self, arrived: Iterable[SourceId]) -> None:
        """Let those that were put never have been there."""
        with self._access.writing() as db:
            db.execute(_DROP, (json.dumps(tuple(arrived)),))

    def take_back(self, arrived: Iterable[SourceId]) -> frozenset[SourceId]:
        """Delete sources that no article lists, their content kept; those that stay."""
        wanted = tuple(arrived)
        ids = json.dumps(wanted)
        with self._access.writing() as db:
            db.execute(_TAKE_BACK, (moments.stamp(moments.now()), ids))
            states.seal(db, "source", wanted)
            return frozenset(SourceId(each) for (each,) in db.execute(_LEFT, (ids,)))
