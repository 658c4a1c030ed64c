"""Pictures as rows, each under the SHA-256 of its bytes, and which are variants of another."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from journal_desktop.core.asset import Asset
from journal_desktop.store import failures, moments, rows
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
_LINK = "INSERT INTO variant (asset, sha256, record_sha256) VALUES (?, ?, ?)"
_UNLINK = "DELETE FROM variant WHERE asset = ?"
_LINKS = "SELECT asset, sha256, record_sha256 FROM variant WHERE asset = ?"
_DAMAGED = "A picture"


def write(db: Database, data: bytes, asset: Asset, variants: tuple[bytes, ...] = ()) -> None:
    """Keep a picture and its variants, once.

    A picture that has variants keeps those: another encoder's would double them, and change
    what was published. Raises ValueError when *asset* does not describe what is given.
    """
    given = tuple(zip(asset.variants, variants, strict=True))
    _put(db, data, asset)
    if not given:
        return
    known = _linked(db, asset.sha256)
    if known is None:
        db.execute(_UNLINK, (asset.sha256,))
    for variant, narrower in given:
        if not known or variant.sha256 in known:
            _put(db, narrower, variant)
        if not known:
            link = (asset.sha256, variant.sha256)
            db.execute(_LINK, (*link, rows.digest(*link)))


def _put(db: Database, data: bytes, asset: Asset) -> None:
    if hashlib.sha256(data).hexdigest() != asset.sha256 or len(data) != asset.size:
        raise ValueError("an asset must carry the hash and the size of its bytes")
    cells = (asset.sha256, asset.media_type, asset.width, asset.height, asset.size)
    db.execute(_WRITE, (*cells, rows.digest(*cells), moments.stamp(moments.now()), data))


def describe(db: Database, sha256: str) -> Asset | None:
    """What is known of that picture, if it is there; raises LibraryDamaged."""
    found = _one(db, sha256)
    if found is None:
        return None
    linked = _linked(db, sha256)
    variants = tuple(filter(None, (_one(db, each) for each in linked or ())))
    if linked is None or len(variants) != len(linked):
        raise failures.damaged_part(_DAMAGED)
    return replace(found, variants=tuple(sorted(variants, key=lambda each: each.width)))


def _linked(db: Database, sha256: str) -> frozenset[str] | None:
    """The variants of that picture; None when what tells of them was harmed."""
    links = db.execute(_LINKS, (sha256,)).fetchall()
    if any(rows.digest(asset, variant) != kept for asset, variant, kept in links):
        return None
    return frozenset(variant for _, variant, _ in links)


def _one(db: Database, sha256: str) -> Asset | None:
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
    if rows.blob_digest(found[0]) != sha256:
        raise failures.damaged_part(_DAMAGED)
    return found[0]
