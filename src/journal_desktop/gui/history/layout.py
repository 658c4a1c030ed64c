"""Long documents laid out a bit at a time, so that no key press waits for a whole one.

Qt lays out what is in sight, and the rest from a timer in steps that double until one of them
takes a fifth of a second. Here each turn of that timer takes one short step instead.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextDocument

STEP = 0.008
"""Seconds that one turn takes, give or take a block or a table."""
_AT_ONCE = 400
"""Characters between two looks at the clock."""


class SteadyLayout(QObject):
    """Lays out *document*, which a view shows, from its timer; it stays with the document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._next = document.begin()
        layout = document.documentLayout()
        layout.installEventFilter(self)
        self._layout = layout

    @property
    def is_done(self) -> bool:
        """Whether all of it is laid out."""
        return not self._next.isValid()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Timer or self.is_done:
            return super().eventFilter(watched, event)
        self._step()
        return not self.is_done

    def begin_anew(self) -> None:
        """The document is about to get another width."""
        self._next = self._document.begin()

    def _step(self) -> None:
        end = time.perf_counter() + STEP
        at = self._next.position()
        while self._next.isValid():
            self._next = self._next.next()
            if self._next.position() - at >= _AT_ONCE:
                self._layout.blockBoundingRect(self._next)  # which lays out all before it
                at = self._next.position()
                if time.perf_counter() >= end:
                    return
