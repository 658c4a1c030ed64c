"""Edits of several articles and sources at once."""

from __future__ import annotations

from contextlib import suppress

from journal_desktop.core.errors import NotFound
from journal_desktop.store import articles, moments, sources
from journal_desktop.store.engine import Database
from journal_desktop.store.history import revisions
from journal_desktop.store.values import Batch, Saved


def commit(db: Database, batch: Batch) -> Saved:
    """Write all of *batch*, a version of each article kept before, within one transaction."""
    at = moments.now()
    for article in batch.before:
        revisions.remember(db, article, batch.kind, batch.label)
    written = sources.write(db, batch.sources)
    written += sum(articles.save(db, article).rows for article in batch.articles)
    for source in batch.buried:
        with suppress(NotFound):  # a source that was never saved
            sources.bury(db, source)
            written += 1
    return Saved(at, written)
