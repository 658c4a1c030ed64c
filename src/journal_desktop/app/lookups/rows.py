"""The look-ups of a library in memory, written through to it, and as a list shows them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from journal_desktop.app.lookups.values import LookupRow, Standing
from journal_desktop.app.tasks import Tasks
from journal_desktop.cite.lookup import found, queue, services
from journal_desktop.core.identifiers import Identifier, identifiers
from journal_desktop.core.ids import SourceId
from journal_desktop.core.lookup import Lookup, LookupState
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library


@dataclass(frozen=True, slots=True)
class Told:
    """Sources told apart: to be asked about, answered before, and how many can't be."""

    begun: tuple[Lookup, ...]
    known: tuple[Lookup, ...]
    without: int


class Rows:
    """Holds every look-up of one library; each change is written in the lane of the store."""

    def __init__(
        self, library: Library, store: Tasks, failed: Callable[[BaseException], None]
    ) -> None:
        self._library = library
        self._store = store
        self._failed = failed
        self._by_id: dict[str, Lookup] = {}
        self.is_loaded = False

    def load(self, then: Callable[[], None]) -> None:
        """Read what the library has, once, then call *then*."""

        def take(read: tuple[Lookup, ...]) -> None:
            if not self.is_loaded:
                self._by_id = {each.id: each for each in read} | self._by_id
                self.is_loaded = True
            then()

        if self.is_loaded:
            then()
        else:
            self._store.run(self._library.lookups.every, take, self._failed)

    def put(self, lookups: tuple[Lookup, ...], *, is_kept: bool = True) -> None:
        """Take in new states; those that matter in another sitting are kept in the library."""
        self._by_id |= {each.id: each for each in lookups}
        if lookups and is_kept:
            self._store.run(lambda: self._library.lookups.put(lookups), _done, self._failed)

    def drop(self, lookups: tuple[str, ...]) -> None:
        """Let go of those look-ups."""
        for each in lookups:
            self._by_id.pop(each, None)
        self._store.run(lambda: self._library.lookups.delete(lookups), _done, self._failed)

    def some(self, lookups: Iterable[str]) -> tuple[Lookup, ...]:
        """The look-ups of those ids that are there."""
        return tuple(self._by_id[each] for each in lookups if each in self._by_id)

    def told(self, sources: Iterable[Source | None], now: datetime, *, refresh: bool) -> Told:
        """A look-up for each source; what was answered before is known, unless *refresh*."""
        begun: list[Lookup] = []
        known: list[Lookup] = []
        without = 0
        for source in sources:
            asked = services.strongest(identifiers(source.csl)) if source else None
            if source is None or asked is None:
                without += 1
                continue
            row = self.of(source.id, asked) or queue.begun(source.id, asked, now)
            answered = None if refresh else self.answered(asked)
            if answered is not None:
                known.append(answering(row, answered))
            else:
                begun.append(queue.again(row, now))
        return Told(tuple(begun), tuple(known), without)

    def of(self, source: SourceId, asked: Identifier) -> Lookup | None:
        """The look-up of that identifier for that source."""
        wanted = (source, asked.scheme, asked.value)
        rows = self._by_id.values()
        return next((e for e in rows if (e.source, e.scheme, e.value) == wanted), None)

    def answered(self, asked: Identifier) -> Lookup | None:
        """The newest answer about that identifier, for whichever source it was asked."""
        known = [
            each
            for each in self._by_id.values()
            if each.state is LookupState.DONE
            and (each.scheme, each.value) == (asked.scheme, asked.value)
        ]
        return max(known, key=lambda each: each.tried or each.asked, default=None)

    def shown(
        self, sources: Mapping[SourceId, Source], asking: str, wanted: Collection[str]
    ) -> tuple[LookupRow, ...]:
        """Those whose source is still there: what is to be looked at first, then the newest."""
        rows = [
            (each, _shown(each, sources[each.source], each.id == asking, each.id in wanted))
            for each in self._by_id.values()
            if each.source in sources
        ]
        order = list(Standing)
        front = {Standing.READY: -1}
        rows.sort(key=lambda pair: pair[0].asked, reverse=True)
        rows.sort(key=lambda pair: front.get(pair[1].standing, order.index(pair[1].standing)))
        return tuple(row for _, row in rows)


def marked(lookup: Lookup, *, is_seen: bool) -> Lookup:
    """A look-up whose answer was dealt with, or is to be looked at."""
    return replace(lookup, result=found.marked(lookup.result, is_seen=is_seen))


def answering(lookup: Lookup, answered: Lookup) -> Lookup:
    """*lookup* with the answer that its identifier has had already."""
    return marked(
        replace(
            lookup,
            state=LookupState.DONE,
            result=answered.result,
            tried=answered.tried,
            attempts=0,
            not_before=None,
            error="",
        ),
        is_seen=False,
    )


def _shown(lookup: Lookup, source: Source, is_asked: bool, is_wanted: bool) -> LookupRow:  # noqa: FBT001 - both are told by one caller
    match lookup.state:
        case LookupState.WAITING if is_asked:
            standing = Standing.ASKING
        case LookupState.WAITING:
            standing = Standing.QUEUED if is_wanted else Standing.WAITING
        case LookupState.DONE:
            standing = Standing.TAKEN if found.is_seen(lookup.result) else Standing.READY
        case LookupState.ABSENT:
            standing = Standing.ABSENT
        case _:
            standing = Standing.FAILED
    return LookupRow(lookup.id, source, f"{lookup.scheme} {lookup.value}", standing, lookup.error)


def _done(_result: object) -> None:
    """Nothing follows from a write that worked."""
