"""Names in an archive that no disk, or not every disk, can hold, or that lead out of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_BYTES = 255
"""Bytes of one name that every common disk can hold."""
_LONGEST = 600
_DEEPEST = 16
_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\s*\..*)?", re.IGNORECASE
)
_SPECIAL = re.compile(r'[<>:"|?*]')
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def objection(name: str) -> str:
    """Why nothing may have that name, as the end of "it has an entry …"; or nothing."""
    parts = name.split("/")
    if "\\" in name or _DRIVE.match(name) or name.startswith("/") or ".." in parts:
        return "whose name leads out of it"
    if "" in parts or "." in parts:
        return "whose name has an empty part"
    if any(unicodedata.category(each) in _UNSEEN for each in name):
        return "whose name has characters that nobody can see"
    if len(name.encode(errors="replace")) > _LONGEST or len(parts) > _DEEPEST:
        return "whose name is too long"
    for part in parts:
        if why := _against_part(part):
            return why
    return ""


def collision(names: Iterable[str]) -> str:
    """A name that stands twice, or that some disks can't tell from another; or nothing."""
    known: set[str] = set()
    folders: set[str] = set()
    for name in names:
        folded = _folded(name)
        if folded in known:
            return name
        known.add(folded)
        parts = folded.split("/")
        folders.update("/".join(parts[:at]) for at in range(1, len(parts)))
    return next(iter(sorted(known & folders)), "")


def _against_part(part: str) -> str:
    if len(part.encode()) > MOST_BYTES:
        return "whose name is too long"
    if part.endswith((".", " ")) or part.startswith(" "):
        return "whose name ends in a dot or a blank"
    if _RESERVED.fullmatch(part):
        return "whose name means a device on Windows"
    if _SPECIAL.search(part):
        return "whose name has characters that Windows does not allow"
    return ""


def _folded(name: str) -> str:
    """*name* as disks compare it that care neither for capitals nor for how é is written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
