"""The status bar: what is saved, how much is written, and what is under way."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from journal_desktop.app.autosave import Failed, Saved, SaveState
from journal_desktop.check.findings import Finding, Severity
from journal_desktop.core import reading
from journal_desktop.core.article import Article
from journal_desktop.gui.labels import Elided
from journal_desktop.gui.parts import button
from journal_desktop.gui.words import counted

NOTICE_TIME = 8000
"""Milliseconds for which a notice is shown."""


class Status(QStatusBar):
    """Says the truth about saving at every moment."""

    cancel_asked = Signal()
    problems_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.saved = QLabel()
        self.saved.setAccessibleName("Saving")
        self.words = QLabel()
        self.minutes = QLabel()
        self.problems = button("", self.problems_asked.emit, "quiet")
        self.problems.setToolTip("Show what is to be mended")
        self.trouble = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._doing = QLabel()
        self._cancel = button("Cancel", self.cancel_asked.emit, "quiet")
        for widget in (self.saved, self.words, self.minutes, self.problems, self.trouble):
            self.addWidget(widget)
        self.problems.hide()
        self.notice = Elided()
        self.notice.setObjectName("faint")
        self.notice.hide()
        self.addPermanentWidget(self.notice)
        for widget in (self._doing, self._bar, self._cancel):
            self.addPermanentWidget(widget)
        self.show_idle()

    @property
    def cancel_button(self) -> QPushButton:
        """The button that ends what is under way."""
        return self._cancel

    def show_saving(self, state: SaveState) -> None:
        """Say whether what is on the screen is on the disk."""
        match state:
            case Saved(at):
                when = f" {at.astimezone():%H:%M:%S}" if at else ""
                self._say_saving("saved", f"●  Saved{when}", "Every word is on the disk.")
            case Failed(error):
                tip = f"{error.message} {error.remedy} Your text is kept and saving is tried again."
                self._say_saving("failed", "●  Not saved", tip)
            case _:
                self._say_saving("unsaved", "○  Saving…", "Typed a moment ago; saved in a moment.")

    def show_opened(self, *, read_only: bool) -> None:
        """Say that all is saved, or that nothing typed here can be kept."""
        self.show_saving(Saved())
        if read_only:
            self._say_saving("failed", "Read-only", "This library may be read but not changed.")

    def show_counts(self, article: Article, words_per_minute: int) -> None:
        """Show how long *article* is."""
        words = reading.article_words(article)
        minutes = reading.minutes(article, words_per_minute)
        self.words.setText(counted(words, "word"))
        self.minutes.setText(f"{minutes} min read" if words else "")
        self.minutes.setVisible(bool(words))

    def show_problems(self, findings: tuple[Finding, ...] | None) -> None:
        """Say how much is to be mended, advice aside; nothing before it is known."""
        number = sum(1 for each in findings or () if each.severity is not Severity.INFO)
        words = counted(number, "problem") if number else "No problems"
        self.problems.setText(words)
        self.problems.setAccessibleName(f"{words}. Show the check")
        self.problems.setVisible(findings is not None)

    def show_trouble(self, words: str) -> None:
        """Say in few words what is missing or wrong, or nothing."""
        self.trouble.setText(words)

    def show_nothing(self) -> None:
        """No article is open."""
        for label in (self.saved, self.words, self.minutes, self.trouble):
            label.clear()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far long work is, with a way to end it."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._doing.setText(what if len(what) < 60 else f"{what[:59]}…")
        for widget in (self._doing, self._bar, self._cancel):
            widget.show()

    def show_step(self, done: int, total: int, what: str) -> None:
        """Show how far long work is that has to be done to its end."""
        self.show_progress(done, total, what)
        self._cancel.hide()

    def show_idle(self) -> None:
        """Nothing is under way."""
        for widget in (self._doing, self._bar, self._cancel):
            widget.hide()

    def show_notice(self, words: str) -> None:
        """Show a quiet line for a few seconds, beside everything else."""
        self.notice.setText(words)
        self.notice.show()
        QTimer.singleShot(NOTICE_TIME, self.notice, self.notice.hide)

    def _say_saving(self, state: str, words: str, tip: str) -> None:
        self.saved.setText(words)
        self.saved.setToolTip(tip)
        if self.saved.property("state") != state:
            self.saved.setProperty("state", state)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)
