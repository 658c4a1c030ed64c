"""What follows the article as it changes: the page at once, the rest at leisure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from journal_desktop.app.workspace import Workspace
from journal_desktop.check.structure import Missing, missing
from journal_desktop.core.article import Article
from journal_desktop.gui import late
from journal_desktop.gui.article.prose_field import ProseField
from journal_desktop.gui.checks.checking import Checking
from journal_desktop.gui.tasks import Lane
from journal_desktop.gui.window import Window
from journal_desktop.render.context import Context
from journal_desktop.templates import template


class Following(QObject):
    """Keeps preview, outline, sources, counts, marks of missing parts and the check up to date."""

    def __init__(
        self, window: Window, lane: Lane, failed: Callable[[BaseException], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._lane = lane
        self._failed = failed
        self._checking = Checking(window, lane, failed, self)
        self._workspace: Workspace | None = None
        self._place = ""
        self._awaited: Article | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_page)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(250)
        self._later.timeout.connect(self._show_rest)

    def follow(self, workspace: Workspace | None) -> None:
        """Follow the article that is open in *workspace*."""
        self._workspace = workspace
        self._checking.follow(workspace)
        self._awaited = None
        if workspace is None or workspace.session is None:
            self._soon.stop()
            self._later.stop()
            self._place = ""
            self._window.preview.view.clear()
            self._window.status.show_nothing()
            self._window.library.outline.clear()
        else:
            self._await_page()
            self._show_rest()

    def catch_up(self) -> None:
        """The article has changed."""
        self._checking.catch_up()
        self._soon.start()
        if not self._later.isActive():
            self._later.start()

    def show_printed(self) -> None:
        """The citations were printed in the journal's style: page and list of sources follow."""
        if self._article is not None:
            self._soon.start()
            self._later.start()

    def reveal(self, place: str) -> None:
        """Scroll the page to the words being written, if the page follows.

        A page that is to come is waited for: the words may stand elsewhere in it.
        """
        self._place = place
        if not self._soon.isActive():
            self._reveal()

    def _reveal(self) -> None:
        place, self._place = self._place, ""
        article = self._article if place else None
        if article is not None and self._window.preview.follow.isChecked():
            field = self._window.editor.field_at(place)
            share = field.share if isinstance(field, ProseField) else 0.0
            self._window.preview.view.reveal(late.block_of(article, place), share)

    def follow_back(self, block: str) -> None:
        """Go where the words are written that a block of the page shows."""
        if self._article is not None:
            self._window.editor.reveal(late.place_of(self._article, block))

    def context(self) -> Context | None:
        """What the page of the open article shows besides it."""
        return self._workspace.context() if self._workspace else None

    @property
    def _article(self) -> Article | None:
        session = self._workspace.session if self._workspace else None
        return session.article if session else None

    def _await_page(self) -> None:
        """Have the first page of an article made elsewhere: whoever types does not wait for it."""
        article, context = self._article, self.context()
        if article is None or context is None:
            return

        def show() -> None:
            if self._awaited is article:
                self._awaited = None
                self._show_page()

        def fail(error: BaseException) -> None:
            show()
            self._failed(error)

        self._awaited = article
        self._lane.run(lambda: late.page(article, context), lambda _: show(), fail)

    def _show_page(self) -> None:
        article, context = self._article, self.context()
        if self._awaited is None and article is not None and context is not None:
            shown = late.page(article, context)
            self._window.preview.view.show_page(shown, article.id)
            self._window.status.show_trouble(shown.messages[0] if shown.messages else "")
        self._reveal()

    def _show_rest(self) -> None:
        workspace, article = self._workspace, self._article
        if workspace is None or workspace.session is None or article is None:
            return
        window = self._window
        kind = template(article.template)
        window.library.outline.show_article(article)
        printed = workspace.context().printed
        window.editor.sources.show_value(article, workspace.sources.get, printed)
        window.editor.show_missing({each.place: _mark(each) for each in missing(article, kind)})
        window.status.show_counts(article, workspace.journal.profile.words_per_minute)


def _mark(part: Missing) -> str:
    """What its card says of a missing part; cards of several things say how many."""
    return part.label if part.place in {"questions", "sources"} else "required"
