"""What became of an import: what is new, what was there, and what was left out and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from journal_desktop.app.lookups.completing import LABELS
from journal_desktop.app.references import receiving
from journal_desktop.app.references.receiving import Received
from journal_desktop.app.references.taking import Twin
from journal_desktop.app.sources.listed import WARNED
from journal_desktop.core.source import Source
from journal_desktop.gui.labels import label, wrapped
from journal_desktop.gui.parts import answer_buttons, button, button_line, wrapped_list
from journal_desktop.gui.sources.questions import TwinAnswer
from journal_desktop.gui.sources.warning import status_words
from journal_desktop.gui.words import counted

_MOST = 2000
"""So many lines of a list are more than anybody reads in a window; a saved report has all."""


class TakenForm(QDialog):
    """A tab each for new sources, twins and lines left out; twins can be dealt with one by one."""

    save_asked = Signal(str)

    def __init__(
        self, received: tuple[Received, ...], words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("References")
        self.resize(720, 480)
        self._twins = receiving.twins(received)
        self._new = receiving.new(received)
        self._lines = receiving.lines(received)
        self._words = words
        self.answer: TwinAnswer | None = None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.twins = wrapped_list("References that are there already")
        self.choices: dict[str, QPushButton] = {}
        clipboard = QApplication.clipboard()
        self.copy_button = button("Copy report", lambda: clipboard.setText(self.report))
        self.save_button = button("Save report…", lambda: self.save_asked.emit(self.report))
        self.undo_button = button("Undo import", self._undo)
        self._fill()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(wrapped(words, "title"))
        for each in warned(self._new):
            layout.addWidget(wrapped(each, "warning"))
        layout.addWidget(self.tabs, 1)
        layout.addLayout(self._foot())

    @property
    def report(self) -> str:
        """All of it as text, to be copied or saved."""
        new = [f"New: {_named(each)}" for each in self._new]
        twins = [f"Already there: {_twin_words(each)}" for each in self._twins]
        parts = [self._words, *warned(self._new), "", *new, *twins, *self._lines]
        return "\n".join(parts).strip() + "\n"

    def _fill(self) -> None:
        if self._twins:
            self.twins.addItems([_twin_words(each) for each in self._twins[:_MOST]])
            self.twins.setCurrentRow(0)
            self.tabs.addTab(self._twins_page(), f"Already there {len(self._twins):,}")
        if self._new:
            named = list(map(_named, self._new[:_MOST]))
            self.tabs.addTab(_plain(named, len(self._new)), f"New {len(self._new):,}")
        if self._lines:
            self.tabs.addTab(
                _plain(list(self._lines[:_MOST]), len(self._lines)),
                f"To look at {len(self._lines):,}",
            )
        self.tabs.setVisible(bool(self.tabs.count()))

    def _twins_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(label("They were not added again.", "soft"))
        column.addWidget(self.twins, 1)
        named = (
            ("open", "Show mine", "Show the source that you have"),
            ("merge", "Merge…", "Choose field by field what to take from the import"),
            ("both", "Keep both", "Add it all the same, as a source of its own"),
        )
        self.choices = answer_buttons(named, self._choosing)
        column.addLayout(button_line(tuple(self.choices.values()), self._filling()))
        self.twins.itemActivated.connect(self._choosing("merge"))
        self.twins.currentRowChanged.connect(self._show_choices)
        self._show_choices()
        return page

    def _filling(self) -> QPushButton | None:
        easy = [each for each in self._twins if not each.differences and not each.brings_nothing]
        if not easy:
            return None
        words = f"Fill the gaps of {counted(len(easy), 'source')}"
        tip = "Take what your sources lack and nothing in them contradicts"
        self.choices |= answer_buttons((("fill", words, tip),), self._choosing)
        return self.choices["fill"]

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.undo_button.setToolTip("Take all of it back, but for what an article cites")
        self.undo_button.setVisible(bool(self._new))
        for each in (self.copy_button, self.save_button, self.undo_button):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addStretch(1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        box.rejected.connect(self.reject)
        row.addWidget(box)
        return row

    def _choosing(self, what: str) -> Callable[..., None]:
        def choose(_item: object = None) -> None:
            row = self.twins.currentRow()
            twin = self._twins[row] if 0 <= row < len(self._twins) else None
            if what == "fill":
                self.answer = TwinAnswer("fill")
            elif twin is not None:
                answers = {each: TwinAnswer(each, twin) for each in ("merge", "both", "open")}
                self.answer = answers[what]
            if self.answer is not None:
                self.accept()

        return choose

    def _undo(self) -> None:
        self.answer = TwinAnswer("undo")
        self.accept()

    def _show_choices(self) -> None:
        row = self.twins.currentRow()
        twin = self._twins[row] if 0 <= row < len(self._twins) else None
        self.choices["merge"].setEnabled(twin is not None and not twin.brings_nothing)


def warned(sources: tuple[Source, ...]) -> tuple[str, ...]:
    """What is to be said of new sources that readers should be warned of, few of them by name."""
    grave = [each for each in sources if each.status in WARNED]
    if len(grave) > 3:
        words = f"{counted(len(grave), 'new source')} are retracted, in doubt or corrected: "
        return (words + "they are marked in the panel, under the filter of that name.",)
    return tuple(f"{each.label}: {status_words(each)}" for each in grave)


def _plain(lines: list[str], total: int) -> QPlainTextEdit:
    more = total - len(lines)
    shown = [f"… and {more:,} more: save the report to see them"] if more > 0 else []
    text = QPlainTextEdit("\n".join((*lines, *shown)))
    text.setReadOnly(True)
    text.setAccessibleName("Report")
    return text


def _named(source: Source) -> str:
    return f"{source.key}  {_called(source)}"


def _called(source: Source) -> str:
    title = source.text("title")
    names = ("DOI", "PMID", "PMCID", "ISBN", "URL")
    where = next((source.text(name) for name in names if source.text(name)), "")
    return f"{source.label}. {title}" if title else f"{where} (needs details)"


def _twin_words(twin: Twin) -> str:
    names = (LABELS.get(each.variable, each.variable) for each in twin.differences[:4])
    differing = ", ".join(name if name.isupper() else name.lower() for name in names)
    more = f" It differs in {differing}." if differing else ""
    if not differing:
        more = " It says nothing new." if twin.brings_nothing else " It fills gaps."
    return f"{_called(twin.known)} – {twin.why}, line {twin.line}.{more}"
