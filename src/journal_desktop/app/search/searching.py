"""The search as one types: one at a time, the newest words first, the index behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from journal_desktop.app.saving import MakeTimer
from journal_desktop.app.search.results import Results, results
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.errors import JournalError
from journal_desktop.store.library import Library
from journal_desktop.store.search.hits import FIRST, NOTHING, Spans
from journal_desktop.store.search.query import GROUPS, Query, parse

QUIET = 3.0
"""Seconds without news after which what was saved is taken in."""
BREATH = 0.1
"""Seconds between two turns of taking in while nobody waits for it."""
PAGE = 200
"""How many hits of a group come at once where somebody wants more of them."""
CLOSER = 0.15
"""Seconds after a quick look in which nothing is typed, before a closer one."""
_LONG = 0.3
_HASTE = 0.01
_OFTEN = 10


def search(
    library: Library,
    text: str,
    limit: int = 20,
    step: Callable[[int, int, str], object] = lambda _done, _total, _what: None,
) -> Results:
    """What *text* finds in all of the library, at most so many hits of each group.

    All that was saved is taken in before.
    """
    total = left = library.search.catch_up(_LONG)
    while left:
        step(total - left, total, "taken in")
        left = library.search.catch_up(_LONG)
    every = (0, limit)
    return found(library, parse(text), (every, every, every, every))


def found(library: Library, query: Query, spans: Spans = FIRST, *, quick: bool = False) -> Results:
    """What *query* finds among what was taken in."""
    return results(query, library.search.find(query, spans, quick=quick))


class Searching:
    """Searches in the store's lane for what was wanted last, and keeps the index up to date.

    Results of words that are no longer wanted are dropped. *show* hears of what a quick look
    found, then, where that was rough, of what a closer one did, and of what the index still
    lacks; then all is found again until it lacks nothing.
    """

    def __init__(
        self,
        library: Library,
        store: Tasks,
        timer: MakeTimer,
        show: Callable[[Results], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._library = library
        self._store = store
        self._show = show
        self._failed = failed
        self._soon = timer(self._go_on)
        self._closer = timer(self._look_closer)
        self._wanted: Query | None = None
        self._shown = Results()
        self._more = ""
        self._has_more = False
        self._portions = 0
        self._is_running = False

    def search(self, text: str) -> None:
        """Search for *text*, and forget what was sought before."""
        self._wanted, self._more, self._has_more = parse(text), "", False
        self._run()

    def more(self, group: str) -> None:
        """Show another page of the hits of a group, behind those that are shown."""
        self._more = group
        self._run()

    def rest(self) -> None:
        """Search for nothing; the index follows all the same."""
        self._wanted = None

    def notice(self) -> None:
        """Something was saved: take it in when it is quiet."""
        self._soon.start(QUIET)

    def _run(self) -> None:
        """Find what is wanted, or more of it."""
        if self._is_running or self._wanted is None:
            return
        group, self._more = self._more, ""
        if group:
            start = len(self._shown.of(group))
            span = (start, start + PAGE)
            one, two, three, four = (span if each == group else NOTHING for each in GROUPS)
            self._find(self._wanted, (one, two, three, four), group)
        else:
            self._find(self._wanted, FIRST, quick=True)

    def _look_closer(self) -> None:
        if self._wanted is not None and not self._is_running and not self._has_more:
            self._find(self._wanted, FIRST)

    def _find(self, wanted: Query, spans: Spans, group: str = "", *, quick: bool = False) -> None:
        library = self._library

        def work() -> Results:
            library.search.catch_up()
            return found(library, wanted, spans, quick=quick)

        def done(results: Results) -> None:
            self._is_running = False
            if wanted is not self._wanted:
                self._run()
                return
            self._portions = 0
            self._has_more |= bool(group)
            self._shown = self._shown.with_more(results, group) if group else results
            self._show(self._shown)
            if self._more:
                self._run()
            elif results.is_rough:
                self._closer.start(CLOSER)
            if results.left:
                self._soon.start(_HASTE)

        self._is_running = True
        self._store.run(work, done, self._give_up)

    def _go_on(self) -> None:
        """Take in a portion; where somebody waits for results, they are found again."""
        if self._is_running:
            self._soon.start(BREATH)
            return
        library = self._library

        def done(left: int) -> None:
            self._is_running = False
            self._portions += 1
            is_due = not left or self._portions >= _OFTEN
            if self._more or (self._wanted is not None and is_due and not self._has_more):
                self._run()
                return
            if self._wanted is not None and is_due and self._shown.left:
                self._portions = 0  # what was extended stays, but what it says of the rest
                self._shown = replace(self._shown, left=left)
                self._show(self._shown)
            if left:
                self._soon.start(BREATH if self._wanted is None else _HASTE)

        self._is_running = True
        self._store.run(library.search.catch_up, done, self._give_up)

    def _give_up(self, error: BaseException) -> None:
        self._is_running = False
        if self._wanted is not None or not isinstance(error, JournalError):
            self._failed(error)
