"""The check of the open article: made elsewhere, once the writer pauses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from journal_desktop.app.workspace import Workspace
from journal_desktop.check.findings import Finding
from journal_desktop.core.article import Article
from journal_desktop.gui import late
from journal_desktop.gui.tasks import Lane
from journal_desktop.gui.window import Window

PAUSE = 500
"""Milliseconds without a key press after which the article is checked."""


class Checking(QObject):
    """Keeps the list of findings and their number up to date, never while somebody types."""

    def __init__(
        self, window: Window, lane: Lane, failed: Callable[[BaseException], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._lane = lane
        self._failed = failed
        self._workspace: Workspace | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)

    def follow(self, workspace: Workspace | None) -> None:
        """Check the article that is open in *workspace*, and again when it changes."""
        self._workspace = workspace
        self._window.checks.show_nothing()
        self._window.status.show_problems(None)
        if self._article is None:
            self._pause.stop()
        else:
            self._pause.start(0)

    def catch_up(self) -> None:
        """The article has changed."""
        self._pause.start(PAUSE)

    @property
    def _article(self) -> Article | None:
        session = self._workspace.session if self._workspace else None
        return session.article if session else None

    def _begin(self) -> None:
        workspace, article = self._workspace, self._article
        if workspace is None or article is None:
            return
        sources, pictures = dict(workspace.sources), frozenset(workspace.context().assets)
        self._lane.run(
            lambda: late.check(article, sources, pictures),
            lambda findings: self._show(article, findings),
            self._failed,
        )

    def _show(self, article: Article, findings: tuple[Finding, ...]) -> None:
        now = self._article
        if now is not None and now.id == article.id:
            self._window.checks.show_findings(article, findings)
            self._window.status.show_problems(findings)
