"""Commands on articles as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journal_desktop.app.exporting import Exported, Unfit
from journal_desktop.check.structure import missing
from journal_desktop.core.article import Article
from journal_desktop.core.citations import missing_keys
from journal_desktop.core.status import STATUSES, Status
from journal_desktop.gui.commands.filling import may_fill
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.library.export_job import ExportJob
from journal_desktop.gui.words import counted
from journal_desktop.templates import template


class ArticleCommands:
    """New, details, versions, undo, export."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self) -> None:
        """Start an article of a kind that is asked for."""
        desk = self._desk
        if desk.workspace is None or (kind := desk.ask.template()) is None:
            return
        desk.workspace.begin(kind, date.today())  # noqa: DTZ011 - the author's own calendar day
        desk.window.editor.reveal("title")

    def undo(self) -> None:
        """Take back the last edit of any part of the article."""
        if self._desk.session is not None:
            self._desk.session.undo()

    def redo(self) -> None:
        """Do it again."""
        if self._desk.session is not None:
            self._desk.session.redo()

    def version(self) -> None:
        """Keep the article as it stands under a name."""
        desk = self._desk
        if desk.workspace is None or desk.session is None:
            return
        if desk.workspace.library.objection is not None:
            desk.fail(desk.workspace.library.objection)
            return
        name = desk.ask.version_name()
        if name is not None:
            called = desk.workspace.versions.name(name)
            desk.window.messages.tell(f"This version is kept as “{called}”.")

    def details(self) -> None:
        """Change names, dates and address of the article."""
        desk = self._desk
        if desk.workspace is None or desk.session is None:
            return
        changed = desk.ask.details(desk.session.article, desk.workspace.slugs())
        if changed is not None:
            desk.session.edit(changed, "Article details")

    def set_status(self, status: Status) -> None:
        """Give the article another status; readers get to see it only after a question."""
        desk = self._desk
        if desk.session is None:
            return
        article = desk.session.article
        if not status.is_public or article.status.is_public or self._may_publish(article):
            today = date.today()  # noqa: DTZ011 - the author's own calendar day
            shown = article.published or (today if status is Status.PUBLISHED else None)
            changed = replace(article, status=status, published=shown)
            desk.session.edit(changed, f"Status {STATUSES[status].lower()}", place="status")
        desk.window.editor.head.show_article(desk.session.article)

    def _may_publish(self, article: Article) -> bool:
        kind = template(article.template)
        lacking = [f"“{key}” names no source" for key in missing_keys(article)]
        lacking += [f"it lacks {each.label}" for each in missing(article, kind)]
        words = "It goes out with the next export of the journal."
        if lacking:
            words = f"It is not complete: {'; '.join(lacking[:4])}. {words}"
        return self._desk.ask.confirm("Publish this article?", words, "Publish")

    def duplicate(self) -> None:
        """Start a new draft from a copy."""
        desk = self._desk
        if desk.workspace is not None and desk.session is not None:
            desk.workspace.duplicate(desk.session.article.id)

    def delete(self) -> None:
        """Put the article away, with a way back."""
        if self._desk.session is not None:
            self.delete_article(self._desk.session.article)

    def delete_article(self, article: Article) -> None:
        """Put that article away, with a way back."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        workspace.delete(article.id)
        window = self._desk.window
        window.messages.deleted(
            f"“{article.title or 'Untitled article'}” is in the trash.",
            lambda: workspace.restore(article.id),
            lambda: window.action_asked.emit("trash.show"),
        )

    def check(self) -> None:
        """Show what is to be mended, each with the way to its place."""
        window = self._desk.window
        window.show_aside(window.checks)
        window.checks.take_focus()

    def export(self) -> None:
        """Export the article or the journal, as asked for."""
        desk = self._desk
        if desk.workspace is None:
            return
        article = desk.session.article if desk.session else None
        drafts = sum(1 for row in desk.workspace.summaries if not row.status.is_public)
        folder = desk.settings.export_folder or str(Path.home())
        wish = desk.ask.export(article, drafts, folder)
        if wish is None or not may_fill(
            self._desk.ask, wish.target, "the pages are", zipped=wish.zipped
        ):
            return
        desk.remember(export_folder=str(wish.target.parent))
        desk.workspace.save_now()
        job = ExportJob(desk.workspace.library, wish, article.id if article else "", desk)
        desk.window.status.cancel_asked.connect(job.cancel)
        job.stepped.connect(desk.window.status.show_progress)
        job.finished.connect(self._show_exported)
        job.cancelled.connect(self._show_cancelled)
        job.failed.connect(self._show_failed)
        desk.store.run(lambda: None, lambda _: job.start(desk.work), desk.fail)

    def _show_exported(self, exported: Exported) -> None:
        window = self._desk.window
        window.status.show_idle()
        words = f"Exported {counted(len(exported.articles), 'article')} to {exported.target}."
        lines = (*exported.messages, *(f"Kept beside: {each}" for each in exported.edited))
        if lines:
            words += " " + " ".join(lines[:3])
        place = exported.target if exported.target.is_dir() else exported.target.parent
        say = window.messages.warn if lines else window.messages.tell
        say(words, "Open folder", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))))

    def _show_cancelled(self) -> None:
        self._desk.window.status.show_idle()
        self._desk.window.messages.tell("The export was cancelled. Nothing was changed.")

    def _show_failed(self, error: BaseException) -> None:
        self._desk.window.status.show_idle()
        if isinstance(error, Unfit):
            article = error.article
            self._desk.window.messages.fail(
                error, "Show what to mend", lambda: self._show_unfit(article)
            )
        else:
            self._desk.fail(error)

    def _show_unfit(self, article: str) -> None:
        session = self._desk.session
        if session is None or session.article.id != article:
            self._desk.open_article(article)
        self.check()
