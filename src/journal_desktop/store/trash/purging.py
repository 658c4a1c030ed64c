"""Letting go of what is in the trash, for good, but of nothing that is still needed.

An article that readers may have seen stays, and one that a live article links to. A source or
picture stays while anything that can come back names it: an article, deleted or not, any
version, a section in the trash. What is let go of in the same breath does not count.

To know that, every version has to be read, which takes a while. So it is done in portions,
between which others may save, and in each transaction only what is new since is read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journal_desktop.store import cells, moments
from journal_desktop.store.engine import Database
from journal_desktop.store.trash import trashed
from journal_desktop.store.trash.uses import Owner, Reader
from journal_desktop.store.values import Kept, Purge, Trashed

PORTION = 0.03
"""Seconds after which others may have the library."""

_PURGED = "INSERT OR REPLACE INTO purged (kind, id, at) VALUES (?, ?, ?)"
_ARTICLE = (
    "DELETE FROM version_name WHERE article = ?",
    "DELETE FROM revision WHERE article = ?",
    "DELETE FROM block WHERE article = ?",
    "DELETE FROM cited WHERE article = ?",
    "DELETE FROM article WHERE id = ?",
)
_BLOCK = "DELETE FROM block WHERE article = ? AND kind = ? AND id = ? AND deleted_at IS NOT NULL"
_SOURCE = "DELETE FROM source WHERE id = ? AND deleted_at IS NOT NULL"
_VARIANTS = "SELECT sha256 FROM variant WHERE asset = ?"
_UNLINK = "DELETE FROM variant WHERE asset = ?"
_PICTURE = "DELETE FROM asset WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM variant)"
_ABOUT = "SELECT title, slug, deleted_at IS NULL FROM article WHERE id = ?"
_READ = frozenset({"source", "picture"})
_ORDER = ("article", "section", "question", "source", "picture")
_ELSEWHERE = "It is not in the trash any more."
_UNDONE = (
    "It is used in an article that was open since the library was opened, where Undo can bring "
    "it back. It can go once the library was opened anew."
)


@dataclass(frozen=True, slots=True)
class _State:
    """What is yet to be looked at, what went, and what had to stay."""

    wanted: tuple[Trashed, ...]
    gone: tuple[Trashed, ...] = ()
    kept: tuple[Kept, ...] = ()


class Purging:
    """Lets go of *items* a bit at a time: first `read` until that is done, then `delete`.

    *held* are pictures that somebody who writes can still bring back by undoing.
    """

    def __init__(self, items: Iterable[Trashed], *, held: frozenset[str] = frozenset()) -> None:
        items = tuple(items)
        self._held = held
        self._state = self._next = _State(
            tuple(sorted(items, key=lambda each: _ORDER.index(each.kind)))
        )
        self._number = len(items)
        articles = tuple(each.id for each in items if each.kind == "article")
        kinds = {each.kind for each in items}
        self._reader = Reader(None if kinds & _READ else articles)
        self._needs_reading = bool(articles or kinds & _READ)
        self._merged: tuple[int, frozenset[str]] = (-1, frozenset())

    @property
    def progress(self) -> tuple[int, int]:
        """How much was done, and about how much there is to do."""
        done, total = self._reader.progress
        return done + self._number - len(self._state.wanted), total + self._number

    @property
    def purged(self) -> Purge:
        """What became of those that were looked at so far."""
        return Purge(self._state.gone, self._state.kept)

    def read(self, db: Database, seconds: float | None = None) -> bool:
        """Read what the library says for about so long; whether all is read."""
        return not self._needs_reading or self._reader.read(db, seconds)

    def judge(self, db: Database) -> Purge:
        """What `delete` would let go of, and what it would keep, were it called now."""
        self.read(db)
        found = self._sorted(db, lambda _: None)
        return Purge(found.gone, found.kept)

    def delete(self, db: Database, seconds: float | None = None) -> bool:
        """Let go of some, in a transaction of the caller; whether all are looked at then.

        It counts once it is confirmed.
        """
        end = None if seconds is None else time.monotonic() + seconds
        self.read(db)
        self._next = self._sorted(db, lambda item: _delete(db, item), end)
        self._reader.take_note(db)
        return not self._next.wanted

    def confirm(self) -> None:
        """What was deleted is committed."""
        self._state = self._next

    def _sorted(
        self, db: Database, let_go: Callable[[Trashed], None], end: float | None = None
    ) -> _State:
        """The state once *let_go* was called for what may go, of all or until *end*."""
        wanted, gone, kept = list(self._state.wanted), [*self._state.gone], [*self._state.kept]
        merged = self._absorbed(db) if any(e.kind == "source" for e in wanted) else frozenset[str]()
        leaving = set(map(_owner, gone))
        while wanted:
            item = wanted.pop(0)
            there = trashed.is_there(db, item) and item.id not in merged
            why = self._objection(db, item, leaving) if there else _ELSEWHERE
            if why:
                kept.append(Kept(item, why))
            else:
                let_go(item)
                gone.append(item)
                leaving.add(_owner(item))
            if end is not None and time.monotonic() >= end:
                break
        self._merged = (db.conn.total_changes, merged)
        return _State(tuple(wanted), tuple(gone), tuple(kept))

    def _absorbed(self, db: Database) -> frozenset[str]:
        """The sources that live on in others, read anew where anything was written since."""
        written, merged = self._merged
        return merged if written == db.conn.total_changes else trashed.merged(db)

    def _objection(self, db: Database, item: Trashed, leaving: set[Owner]) -> str:
        """Why *item* has to stay, as a sentence; empty when it may go."""
        if item.kind == "article":
            return self._against_article(db, item)
        if item.kind not in _READ:
            return ""
        uses = self._reader.uses
        for owner in sorted(uses.owners[item.id]):
            if not {owner, Owner(owner.article)} & leaving:
                return _used(db, owner)
        for article in sorted(uses.unread):
            if Owner(article) not in leaving:
                title = _title(db, article)
                return f"A version of {title} is damaged, so nobody can say whether it uses this."
        return _UNDONE if item.id in self._held else ""

    def _against_article(self, db: Database, item: Trashed) -> str:
        uses = self._reader.uses
        if item.id in uses.public:
            return "It is or was published, and readers may have cited it."
        (_, slug, _) = cells.fetched(db, _ABOUT, (item.id,))[0]
        for article in sorted(uses.linking[item.id] | uses.linking[slug]):
            about = cells.fetched(db, _ABOUT, (article,))
            if article != item.id and about and about[0][2]:
                title = _title(db, article)
                return f"{title[0].upper()}{title[1:]} links to it."
        return ""


def purge(db: Database, items: tuple[Trashed, ...]) -> Purge:
    """Let go of those of *items* that nothing needs; part of a transaction of the caller."""
    made = Purging(items)
    made.delete(db)
    made.confirm()
    return made.purged


def _owner(item: Trashed) -> Owner:
    """What names others no more once *item* went."""
    return Owner(item.article, f"{item.kind} {item.id}") if item.article else Owner(item.id)


def _title(db: Database, article: str) -> str:
    if not article:
        return "the settings of the journal"
    found = cells.fetched(db, _ABOUT, (article,))
    return (
        f"“{cells.shown(found[0][0])}”" if found and found[0][0] else "an article without a title"
    )


def _used(db: Database, owner: Owner) -> str:
    """Who still needs it, as a sentence."""
    title = _title(db, owner.article)
    if not owner.article:
        return f"It is used in {title}."
    if owner.block:
        return f"It is used in a part of {title} that is in the trash."
    about = cells.fetched(db, _ABOUT, (owner.article,))
    if about and not about[0][2]:
        return f"It is used in {title}, which is in the trash."
    return f"It is used in {title}, as it is or in one of its versions."


def _delete(db: Database, item: Trashed) -> None:
    at = moments.stamp(moments.now())
    within = f"{item.article}/" if item.article else ""
    db.execute(_PURGED, (item.kind, f"{within}{item.id}", at))
    match item.kind:
        case "article":
            for statement in _ARTICLE:
                db.execute(statement, (item.id,))
        case "section" | "question":
            db.execute(_BLOCK, (item.article, item.kind, item.id))
        case "source":
            db.execute(_SOURCE, (item.id,))
        case "picture":
            narrower = [each for (each,) in cells.fetched(db, _VARIANTS, (item.id,))]
            db.execute(_UNLINK, (item.id,))
            for sha256 in (*narrower, item.id):
                db.execute(_PICTURE, (sha256,))
