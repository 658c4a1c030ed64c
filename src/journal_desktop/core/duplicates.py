"""Sources that a library has twice, and versions of one work, such as a preprint of it.

The rules are those of Zotero (equal identifier, or equal title with kindred year and
author) and, within one first author and year, a weighted likeness as in JabRef.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from journal_desktop.core.ids import SourceId
from journal_desktop.core.likeness import Traits, likeness, traits
from journal_desktop.core.source import Source

Heard = Callable[[int, int], bool]
"""Is told how many sources of how many are compared; False ends it."""

LIKE = 0.75
"""From this likeness on two sources are taken for one."""
_EVERY = 500
_PERIOD = 1
_PERIOD_OF_VERSIONS = 4


class Kinship(StrEnum):
    """What two records are to each other."""

    SAME = "same"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Match:
    """Two records that belong together, and why, in a few words."""

    one: SourceId
    other: SourceId
    kinship: Kinship
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """Groups of records of one work, largest first, and pairs of its versions."""

    duplicates: tuple[tuple[SourceId, ...], ...] = ()
    related: tuple[Match, ...] = ()


class Index:
    """Sources by what may give twins away, so that few have to be compared."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._traits: dict[SourceId, Traits] = {}
        self._blocks: dict[str, list[SourceId]] = defaultdict(list)
        for source in sources:
            self.add(source)

    def add(self, source: Source) -> None:
        """Put a source in the index, as it is now."""
        self._add(traits(source))

    def drop(self, source: SourceId) -> None:
        """Take a source out, if it is there."""
        known = self._traits.pop(source, None)
        for block in known.blocks if known else ():
            self._blocks[block].remove(source)

    def matches(self, source: Source) -> Iterator[Match]:
        """The sources that belong together with *source*, which may be one of them."""
        return self._matches(traits(source))

    def matched(self, source: Source) -> tuple[Match, ...]:
        """The same, and *source* added."""
        mine = traits(source)
        found = tuple(self._matches(mine))
        self._add(mine)
        return found

    def twin(self, source: Source) -> Match | None:
        """The likeliest other record of the same work: the same version of it before others."""
        found = tuple(self.matches(source))
        same = (match for match in found if match.kinship is Kinship.SAME)
        return next(same, next(iter(found), None))

    def _add(self, known: Traits) -> None:
        self.drop(known.id)
        self._traits[known.id] = known
        for block in known.blocks:
            self._blocks[block].append(known.id)

    def _matches(self, mine: Traits) -> Iterator[Match]:
        seen = {mine.id}
        for block in mine.met:
            for other in self._blocks.get(block, ()):
                if other not in seen:
                    seen.add(other)
                    if found := _kinship(mine, self._traits[other]):
                        yield Match(mine.id, other, *found)


def duplicates(sources: Iterable[Source], heard: Heard | None = None) -> Found | None:
    """What *sources* has more than once; None when *heard* ended it."""
    every = tuple(sources)
    known = Index()
    sets = _Sets()
    related: list[Match] = []
    for number, source in enumerate(every):
        if heard and number % _EVERY == 0 and not heard(number, len(every)):
            return None
        for match in known.matched(source):
            if match.kinship is Kinship.RELATED:
                related.append(match)
            else:
                sets.join(match.one, match.other)
    if heard and not heard(len(every), len(every)):
        return None
    apart = (m for m in related if sets.root(m.one) != sets.root(m.other))
    return Found(sets.groups([each.id for each in every]), tuple(apart))


def _kinship(one: Traits, other: Traits) -> tuple[Kinship, str] | None:
    """What two records are to each other, and why; None when they are strangers."""
    versions = one.is_preprint != other.is_preprint
    if one.dois & other.related or other.dois & one.related:
        return Kinship.RELATED, "one record names the other"
    if one.id in other.linked or other.id in one.linked:
        return Kinship.RELATED, "linked by hand"
    if shared := one.identifiers & other.identifiers:
        apart = versions and _differ(one.dois, other.dois)
        why = f"same {min(each.scheme for each in shared)}"
    elif why := _likeness_told(one, other, versions=versions):
        apart = versions
    else:
        return None
    return (Kinship.RELATED if apart else Kinship.SAME), why


def _likeness_told(one: Traits, other: Traits, *, versions: bool) -> str:
    """Why two records without a common identifier are of one work; empty when they are not."""
    period = _PERIOD_OF_VERSIONS if versions else _PERIOD
    if not one.is_kin(other, period) or (not versions and one.contradicts(other)):
        return ""
    if one.title and one.title == other.title:
        return "same title and author"
    is_near = versions or one.circle == other.circle
    return "alike in title and authors" if is_near and likeness(one, other) >= LIKE else ""


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


class _Sets:
    """Union-find: sets that grow together."""

    def __init__(self) -> None:
        self._above: dict[SourceId, SourceId] = {}

    def root(self, source: SourceId) -> SourceId:
        """The member that stands for the set of *source*."""
        above = self._above.get(source, source)
        while above != source:
            self._above[source] = self._above.get(above, above)
            source, above = above, self._above.get(above, above)
        return source

    def join(self, one: SourceId, other: SourceId) -> None:
        """Make the sets of both one."""
        self._above[self.root(one)] = self.root(other)

    def groups(self, order: Iterable[SourceId]) -> tuple[tuple[SourceId, ...], ...]:
        """The sets of two and more, the largest first, their members in *order*."""
        members: dict[SourceId, list[SourceId]] = defaultdict(list)
        for each in order:
            if each in self._above or each in self._above.values():
                members[self.root(each)].append(each)
        found = (tuple(each) for each in members.values() if len(each) > 1)
        return tuple(sorted(found, key=len, reverse=True))
