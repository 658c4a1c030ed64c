"""What stands in the middle while no article is open: what can be done first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import button

RECENT = 5
"""How many recent libraries are offered."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Words and the actions that go with them, the likeliest first, as (id, words)."""

    title: str
    words: str
    actions: tuple[tuple[str, str], ...]


NO_LIBRARY = Offer(
    "Welcome to Journal Desktop",
    "Articles, sources and every version of them are kept in a library: one file on this "
    "computer. Start one, or open one that you have.",
    (("library.create", "New library…"), ("library.open", "Open library…")),
)
NO_ARTICLES = Offer(
    "Write the first article",
    "Start from a template, or bring in a text that you have: drop a file on this window, or "
    "paste it. Everything you type is saved by itself.",
    (
        ("article.new", "New article…"),
        ("library.take_in", "Import texts…"),
        ("library.paste", "New article from pasted text"),
    ),
)
NO_ARTICLE = Offer(
    "Ready to write",
    "Choose an article on the left, start a new one, or drop a text on this window. "
    "Everything you type is saved by itself.",
    NO_ARTICLES.actions,
)


def _named(path: Path) -> str:
    """A library by its name and its folder, which tells two of one name apart."""
    home, folder = Path.home(), path.parent
    short = f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
    return f"{path.stem}  ({short if len(short) < 40 else f'…{short[-38:]}'})"


class Welcome(QWidget):
    """Says what can be done first, with a button for each."""

    asked = Signal(str)
    library_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self._title = label("", "title")
        self._words = wrapped("", "soft")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setFixedWidth(400)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        self._shown: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for widget in (self._title, self._words):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(12)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    @property
    def title(self) -> str:
        """What it says in large letters."""
        return self._title.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Every button, from the top."""
        return tuple(self._shown)

    def show_offer(self, offer: Offer, recent: Iterable[str] = ()) -> None:
        """Show *offer*, and those of the recent libraries that are there."""
        self._title.setText(offer.title)
        self._words.setText(offer.words)
        self._shown.clear()
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, (action, words) in enumerate(offer.actions):
            look = "" if number else "primary"
            self._add(button(words, lambda a=action: self.asked.emit(a), look))
        libraries = [path for path in map(Path, recent) if path.is_file()][:RECENT]
        if libraries:
            self._buttons.addSpacing(12)
            self._buttons.addWidget(label("Recent", "faint"), 0, Qt.AlignmentFlag.AlignHCenter)
        for path in libraries:
            each = button(_named(path), lambda p=path: self.library_chosen.emit(str(p)), "quiet")
            each.setToolTip(str(path))
            each.setAccessibleName(f"Open the library {path.stem} in {path.parent}")
            self._add(each)

    def _add(self, each: QPushButton) -> None:
        each.setMinimumWidth(240 if each.objectName() != "quiet" else 0)
        self._shown.append(each)
        self._buttons.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
