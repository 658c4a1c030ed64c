"""Reading the list of articles: what fills a screen first, then all, then what has changed."""

from __future__ import annotations

from collections.abc import Callable

from journal_desktop.app.articles import Articles
from journal_desktop.app.listeners import Listeners
from journal_desktop.app.tasks import Tasks
from journal_desktop.store.library import Library
from journal_desktop.store.summary import SCREENFUL, Listing, Summary


class Listings:
    """Keeps *articles* as the library has them; of ten thousand, what was written is read again."""

    def __init__(
        self, library: Library, store: Tasks, articles: Articles, listeners: Listeners
    ) -> None:
        self._library = library
        self._store = store
        self._articles = articles
        self._listeners = listeners

    def begin(self, then: Callable[[], None], wanted: str = "") -> None:
        """Read a screenful and the article *wanted*, then call *then*."""

        def show(rows: tuple[Summary, ...]) -> None:
            self._articles.relist(Listing(rows, -1))
            self._listeners.tell_listed()
            then()

        self._store.run(
            lambda: self._library.first_summaries(SCREENFUL, wanted), show, self._listeners.fail
        )

    def read(self, then: Callable[[], None] = lambda: None) -> None:
        """Read all, as after a deletion, then call *then*."""

        def show(listing: Listing) -> None:
            self._articles.relist(listing)
            self._listeners.tell_listed()
            then()

        self._store.run(self._library.changed_summaries, show, self._listeners.fail)

    def catch_up(self, _done: object = None) -> None:
        """Read what was written since."""
        since = self._articles.newest

        def show(changed: Listing) -> None:
            self._articles.follow(changed)
            self._listeners.tell_listed()

        self._store.run(lambda: self._library.changed_summaries(since), show, self._listeners.fail)
