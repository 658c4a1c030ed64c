"""Lists of authors, in the shapes that reference styles give them."""

from __future__ import annotations

import re

_PARTICLE = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|la|le|du|ten|ter|al|el|bin|zu)\s){0,3}"
_WORD = r"[^\W\d_a-z][\w’'‘-]{0,40}"
_SHORT = re.compile(
    rf"({_PARTICLE}{_WORD}(?:\s{_WORD}){{0,2}})\s([^\W\d_a-z]{{1,4}}|[^\W\d_a-z]-[^\W\d_a-z])$"
)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[ -]?){1,5}$")
_FAMILY = re.compile(rf"{_PARTICLE}{_WORD}(?:\s{_WORD}){{0,2}}$")
_INITIAL = r"[^\W\d_a-z]\.?"
_FULL = re.compile(
    rf"(?:{_INITIAL}-)?(?:{_WORD}|{_INITIAL})(?:\s(?:{_PARTICLE}{_WORD}|{_INITIAL})){{1,4}}$"
)
_OTHERS = re.compile(r",?\s*(?:et al\.?|and others|\.\.\.|…)$")

Name = dict[str, str]


def read(text: str) -> tuple[tuple[Name, ...], str]:
    """The authors that *text* lists, and what says that there are more.

    Nothing but a list of names gives any.
    """
    text = text.strip(" *_")
    others = _OTHERS.search(text)
    listed = text[: others.start()] if others else text
    note = others[0].strip(" ,") if others else ""
    if not listed or len(listed) > 3000:
        return (), ""
    joined = re.sub(r",?\s+(?:&|and|\.\.\.|…)\s+", ", ", listed)
    note = note or ("…" if re.search(r"\s(?:\.\.\.|…)\s", listed) else "")
    parts = [part.strip() for part in joined.split(",") if part.strip()]
    for shape in (_short, _inverted, _full):
        if authors := shape(parts):
            return authors, note
    return (), ""


def _short(parts: list[str]) -> tuple[Name, ...]:
    """Li X, Wu YZ."""
    found = [_SHORT.match(part) for part in parts]
    return tuple(
        {"family": name[1], "given": ".".join(name[2].replace("-", "")) + "."}
        for name in found
        if name and all(found)
    )


def _inverted(parts: list[str]) -> tuple[Name, ...]:
    """Li, X., Wu, Y. Z."""
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) % 2 or not all(_FAMILY.match(f) and _INITIALS.match(g) for f, g in pairs):
        return ()
    return tuple({"family": family, "given": given} for family, given in pairs)


def _full(parts: list[str]) -> tuple[Name, ...]:
    """Xin Li, Yan Z. Wu; one full name alone may be a title."""
    if len(parts) < 2 or not all(_FULL.match(part) for part in parts):
        return ()
    return tuple(
        {"family": part.split()[-1], "given": " ".join(part.split()[:-1])} for part in parts
    )
