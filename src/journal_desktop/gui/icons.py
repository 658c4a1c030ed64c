"""Icons of the Phosphor set, drawn from its font in the colours of the moment.

The font file comes with QtAwesome; only the file is used, since importing the library
reads all of its fonts and would delay the window.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)

from journal_desktop.gui import theme


def icon(name: str, tint: str = "soft") -> QIcon:
    """The icon of that Phosphor name, in the theme's colour *tint* whatever the scheme."""
    return QIcon(_Glyph(_glyphs()[name], tint))


class _Glyph(QIconEngine):
    """Paints one letter of the icon font; asks for its colour each time it paints."""

    def __init__(self, letter: str, tint: str) -> None:
        super().__init__()
        self._letter = letter
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        now = theme.colours()
        colour = QColor(now.accent if state == QIcon.State.On else getattr(now, self._tint))
        if mode == QIcon.Mode.Disabled:
            colour.setAlphaF(0.35)
        if rect.isEmpty():  # Qt asks for icons of no size, where a widget has no room
            return
        font = QFont(_family())
        font.setPixelSize(max(1, round(rect.height() * 0.96)))
        painter.save()
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        if drawn.isNull():
            return drawn
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return _Glyph(self._letter, self._tint)


@cache
def _folder() -> Path:
    spec = find_spec("qtawesome")
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise FileNotFoundError("the icon font of QtAwesome")
    return Path(places[0]) / "fonts"


@cache
def _glyphs() -> dict[str, str]:
    charmap = next(_folder().glob("phosphor-charmap-*.json"))
    codes = json.loads(charmap.read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


@cache
def _family() -> str:
    font = next(_folder().glob("phosphor-*.ttf"))
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))[0]
