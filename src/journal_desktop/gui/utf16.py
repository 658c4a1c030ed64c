"""Places in a text as Qt counts them, in UTF-16 units, and as Python does."""

from __future__ import annotations


def units(text: str) -> int:
    """How many UTF-16 units *text* takes, which is how Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def index(text: str, position: int) -> int:
    """The character at UTF-16 *position*, which is how Python counts."""
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(head.decode("utf-16-le", "ignore"))
