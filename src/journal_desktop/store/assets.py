"""Pictures as rows, each under the SHA-256 of its bytes."""

from __future__ import annotations

import hashlib

from journal_desktop.core.asset import Asset
from journal_desktop.store import failures, rows
from journal_desktop.store.engine import Database

_WRITE = """
INSERT INTO asset (sha256, media_type, width, height, size, record_sha256, added, data)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (sha256) DO UPDATE SET
    media_type = excluded.media_type, width = excluded.width, height = excluded.height,
    size = excluded.size, record_sha256 = excluded.record_sha256, data = excluded.data
WHERE (media_type, width, height, size, record_sha256, data) IS NOT (excluded.media_type,
    excluded.width, excluded.height, excluded.size, excluded.record_sha256, excluded.data)
"""
_READ = """
SELECT sha256, media_type, width, height, size, record_sha256 FROM asset WHERE sha256 = ?
"""
_BYTES = "SELECT data FROM asset WHERE sha256 = ?"
_DAMAGED = "A picture"


def write(db: Database, data: bytes, asset: Asset) -> None:
    """Keep a picture, once; raises ValueError when *asset* does not describe *data*."""
    if hashlib.sha256(data).hexdigest() != asset.sha256 or len(data) != asset.size:
        raise ValueError("an asset must carry the hash and the size of its bytes")
    cells = (asset.sha256, asset.media_type, asset.width, asset.height, asset.size)
    db.execute(_WRITE, (*cells, rows.digest(*cells), rows.stamp(rows.now()), data))


def describe(db: Database, sha256: str) -> Asset | None:
    """What is known of that picture, if it is there; raises LibraryDamaged."""
    found = db.execute(_READ, (sha256,)).fetchone()
    if found is None:
        return None
    *cells, kept = found
    if rows.digest(*cells) != kept:
        raise failures.damaged_part(_DAMAGED)
    return Asset(*cells)


def content(db: Database, sha256: str) -> bytes:
    """The bytes of that picture; raises NotFound, and LibraryDamaged when they were harmed."""
    found = db.execute(_BYTES, (sha256,)).fetchone()
    if found is None:
        raise failures.absent("such picture")
    if hashlib.sha256(found[0]).hexdigest() != sha256:
        raise failures.damaged_part(_DAMAGED)
    return found[0]
