"""Citation styles that users added, as rows."""

from __future__ import annotations

from journal_desktop.core.style import Style
from journal_desktop.store import failures, moments, rows
from journal_desktop.store.access import Access
from journal_desktop.store.engine import Database

_WRITE = """
INSERT INTO style (id, title, xml, sha256, added) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    title = excluded.title, xml = excluded.xml, sha256 = excluded.sha256, added = excluded.added
"""
_ALL = "SELECT id, title, xml, sha256 FROM style ORDER BY title COLLATE NOCASE, id"
_ONE = "SELECT id, title, xml, sha256 FROM style WHERE id = ?"
_DELETE = "DELETE FROM style WHERE id = ?"


class Styles:
    """The citation styles of a library, besides those that come with the program."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def put(self, style: Style) -> None:
        """Keep a style, in place of one with the same id."""
        with self._access.writing() as db:
            put(db, style)

    def every(self) -> tuple[Style, ...]:
        """All styles by their title; raises LibraryDamaged when one was harmed."""
        with self._access.reading() as db:
            return tuple(_style(*found) for found in db.execute(_ALL))

    def one(self, style: str) -> Style:
        """The style of that id; raises NotFound, and LibraryDamaged when it was harmed."""
        with self._access.reading() as db:
            found = db.execute(_ONE, (style,)).fetchone()
            if found is None:
                raise failures.absent("such citation style")
            return _style(*found)

    def delete(self, style: str) -> None:
        """Let go of a style; raises NotFound."""
        with self._access.writing() as db:
            if not db.execute(_DELETE, (style,)).rowcount:
                raise failures.absent("such citation style")


def put(db: Database, style: Style) -> None:
    """Write a style, in place of one with the same id."""
    cells = tuple(map(rows.clean, (style.id, style.title, style.xml)))
    db.execute(_WRITE, (*cells, rows.digest(*cells), moments.stamp(moments.now())))


def _style(identity: str, title: str, xml: str, kept: str) -> Style:
    if rows.digest(identity, title, xml) != kept:
        raise failures.damaged_part(f"The citation style “{title}”")
    return Style(identity, title, xml)
