"""Has shown what lies in the trash: pages as readers would see them, sources and pictures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument

from journal_desktop.app.trash import pages
from journal_desktop.app.trash import words as trash_words
from journal_desktop.app.trash.pages import Printable
from journal_desktop.core.errors import JournalError
from journal_desktop.core.source import Source
from journal_desktop.gui import late
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.preview.pictures import Pictures
from journal_desktop.gui.trash.document import written
from journal_desktop.gui.trash.view import TrashView
from journal_desktop.gui.words import short_title, shortened
from journal_desktop.render.context import Context
from journal_desktop.render.page import Page
from journal_desktop.store.values import Trashed

_Found = Printable | Source | bytes


class TrashLooking:
    """Looks at one thing at a time; what was wished before is let go."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looked: Trashed | None = None
        self._pictures = Pictures(desk)
        self.view = view = TrashView(self._pictures, desk)
        view.looked.connect(self.look)
        desk.recoloured.connect(lambda: self.look(self._looked))
        desk.window.closing.connect(view.leave)

    def look(self, item: Trashed | None) -> None:
        """Have shown what that thing was, or nothing."""
        workspace, self._looked = self._desk.workspace, item
        if workspace is None or item is None:
            self.view.show_content(None)
            return
        library = workspace.library

        def read() -> _Found:
            content = library.trash.content(item)
            if isinstance(content, Source | bytes):
                return content
            return pages.printable(library, item, content)

        fail = partial(self._fail, item)
        self._desk.store.run(read, lambda found: self._write(item, found), fail)

    def _write(self, item: Trashed, found: _Found) -> None:
        fail = partial(self._fail, item)
        if isinstance(found, Source | bytes):
            show = partial(self._show, item)
            self._desk.work.run(lambda: _handed_over(written(found)), show, fail)
        else:
            article, context = found
            is_part = item.kind != "article"
            block = late.block_of(article, item.id) if is_part else ""
            show_page = partial(self._show_page, item, context, block)
            self._desk.work.run(lambda: late.page(article, context), show_page, fail)

    def _show(self, item: Trashed, document: QTextDocument) -> None:
        if self._looked is item:
            self.view.show_content(document, _detail(item))

    def _show_page(self, item: Trashed, context: Context, block: str, page: Page) -> None:
        if self._looked is item:
            self._pictures.follow(context)
            self.view.show_page(page, block, _detail(item))

    def _fail(self, item: Trashed, error: BaseException) -> None:
        if not isinstance(error, JournalError):
            raise error
        if self._looked is item:
            self.view.show_content(None, f"{_detail(item)}\n{error}")


def _detail(item: Trashed) -> str:
    return f"{short_title(trash_words.title(item))}\n{shortened(trash_words.detail(item))}"


def _handed_over(page: QTextDocument) -> QTextDocument:
    """A document that was written in a lane, given to the thread of the window."""
    application = QCoreApplication.instance()
    if application is not None:
        page.moveToThread(application.thread())
    return page
