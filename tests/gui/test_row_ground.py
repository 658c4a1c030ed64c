"""A row shows by its ground whether it is chosen, pointed at or has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle

from journal_desktop.gui import theme
from journal_desktop.gui.row_ground import draw_ground

STATE = QStyle.StateFlag


@pytest.fixture
def drawn(qapp):
    """Draws a row in a state; the colours in its middle, at its left edge and below it."""

    def draw(state):
        image = QImage(100, 40, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        draw_ground(painter, QRect(0, 0, 100, 40), state)
        painter.end()
        return tuple(image.pixelColor(*at).name() for at in ((50, 20), (1, 20), (50, 39)))

    return draw


def test_each_state_has_its_ground(drawn):
    now = theme.colours()
    line, chosen, hover, accent = (
        QColor(each).name() for each in (now.line, now.selection, now.hover, now.accent)
    )

    assert drawn(STATE.State_Enabled) == ("#ffffff", "#ffffff", line)
    assert drawn(STATE.State_MouseOver) == (hover, hover, line)
    assert drawn(STATE.State_Selected | STATE.State_MouseOver) == (chosen, chosen, line)
    assert drawn(STATE.State_Selected | STATE.State_HasFocus) == (chosen, accent, line)
    assert drawn(STATE.State_HasFocus) == ("#ffffff", accent, line)
