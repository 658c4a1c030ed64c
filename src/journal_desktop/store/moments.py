"""Moments as rows keep them: in UTC, to the millisecond, as text."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The time in UTC, to the millisecond that rows keep."""
    at = datetime.now(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def stamp(at: datetime) -> str:
    """A time as rows keep it."""
    return at.isoformat(timespec="milliseconds")


def instant(cell: object) -> datetime:
    """The time that a row keeps; raises ValueError, also where harm made another kind of cell."""
    return datetime.fromisoformat(cell if isinstance(cell, str) else "")
