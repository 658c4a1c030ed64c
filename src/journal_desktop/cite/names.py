"""Names as reference files write them, in the parts that CSL gives a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

Name = dict[str, str]
"""A CSL name: family, given, particles and suffix, or literal."""

_SUFFIX = re.compile(r"(?:Jr|Sr|Jun|Sen|Esq|II|III|IV|VI{0,3}|\d(?:st|nd|rd|th))\.?", re.IGNORECASE)
_DROPPED = re.compile(
    r"\s((?:von|van|de|der|den|del|della|di|du|da|dos|das|do|la|le|zu|zur|zum|ter|ten|af|av)"
    r"(?:\s(?:von|van|de|der|den|la|le|los|las|dem))*)$"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
_NO_INITIALS = frozenset({"UK", "US", "USA", "EU", "UN", "UAE", "WHO", "NIH", "NHS", "FDA", "EMA"})


def parsed(text: str) -> Name:
    """A name written "Family, Given, Suffix", "Family GG" or, for an organisation, as it is.

    Without a comma only a name that shows initials is taken for a person's.
    """
    text = " ".join(text.split()).strip(";").strip()
    if "," not in text and "，" not in text:
        return _uninverted(text)
    family, *rest = (part.strip() for part in re.split("[,，]", text))
    rest = [part for part in rest if part]
    if not rest or not family:
        return {"literal": text.strip(" ,，")} if text.strip(" ,，") else {}
    if len(rest) > 1 and _SUFFIX.fullmatch(rest[0]):
        rest = [*rest[1:], rest[0]]
    if len(rest) > 1 and not (len(rest) == 2 and _is_suffix_like(rest[1])):
        return {"literal": text}  # "Department of Health, Education, and Welfare"
    return of(family, rest[0], rest[1] if len(rest) > 1 else "")


def all_parsed(texts: Iterable[str]) -> tuple[Name, ...]:
    """Every name of *texts* that says anything."""
    return tuple(name for text in texts if (name := parsed(text)))


def of(family: str, given: str = "", suffix: str = "") -> Name:
    """A person's name; lower-case particles are told from the family name."""
    if not suffix and " " in given and _SUFFIX.fullmatch(last := given.rsplit(" ", 1)[1]):
        given, suffix = given[: -len(last)].strip(), last
    last = family.rsplit(" ", 1)[-1]
    if not suffix and " " in family and _SUFFIX.fullmatch(last) and not last[0].islower():
        family, suffix = family[: -len(last)].strip(), last
    particle = _particle(family)
    dropped = _DROPPED.search(given)
    name = {
        "family": family[len(particle) :].strip(),
        "given": given[: dropped.start()] if dropped else given,
        "non-dropping-particle": particle,
        "dropping-particle": dropped[1] if dropped else "",
        "suffix": suffix,
    }
    return {part: value for part, value in name.items() if value}


def medline(text: str) -> Name:
    """A name as MEDLINE abbreviates it: "Himmelstein DS", "Smith JA 3rd"."""
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) < 2:
        return {"literal": text.strip()} if text.strip() else {}
    return of(" ".join(words[:-1]), " ".join(words[-1]), suffix)


def inverted(name: Name) -> str:
    """The name as "Family, Given, Suffix"; an organisation ends without a comma."""
    if literal := name.get("literal", ""):
        return f"{literal}," if _reads_as_person(literal) else literal
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    suffix = name.get("suffix", "")
    if suffix:
        return f"{family}, {given}, {suffix}"
    return f"{family}, {given}" if given else family


def _particle(family: str) -> str:
    """The lower-case words that a family name begins with, when more follows them."""
    words = family.split()
    count = next((n for n, word in enumerate(words) if not word.lstrip("'’")[:1].islower()), 0)
    return " ".join(words[:count])


def _uninverted(text: str) -> Name:
    if not text:
        return {}
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    last = words[-1]
    if len(words) > 1 and _is_initials(last) and len(words) < 5:
        given = last if "." in last or "-" in last else " ".join(last)
        return of(" ".join(words[:-1]), given, suffix)
    if len(words) > 2 and all(map(_is_initials, words[1:-1])):
        return of(last, " ".join(words[:-1]), suffix)
    if len(words) == 2 and _is_initials(words[0]) and words[0].endswith("."):
        return of(last, words[0], suffix)
    return {"literal": text}


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word)) and word.isupper() and word not in _NO_INITIALS


def _is_suffix_like(word: str) -> bool:
    return bool(_SUFFIX.fullmatch(word)) or len(word) <= 6


def _reads_as_person(literal: str) -> bool:
    return "literal" not in parsed(literal)
