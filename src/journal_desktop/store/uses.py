"""What the texts of a library name: sources, pictures and other articles.

Everything that may come back counts: articles that are deleted, sections in the trash, and
every version. Rows are searched as they are, so that a harmed one counts as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from journal_desktop.store import cells, revisions
from journal_desktop.store.engine import Database

_NAMED = re.compile(r'asset:([0-9a-f]{64})|(?:source|article) = "([^"\n]*)"')
_LINK = re.compile(r"article:([^\s()<>\[\]\"]+)")
_TEXTS = """
SELECT article, deleted_at IS NOT NULL, kind || ' ' || id, body FROM block
UNION ALL SELECT id, 0, '', front FROM article
UNION ALL SELECT '', 0, '', record FROM journal
"""
_CITED = "SELECT article, source FROM cited"
_LIVE = "SELECT id FROM article WHERE deleted_at IS NULL"
_ARTICLES = "SELECT DISTINCT article FROM revision"
_STATUS = re.compile(r'^status = "([^"\n]*)"|^(published) = ', re.MULTILINE)


@dataclass(slots=True)
class Uses:
    """Who names what.

    Owners are articles by their id, and sections and questions in the trash as
    (article, "kind id"). `unread` are articles with versions that are damaged.
    """

    owners: dict[str, set[tuple[str, str]]] = field(
        default_factory=lambda: defaultdict[str, set[tuple[str, str]]](set)
    )
    linking: dict[str, set[str]] = field(default_factory=lambda: defaultdict[str, set[str]](set))
    unread: set[str] = field(default_factory=set[str])
    statuses: dict[str, set[str]] = field(
        default_factory=lambda: defaultdict[str, set[str]](set)
    )


def found(db: Database) -> Uses:
    """Read all texts of the library, versions included."""
    uses = Uses()
    live = {article for (article,) in cells.fetched(db, _LIVE)}
    for article, is_trashed, block, text in cells.fetched(db, _TEXTS):
        owner = (article, block if is_trashed else "")
        _note(uses, owner, text)
        if article in live and not is_trashed:
            _note_links(uses, article, text)
    for article, source in cells.fetched(db, _CITED):
        uses.owners[source].add((article, ""))
    for article in _with_versions(db):
        for each in revisions.history(db, article):
            _note(uses, (article, ""), each.text)
            uses.statuses[article] |= _statuses(each.text)
            if each.kind == revisions.DAMAGED:
                uses.unread.add(article)
    return uses


def _note(uses: Uses, owner: tuple[str, str], text: str) -> None:
    for picture, named in _NAMED.findall(text):
        uses.owners[picture or named].add(owner)


def _note_links(uses: Uses, article: str, text: str) -> None:
    for linked in _LINK.findall(text):
        uses.linking[linked].add(article)
    for _, named in _NAMED.findall(text):
        uses.linking[named].add(article)
