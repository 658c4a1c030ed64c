"""Backups in words: when they were made, why, and how big they are."""

from __future__ import annotations

from datetime import datetime

from journal_desktop.store.backup.files import Backup

_WHYS = {
    "start": "Library opened",
    "writing": "While writing",
    "update": "Before an update",
    "change": "Before a big change",
    "asked": "Asked for",
    "replaced": "Before all was replaced",
}


def why(reason: str) -> str:
    """Why a backup was made."""
    return _WHYS.get(reason, "Backup")


def when(at: datetime) -> str:
    """A time in the local zone, as lists show it."""
    there = at.astimezone()
    return f"{there.day} {there:%B %Y, %H:%M}"


def called(backup: Backup | None) -> str:
    """What labels of versions call a backup."""
    return f"the backup of {when(backup.at)}" if backup else "a backup"


def size(number: int) -> str:
    """So many bytes, in words."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000)):,} KB"
    if number < 1_000_000_000:
        return f"{number / 1_000_000:,.1f} MB"
    return f"{number / 1_000_000_000:,.1f} GB"
