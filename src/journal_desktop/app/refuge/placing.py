"""Where a kept source belongs in the library: in its place, beside what is there, or nowhere."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from journal_desktop.app.refuge.copies import Kept, mark
from journal_desktop.core import keys
from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to be written: in place, and beside; `cited` were not changed, and are not there.

    `moved` tells which source stands beside one that is harmed, for an article to cite.
    """

    back: tuple[Source, ...] = ()
    beside: tuple[Source, ...] = ()
    cited: tuple[Source, ...] = ()
    moved: tuple[tuple[SourceId, SourceId], ...] = ()

    @property
    def written(self) -> tuple[Source, ...]:
        """All that is certain to be written."""
        return (*self.back, *self.beside)


def placed(
    library: Library, sources: Iterable[Kept], known: Iterable[Source], gone: Collection[SourceId]
) -> Placed:
    """Where those sources belong, given the *known* ones of the library; nowhere if *gone*.

    A change is written where the library still has what was changed. Where it has something
    else by now, or its record is harmed, in the trash too, nothing is written over: the change
    becomes a source of its own, the same however often it comes back.
    """
    taken = _taken(known)
    back: list[Source] = []
    beside: list[Source] = []
    cited: list[Source] = []
    moved: list[tuple[SourceId, SourceId]] = []
    for kept in sources:
        source, its_mark = kept.source, mark(kept.source)
        now = _mark_there(library, source.id)
        if now == "":
            moved.append((source.id, _own_id(kept)))
        if now is None and source.id in gone:
            continue
        if now is None and kept.stored in (None, its_mark):
            cited.append(source)
        elif now is None:
            back.append(replace(source, key=_free(source, taken)))
            taken |= {back[-1].key}
        elif now == its_mark or (now and kept.stored == its_mark):
            continue
        elif now and now == kept.stored:
            back.append(source)
        elif not _was_there(library, _own_id(kept)):
            beside.append(_own(kept, taken))
            taken |= {beside[-1].key}
    return Placed(tuple(back), tuple(beside), tuple(cited), tuple(moved))


def _mark_there(library: Library, source: SourceId) -> str | None:
    """The mark of what the library has; empty where that is harmed, None where it has nothing.

    What is whole in the trash counts for nothing here.
    """
    try:
        return mark(library.source(source))
    except LibraryDamaged:
        return ""
    except NotFound:
        pass
    with suppress(NotFound):
        try:
            library.history.deleted_source(source)
        except LibraryDamaged:
            return ""
    return None


def _own(kept: Kept, taken: Collection[str]) -> Source:
    """The source as one of its own, which claims nothing of what the other stands for."""
    key = _free(kept.source, taken)
    return replace(kept.source, id=_own_id(kept), key=key, aliases=(), absorbed=())


def _own_id(kept: Kept) -> SourceId:
    words = f"{kept.source.id} {mark(kept.source)}"
    return SourceId(str(uuid.uuid5(uuid.NAMESPACE_OID, words)))


def _free(source: Source, taken: Collection[str]) -> str:
    return keys.free(source.key, taken) if source.key else keys.citation_key(source, taken)


def _taken(known: Iterable[Source]) -> set[str]:
    return {key for each in known for key in (each.key, *each.aliases)}


def _was_there(library: Library, source: SourceId) -> bool:
    """Whether it came back before; it may be in the trash since, as after a merge."""
    try:
        library.source(source)
    except NotFound:
        return bool(library.history.deleted_sources((source,)))
    except LibraryDamaged:
        return False
    return True
