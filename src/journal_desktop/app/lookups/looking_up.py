"""Look-ups of an open library: asked only when the user asks, kept for good, taken when accepted.

Nothing is requested by opening a library, and nothing that waits asks by itself in a later
sitting: what is wanted now is what was asked for, or tried again, in this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from journal_desktop.app.autosave import Timer
from journal_desktop.app.lookups.rows import Rows, marked
from journal_desktop.app.lookups.values import Asked, Ended, LookupRow
from journal_desktop.app.saving import MakeTimer
from journal_desktop.app.workspace import Workspace
from journal_desktop.cite.lookup import answers, found, politeness, queue, services
from journal_desktop.cite.lookup.exchange import Reply, Request, Transport, Unreached
from journal_desktop.cite.lookup.found import Answer, Kind, Problem, Step
from journal_desktop.cite.lookup.politeness import Pace
from journal_desktop.cite.lookup.services import Caller
from journal_desktop.core.identifiers import Identifier
from journal_desktop.core.ids import SourceId
from journal_desktop.core.lookup import Lookup, LookupState

_NOBODY = "Several look-ups in a row got no answer, so the rest waits."
_MOST_IN_VAIN = 2
_ANSWERED = frozenset({LookupState.DONE})
_IN_VAIN = frozenset({LookupState.ABSENT, LookupState.FAILED})
_LEFT = frozenset({LookupState.WAITING})


class LookingUp:
    """Asks one thing at a time; owns what is wanted now and what is under way.

    Those in `changed` hear of every new state; those in `ended`, once, when no more is to come.
    """

    def __init__(
        self,
        workspace: Workspace,
        rows: Rows,
        transport: Transport,
        timer: MakeTimer,
        caller: Caller,
        *,
        clock: Callable[[], float],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.changed: list[Callable[[], None]] = []
        self.ended: list[Callable[[Ended], None]] = []
        self.caller = caller
        self._workspace = workspace
        self._rows = rows
        self._transport = transport
        self._timer: Timer = timer(self._go)
        self._clock = clock
        self._now = now
        self._pace = Pace()
        self._wanted: dict[str, None] = {}
        self._trails: dict[str, tuple[Step, ...]] = {}
        self._asking = ""
        self._is_asking = False
        self._settled: list[Lookup] = []
        self._in_vain = 0

    @property
    def shown(self) -> tuple[LookupRow, ...]:
        """Every look-up whose source is still there, as a list shows it, the newest first."""
        return self._rows.shown(self._workspace.sources, self._asking, frozenset(self._wanted))

    def ask(self, sources: Iterable[SourceId], *, refresh: bool = False) -> Asked:
        """Ask about those sources; what was answered before is not asked again, unless *refresh*.

        A source without an identifier that anybody can be asked about is left alone.
        """
        known = self._workspace.sources
        told = self._rows.told(map(known.get, sources), self._now(), refresh=refresh)
        self._put((*told.known, *told.begun))
        self._want(told.begun)
        return Asked(len(told.begun), tuple(row.id for row in told.known), told.without)

    def retry(self, lookups: Iterable[str]) -> None:
        """Ask those again, now; one that was answered gets a fresh answer."""
        rows = [queue.again(row, self._now()) for row in self._rows.some(lookups)]
        for row in rows:
            self._trails.pop(row.id, None)
        self._put(rows)
        self._want(rows)

    def forget(self, lookups: Iterable[str]) -> None:
        """Let go of those look-ups and their answers."""
        gone = tuple(row.id for row in self._rows.some(lookups))
        for each in gone:
            self._wanted.pop(each, None)
            self._trails.pop(each, None)
        self._rows.drop(gone)
        self._tell()

    def settle(self, lookups: Iterable[str]) -> None:
        """Note that the user has dealt with those answers; they stay known."""
        self._put(marked(row, is_seen=True) for row in self._rows.some(lookups))

    def rest(self) -> None:
        """Ask nothing more; what waits is kept in the library."""
        self._wanted.clear()
        self._timer.stop()
        self._transport.rest()
        self._asking = ""

    def _want(self, rows: Iterable[Lookup]) -> None:
        self._wanted |= {row.id: None for row in rows}
        self._is_asking = bool(self._wanted)
        self._in_vain = 0
        self._tell()
        self._go()

    def _go(self) -> None:
        """Send the next request, or wait for its moment, or say that all is done."""
        while self._wanted and not self._asking:
            rows = self._rows.some(self._wanted)
            row = queue.due(rows, self._now())
            if row is None:
                self._pause(rows)
                return
            asked = Identifier(row.scheme, row.value)
            request = services.following(asked, self._trails.get(row.id, ()), self.caller)
            if request is None:
                self._finish(row)
            elif wait := self._pace.wait(request.service, self._clock()):
                self._timer.start(wait)
                return
            else:
                self._send(row, request)
        if self._is_asking and not self._wanted and not self._asking:
            self._end()

    def _pause(self, rows: Iterable[Lookup]) -> None:
        at = queue.moment(rows)
        if at is None:
            self._wanted.clear()
            self._end()
        else:
            self._timer.start(max(0.0, (at - self._now()).total_seconds()) + 0.01)

    def _send(self, row: Lookup, request: Request) -> None:
        self._asking = row.id
        self._pace = self._pace.asked(request.service, self._clock())
        self._tell()
        self._transport.fetch(request, lambda heard: self._hear(row, request, heard))

    def _hear(self, row: Lookup, request: Request, heard: Reply | Unreached) -> None:
        if self._asking != row.id:
            return
        self._asking = ""
        row = next(iter(self._rows.some((row.id,))), row)
        asked = Identifier(row.scheme, row.value)
        answer = answers.read(request, asked, heard, self._now())
        if isinstance(heard, Reply):
            self._pace = self._pace.heard(request.service, heard.headers)
        if row.id not in self._wanted:  # it was forgotten meanwhile
            self._tell()
        elif isinstance(answer, Problem) and answer.kind is Kind.OFFLINE:
            self._stop(answer.sentence)
        elif isinstance(answer, Problem) and answer.kind is Kind.LATER:
            self._postpone(row, request, answer)
        else:
            self._note(row, Step(request, answer))
        self._go()

    def _postpone(self, row: Lookup, request: Request, problem: Problem) -> None:
        tries = row.attempts + 1
        seconds = politeness.pause(tries, problem.wait)
        if seconds is not None:
            self._pace = self._pace.delayed(request.service, self._clock() + seconds)
            self._put((queue.put_off(row, problem.sentence, seconds, self._now()),))
            return
        words = politeness.given_up(problem.sentence, tries, problem.wait)
        self._note(row, Step(request, replace(problem, sentence=words)))
        self._in_vain += 1

    def _note(self, row: Lookup, step: Step) -> None:
        self._trails[row.id] = (*self._trails.get(row.id, ()), step)
        self._put((replace(row, attempts=0, not_before=None, error=""),), is_kept=False)

    def _finish(self, row: Lookup) -> None:
        trail = self._trails.pop(row.id, ())
        outcome: Answer = found.combined(trail, self._now().date().isoformat())
        self._wanted.pop(row.id, None)
        after = queue.settled(row, outcome, self._now())
        self._put((after,))
        self._settled.append(after)
        if after.state is not LookupState.FAILED:
            self._in_vain = 0
        elif self._in_vain >= _MOST_IN_VAIN:
            self._stop(_NOBODY)

    def _stop(self, sentence: str) -> None:
        """Let all that is wanted wait quietly until the user tries again."""
        waiting = [queue.resting(row, sentence) for row in self._rows.some(self._wanted)]
        self._wanted.clear()
        self._put(waiting)
        self._settled += waiting

    def _end(self) -> None:
        """Tell once what has come of all that was asked."""
        self._is_asking = False
        settled, self._settled = self._settled, []
        by_state = {
            wanted: tuple(each.id for each in settled if each.state in wanted)
            for wanted in (_ANSWERED, _IN_VAIN, _LEFT)
        }
        self._tell()
        for listener in tuple(self.ended):
            listener(Ended(by_state[_ANSWERED], by_state[_IN_VAIN], by_state[_LEFT]))

    def _put(self, rows: Iterable[Lookup], *, is_kept: bool = True) -> None:
        self._rows.put(tuple(rows), is_kept=is_kept)
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self.changed):
            listener()
