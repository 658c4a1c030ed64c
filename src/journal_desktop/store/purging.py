"""Letting go of what is in the trash, for good, but of nothing that is still needed.

An article that readers may have seen stays, and one that a live article links to. A source or
picture stays while anything that can come back names it: an article, deleted or not, any
version, a section in the trash. What is let go of in the same breath does not count.
"""

from __future__ import annotations

from journal_desktop.store import cells, rows, trashed, uses
from journal_desktop.store.engine import Database
from journal_desktop.store.uses import Owner, Uses
from journal_desktop.store.values import Kept, Purge, Trashed

_PURGED = "INSERT OR REPLACE INTO purged (kind, id, at) VALUES (?, ?, ?)"
_ARTICLE = (
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
_TITLES = "SELECT id, title FROM article"
_SLUG = "SELECT slug FROM article WHERE id = ?"


def purge(db: Database, items: tuple[Trashed, ...]) -> Purge:
    """Let go of those of *items* that nothing needs; part of a transaction of the caller."""
    going = {_key(each): each for each in trashed.listed(db)}
    wanted = [each for each in items if _key(each) in going]
    kept = [Kept(each, "It is not in the trash any more.") for each in items if each not in wanted]
    known = uses.found(db, _to_read(wanted))
    titles = {article: cells.shown(title) for article, title in cells.fetched(db, _TITLES)}
    titles[""] = "the journal"
    while refused := [
        Kept(each, why) for each in wanted if (why := _objection(db, each, wanted, known, titles))
    ]:
        kept += refused
        wanted = [each for each in wanted if each not in {one.item for one in refused}]
    for each in sorted(wanted, key=lambda item: item.kind == "picture"):
        _delete(db, each)
    return Purge(tuple(wanted), tuple(kept))


def _to_read(wanted: list[Trashed]) -> tuple[str, ...] | None:
    """The articles whose versions have to be read, None for all: a source may be in any."""
    if any(each.kind in {"source", "picture"} for each in wanted):
        return None
    return tuple(each.id for each in wanted if each.kind == "article")


def _key(item: Trashed) -> tuple[str, str, str]:
    return item.kind, item.article or "", item.id


def _objection(
    db: Database, item: Trashed, wanted: list[Trashed], known: Uses, titles: dict[str, str]
) -> str:
    """Why *item* has to stay while *wanted* goes, as a sentence; empty when it may go."""
    if item.kind == "article":
        return _against_article(db, item, known, titles)
    if item.kind in {"section", "question"}:
        return ""
    leaving = {
        Owner(each.id) if each.kind == "article" else Owner(each.article or "", _block(each))
        for each in wanted
    }
    gone = {owner.article for owner in leaving if not owner.block}
    for owner in sorted(known.owners[item.id]):
        if owner not in leaving and owner.article not in gone:
            title = titles.get(owner.article) or "an article without a title"
            return f"It is used in “{title}”, in one of its versions or in the trash."
    for article in sorted(known.unread - gone):
        title = titles.get(article) or "an article without a title"
        return f"A version of “{title}” is damaged, so nobody can say whether it uses this."
    return ""


def _against_article(db: Database, item: Trashed, known: Uses, titles: dict[str, str]) -> str:
    if item.id in known.public:
        return "It is or was published, and readers may have cited it."
    (slug,) = cells.fetched(db, _SLUG, (item.id,))[0]
    for article in sorted(known.linking[item.id] | known.linking[slug]):
        if article != item.id:
            return f"“{titles.get(article) or 'An article without a title'}” links to it."
    return ""


def _delete(db: Database, item: Trashed) -> None:
    at = rows.stamp(rows.now())
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


def _block(item: Trashed) -> str:
    return f"{item.kind} {item.id}" if item.article else ""
