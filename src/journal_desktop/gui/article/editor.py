"""The article as cards, one under the other, in the order readers meet them."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app import block_edits
from journal_desktop.core.article import Article, Role, Section
from journal_desktop.core.labels import ROLES
from journal_desktop.core.template import Template
from journal_desktop.gui.article.card import Card
from journal_desktop.gui.article.drop_line import DropLine
from journal_desktop.gui.article.field import Field
from journal_desktop.gui.article.head import HeadEditor
from journal_desktop.gui.article.prose_card import ProseCard
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.article.questions_card import QuestionRow, QuestionsCard
from journal_desktop.gui.article.section_card import SectionCard
from journal_desktop.gui.article.sources_card import SourcesCard
from journal_desktop.gui.icons import icon
from journal_desktop.gui.keyed import Keyed
from journal_desktop.gui.parts import button

WIDTH = 760
"""The widest the column of cards gets, in pixels: about 80 characters of prose."""


class ArticleEditor(QScrollArea):
    """Shows an article and proposes edits of it."""

    edited = Signal(object)
    place_entered = Signal(str)
    prose_added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Article")
        self._template: Template | None = None
        self._is_read_only = False
        self._tabbed: list[str] = []
        self.head = HeadEditor()
        self.lead = ProseCard("lead", "Lead")
        self.questions = QuestionsCard()
        self.takeaway = ProseCard("takeaway", "Key takeaway")
        self.sources = SourcesCard()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 14, 16, 48)
        self._column.setSpacing(8)
        sections = QVBoxLayout()
        sections.setSpacing(8)
        self.sections: Keyed[Section, SectionCard] = Keyed(sections, self._section_card)
        self._add = button("Add a section", None, "quiet")
        self._add.setIcon(icon("plus", "accent"))
        for part in (self.head, self.lead):
            self._column.addWidget(part)
        self._column.addLayout(sections)
        for part in (self._add, self.questions, self.takeaway, self.sources):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._drop_line = DropLine(self)
        self._paper = self._centred()
        self.setWidget(self._paper)
        self._connect()

    def show_article(self, article: Article, template: Template) -> None:
        """Show every part of *article*; parts that already show it are left alone."""
        if template is not self._template:
            self._show_template(template)
        self.head.show_article(article, template.title)
        self.lead.show_value(article)
        self.sections.show(article.sections)
        self.questions.show_value(article)
        self._order_tabs()
        self.takeaway.show_value(article)

    def show_missing(self, missing: dict[str, str]) -> None:
        """Mark the parts that the template wants and the article lacks, by their place."""
        for card in (self.lead, *self.sections.views, self.questions, self.takeaway):
            card.show_missing(missing.get(card.place, ""))

    def field_at(self, place: str) -> QWidget | None:
        """The widget in which the words at *place* are written."""
        fixed: dict[str, QWidget] = {
            "title": self.head.title,
            "standfirst": self.head.standfirst,
            "category": self.head.category,
            "lead": self.lead.field,
            "takeaway": self.takeaway.field,
            "questions": self.questions,
            "sources": self.sources,
        }
        card = self.sections.view(place) or self.questions.rows.view(place)
        to_come = self._add if place in set(Role) else None  # a section that is not there yet
        return card.field if card else fixed.get(place, to_come)

    def prose_field(self) -> ProseField | None:
        """The prose field that has the caret, if one has."""
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, ProseField) else None

    def card_at(self, place: str) -> SectionCard | QuestionRow | None:
        """The card of a section or question."""
        return self.sections.view(place) or self.questions.rows.view(place)

    def reveal(self, place: str, *, focus: bool = True) -> None:
        """Bring *place* into sight, and the caret to it."""
        field = self.field_at(place)
        if field is None:
            return
        if (card := self.sections.view(place)) is not None and card.is_collapsed:
            card.toggle()
        if focus:
            field.setFocus()
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(field, 0, 120))

    def set_read_only(self, is_read_only: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Let nothing be typed, because nothing could be kept."""
        self._is_read_only = is_read_only
        for field in self.findChildren(Field):
            field.setReadOnly(is_read_only)
        self.head.category.setReadOnly(is_read_only)
        self.head.status.setEnabled(not is_read_only)

    def recolour(self) -> None:
        """Use the colours of the moment in every field."""
        for field in self.findChildren(ProseField):
            field.recolour()

    def _centred(self) -> QWidget:
        paper = QWidget()
        paper.setObjectName("paper")
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        holder.setLayout(self._column)
        row = QHBoxLayout(paper)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)
        return paper

    def _connect(self) -> None:
        for part in (self.head, self.lead, self.questions, self.takeaway):
            part.edited.connect(self.edited)
            part.entered.connect(self._enter)
        self.questions.row_added.connect(self._watch)
        for field in (self.lead.field, self.takeaway.field, self.head.standfirst, self.head.title):
            field.cursorPositionChanged.connect(self._follow_caret)

    def _order_tabs(self) -> None:
        """Tab goes through the fields as a reader goes through the article."""
        cards = (*self.sections.views, *self.questions.rows.views)
        if [card.place for card in cards] == self._tabbed:
            return
        self._tabbed = [card.place for card in cards]
        sections = [f for card in self.sections.views for f in (card.heading, card.field)]
        asked = [f for row in self.questions.rows.views for f in (row.heading, row.field)]
        order = (self.lead.field, *sections, self._add, *asked, self.takeaway.field)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _section_card(self, section: Section) -> SectionCard:
        card = SectionCard(section)
        card.edited.connect(self.edited)
        card.entered.connect(self._enter)
        self._suggest(card, section)
        self._watch(card)
        return card

    def _watch(self, card: SectionCard | QuestionRow) -> None:
        card.grip.dragged.connect(partial(self._drag, card))
        card.grip.dropped.connect(partial(self._drop, card))
        card.field.cursorPositionChanged.connect(self._follow_caret)
        for field in (card.heading, card.field):
            field.setReadOnly(self._is_read_only)
        self.prose_added.emit(card.field)

    def _siblings(self, card: Card) -> tuple[Card, ...]:
        is_section = isinstance(card, SectionCard)
        return self.sections.views if is_section else self.questions.rows.views

    def _drag(self, card: Card, at: QPoint) -> None:
        self._drop_line.show_at(self._siblings(card), at)

    def _drop(self, card: Card, at: QPoint) -> None:
        self._drop_line.hide()
        index = DropLine.index(self._siblings(card), card, at)
        self.edited.emit(block_edits.move_to(card.place, index))

    def _suggest(self, card: SectionCard, section: Section) -> None:
        part = self._template.part(section.role) if self._template else None
        card.show_part(part.heading if part else "", part.guidance if part else "")

    def _show_template(self, template: Template) -> None:
        self._template = template
        self.lead.show_part(template.lead_guidance, template.lead_words)
        self.questions.show_part(template.questions_guidance, template.questions)
        self.takeaway.show_part(template.takeaway_guidance, template.takeaway_words)
        menu = QMenu(self._add)
        for part in template.parts:
            menu.addAction(ROLES[part.role], lambda p=part: self._add_section(p.role, p.heading))
        menu.addSeparator()
        for role, words in ROLES.items():
            if template.part(role) is None:
                menu.addAction(words, lambda r=role: self._add_section(r, ""))
        self._add.setMenu(menu)

    def _add_section(self, role: Role, heading: str) -> None:
        from_end = len(self.sections.views)
        self.edited.emit(block_edits.add_section(role, heading, from_end))

    def _enter(self, place: str) -> None:
        for card in (self.lead, *self.sections.views, self.questions, self.takeaway):
            card.show_current(card.place == place)
        for row in self.questions.rows.views:
            row.show_current(row.place == place)
        self.place_entered.emit(place)

    def _follow_caret(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, ProseField) and self.isAncestorOf(field):
            caret = field.cursorRect().bottomLeft()
            at = field.mapTo(self._paper, caret)
            self.ensureVisible(at.x(), at.y(), 0, 60)
