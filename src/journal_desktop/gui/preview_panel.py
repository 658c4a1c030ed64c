"""The right side: the page as readers will see it, on a screen of their size."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from journal_desktop.gui import theme
from journal_desktop.gui.icons import icon
from journal_desktop.gui.parts import hairline
from journal_desktop.gui.preview.view import Preview

WIDTHS: dict[str, tuple[str, str, int | None]] = {
    "phone": ("Phone", "device-mobile", 375),
    "tablet": ("Tablet", "device-tablet", 768),
    "page": ("As wide as here", "browser", None),
}
_SCHEMES = {
    "auto": ("Page as the window", "circle-half"),
    "light": ("Light page", "sun"),
    "dark": ("Dark page", "moon"),
}


class PreviewPanel(QWidget):
    """Arranges the preview and the buttons above it."""

    width_chosen = Signal(str)
    browser_asked = Signal()

    def __init__(
        self, asset_bytes: Callable[[str], bytes | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.view = Preview(asset_bytes)
        self.follow = _toggle("Follow the text", "arrows-down-up")
        self.follow.setChecked(True)
        self._zoom = 100
        self._zoom_label = QLabel()
        self._zoom_label.setObjectName("faint")
        self._widths = {name: _toggle(w, glyph) for name, (w, glyph, _) in WIDTHS.items()}
        self._schemes = {name: _toggle(w, glyph) for name, (w, glyph) in _SCHEMES.items()}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._bar())
        layout.addWidget(hairline())
        layout.addWidget(self.view, 1)
        self._show_scheme("auto")
        self._zoom_by(0)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(2)
        for name, each in self._widths.items():
            each.clicked.connect(partial(self.width_chosen.emit, name))
            bar.addWidget(each)
        bar.addSpacing(12)
        for name, each in self._schemes.items():
            each.clicked.connect(partial(self._show_scheme, name))
            bar.addWidget(each)
        bar.addSpacing(12)
        bar.addWidget(self.follow)
        bar.addStretch(1)
        for glyph, words, step in (("minus", "Smaller", -10), ("plus", "Larger", 10)):
            zoom = _toggle(words, glyph)
            zoom.setCheckable(False)
            zoom.clicked.connect(partial(self._zoom_by, step))
            bar.addWidget(zoom)
            if step < 0:
                bar.addWidget(self._zoom_label)
        outside = _toggle("Open in your browser", "arrow-square-out")
        outside.setCheckable(False)
        outside.clicked.connect(self.browser_asked)
        bar.addWidget(outside)
        return bar

    def show_width(self, name: str) -> None:
        """Show the page as a phone, a tablet or this pane would."""
        chosen = name if name in WIDTHS else "page"
        self.view.set_width(WIDTHS[chosen][2])
        for each, toggle in self._widths.items():
            toggle.setChecked(each == chosen)

    def show_window_scheme(self) -> None:
        """Follow the window when it turns light or dark, unless the page was set apart."""
        if self._schemes["auto"].isChecked():
            self.view.set_scheme("dark" if theme.is_dark() else "light")

    def _show_scheme(self, name: str) -> None:
        self.view.set_scheme(name)
        for each, toggle in self._schemes.items():
            toggle.setChecked(each == name)
        self.show_window_scheme()

    def _zoom_by(self, step: int) -> None:
        self._zoom = max(50, min(200, self._zoom + step))
        self._zoom_label.setText(f"{self._zoom} %")
        self.view.set_zoom(self._zoom / 100)


def _toggle(name: str, glyph: str) -> QToolButton:
    toggle = QToolButton()
    toggle.setIcon(icon(glyph))
    toggle.setCheckable(True)
    toggle.setToolTip(name)
    toggle.setAccessibleName(name)
    return toggle
