"""The whole source library looked through: statuses, twins, what is unused or incomplete."""

from __future__ import annotations

from dataclasses import dataclass

from journal_desktop.app.lookups.auditing import Turn, audit
from journal_desktop.app.ports import Progress, Unheard
from journal_desktop.core.completeness import lacks
from journal_desktop.core.duplicates import Found, duplicates
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.store.library import Library
from journal_desktop.store.summary import Summary
from journal_desktop.store.values import Snapshot


@dataclass(frozen=True, slots=True)
class Inventory:
    """What was found in a library's sources; `turns` are the statuses that changed."""

    total: int
    snapshot: Snapshot | None
    turns: tuple[Turn, ...]
    retracted: tuple[tuple[Source, tuple[Summary, ...]], ...]
    duplicates: tuple[tuple[Source, ...], ...]
    related: tuple[tuple[Source, Source, str], ...]
    unused: tuple[Source, ...]
    incomplete: tuple[Source, ...]

    @property
    def retracted_in_use(self) -> bool:
        """Whether an article lists a source that was retracted."""
        return any(listing for _, listing in self.retracted)


def audit_library(library: Library, progress: Progress | None = None) -> Inventory:
    """Bring the statuses of all sources up to date, and look for what else is to be mended.

    A library that can't be written is looked through all the same. Raises Cancelled when
    *progress* says so.
    """
    turns = audit(library, library.sources())
    if turns and library.objection is None:
        library.save_sources(tuple(each.after for each in turns))
    newest = {each.after.id: each.after for each in turns}
    sources = tuple(newest.get(each.id, each) for each in library.sources())
    known = {each.id: each for each in sources}
    steps = progress or Unheard()

    def heard(done: int, total: int) -> bool:
        steps.step(done, total, "Comparing sources")
        return True

    found = duplicates(sources, heard) or Found()
    listed = library.listed_sources()
    return Inventory(
        total=len(sources),
        snapshot=library.notices.snapshot(),
        turns=turns,
        retracted=tuple(
            (each, library.citing(each.id))
            for each in sources
            if each.status is SourceStatus.RETRACTED
        ),
        duplicates=tuple(tuple(known[each] for each in group) for group in found.duplicates),
        related=tuple((known[m.one], known[m.other], m.why) for m in found.related),
        unused=tuple(each for each in sources if each.id not in listed),
        incomplete=tuple(each for each in sources if lacks(each)),
    )
