"""The history of articles: versions that are only ever added, each naming its parent.

A version's id is the SHA-256 of its text and its parents, so that it proves both. Every
twentieth, at the latest, is a keyframe, which holds its text by itself; those between lean
on the last keyframe. A harmed keyframe takes with it what leans on it, so none is leant on
that is not whole just then.

Rows keep what the clock said. Where it was set back, a version shows the time of the one before.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from journal_desktop.core.article import Article
from journal_desktop.core.errors import LibraryDamaged
from journal_desktop.core.ids import ArticleId
from journal_desktop.manuscript import form
from journal_desktop.store import cells, failures, moments, rows
from journal_desktop.store.engine import Database
from journal_desktop.store.history import names, packing
from journal_desktop.store.values import Revision, Version

if TYPE_CHECKING:
    from journal_desktop.manuscript.tree_values import KeptVersion

KEYFRAME = 20
"""At most this many versions stand or fall with one row."""

_ADD = """
INSERT INTO revision (id, article, at, kind, label, device, parents, sha256, base, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_COLUMNS = "seq, base, id, article, at, kind, label, device, parents, sha256, text"
_NEWEST = f"SELECT {_COLUMNS} FROM revision WHERE article = ? ORDER BY seq DESC LIMIT 1"  # noqa: S608 - a constant
_ALL = f"SELECT {_COLUMNS} FROM revision WHERE article = ? ORDER BY seq"  # noqa: S608 - a constant
_BY_ID = f"SELECT {_COLUMNS} FROM revision WHERE id = ?"  # noqa: S608 - a constant
_BY_SEQ = f"SELECT {_COLUMNS} FROM revision WHERE seq = ?"  # noqa: S608 - a constant
_LATER = f"SELECT {_COLUMNS} FROM revision WHERE seq > ? ORDER BY seq LIMIT ?"  # noqa: S608 - a constant
_LATER_OF_ONE = f"""
SELECT {_COLUMNS} FROM revision WHERE article = ? AND seq > ? ORDER BY seq LIMIT ?
"""  # noqa: S608 - a constant
_IS_THERE = "SELECT 1 FROM article WHERE id = ?"
_SINCE = "SELECT COUNT(*) FROM revision WHERE article = ? AND seq >= ?"
DAMAGED = "damaged"
"""The kind of a version whose text can't be had."""

_EVEN_IF_EQUAL = frozenset({"named", "delete", "restore"})
_LONG_AGO = datetime.fromtimestamp(0, UTC)


class _Row(NamedTuple):
    """A version as its row holds it."""

    seq: int
    base: int | None
    id: str
    article: str
    at: str
    kind: str
    label: str
    device: str
    parents: str
    sha256: str
    packed: Any

    @property
    def is_whole(self) -> bool:
        """Whether the row is what was written."""
        return all(map(cells.is_text, self)) and self.sha256 == _digest(
            self[2:9], self.packed, self.base
        )


def remember(db: Database, article: Article, kind: str, label: str = "") -> str | None:
    """Add a version and give its id; None when the newest one has the same text.

    What somebody names, deletes or restores is a version even then. Raises NotFound for an
    article that was never saved.
    """
    if db.execute(_IS_THERE, (article.id,)).fetchone() is None:
        raise failures.absent("such article")
    text = rows.encodable(form.write(article))
    newest = next(_fetched(db, _NEWEST, article.id), None)
    whole = newest if newest and newest.is_whole else None
    written = json.dumps(text, ensure_ascii=False)
    known = whole if kind not in _EVEN_IF_EQUAL else None
    if known and known.id == _identity(written, known.parents):
        return None
    parents = cells.shown(newest.id) if newest else ""
    told = map(rows.clean, (kind, label, platform.node()))
    named = (_identity(written, parents), article.id, moments.stamp(moments.now()), *told, parents)
    _add(db, named, text, whole)
    return named[0]


def every(db: Database, article: ArticleId) -> tuple[tuple[KeptVersion, ...], int]:
    """The versions of an article as a tree keeps them, oldest first, and how many are damaged."""
    from journal_desktop.manuscript.tree_values import KeptVersion  # noqa: PLC0415 - trees only

    found = tuple(_told(db, article))
    kept = tuple(
        KeptVersion(
            *(row.id, row.at, version.kind, version.label, row.device),
            tuple(row.parents.split()),
            _text(row, base),
        )
        for version, row, base in found
        if not version.damaged
    )
    return kept, len(found) - len(kept)


def is_sound(version: KeptVersion) -> bool:
    """Whether the id of a version proves its text and its parents."""
    written = json.dumps(version.text, ensure_ascii=False)
    return _identity(written, " ".join(version.parents)) == version.id


def take(db: Database, article: ArticleId, version: KeptVersion) -> None:
    """Add a version as another library had it, behind those that are there.

    Raises ValueError when its id does not prove it.
    """
    if not is_sound(version):
        raise ValueError("a version must carry the hash of its text and parents")
    newest = next(_fetched(db, _NEWEST, article), None)
    told = map(rows.clean, (version.kind, version.label, version.device))
    named = (version.id, article, version.at, *told, " ".join(version.parents))
    _add(db, named, version.text, newest if newest and newest.is_whole else None)


def _add(db: Database, named: tuple[str, ...], text: str, newest: _Row | None) -> None:
    base, packed = _packed(text, _keyframe(db, newest) if newest else None)
    db.execute(_ADD, (*named, _digest(named, packed, base), base, packed))


def versions(db: Database, article: ArticleId) -> tuple[Version, ...]:
    """The versions of an article, newest first, without their texts."""
    return tuple(version for version, _, _ in _told(db, article))[::-1]


def history(db: Database, article: ArticleId) -> tuple[Revision, ...]:
    """The same with their texts.

    One that was harmed is listed as "damaged", so that it does not hide the others.
    """
    return tuple(
        Revision(
            each.id,
            each.article,
            each.at,
            DAMAGED if each.damaged else each.kind,
            each.label,
            each.parents,
            "" if each.damaged else _text(row, base),
        )
        for each, row, base in _told(db, article)
    )[::-1]


def later(
    db: Database, seq: int, most: int, article: str = ""
) -> Iterator[tuple[int, str, str | None]]:
    """Some versions behind *seq*, of one article or all: seq, article and text, None if harmed."""
    sql, given = (_LATER_OF_ONE, (article, seq, most)) if article else (_LATER, (seq, most))
    base: _Row | None = None
    for row in map(_Row._make, cells.fetched(db, sql, given)):
        if row.base is not None and (base is None or base.seq != row.base):
            base = next(_fetched(db, _BY_SEQ, row.base), None)
        leant = None if row.base is None else base
        yield row.seq, row.article, _text(row, leant) if _is_sound(row, leant) else None


def text(db: Database, version: str) -> str:
    """The manuscript text of a version; raises NotFound, and LibraryDamaged when it was harmed."""
    row = next(_fetched(db, _BY_ID, version), None)
    if row is None:
        raise failures.absent("such version")
    base = None if row.base is None else next(_fetched(db, _BY_SEQ, row.base), None)
    if not _is_sound(row, base):
        raise damaged()
    return _text(row, base)


def damaged() -> LibraryDamaged:
    """A version is not what was written, or leans on one that is not."""
    return LibraryDamaged(
        "This version of the article is damaged in this library.",
        "Choose another version, or look for this one in a backup.",
    )


def _told(db: Database, article: ArticleId) -> Iterator[tuple[Version, _Row, _Row | None]]:
    """Each of an article's rows, oldest first, by its name and with what it leans on."""
    given = names.given(db, article)
    keyframes: dict[int, _Row] = {}
    before = _LONG_AGO
    for row in _fetched(db, _ALL, article):
        base = None if row.base is None else keyframes.get(row.base)
        is_sound = _is_sound(row, base)
        if row.base is None:
            keyframes[row.seq] = row
        if is_sound:
            before = max(before, moments.instant(row.at))
        version = _version(row, before, damaged=not is_sound)
        yield names.called(version, given), row, base


def _version(row: _Row, at: datetime, *, damaged: bool) -> Version:
    return Version(
        cells.shown(row.id),
        ArticleId(row.article),
        at,
        cells.shown(row.kind),
        cells.shown(row.label),
        tuple(cells.shown(row.parents).split()),
        len(row.packed) if isinstance(row.packed, bytes) else 0,
        damaged,
    )


def _is_sound(row: _Row, base: _Row | None) -> bool:
    """Whether the text of *row* can be had."""
    if row.base is None or not row.is_whole:
        return row.is_whole
    return base is not None and base.base is None and base.is_whole


def _text(row: _Row, base: _Row | None) -> str:
    if base is None:
        return packing.unpack(row.packed)
    return packing.unlean(row.packed, _unpacked(base.packed))


@lru_cache(maxsize=2)  # the versions of an article lean on one, one after another
def _unpacked(packed: bytes) -> str:
    return packing.unpack(packed)


def _packed(text: str, base: _Row | None) -> tuple[int | None, bytes]:
    """*text* as a row holds it and the keyframe it leans on, None where that saves little."""
    if base is not None:
        packed = packing.lean(text, _unpacked(base.packed))
        if 2 * len(packed) < len(base.packed):
            return base.seq, packed
    return None, packing.pack(text)


def _keyframe(db: Database, newest: _Row) -> _Row | None:
    """What the version after *newest* can lean on."""
    seq = newest.seq if newest.base is None else newest.base
    if db.execute(_SINCE, (newest.article, seq)).fetchone()[0] >= KEYFRAME:
        return None
    found = newest if newest.base is None else next(_fetched(db, _BY_SEQ, seq), None)
    return found if found and found.base is None and found.is_whole else None


def _fetched(db: Database, sql: str, wanted: str | int) -> Iterator[_Row]:
    return map(_Row._make, cells.fetched(db, sql, (wanted,)))


def _identity(written: str, parents: str) -> str:
    """The digest of a text, as JSON writes it, and the versions it follows."""
    both = ",".join((written, *map(json.dumps, parents.split())))
    return hashlib.sha256(f"[{both}]".encode()).hexdigest()


def _digest(named: tuple[Any, ...], packed: bytes, base: int | None) -> str:
    leaning = () if base is None else (base,)
    return rows.digest(*named, rows.blob_digest(packed), *leaning)
