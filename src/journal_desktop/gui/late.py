"""What is loaded when it is first wanted, so that the window is on screen sooner."""

# ruff: noqa: PLC0415 - a module for late imports, see above

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from journal_desktop.app.opening import Opening
    from journal_desktop.check.findings import Finding
    from journal_desktop.core.article import Article
    from journal_desktop.core.ids import SourceId
    from journal_desktop.core.source import Source
    from journal_desktop.gui.arrival import Arrival
    from journal_desktop.gui.ask import Ask
    from journal_desktop.gui.desk import Desk
    from journal_desktop.gui.tasks import Lane
    from journal_desktop.gui.termination import Termination
    from journal_desktop.gui.window import Window
    from journal_desktop.render.context import Context
    from journal_desktop.render.page import Page
    from journal_desktop.store.summary import Summary


def dialogs(window: QWidget) -> Ask:
    """Every question over *window*, loaded with the first of them."""
    return cast("Ask", _Dialogs(window))


class Rest(NamedTuple):
    """What a window that is on screen still lacks, and nobody waits for."""

    notice: str
    backups_of: Callable[[Desk], QObject]
    looking_over: Callable[[Desk], QObject]


def lane(name: str) -> Lane:
    """A thread for work beside the window."""
    from journal_desktop.gui.tasks import Lane

    return Lane(name)


def first_library() -> Path:
    """Where the library of someone who never chose one is kept."""
    from journal_desktop.app import homes

    return homes.first_library()


def glance(path: Path, wanted: str) -> tuple[Summary, ...]:
    """The first articles of a library that is still closed; any thread may look."""
    from journal_desktop.store.glance import glance as look
    from journal_desktop.store.summary import SCREENFUL

    return look(path, SCREENFUL, wanted)


class Entrance(NamedTuple):
    """What opens a library, and what asks for the window that has it open already."""

    raise_other: Callable[[Path], bool]
    open_always: Callable[[Path, Iterable[Path]], Opening]


def entrance() -> Entrance:
    """Load what opens a library; any thread may."""
    from journal_desktop.app.opening import open_always
    from journal_desktop.gui.instance import raise_other

    return Entrance(raise_other, open_always)


class Furnishing(NamedTuple):
    """What puts the other parts into a window, connects them with its library, and ends it."""

    furnish: Callable[[Window], None]
    connect: Callable[[Window, Arrival], None]
    termination: Callable[[QWidget], Termination]


def furnishing() -> Furnishing:
    """Load everything that a window needs besides its list of articles; any thread may."""
    from journal_desktop.gui.furnishing import connect, furnish
    from journal_desktop.gui.termination import Termination

    return Furnishing(furnish, connect, Termination)


def rest() -> Rest:
    """Load the rest of the window; any thread may."""
    from journal_desktop.cite.styles import NOTICE
    from journal_desktop.gui.backups.backing_up import backups_of
    from journal_desktop.gui.looking_over import LookingOver
    from journal_desktop.store import engine

    engine.load()
    return Rest(NOTICE, backups_of, LookingOver)


class _Dialogs:
    """Stands for the dialogs, and makes them when one is asked for."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def __getattr__(self, name: str) -> object:
        return getattr(self._made, name)

    @cached_property
    def _made(self) -> Ask:
        from journal_desktop.gui.dialogs import Dialogs

        return Dialogs(self._window)


def page(article: Article, context: Context) -> Page:
    """The page of *article*, by the only renderer."""
    from journal_desktop.render import page as renderer

    return renderer.page(article, context)


def block_of(article: Article, place: str) -> str:
    """The block of its page that shows *place*."""
    from journal_desktop.render import page as renderer

    return renderer.block_of(article, place)


def place_of(article: Article, block: str) -> str:
    """The place that a block of its page shows."""
    from journal_desktop.render import page as renderer

    return renderer.place_of(article, block)


def check(
    article: Article, sources: Mapping[SourceId, Source], pictures: frozenset[str]
) -> tuple[Finding, ...]:
    """What is to be mended in *article*; any thread may look."""
    from journal_desktop.check import engine

    return engine.check(article, sources, pictures)
