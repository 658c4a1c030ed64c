"""What the form for replacing and its commands tell each other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from journal_desktop.app.search.replacing import Place


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place where something would be replaced: the words for it, and what would stand there."""

    place: Place
    where: str
    put: str


class ReplaceView(QObject):
    """Asks for places and replacements; hears what was found."""

    wished = Signal(object, bool)
    replace_asked = Signal(object)
    place_asked = Signal(object)
    shown = Signal(object, str)

    def __init__(self, find: str, parent: QObject) -> None:
        super().__init__(parent)
        self.find = find
        self.has_article = True
