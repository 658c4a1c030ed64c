"""The queue of look-ups: whose turn it is, and what each becomes by what was heard.

Pure: look-ups are values and the time is an argument. That one is being asked is known to
whoever asks, and not kept: after a restart it simply waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from journal_desktop.cite.lookup import found as records
from journal_desktop.cite.lookup.found import Absent, Answer, Found
from journal_desktop.core.identifiers import Identifier
from journal_desktop.core.ids import SourceId, new_id
from journal_desktop.core.lookup import Lookup, LookupState


def begun(source: SourceId, asked: Identifier, now: datetime) -> Lookup:
    """A look-up that waits for its turn."""
    return Lookup(new_id(), source, asked.scheme, asked.value, now)


def due(lookups: Iterable[Lookup], now: datetime) -> Lookup | None:
    """Whose turn it is: the oldest that waits and may be asked."""
    ready = [each for each in _waiting(lookups) if _moment(each) <= now]
    return min(ready, key=lambda each: each.asked, default=None)


def moment(lookups: Iterable[Lookup]) -> datetime | None:
    """When the next that waits may be asked; None when none waits."""
    return min(map(_moment, _waiting(lookups)), default=None)


def settled(lookup: Lookup, outcome: Answer, now: datetime) -> Lookup:
    """A look-up after all was asked: with its record, or with why there is none."""
    done = replace(lookup, tried=now, not_before=None, error="")
    if isinstance(outcome, Found):
        return replace(done, state=LookupState.DONE, result=records.text(outcome), attempts=0)
    state = LookupState.ABSENT if isinstance(outcome, Absent) else LookupState.FAILED
    return replace(done, state=state, error=outcome.sentence)


def put_off(lookup: Lookup, sentence: str, seconds: float, now: datetime) -> Lookup:
    """A look-up that is to be tried again after *seconds*, and why."""
    return replace(
        lookup,
        state=LookupState.WAITING,
        tried=now,
        attempts=lookup.attempts + 1,
        not_before=now + timedelta(seconds=seconds),
        error=sentence,
    )


def resting(lookup: Lookup, sentence: str) -> Lookup:
    """A look-up that waits for a network, without having been tried in vain."""
    return replace(lookup, state=LookupState.WAITING, not_before=None, attempts=0, error=sentence)


def again(lookup: Lookup, now: datetime) -> Lookup:
    """A look-up asked anew; what is known already stays until there is something newer."""
    return replace(
        lookup, state=LookupState.WAITING, asked=now, attempts=0, not_before=None, error=""
    )


def _waiting(lookups: Iterable[Lookup]) -> list[Lookup]:
    return [each for each in lookups if each.state is LookupState.WAITING]


def _moment(lookup: Lookup) -> datetime:
    return lookup.not_before or lookup.asked
