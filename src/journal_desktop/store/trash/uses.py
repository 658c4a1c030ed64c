"""What the texts of a library name: sources, pictures and other articles.

Everything that may come back counts: deleted articles, sections in the trash, every version.
Rows are searched as they are, so that harmed ones count as well. Articles and versions are
numbered as they are written, so a reader can pause, and later read on with what is new. An
article whose number was harmed is read all the same.
"""

from __future__ import annotations

import json
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from journal_desktop.core.status import Status
from journal_desktop.store import cells
from journal_desktop.store.engine import Database
from journal_desktop.store.history import revisions

_PICTURE = re.compile(r"asset:([0-9a-f]{64})")
_SOURCE = re.compile(r'source = "([^"\n]*)"')
_ARTICLE = re.compile(r'article = "([^"\n]*)"')
_LINK = re.compile(r"article:([^\s()<>\[\]\"]+)")
_PUBLIC = re.compile(
    rf'^(?:published = |status = "(?:{"|".join(s.value for s in Status if s.is_public)})")',
    re.MULTILINE,
)
_LATER = "SELECT seq, id, front, published, status FROM article WHERE seq > ? ORDER BY seq LIMIT ?"
_OTHERS = """
SELECT seq, id, front, published, status FROM article
WHERE id NOT IN (SELECT value FROM json_each(?))
"""
_BLOCKS = "SELECT kind || ' ' || id, deleted_at IS NOT NULL, body FROM block WHERE article = ?"
_CITED = "SELECT source FROM cited WHERE article = ?"
_JOURNAL = "SELECT record FROM journal"
_MARKS = (
    "SELECT coalesce(max(seq), 0) FROM article",
    "SELECT coalesce(max(seq), 0) FROM revision",
)
_PURGED = "SELECT COUNT(*), max(at) FROM purged"
_AT_ONCE = 16
"""So many rows are fetched before a reader looks at the clock."""
_ALL = ""


class Owner(NamedTuple):
    """An article, or a section or question of it that is in the trash; "" is the journal."""

    article: str
    block: str = ""


@dataclass(slots=True)
class Uses:
    """Who names a source or picture, which articles link to an article, and the like.

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


class Reader:
    """Reads all texts, and the versions of the articles *about*, or of every one; a bit at a time.

    What was read before counts even where it was changed since: that can keep something for
    now, and lets nothing go.
    """

    def __init__(self, about: tuple[str, ...] | None = None) -> None:
        self.uses = Uses()
        self._article = 0
        self._seen: set[str] = set()
        self._versions = dict.fromkeys((_ALL,) if about is None else about, 0)
        self._is_new = True
        self._purged: tuple[int, str | None] = (0, None)
        self._ends = (0, 0)

    @property
    def progress(self) -> tuple[int, int]:
        """How much was read, and about how much there is to read."""
        texts, versions = self._ends
        if _ALL in self._versions:
            return self._article + self._versions[_ALL], texts + versions
        return self._article, texts

    def read(self, db: Database, seconds: float | None = None) -> bool:
        """Read on, for about so long; whether all is read that there is by now."""
        end = None if seconds is None else time.monotonic() + seconds
        self._look(db)
        while found := cells.fetched(db, _LATER, (self._article, _AT_ONCE)):
            for seq, *row in found:
                self._read_article(db, *row)
                self._article = seq
                if _is_over(end):
                    return False
        for _, *row in cells.fetched(db, _OTHERS, (json.dumps(tuple(self._seen)),)):
            self._read_article(db, *row)
        for article in self._versions:
            if not self._read_versions(db, article, end):
                return False
        (record,) = cells.fetched(db, _JOURNAL)[0]
        self._note(Owner(""), record)
        return True

    def take_note(self, db: Database) -> None:
        """Go on after rows were purged: their numbers may be given again."""
        self._purged = _row(db, _PURGED)
        texts, versions = (_row(db, sql)[0] for sql in _MARKS)
        self._article = min(self._article, texts)
        self._versions = {each: min(seq, versions) for each, seq in self._versions.items()}

    def _look(self, db: Database) -> None:
        """Begin anew where somebody else has purged rows, whose numbers may be given again."""
        purged = _row(db, _PURGED)
        if self._is_new or purged != self._purged:
            self._article = 0
            self._versions = dict.fromkeys(self._versions, 0)
        self._is_new, self._purged = False, purged
        self._ends = (_row(db, _MARKS[0])[0], _row(db, _MARKS[1])[0])

    def _read_article(
        self, db: Database, article: str, front: str, published: str | None, status: str
    ) -> None:
        uses = self.uses
        self._seen.add(article)
        standing = f'{published or ""}\nstatus = "{status}"'
        if standing[0] != "\n" or _PUBLIC.search(standing):
            uses.public.add(article)
        here = Owner(article)
        texts = [(here, front)]
        for block, is_trashed, body in cells.fetched(db, _BLOCKS, (article,)):
            texts.append((Owner(article, block) if is_trashed else here, body))
        for owner, text in texts:
            self._note(owner, text)
            if not owner.block:
                for linked in (*_ARTICLE.findall(text), *_LINK.findall(text)):
                    uses.linking[linked].add(article)
        for (source,) in cells.fetched(db, _CITED, (article,)):
            uses.owners[source].add(here)

    def _read_versions(self, db: Database, one: str, end: float | None) -> bool:
        before = -1
        while before != (before := self._versions[one]):
            for seq, article, text in revisions.later(db, before, _AT_ONCE, one):
                self._versions[one] = seq
                if text is None:
                    self.uses.unread.add(article)
                else:
                    self._note(Owner(article), text)
                    if _PUBLIC.search(text.partition("\n+++\n")[0]):
                        self.uses.public.add(article)
                if _is_over(end):
                    return False
        return True

    def _note(self, owner: Owner, text: str) -> None:
        for named in (*_PICTURE.findall(text), *_SOURCE.findall(text)):
            self.uses.owners[named].add(owner)


def _row(db: Database, sql: str) -> tuple[int, str | None]:
    return tuple(cells.fetched(db, sql)[0])


def _is_over(end: float | None) -> bool:
    return end is not None and time.monotonic() >= end
