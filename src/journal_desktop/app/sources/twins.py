"""Sources of a library that may be one, to be merged or kept apart for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.app.ports import Progress
from journal_desktop.core import duplicates
from journal_desktop.core.duplicates import Index, Kinship, Match
from journal_desktop.core.ids import SourceId
from journal_desktop.core.merging import union
from journal_desktop.core.source import Source


@dataclass(frozen=True, slots=True)
class Group:
    """Sources that belong together, and why; `is_same` is False for versions of one work."""

    sources: tuple[Source, ...]
    why: str
    is_same: bool = True


def groups(sources: Iterable[Source], progress: Progress) -> tuple[Group, ...]:
    """The groups of duplicates, then pairs of versions that are not linked yet.

    Sources that somebody keeps apart are in no group together. Raises Cancelled when
    *progress* says so.
    """
    every = {each.id: each for each in sources}

    def heard(done: int, total: int) -> bool:
        progress.step(done, total, "Comparing sources")
        return True

    found = duplicates.duplicates(every.values(), heard) or duplicates.Found()
    same = (group for ids in found.duplicates for group in _split(ids, every))
    related = (
        Group((every[match.one], every[match.other]), match.why, is_same=False)
        for match in found.related
        if not _are_apart(every[match.one], every[match.other])
        and match.other not in every[match.one].related
        and match.one not in every[match.other].related
    )
    return (*same, *related)


def kept_apart(group: Group) -> LibraryEdit:
    """The edit that remembers that the sources of a group are other works."""
    ids = {each.id for each in group.sources}
    after = tuple(
        replace(each, apart=union(each.apart, sorted(ids - {each.id}))) for each in group.sources
    )
    return LibraryEdit("Keep sources apart", "apart", before=group.sources, after=after)


def linked(one: Source, other: Source) -> LibraryEdit:
    """The edit that notes that two sources are versions of one work."""
    after = (
        replace(one, related=union(one.related, (other.id,))),
        replace(other, related=union(other.related, (one.id,))),
    )
    return LibraryEdit("Link two versions", "related", before=(one, other), after=after)


def _split(ids: tuple[SourceId, ...], every: Mapping[SourceId, Source]) -> list[Group]:
    """A group without what holds it together only across sources that are kept apart."""
    index = Index()
    sets: list[set[SourceId]] = []
    reasons: dict[frozenset[SourceId], str] = {}
    for identity in ids:
        joined = {identity}
        for match in index.matched(every[identity]):
            if _holds(match, every):
                reasons[frozenset((match.one, match.other))] = match.why
                joined |= next(each for each in sets if match.other in each)
        sets = [each for each in sets if not each & joined]
        sets.append(joined)
    return [
        Group(tuple(every[i] for i in ids if i in each), _why(each, reasons))
        for each in sets
        if len(each) > 1
    ]


def _holds(match: Match, every: Mapping[SourceId, Source]) -> bool:
    return match.kinship is Kinship.SAME and not _are_apart(every[match.one], every[match.other])


def _why(ids: set[SourceId], reasons: Mapping[frozenset[SourceId], str]) -> str:
    return ", ".join(dict.fromkeys(why for pair, why in reasons.items() if pair <= ids))


def _are_apart(one: Source, other: Source) -> bool:
    return other.id in one.apart or one.id in other.apart
