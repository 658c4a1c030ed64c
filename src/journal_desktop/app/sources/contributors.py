"""People and organisations of a source as rows of a form, and back, losing nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from journal_desktop.core import text
from journal_desktop.core.source import Source, csl_text

_PARTICLES = ("non-dropping-particle", "dropping-particle")
_SHOWN = ("family", "given", "suffix", "literal", *_PARTICLES)


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or an organisation under its whole name.

    `rest` is JSON of what else the record says of them; `drops` tells that the particle is
    one that some styles leave out, as in "Goethe, J. W. von".
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    organisation: str = ""
    drops: bool = False
    rest: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it names nobody."""
        return not (self.organisation or self.family or self.given or self.rest)

    def turned(self) -> Name:
        """The same words as an organisation, or as a person again."""
        if self.organisation:
            return replace(read(self.organisation), rest=self.rest)
        words = " ".join(filter(None, (self.given, self.particle, self.family, self.suffix)))
        return Name(organisation=words, rest=self.rest)


def names(source: Source, role: str) -> tuple[Name, ...]:
    """Those who had that role, in order."""
    listed = source.csl.get(role)
    every = cast("list[object]", listed) if isinstance(listed, list) else []
    return tuple(_name(each) for each in every)


def with_names(source: Source, role: str, wanted: Iterable[Name]) -> Source:
    """*source* with those in that role; who was not touched stays as they were written."""
    before = names(source, role)
    kept = tuple(name for name in map(_tidied, wanted) if not name.is_empty)
    if kept == tuple(map(_tidied, before)):
        return source
    listed = source.csl.get(role)
    originals = cast("list[object]", listed) if isinstance(listed, list) else []
    known = dict(zip(map(_tidied, before), originals, strict=True))
    item = dict(source.csl) | {role: [known.get(name) or _csl(name) for name in kept]}
    return replace(source, item=csl_text(item))


def read(words: str) -> Name:
    """The name in a line: "Family, Given", "Family, Given, Jr.", "Given Family" or one word."""
    words = text.line(words)
    family, comma, rest = words.partition(",")
    if comma:
        given, _, suffix = (part.strip() for part in rest.partition(","))
        return Name(family.strip(), given, suffix=suffix)
    given, _, family = words.rpartition(" ")
    return Name(family, given)


def read_many(words: str) -> tuple[Name, ...]:
    """The names in a pasted list: a line each, or parted by semicolons."""
    parts = words.replace(";", "\n").split("\n")
    return tuple(read(each) for each in parts if each.strip())


def _name(value: object) -> Name:
    if not isinstance(value, dict):
        return Name(organisation=text.line(value)) if isinstance(value, str) else Name()
    parts = cast("dict[str, Any]", value)

    def part(name: str) -> str:
        found = parts.get(name)
        return found if isinstance(found, str) else ""

    rest = {name: each for name, each in parts.items() if name not in _SHOWN}
    stays, drops = (part(name) for name in _PARTICLES)
    if stays and drops:  # both are rare together; the form shows one, the other is kept
        rest["dropping-particle"] = drops
    return Name(
        part("family"),
        part("given"),
        stays or drops,
        part("suffix"),
        part("literal"),
        drops=bool(drops and not stays),
        rest=json.dumps(rest, sort_keys=True) if rest else "",
    )


def _tidied(name: Name) -> Name:
    return replace(
        name,
        family=text.line(name.family),
        given=text.line(name.given),
        particle=text.line(name.particle),
        suffix=text.line(name.suffix),
        organisation=text.line(name.organisation),
    )


def _csl(name: Name) -> dict[str, Any]:
    rest: dict[str, Any] = json.loads(name.rest) if name.rest else {}
    if name.organisation:
        return {"literal": name.organisation} | rest
    parts = {
        "family": name.family,
        "given": name.given,
        _PARTICLES[name.drops]: name.particle,
        "suffix": name.suffix,
    }
    return {each: words for each, words in parts.items() if words} | rest
