"""Icons drawn from the font."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from journal_desktop.gui.icons import icon


@pytest.mark.parametrize("size", [QSize(0, 0), QSize(16, 0), QSize(0, 16), QSize(1, 1)], ids=str)
def test_an_icon_without_room_is_drawn_without_a_complaint(qapp, qtlog, size):
    icon("plus").pixmap(size)

    assert [each.message for each in qtlog.records if "Q" in each.message[:1]] == []


def test_an_icon_is_drawn(qapp):
    drawn = icon("plus").pixmap(QSize(16, 16)).toImage()

    assert any(drawn.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
