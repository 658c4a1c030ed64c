"""The names that versions are given after they were kept.

A version is never written again, so its name lies beside it, with a hash of its own. An empty
one takes away the name that the version was kept under.
"""

from __future__ import annotations

from dataclasses import replace

from journal_desktop.core.ids import ArticleId
from journal_desktop.store import cells, failures, moments, rows
from journal_desktop.store.engine import Database
from journal_desktop.store.values import Version

NAMED = "named"
"""The kind of a version that its writer gave a name."""

_OF = "SELECT version, article, name, at, sha256 FROM version_name WHERE article = ?"
_KEPT_AS = "SELECT article, label, kind FROM revision WHERE id = ?"
_PUT = """
INSERT INTO version_name (version, article, name, at, sha256) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (version) DO UPDATE SET
    article = excluded.article, name = excluded.name, at = excluded.at, sha256 = excluded.sha256
"""
_DROP = "DELETE FROM version_name WHERE version = ?"


def given(db: Database, article: ArticleId) -> dict[str, str]:
    """The names that versions of *article* have now by their ids; a harmed one counts for none."""
    return {
        version: name
        for version, *rest, name, at, sha256 in cells.fetched(db, _OF, (article,))
        if rows.digest(version, *rest, name, at) == sha256
    }


def give(db: Database, version: str, name: str) -> None:
    """Call *version* by that name from now on, or by none; raises NotFound."""
    found = next(iter(cells.fetched(db, _KEPT_AS, (version,))), None)
    if found is None:
        raise failures.absent("such version")
    article, label, kind = found
    name = rows.clean(name.strip())
    if name == (label if kind == NAMED else ""):
        db.execute(_DROP, (version,))
        return
    named = (version, article, name, moments.stamp(moments.now()))
    db.execute(_PUT, (*named, rows.digest(*named)))


def called(version: Version, names: dict[str, str]) -> Version:
    """*version* by the name that it has now."""
    name = names.get(version.id)
    if name is None:
        return version
    return replace(version, kind=NAMED if name else version.kind, label=name)
