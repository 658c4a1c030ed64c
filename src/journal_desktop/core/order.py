"""Order strings: keys that sort blocks and always leave room for one in between.

A key is a fraction in base 62 written without its point ("V" is a half), so that
inserting or moving one block never rewrites the keys of the others.
"""

from __future__ import annotations

from collections.abc import Iterator

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def between(low: str, high: str) -> str:
    """A key after *low* and before *high*; an empty *high* means no upper bound.

    Raises ValueError when there is no room (see `has_room`).
    """
    if not has_room(low, high):
        raise ValueError(f"no key between {low!r} and {high!r}")
    key = ""
    place = 0
    while True:
        floor = _DIGITS.index(low[place]) if place < len(low) else 0
        ceiling = _DIGITS.index(high[place]) if high and place < len(high) else len(_DIGITS)
        middle = (floor + ceiling) // 2
        if middle > floor:
            return key + _DIGITS[middle]
        key += _DIGITS[floor]
        if ceiling > floor:
            high = ""
        place += 1


def has_room(low: str, high: str) -> bool:
    """Whether a key fits between: both are keys or empty, and in the right order."""
    return all(not key or is_key(key) for key in (low, high)) and (not high or low < high)


def spread(count: int) -> Iterator[str]:
    """*count* ascending keys with room around each."""
    width = 1
    while len(_DIGITS) ** width <= count:
        width += 1
    step = len(_DIGITS) ** width // (count + 1)
    for number in range(1, count + 1):
        key, rest = "", number * step
        for _ in range(width):
            rest, digit = divmod(rest, len(_DIGITS))
            key = _DIGITS[digit] + key
        yield key.rstrip("0")


def is_key(text: str) -> bool:
    """Whether *text* is a key as `between` writes it (never empty, never ending in 0)."""
    return bool(text) and all(c in _DIGITS for c in text) and text[-1] != "0"
