"""The card of the lead or the takeaway: prose without a heading of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal_desktop.app import block_edits
from journal_desktop.core.article import Article
from journal_desktop.core.reading import words
from journal_desktop.gui.article.card import Card
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.words import counted, out_of_range


class ProseCard(Card):
    """Edits one prose field of the article itself."""

    def __init__(self, place: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(place, title, parent)
        self.field = ProseField(title)
        self.body.addWidget(self.field)
        self._range = (0, 0)
        self.field.edited.connect(self._propose)
        self.field.entered.connect(self.announce)

    def show_part(self, guidance: str, wanted: tuple[int, int]) -> None:
        """What the template says of this part."""
        self._range = wanted
        self.field.guide(guidance)

    def show_value(self, article: Article) -> None:
        """Show this part of *article*."""
        text = getattr(article, self.place)
        is_typed = self.field.value == text
        self.field.show_value(text)
        self._recount(text, is_typed=is_typed)

    def _propose(self, text: str) -> None:
        self._recount(text, is_typed=True)
        self.edited.emit(block_edits.prose(self.place, text))

    def _recount(self, text: str, *, is_typed: bool) -> None:
        def told() -> str:
            number = words(text)
            return out_of_range(number, self._range) or counted(number, "word")

        self.count(told, is_typed=is_typed)
