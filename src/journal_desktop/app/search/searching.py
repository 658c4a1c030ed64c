"""The search as one types: one at a time, the newest words first, the index behind it."""

from __future__ import annotations

from collections.abc import Callable

from journal_desktop.app.saving import MakeTimer
from journal_desktop.app.search.results import Results, results
from journal_desktop.app.tasks import Tasks
from journal_desktop.core.errors import JournalError
from journal_desktop.store.library import Library
from journal_desktop.store.search.query import Query, parse

QUIET = 3.0
"""Seconds without news after which what was saved is taken in."""
BREATH = 0.1
"""Seconds between two turns of taking in while nobody waits for it."""
LIMITS = (8, 4, 4)
"""How many articles, sources and passages are shown at first."""
_LONG = 0.3
_HASTE = 0.01
_OFTEN = 10


def search(
    library: Library,
    text: str,
    limits: tuple[int, int, int] = LIMITS,
    step: Callable[[int, int, str], object] = lambda _done, _total, _what: None,
) -> Results:
    """What *text* finds in all of the library; all that was saved is taken in before."""
    total = left = library.search.catch_up(_LONG)
    while left:
        step(total - left, total, "taken in")
        left = library.search.catch_up(_LONG)
    return found(library, parse(text), limits)


def found(library: Library, query: Query, limits: tuple[int, int, int] = LIMITS) -> Results:
    """What *query* finds among what was taken in."""
    return results(query, library.search.find(query, limits))


class Searching:
    """Searches in the store's lane for what was wanted last, and keeps the index up to date.

    Results of words that are no longer wanted are dropped. *show* hears of results, with what
    the index still lacks; then they are found again until it lacks nothing.
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
        self._wanted: tuple[Query, tuple[int, int, int]] | None = None
        self._portions = 0
        self._is_running = False

    def search(self, text: str, limits: tuple[int, int, int] = LIMITS) -> None:
        """Search for *text*, and forget what was sought before."""
        self._wanted = (parse(text), limits)
        self._run()

    def rest(self) -> None:
        """Search for nothing; the index follows all the same."""
        self._wanted = None

    def notice(self) -> None:
        """Something was saved: take it in when it is quiet."""
        self._soon.start(QUIET)

    def _run(self) -> None:
        if self._is_running or self._wanted is None:
            return
        wanted = self._wanted
        query, limits = wanted
        library = self._library

        def work() -> Results:
            library.search.catch_up()
            return found(library, query, limits)

        def done(results: Results) -> None:
            self._is_running = False
            if wanted is not self._wanted:
                self._run()
                return
            self._portions = 0
            self._show(results)
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
            if self._wanted is not None and (not left or self._portions >= _OFTEN):
                self._run()
            elif left:
                self._soon.start(BREATH if self._wanted is None else _HASTE)

        self._is_running = True
        self._store.run(library.search.catch_up, done, self._give_up)

    def _give_up(self, error: BaseException) -> None:
        self._is_running = False
        if self._wanted is not None or not isinstance(error, JournalError):
            self._failed(error)
