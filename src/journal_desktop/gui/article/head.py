"""The head of an article: category, title, standfirst and the line of facts below."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.session import Edit
from journal_desktop.core import dates
from journal_desktop.core.article import Article
from journal_desktop.core.status import STATUSES, Status
from journal_desktop.gui import theme
from journal_desktop.gui.article.field import Field
from journal_desktop.gui.labels import Elided, label
from journal_desktop.gui.line_field import LineField
from journal_desktop.gui.parts import button, hairline


class StatusBox(QComboBox):
    """A choice that neither a turning wheel nor a passing Tab can change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class HeadEditor(QWidget):
    """Edits what stands above the lead."""

    edited = Signal(object)
    entered = Signal(str)
    details_asked = Signal()
    status_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.category = LineField("Category", "category")
        self.title = Field(
            "Title",
            theme.prose_font(19, QFont.Weight.DemiBold),
            single_line=True,
            spacing=1.22,
        )
        self.standfirst = Field(
            "Standfirst",
            theme.prose_font(12.5),
            placeholder="Standfirst: in one or two sentences, what this is about",
            single_line=True,
            spacing=1.45,
        )
        self._kind = label("", "faint")
        self.status = StatusBox()
        self.status.setObjectName("flat")
        self.status.setAccessibleName("Status")
        for status, words in STATUSES.items():
            self.status.addItem(words, status)
        self._facts = Elided()
        self._facts.setObjectName("faint")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        details = button("Details…", self.details_asked.emit, "quiet")
        details.setAccessibleName("Article details")
        details.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        line = QHBoxLayout()
        line.setSpacing(12)
        for widget in (self._kind, self.status, self._facts):
            line.addWidget(widget)
        line.setStretch(2, 1)
        line.addWidget(details)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 12)
        layout.setSpacing(4)
        layout.addWidget(self.category)
        layout.addWidget(self.title)
        layout.addWidget(self.standfirst)
        layout.addLayout(line)
        layout.addWidget(hairline())

    def show_article(self, article: Article, kind: str = "") -> None:
        """Show the head of *article*, which is of the kind called *kind*."""
        self.category.show_value(article.category)
        self.title.show_value(article.title)
        self.standfirst.show_value(article.standfirst)
        self._kind.setText(kind or self._kind.text())
        self.status.setCurrentIndex(list(STATUSES).index(article.status))
        self._facts.setText("   ".join(_facts(article)))

    def show_categories(self, categories: tuple[str, ...]) -> None:
        """Offer the journal's categories while one is typed."""
        completer = QCompleter(list(categories), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.category.setCompleter(completer)

    def _connect(self) -> None:
        self.category.entered.connect(partial(self.entered.emit, "category"))
        self.title.entered.connect(partial(self.entered.emit, "title"))
        self.standfirst.entered.connect(partial(self.entered.emit, "standfirst"))
        self.category.textChanged.connect(partial(self._propose, "category"))
        self.title.edited.connect(partial(self._propose, "title"))
        self.standfirst.edited.connect(partial(self._propose, "standfirst"))
        self.status.activated.connect(self._propose_status)

    def _propose(self, name: str, text: str) -> None:
        self.edited.emit(
            Edit(f"Typing the {name}", lambda a: replace(a, **{name: text}), name, joins=True)
        )

    def _propose_status(self) -> None:
        self.status_asked.emit(Status(self.status.currentData()))


def _facts(article: Article) -> list[str]:
    facts = [person.name for person in article.authors]
    if article.published:
        facts.append(dates.printed(article.published))
    if article.review_by:
        facts.append(f"Review by {dates.printed(article.review_by)}")
    return facts
