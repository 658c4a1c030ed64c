"""The history of articles: versions that are only ever added, each naming its parent.

A version's id is the SHA-256 of its text and its parents, so that it proves both.
"""

from __future__ import annotations

import hashlib
import platform
import zlib
from typing import Any

from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId
from journal_desktop.manuscript import form
from journal_desktop.store import rows
from journal_desktop.store.engine import Database
from journal_desktop.store.values import Revision

_PARENTS = "SELECT id, parents FROM revision WHERE article = ? ORDER BY seq DESC LIMIT 1"
_ADD = """
INSERT INTO revision (id, article, at, kind, label, device, parents, sha256, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ALL = """
SELECT id, article, at, kind, label, device, parents, sha256, text FROM revision
WHERE article = ? ORDER BY seq DESC
"""
_DAMAGED = "damaged"


def remember(
    db: Database, article: Article, kind: str, label: str = "", *, even_if_equal: bool = False
) -> str | None:
    """Add a version and give its id; None when the newest one has the same text."""
    text = rows.encodable(form.write(article))
    newest, before = db.execute(_PARENTS, (article.id,)).fetchone() or ("", "")
    if newest == _identity(text, before) and not even_if_equal:
        return None
    identity = _identity(text, newest)
    packed = zlib.compress(text.encode())
    cells = (
        *(identity, article.id, rows.stamp(rows.now())),
        *map(rows.clean, (kind, label, platform.node())),
        newest,
    )
    db.execute(_ADD, (*cells, _digest(cells, packed), packed))
    return identity


def history(db: Database, article: ArticleId) -> tuple[Revision, ...]:
    """Every version of an article, newest first.

    One that was harmed is listed as "damaged", so that it does not hide the others.
    """
    return tuple(map(_revision, db.execute(_ALL, (article,))))


def _revision(found: tuple[Any, ...]) -> Revision:
    *cells, sha256, packed = found
    identity, article, at, kind, label, _, parents = cells
    text = ""
    if _digest(tuple(cells), packed) == sha256:
        text = zlib.decompress(packed).decode()
    else:
        kind = _DAMAGED
    return Revision(
        identity,
        ArticleId(article),
        rows.instant(at),
        kind,
        label,
        tuple(parents.split()),
        text,
    )


def _identity(text: str, parents: str) -> str:
    return rows.digest(text, *parents.split())


def _digest(cells: tuple[str, ...], packed: bytes) -> str:
    return rows.digest(*cells, hashlib.sha256(packed).hexdigest())
