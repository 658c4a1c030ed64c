"""Looking for garbage on the window's thread alone.

Python looks in whichever thread makes it necessary. A dialog that refers to itself is garbage
once it was answered; found from a lane it would be destroyed there, and Qt ends the program when
a window goes in another thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QTimer

PAUSE = 500
"""Milliseconds between two looks."""


def collect_again() -> None:
    """Look for garbage again, on this thread, but not among what the start made: that stays."""
    gc.disable()
    gc.freeze()
    looking = QTimer(QCoreApplication.instance())
    looking.timeout.connect(collect)
    looking.start(PAUSE)


def collect() -> None:
    """Take away what is garbage; all is gone through only in a moment when little is made."""
    made, young, old = gc.get_count()
    at_made, at_young, at_old = gc.get_threshold()
    if made > at_made:
        gc.collect(1 if young > at_young else 0)
    elif old > at_old:
        gc.collect()
