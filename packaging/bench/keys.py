"""From a key press to the page on screen: patched, next to the same page loaded anew."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import prose
from desk import Desk
from measures import Measure
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_desktop.gui.garbage import collect_again
from journal_desktop.gui.preview.environment import prepare_environment

_REACH = {1_000: (5, 22), 5_000: (8, 25), 20_000: (16, 33)}
_TEXT = "and then the second group was asked the same questions once more. "
_WARM_UP = 10

_NOW = "performance.timeOrigin + performance.now()"
# Notes when the next frame has been made after each change of the document.
_WATCH = f"""
globalThis.drawn = [];
globalThis.channel = new MessageChannel();
channel.port1.onmessage = () => drawn.push({_NOW});
globalThis.next = () => requestAnimationFrame(() => channel.port2.postMessage(0));
new MutationObserver(next).observe(
  document, {{subtree: true, childList: true, characterData: true, attributes: true}});
true
"""


@dataclass(slots=True)
class Times:
    """Milliseconds of each key press: until it returned, to the document, to the frame."""

    key: list[float] = field(default_factory=list[float])
    document: list[float] = field(default_factory=list[float])
    frame: list[float] = field(default_factory=list[float])


def measure(*, quick: bool) -> Iterator[Measure]:
    """Type into articles of three sizes."""
    prepare_environment()
    app = QApplication.instance() or QApplication([])
    app.setQuitOnLastWindowClosed(False)
    collect_again()  # as the window does when its start is over
    for words, (to_document, to_frame) in _REACH.items():
        desk = Desk(prose.article(words))
        desk.open()
        ours = _typed(desk, 20 if quick else 200)
        desk.is_reloading = True
        peer = _typed(desk, 8 if quick else 40)
        desk.close()
        name = f"{words:,} words"
        yield Measure(f"key held up, {name}", tuple(ours.key), reach=8, share=0.99)
        yield Measure(
            f"key to document, {name}",
            tuple(ours.document),
            tuple(peer.document),
            "full reload",
            to_document,
        )
        yield Measure(
            f"key to next frame, {name}",
            tuple(ours.frame),
            tuple(peer.frame),
            "full reload",
            to_frame,
        )


def _typed(desk: Desk, presses: int) -> Times:
    times = Times()
    offset = _offset(desk)
    desk.ask(_WATCH)
    letters = itertools.cycle(_TEXT)
    for number in range(presses + _WARM_UP):
        _rest(60)
        started = time.perf_counter()
        QTest.keyClick(desk.field, next(letters))
        returned = time.perf_counter()
        desk.wait()
        shown = time.perf_counter()
        if desk.is_reloading:
            desk.ask(f"{_WATCH}; next(); true")
        _rest(90)
        drawn = float(str(desk.ask("drawn.splice(0)[0]")))
        if number >= _WARM_UP:
            times.key.append((returned - started) * 1000)
            times.document.append((shown - started) * 1000)
            times.frame.append(drawn - offset - started * 1000)
    return times


def _offset(desk: Desk) -> float:
    """What to take from a time of the document, in ms, to have one of this process."""
    samples: list[tuple[float, float]] = []
    for _ in range(50):
        before = time.perf_counter() * 1000
        there = desk.ask(_NOW)
        after = time.perf_counter() * 1000
        samples.append((after - before, float(str(there)) - (before + after) / 2))
    return min(samples)[1]


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
