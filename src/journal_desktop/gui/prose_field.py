"""A field for Markdown prose: the text face, a highlighter, and words for the caret."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal_desktop.gui import theme
from journal_desktop.gui.field import Field
from journal_desktop.gui.highlighter import Highlighter


class ProseField(Field):
    """What a reader will read as running text."""

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, theme.prose_font(), placeholder=placeholder, parent=parent)
        self._highlighter = Highlighter(self.document())

    def recolour(self) -> None:
        """Use the colours of the moment."""
        self._highlighter.recolour()
