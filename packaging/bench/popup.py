"""From a key press to the citation pop-up and the panel of sources, over 20,000 sources."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from functools import partial

import sources
from measures import Measure
from PySide6.QtCore import QRect, QSignalBlocker
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal_desktop.app import citing
from journal_desktop.app.sources.finding import Finder
from journal_desktop.app.sources.known import KnownSources
from journal_desktop.app.sources.listed import InUse, Listing
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.cite.choices import Choice
from journal_desktop.gui.cite.popup import CitePopup
from journal_desktop.gui.cite.suggesting import LIMIT
from journal_desktop.gui.garbage import collect_again
from journal_desktop.gui.preview.environment import prepare_environment
from journal_desktop.gui.sources.panel import SourcesPanel

_SOUGHT = ("wang 2020", "cell ther", "lymph imm 2019", "10.1234", "zz")
_TYPED = ("@w", "@wang", "@wang 2020", "@cell ther", "@lymph imm 2019", "@kil nat rec", "@zz")


def measure(*, quick: bool) -> Iterator[Measure]:
    """Type in a field of 600 words and 60 marks; each key is drawn before the next one."""
    prepare_environment()
    app = QApplication.instance() or QApplication([])
    app.setProperty("scheme", "light")
    number, turns = (2_000, 1) if quick else (20_000, 10)
    every = tuple(sources.made_up(number))
    finder, first = Finder(every), frozenset(each.id for each in every[:30])
    window, field, popup = _window()
    collect_again()
    times: list[float] = []
    for typed in itertools.chain.from_iterable(itertools.repeat(_TYPED, turns)):
        before = field.value
        finder.put(every[-1])  # so that nothing is remembered of what was typed before
        for letter in typed:
            started = time.perf_counter()
            QTest.keyClicks(field, letter)
            if letter == "@":
                _begin(field, popup, finder, first)
            QApplication.processEvents()
            times.append((time.perf_counter() - started) * 1000)
        popup.end()
        field.show_value(before)
    window.close()
    yield Measure(f"key to pop-up shown, {number:,} sources", tuple(times), reach=20)
    yield Measure(
        f"rest of keys to panel listed, {number:,} sources",
        tuple(_listed(every, turns)),
        reach=20,
    )


def _listed(every: tuple[Source, ...], turns: int) -> Iterator[float]:
    """Search in the panel, letter by letter, a source having changed before each search."""
    known = KnownSources()
    for source in every:
        known.put(source)
    listing, panel = Listing(known), SourcesPanel()
    ids = [each.id for each in every[:30]]
    numbers = {each: n for n, each in enumerate(ids, 1)}
    marks = {each: str(n) for each, n in numbers.items()}
    once = dict.fromkeys(ids, 1)
    use = InUse({each.id: each.key for each in every[:30]}, numbers, once, once, marks)

    def show() -> None:
        listed = listing.listed(panel.wish, use)
        panel.show_sources(listed, use, len(every), has_article=True)

    panel.wished.connect(show)
    panel.resize(480, 700)
    panel.show()
    show()
    QApplication.processEvents()
    for sought in itertools.chain.from_iterable(itertools.repeat(_SOUGHT, turns)):
        known.put(every[-1])
        for end in range(len(sought) + 1):
            with QSignalBlocker(panel.search):  # else the panel waits for the next letter
                panel.search.setText(sought[:end])
            started = time.perf_counter()
            panel.wished.emit()
            QApplication.processEvents()
            yield (time.perf_counter() - started) * 1000
    panel.close()


def _window() -> tuple[QWidget, ProseField, CitePopup]:
    window = QWidget()
    window.resize(1366, 768)
    field = ProseField("Body")
    QVBoxLayout(window).addWidget(field)
    field.show_value("\n\n".join(["Some cells work and others do not [@li2025]. " * 10] * 6))
    popup = CitePopup(window)
    window.show()
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    QApplication.processEvents()
    return window, field, popup


def _begin(field: ProseField, popup: CitePopup, finder: Finder, first: frozenset[SourceId]) -> None:
    def find(words: str) -> tuple[Choice, ...]:
        found = finder.find(words, LIMIT, first)
        return (*(Choice(each, each.id in first) for each in found), Choice(None, words=words))

    popup.begin(field, partial(_wanted, field), find, partial(_caret, field))


def _wanted(field: ProseField) -> str | None:
    at = field.selection()
    found = citing.wish(at.text, at.end)
    return found.words if found else None


def _caret(field: ProseField) -> QRect:
    here = field.cursorRect()
    return QRect(field.viewport().mapToGlobal(here.topLeft()), here.size())
