"""The card of the common questions: pairs of question and answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from journal_desktop.app import block_edits
from journal_desktop.app.session import Edit
from journal_desktop.core.article import Article, Question
from journal_desktop.core.reading import words
from journal_desktop.gui import theme
from journal_desktop.gui.article.card import Card
from journal_desktop.gui.article.field import Field
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.icons import icon
from journal_desktop.gui.keyed import Keyed
from journal_desktop.gui.parts import button
from journal_desktop.gui.words import counted


class QuestionRow(Card):
    """One question and its answer."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question.id, "Question", parent)
        self.heading = Field(
            "Question",
            theme.prose_font(11.5, QFont.Weight.DemiBold),
            placeholder="What do readers ask?",
            single_line=True,
            spacing=1.35,
        )
        self.field = ProseField("Answer", placeholder="The answer, in a few plain sentences.")
        self.body.addWidget(self.heading)
        self.body.addWidget(self.field)
        self.grip.setVisible(True)
        self.heading.edited.connect(self._propose_question)
        self.field.edited.connect(self._propose_answer)
        self.heading.entered.connect(self.announce)
        self.field.entered.connect(self.announce)
        for name, glyph, make in (
            ("Move up", "caret-up", lambda: block_edits.move(self.place, -1)),
            ("Move down", "caret-down", lambda: block_edits.move(self.place, 1)),
            ("Duplicate", "copy", lambda: block_edits.duplicate(self.place)),
            ("Delete", "trash", lambda: block_edits.delete(self.place)),
        ):
            self.add_button(name, glyph).clicked.connect(partial(self._propose, make))

    def show_value(self, question: Question) -> None:
        """Show *question*."""
        self.heading.show_value(question.question)
        self.field.show_value(question.answer)
        self.show_count(counted(words(question.answer), "word"))

    def _propose(self, make: Callable[[], Edit]) -> None:
        self.edited.emit(make())

    def _propose_question(self, text: str) -> None:
        self.edited.emit(block_edits.heading(self.place, text))

    def _propose_answer(self, text: str) -> None:
        self.show_count(counted(words(text), "word"))
        self.edited.emit(block_edits.prose(self.place, text))


class QuestionsCard(Card):
    """Arranges the questions and offers one more."""

    row_added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("questions", "Common questions", parent)
        self.rows: Keyed[Question, QuestionRow] = Keyed(self.body, self._made)
        self._add = button("Add a question", self._propose_one_more, "quiet")
        self._add.setIcon(icon("plus", "accent"))
        self.body.addWidget(self._add)
        self.setFocusProxy(self._add)
        self._number = 0
        self._wanted = (0, 0)

    def show_part(self, guidance: str, wanted: tuple[int, int]) -> None:
        """What the template says of this part."""
        self._wanted = wanted
        self._add.setToolTip(guidance)

    def show_value(self, article: Article) -> None:
        """Show the questions of *article*."""
        self.rows.show(article.questions)
        self._number = len(article.questions)
        least, most = self._wanted
        of = f" of {least}–{most}" if most and not least <= self._number <= most else ""
        self.show_count(f"{self._number}{of}")

    def _propose_one_more(self) -> None:
        self.edited.emit(block_edits.add_question(self._number))

    def _made(self, question: Question) -> QuestionRow:
        row = QuestionRow(question, self)
        row.edited.connect(self.edited)
        row.entered.connect(self.entered)
        self.row_added.emit(row)
        return row
