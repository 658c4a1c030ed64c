"""The particulars of an article: names, dates, address, and what search engines read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app import particulars
from journal_desktop.app.date_remarks import date_remarks
from journal_desktop.core.article import Article
from journal_desktop.gui.labels import wrapped
from journal_desktop.gui.marked import Marked
from journal_desktop.gui.parts import number, save_or_cancel, scrolling, several_lines
from journal_desktop.gui.typed_form import Confirming, TypedForm

_LINES = {
    "slug": ("Address", "made from the title when left empty"),
    "language": ("Language", "en-GB"),
    "tags": ("Tags", "separated by commas"),
    "created": ("Begun", "2026-06-24"),
    "published": ("Published", "2026-06-24"),
    "updated": ("Updated", "2026-06-24"),
    "last_reviewed": ("Last checked", "2026-06-24"),
    "review_by": ("Check again by", "2027-06-24"),
    "description": ("Description", "for search results; the standfirst when left empty"),
}


class DetailsForm(TypedForm):
    """Edits a copy of the article's particulars; taken only with “Save”."""

    def __init__(
        self,
        article: Article,
        taken: frozenset[str],
        ask: Confirming,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, "The details have not been saved.", parent)
        self.setWindowTitle("Article details")
        self.resize(560, 660)
        self._article = article
        self._taken = taken
        self._lines: dict[str, Marked] = {}
        self._authors = several_lines("Authors, one per line", 54)
        self._reviewers = several_lines("Reviewers, one per line", 54)
        for people in (self._authors, self._reviewers):
            people.setPlaceholderText("One per line, as Name, credentials")
        self._disclosure = several_lines("Disclosure", 54)
        self._disclosure.setPlaceholderText("Who paid, and who gains from what is written")
        self._minutes_own = QCheckBox("Say it myself:")
        self._minutes = number("Reading time in minutes", 1, 120, " min")
        self._problem = wrapped("", "warning")
        self.buttons, self._save = save_or_cancel(self)
        self._arrange()
        self._fill(particulars.fields(article))
        self._check()
        self.begin(lambda: self.shown)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(scrolling(self._form()), 1)
        foot = QHBoxLayout()
        foot.addWidget(self._problem, 1)
        foot.addWidget(self.buttons)
        layout.addLayout(foot)

    @property
    def shown(self) -> dict[str, str]:
        """The fields as they stand."""
        lines = {name: field.line.text() for name, field in self._lines.items()}
        minutes = str(self._minutes.value()) if self._minutes_own.isChecked() else ""
        return lines | {
            "authors": self._authors.toPlainText(),
            "reviewers": self._reviewers.toPlainText(),
            "disclosure": self._disclosure.toPlainText(),
            "reading_minutes": minutes,
        }

    def article(self) -> Article:
        """The article with the particulars as the form says."""
        return replace(particulars.with_fields(self._article, self.shown))

    def line(self, name: str) -> QLineEdit:
        """The line of that field."""
        return self._lines[name].line

    def remark(self, name: str) -> str:
        """What is said under the line of that field."""
        return self._lines[name].sentence

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(8)
        form.addRow("&Authors", self._authors)
        form.addRow("&Reviewers", self._reviewers)
        form.addRow("&Disclosure", self._disclosure)
        for name, (words, hint) in _LINES.items():
            field = self._lines[name] = Marked(words, hint)
            field.line.textChanged.connect(self._check)
            form.addRow(words, field)
        minutes = QHBoxLayout()
        minutes.setSpacing(8)
        minutes.addWidget(self._minutes_own)
        minutes.addWidget(self._minutes)
        minutes.addStretch(1)
        form.addRow("Reading time", minutes)
        return form

    def _fill(self, shown: dict[str, str]) -> None:
        for name, field in self._lines.items():
            field.line.setText(shown[name])
        self._authors.setPlainText(shown["authors"])
        self._reviewers.setPlainText(shown["reviewers"])
        self._disclosure.setPlainText(shown["disclosure"])
        self._minutes_own.setChecked(bool(shown["reading_minutes"]))
        self._minutes.setValue(int(shown["reading_minutes"] or 5))
        self._minutes.setEnabled(self._minutes_own.isChecked())
        self._minutes_own.toggled.connect(self._minutes.setEnabled)

    def _check(self) -> None:
        found = particulars.problems(self.shown, self._taken) if self._lines else ()
        self._problem.setText(next(iter(found), ""))
        self._save.setEnabled(not found)
        odd = date_remarks(self.shown, date.today())  # noqa: DTZ011 - the author's own calendar day
        for name, field in self._lines.items():
            if field.sentence != odd.get(name, ""):
                field.show_remark(odd.get(name, ""))
