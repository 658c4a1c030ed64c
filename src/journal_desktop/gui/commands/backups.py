"""Commands on backups: make one, look into one, bring back what it holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from journal_desktop.app.backup import restoring
from journal_desktop.app.backup import words as backup_words
from journal_desktop.app.backup.backing_up import BackingUp
from journal_desktop.app.backup.contents import Kept
from journal_desktop.app.backup.restoring import Found, Returning
from journal_desktop.app.backup.writing import Written
from journal_desktop.app.ports import Progress
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.gui.backups.backing_up import backups_of
from journal_desktop.gui.backups.looking import Looking
from journal_desktop.gui.backups.view import BackupsView
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.job import run_job
from journal_desktop.gui.words import counted
from journal_desktop.store.backup import swaps
from journal_desktop.store.backup.files import Backup, Step


class BackupCommands:
    """Back up, look into backups, and restore from them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._backups = backups_of(desk)
        self.view = view = BackupsView(desk)
        self._looking = Looking(desk, view)
        view.restore_asked.connect(self.restore)
        view.library_asked.connect(self.open_beside)
        view.replace_asked.connect(self.replace)
        view.now_asked.connect(self.now)
        view.place_asked.connect(self._choose_place)
        view.no_place_asked.connect(lambda: self._use_place(None))
        self._backups.changed.connect(self._looking.list)

    def show(self) -> None:
        """Show the backups of this library."""
        if self._desk.workspace is not None:
            self._looking.list()
            self._desk.ask.show_backups(self.view)

    def now(self) -> None:
        """Back up at once, and say how it went."""
        workspace, making = self._desk.workspace, self._backups.making
        if workspace is None or making is None:
            return
        if workspace.library.objection is not None:
            self._desk.fail(workspace.library.objection)
            return
        workspace.save_now()
        self._make(making, "asked", self._report)

    def restore(self, chosen: tuple[Kept, ...]) -> None:
        """Bring those articles and sources back; what is there now stays in the history."""
        workspace, backup = self._desk.workspace, self._looking.chosen
        if workspace is None or backup is None:
            return
        library, called = workspace.library, backup_words.called(backup)
        articles = tuple(ArticleId(each.id) for each in chosen if each.kind == "article")
        sources = tuple(SourceId(each.id) for each in chosen if each.kind == "source")

        def read() -> Found:
            found = restoring.read(library, backup.path, articles, sources, called)
            restoring.bring_pictures(library, found)
            return found

        def take(found: Found) -> None:
            if workspace is self._desk.workspace:
                self._take(workspace, found)

        def begin() -> None:
            workspace.save_now()
            self._desk.store.run(read, take, self._desk.fail)

        if sources:  # which have no history of their own
            self._backups.before_bulk(begin)
        else:
            begin()

    def open_beside(self) -> None:
        """Open all of the backup as a library of its own, beside the present one."""
        workspace, backup = self._desk.workspace, self._looking.chosen
        if workspace is None or backup is None:
            return
        path = workspace.library.path
        name = f"{path.stem} of {backup.at.astimezone():%Y-%m-%d %H.%M}.journal"
        target = self._desk.ask.backup_as_library(str(path.with_name(name)))
        if target is None:
            return

        def copy(progress: Progress) -> None:
            swaps.as_library(backup.path, target, _steps(progress))

        self._run(copy, lambda _: self._desk.open_library(target), "Nothing was copied.")

    def replace(self) -> None:
        """Put all of the backup in the place of the library, once that is backed up itself."""
        desk, making, backup = self._desk, self._backups.making, self._looking.chosen
        if desk.workspace is None or making is None or backup is None:
            return
        explanation = (
            f"“{making.library.path.name}” becomes what it was on {backup_words.when(backup.at)}. "
            "What it is now is backed up first, so you can go back."
        )
        if not desk.ask.confirm("Replace the whole library?", explanation, "Replace"):
            return
        desk.workspace.save_now()

        def exchange(written: Written) -> None:
            making.take_note(written)
            self._exchange(making.library.path, backup)

        self._make(making, "replaced", exchange, backup)

    def _exchange(self, path: Path, backup: Backup) -> None:
        desk = self._desk

        def open_again(_: object = None) -> None:
            desk.open_library(path)

        def give_up(error: BaseException) -> None:
            open_again()
            desk.fail(error)

        desk.leave()
        desk.store.run(lambda: swaps.replace(path, backup.path), open_again, give_up)

    def _make(
        self,
        making: BackingUp,
        why: str,
        done: Callable[[Written], None],
        check: Backup | None = None,
    ) -> None:
        def work(progress: Progress) -> Written:
            if check is not None:
                swaps.check(check.path, _steps(progress))
            return making.make(why, progress)

        self._run(work, done, "No backup was made.")

    def _run(
        self, work: Callable[[Progress], Any], done: Callable[[Any], None], cancelled: str
    ) -> None:
        run_job(self._desk, work, done, cancelled, self._backups.lane)

    def _report(self, written: Written) -> None:
        if self._backups.making is not None:
            self._backups.making.take_note(written)
        words = f"Backed up and checked: {backup_words.size(written.backup.size)}"
        if written.copied is not None:
            self._desk.window.messages.tell(f"{words}, in both places.")
        elif written.missed is not None:
            self._desk.window.messages.warn(f"{words}. {written.missed}")
        else:
            self._desk.window.messages.tell(f"{words}.")

    def _take(self, workspace: Workspace, found: Found) -> None:
        """Let open articles take it in as an edit, the others where the store works."""
        library = workspace.library
        slugs = {row.id: row.slug for row in workspace.summaries}
        taken = {
            each.id: frozenset(slug for other, slug in slugs.items() if other != each.id)
            for each in found.articles
        }
        returning = Returning(found, taken)
        opened = workspace.edits.open_articles & taken.keys()
        if opened or found.sources or found.cited:
            edit = restoring.edit(found, returning, workspace.sources)
            workspace.edits.run(edit, workspace.session)
        closed = tuple(each for each in found.articles if each.id not in opened)
        reached = tuple(returning.reached.values())

        def work() -> tuple[Article, ...]:
            restoring.remember(library, found, reached)
            return restoring.put_back(library, found, closed)

        def done(_: tuple[Article, ...]) -> None:
            workspace.relist()
            self._tell(found)

        self._desk.store.run(work, done, self._desk.fail)

    def _tell(self, found: Found) -> None:
        parts = [counted(len(found.articles), "article")] if found.articles else []
        parts += [counted(len(found.sources), "source")] if found.sources else []
        words = f"Restored from {found.called}: {' and '.join(parts)}."
        if found.articles:
            words += " What was there before is in the history."
        self._desk.window.messages.tell(words)
        self._looking.look_again()

    def _choose_place(self) -> None:
        chosen = self._desk.settings.backup_place
        place = self._desk.ask.backup_place(chosen or str(Path.home()))
        if place is not None:
            self._use_place(place)

    def _use_place(self, place: Path | None) -> None:
        self._backups.choose_place(place)
        self._looking.list()
        if place is not None:
            self.now()


def _steps(progress: Progress) -> Step:
    return lambda done, total: progress.step(done, total, "Reading the backup")
