"""The start: the list of a library is on screen at once, and the library is opened behind it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from journal_desktop.app.settings import Settings
from journal_desktop.core.errors import JournalError, LibraryInUse
from journal_desktop.gui import bindings, late
from journal_desktop.store.summary import SCREENFUL, Summary

if TYPE_CHECKING:
    from journal_desktop.app.opening import Opening
    from journal_desktop.gui.tasks import Lane
    from journal_desktop.gui.window import Window

Then = Callable[["Arrival", late.Furnishing], None]

GLANCE = 0.1
"""Seconds that a window waits for a first look at its articles; a slow disk shows them later."""
GRACE = 30
"""Milliseconds in which a window that was drawn answers before it is loaded further."""
UNSEEN = 300
"""Milliseconds after which a window that was not drawn, because nobody sees it, counts as drawn."""


class _Found(NamedTuple):
    """An open library and the first of its articles; neither when another window has it."""

    opening: Opening | None = None
    rows: tuple[Summary, ...] = ()


class Arrival(QObject):
    """Opens the library that a start is about in the lane *store*, which the desk takes over.

    Its first articles are read before that, without opening it, while the window is made.
    `opening` is that library, or `error` says why there is none; neither where nothing is yet.
    """

    def __init__(self, path: Path | None, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.path = _chosen(path, settings)
        self.is_new = not self.path.exists() and _may_be_new(path, settings)
        self.opening: Opening | None = None
        self.error: BaseException | None = None
        self._window: Window | None = None
        self._then: Then = lambda _arrival, _furnishing: None
        self._has_begun = False
        self._seen: tuple[Summary, ...] = ()
        self._glancing = Thread(target=self._glance, daemon=True)
        self._glancing.start()

    @cached_property
    def store(self) -> Lane:
        """The lane in which the library is opened and used."""
        return late.lane("store")

    def show_in(self, window: Window, then: Then) -> None:
        """Fill the list of *window*, load the rest once it is drawn, and call *then*.

        Meanwhile the list can be looked through, and what is chosen in it is opened then, when
        *then* takes over.
        """
        self.setParent(window)
        self._window, self._then = window, then
        window.closing.connect(self._close)
        window.library.article_chosen.connect(self._choose)
        window.drawn.connect(lambda: QTimer.singleShot(GRACE, self, self._begin))
        QTimer.singleShot(UNSEEN, self, self._begin)
        self._glancing.join(GLANCE)
        if self._seen:
            self._fill(self._seen)

    def _begin(self) -> None:
        """Open the library, now that the window can be looked at; it would only have been later."""
        if self._has_begun or self._window is None:
            return
        self._has_begun = True
        bindings.wake()
        if self.is_new:
            self._go_on()
        else:
            self._look()

    def _glance(self) -> None:
        self._seen = late.glance(self.path, self.settings.last_article)

    def _fill(self, rows: tuple[Summary, ...]) -> None:
        if self._window is None:
            return
        library = self._window.library
        library.show_articles(rows)
        if not library.list.currentIndex().isValid():  # else somebody has gone there meanwhile
            library.mark(self.settings.last_article)

    def _look(self) -> None:
        def look() -> _Found:
            self._glancing.join(GLANCE)  # nobody else has the file open when it is
            return _look(self.path, self.settings)

        self.store.run(look, self._arrive, self._refuse)

    def _arrive(self, found: _Found) -> None:
        self.opening = found.opening
        if self._window is None:  # it was closed meanwhile
            return
        if found.opening is None:
            self._window.close()
            return
        self._fill(found.rows)
        self._go_on()

    def _refuse(self, error: BaseException) -> None:
        self.error = error
        if self._window is not None:
            self._window.library.model.show(())  # what was seen of it is not open
        self._go_on()

    def _go_on(self) -> None:
        """Load the rest beside the window, which is drawn and answers meanwhile."""
        self.store.run(late.furnishing, self._hand_over, _fail)

    def _hand_over(self, furnishing: late.Furnishing) -> None:
        if self._window is not None and self.is_new and self.path.exists():
            self.is_new = False  # another start has made it meanwhile
            self._look()
            return
        window, self._window = self._window, None
        if window is not None:
            window.closing.disconnect(self._close)
            window.library.article_chosen.disconnect(self._choose)
            self._then(self, furnishing)

    def _choose(self, article: str) -> None:
        self.settings = self.settings._replace(last_article=article, opening="")

    def _close(self) -> None:
        """Leave the library as it was: the window was closed before it was furnished."""
        self._window = None
        self.store.shutdown()
        if self.opening is not None:
            self.opening.library.close()


def _chosen(path: Path | None, settings: Settings) -> Path:
    """The library at *path*, else the last one that is there, else a first one."""
    known = [Path(each) for each in settings.recent]
    there = next((each for each in known if each.is_file()), known[0] if known else None)
    return (path or there or late.first_library()).absolute()


def _may_be_new(path: Path | None, settings: Settings) -> bool:
    """Whether a library may be made there, rather than missed."""
    return not settings.recent if path is None else path.absolute().parent.is_dir()


def _look(path: Path, settings: Settings) -> _Found:
    """Open the library at *path*, unless another window has it, which comes forward then."""
    entrance = late.entrance()
    if entrance.raise_other(path):
        return _Found()
    places = (Path(settings.backup_place),) if settings.backup_place else ()
    try:
        opening = entrance.open_always(path, places)
    except LibraryInUse:  # by a start just before this one, which did not listen yet
        if entrance.raise_other(path):
            return _Found()
        raise
    with suppress(JournalError):  # what is wrong with the list is told where it is read whole
        return _Found(opening, opening.library.first_summaries(SCREENFUL, settings.last_article))
    return _Found(opening)


def _fail(error: BaseException) -> None:
    """What can't be loaded is a bug."""
    raise error
