"""Two records of one work into one, field by field, with nothing lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from journal_desktop.core.source import Source, SourceStatus, csl_text

Side = Literal["mine", "yours"]

SEVERITY = {
    SourceStatus.UNCHECKED: 0,
    SourceStatus.OK: 1,
    SourceStatus.PREPRINT: 2,
    SourceStatus.REINSTATED: 3,
    SourceStatus.CORRECTED: 4,
    SourceStatus.CONCERN: 5,
    SourceStatus.RETRACTED: 6,
}
"""How grave a status is."""

OWN = ("kind", "design", "population", "n", "funding", "peer_reviewed", "attachment")
"""Fields of a source besides its CSL item that two records can differ in."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two records fill in differently, and which of them seems to know better.

    `variable` is a CSL variable or a field of `OWN`.
    """

    variable: str
    mine: str
    yours: str
    suggested: Side


def differences(one: Source, other: Source) -> tuple[Difference, ...]:
    """The fields that both fill in, and differently; what only one says is kept anyway."""
    found: list[Difference] = []
    mine, yours = one.csl, other.csl
    for name in sorted(mine.keys() & yours.keys() - {"id"}, key=_rank):
        if mine[name] != yours[name]:
            side = _fuller(mine[name], yours[name])
            found.append(Difference(name, shown(mine[name]), shown(yours[name]), side))
    for name in OWN:
        left, right = getattr(one, name), getattr(other, name)
        if left != right and left not in ("", None) and right not in ("", None):
            found.append(Difference(name, shown(left), shown(right), "mine"))
    return tuple(found)


def merged(one: Source, other: Source, choices: Mapping[str, Side] | None = None) -> Source:
    """*one* with what *other* knows besides; where they differ, as *choices* says.

    What no choice names goes by the suggestion. Tags, excerpts, notes, related versions and
    keys of both are kept; of two statuses the graver stands, but for a later reinstatement.
    """
    chosen = {each.variable: each.suggested for each in differences(one, other)}
    chosen |= dict(choices or {})
    item = dict(other.csl) | dict(one.csl)
    item |= {name: other.csl[name] for name in other.csl if chosen.get(name) == "yours"}
    if "id" in item and "id" not in one.csl:
        del item["id"]
    own: dict[str, Any] = {
        name: getattr(other, name)
        for name in OWN
        if chosen.get(name) == "yours" or getattr(one, name) in ("", None)
    }
    standing = _standing(one, other)
    related = union(one.related, other.related)
    return replace(
        one,
        item=csl_text(item),
        **own,
        status=standing.status,
        status_origin=standing.status_origin,
        status_date=standing.status_date,
        acknowledged=standing.acknowledged,
        excerpts=union(one.excerpts, other.excerpts),
        notes=_joined(one.notes, other.notes),
        tags=union(one.tags, other.tags),
        related=tuple(each for each in related if each not in {one.id, other.id}),
        aliases=tuple(
            key
            for key in union(one.aliases, filter(None, (other.key, *other.aliases)))
            if key != one.key
        ),
        absorbed=union(one.absorbed, (other.id, *other.absorbed)),
        apart=tuple(e for e in union(one.apart, other.apart) if e not in {one.id, other.id}),
        extra=one.extra or other.extra,
    )


def shown(value: object) -> str:
    """A value of a record in words: names, dates and all else on one line."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(map(shown, cast("list[object]", value)))
        case dict():
            return _shown_parts(cast("dict[str, Any]", value))
        case _:
            return str(value)


def union(one: Iterable[str], other: Iterable[str]) -> tuple[Any, ...]:
    """All of *one*, then what *other* has besides."""
    return tuple(dict.fromkeys((*one, *other)))


def is_graver(one: Source, other: Source) -> bool:
    """Whether what is known of *one* outweighs what is known of *other*."""
    if SourceStatus.REINSTATED in {one.status, other.status} and (
        SourceStatus.RETRACTED in {one.status, other.status}
    ):
        later = one.status_date > other.status_date
        tie = one.status_date == other.status_date
        return later or (tie and one.status is SourceStatus.RETRACTED)
    rank = (SEVERITY[one.status], one.status_date)
    return rank > (SEVERITY[other.status], other.status_date)


def _standing(one: Source, other: Source) -> Source:
    return other if is_graver(other, one) else one


def _fuller(mine: object, yours: object) -> Side:
    """Which says more: the longer one, unless it only shouts."""
    if _is_shouted(mine) != _is_shouted(yours):
        return "yours" if _is_shouted(mine) else "mine"
    return "yours" if len(shown(yours)) > len(shown(mine)) else "mine"


def _is_shouted(value: object) -> bool:
    return isinstance(value, str) and len(value) > 12 and value.isupper()


def _rank(name: str) -> tuple[int, str]:
    first = ("type", "title", "author", "issued", "container-title", "volume", "issue", "page")
    return (first.index(name) if name in first else len(first)), name


def _shown_parts(value: dict[str, Any]) -> str:
    match value:
        case {"date-parts": [[*parts], *_]}:
            return "-".join(str(part).zfill(2) for part in parts)
        case {"literal": str(words)} | {"raw": str(words)}:
            return words
        case _:
            family = " ".join(
                str(value[part])
                for part in ("non-dropping-particle", "dropping-particle", "family")
                if value.get(part)
            )
            name = ", ".join(filter(None, (family, str(value.get("given") or ""))))
            return name or "; ".join(f"{key}: {each}" for key, each in value.items())


def _joined(one: str, other: str) -> str:
    if not other.strip() or other.strip() in one:
        return one
    return f"{one}\n\n{other}" if one.strip() else other
