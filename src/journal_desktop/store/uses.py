"""What the texts of a library name: sources, pictures and other articles.

Everything that may come back counts: deleted articles, sections in the trash, every version.
Rows are searched as they are, so that harmed ones count as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from journal_desktop.core.article import Status
from journal_desktop.core.ids import ArticleId
from journal_desktop.store import cells, revisions
from journal_desktop.store.engine import Database

_NAMED = re.compile(r'asset:([0-9a-f]{64})|(?:source|article) = "([^"\n]*)"')
_LINK = re.compile(r"article:([^\s()<>\[\]\"]+)")
_PUBLIC = re.compile(
    rf'^(?:published = |status = "(?:{"|".join(s.value for s in Status if s.is_public)})")',
    re.MULTILINE,
)
_BLOCKS = "SELECT article, kind || ' ' || id, deleted_at IS NOT NULL, body FROM block"
_FRONTS = "SELECT id, front, deleted_at IS NULL, published, status FROM article"
_JOURNAL = "SELECT record FROM journal"
_CITED = "SELECT article, source FROM cited"
_ARTICLES = "SELECT DISTINCT article FROM revision"


class Owner(NamedTuple):
    """An article, or a section or question of it that is in the trash; "" is the journal."""

    article: str
    block: str = ""


@dataclass(slots=True)
class Uses:
    """Who names a source or picture, which live articles link to an article, and the like.

    `public` are articles that readers may have seen, and `unread` those of which a version is
    damaged, so that nobody can say what it names.
    """

    owners: defaultdict[str, set[Owner]] = field(
        default_factory=lambda: defaultdict[str, set[Owner]](set)
    )
    linking: defaultdict[str, set[str]] = field(
        default_factory=lambda: defaultdict[str, set[str]](set)
    )
    public: set[str] = field(default_factory=set[str])
    unread: set[str] = field(default_factory=set[str])


def found(db: Database, about: Iterable[str] | None = None) -> Uses:
    """Read all texts of the library; versions of the articles *about*, or of every one."""
    uses = Uses()
    for owner, text, is_live in _texts(db, uses):
        for picture, named in _NAMED.findall(text):
            uses.owners[picture or named].add(owner)
            if is_live and named:
                uses.linking[named].add(owner.article)
        if is_live:
            for linked in _LINK.findall(text):
                uses.linking[linked].add(owner.article)
    for article, source in cells.fetched(db, _CITED):
        uses.owners[source].add(Owner(article))
    every = (article for (article,) in cells.fetched(db, _ARTICLES)) if about is None else about
    for article in every:
        _read_versions(db, uses, ArticleId(article))
    return uses


def _texts(db: Database, uses: Uses) -> Iterator[tuple[Owner, str, bool]]:
    """Everything that articles and the journal now say, and whether it is live."""
    live: set[str] = set()
    for article, front, is_live, published, status in cells.fetched(db, _FRONTS):
        if is_live:
            live.add(article)
        if published or _PUBLIC.search(f'status = "{status}"'):
            uses.public.add(article)
        yield Owner(article), front, bool(is_live)
    for article, block, is_trashed, body in cells.fetched(db, _BLOCKS):
        yield Owner(article, block if is_trashed else ""), body, article in live and not is_trashed
    for (record,) in cells.fetched(db, _JOURNAL):
        yield Owner(""), record, False


def _read_versions(db: Database, uses: Uses, article: ArticleId) -> None:
    for each in revisions.history(db, article):
        if each.kind == revisions.DAMAGED:
            uses.unread.add(article)
        for picture, named in _NAMED.findall(each.text):
            uses.owners[picture or named].add(Owner(article))
        if _PUBLIC.search(each.text.partition("\n+++\n")[0]):
            uses.public.add(article)
