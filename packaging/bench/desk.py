"""A field to type in beside the preview of its article, put together as the window does."""

from __future__ import annotations

import prose
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget

from journal_desktop.app import sample
from journal_desktop.app.block_edits import prose as typed
from journal_desktop.app.draft import Draft
from journal_desktop.app.session import Change, Session
from journal_desktop.core.article import Article
from journal_desktop.gui.preview.page import WORLD, LockedPage
from journal_desktop.gui.preview.view import Preview
from journal_desktop.render.context import Context
from journal_desktop.render.page import page


class Desk:
    """An article that is typed in and shown; `is_reloading` loads its page anew each time."""

    def __init__(self, article: Article) -> None:
        known = {source.id: source for source in prose.sources()}
        self._context = Context(sample.load().journal, known, companions={}, assets={})
        self._session = Session(Draft(article))
        self._session.listen(self._follow)
        self._place = article.sections[len(article.sections) // 2].id
        self.field = QPlainTextEdit(article.section(self._place).body)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.textChanged.connect(self._type)
        self.preview = Preview(lambda _name: None)
        self.preview.updated.connect(self._note)
        self.is_reloading = False
        self._number = self._shown = 0
        self._window = QWidget()
        layout = QHBoxLayout(self._window)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.preview, 2)
        self._window.resize(1366, 768)

    def open(self) -> None:
        """Show the window and wait for the first page."""
        self._window.show()
        self._show(self._session.article)
        self.wait()
        self.preview.reveal(self._place)

    def wait(self) -> None:
        """Let the window work until the document is what was last given."""
        while self._shown < self._number:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def ask(self, code: str) -> object:
        """What *code* gives in the document."""
        answers: list[object] = []
        self.preview.findChild(LockedPage).runJavaScript(code, WORLD, answers.append)
        while not answers:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return answers[0]

    def close(self) -> None:
        """Take the window apart."""
        self.preview.shut()
        self._window.close()

    def _type(self) -> None:
        self._session.apply(typed(self._place, self.field.toPlainText()), self.field)

    def _follow(self, change: Change) -> None:
        self._show(change.after.article)

    def _show(self, article: Article) -> None:
        document = f"{article.id} {self._number}" if self.is_reloading else article.id
        self._number = self.preview.show_page(page(article, self._context), document)

    def _note(self, number: int) -> None:
        self._shown = number
