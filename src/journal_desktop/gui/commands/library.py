"""Commands on the library and on what comes into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journal_desktop.app.importing import Again, Imported, import_files, import_text
from journal_desktop.app.styles.shelf import StyleShelf, shelf
from journal_desktop.app.trees.taking_exports import is_export
from journal_desktop.app.workspace import Workspace
from journal_desktop.cite.styles import Style
from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError
from journal_desktop.core.journal import Journal
from journal_desktop.gui import opening
from journal_desktop.gui.backups.backing_up import backups_of
from journal_desktop.gui.commands.treeing import TreeCommands
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.words import counted, listed

MANY = 20
"""From so many files on, the library is backed up before they come in."""


class LibraryCommands:
    """Open, create, import, settings, quit."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._exports = TreeCommands(desk)

    def open(self) -> None:
        """Open another library."""
        path = self._desk.ask.library_to_open(self._folder())
        if path is not None:
            self._desk.open_library(path)

    def create(self) -> None:
        """Start a new, empty library."""
        path = self._desk.ask.library_to_create(self._folder())
        if path is not None:
            self._desk.create_library(path, with_sample=False)

    def settings(self) -> None:
        """Change the journal's particulars."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        if workspace.library.objection is not None:
            self._desk.fail(workspace.library.objection)
        else:
            self._settings(workspace.journal)

    def _settings(self, shown: Journal) -> None:
        """Ask for the particulars, which are shown as *shown* has them."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        journal = self._desk.ask.journal(shown, self._shelf(workspace))
        if journal is not None:
            workspace.save_journal(journal)
            opening.show_journal(self._desk)

    def take_in(self) -> None:
        """Import texts that are asked for."""
        if files := self._desk.ask.files_to_import(self._folder()):
            self._desk.window.files_dropped.emit(list(files))  # some may hold references

    def take_files(self, paths: Iterable[Path]) -> None:
        """Import those files, or open one that is a library."""
        files = tuple(each for each in paths if not self._take_style(each))
        for each in filter(is_export, files):
            self._exports.take(each)
        files = tuple(each for each in files if not is_export(each))
        workspace = self._desk.workspace
        if len(files) == 1 and files[0].suffix == ".journal":
            self._desk.open_library(files[0])
        elif files and workspace is not None:
            library = workspace.library

            def take() -> None:
                self._take(
                    lambda: import_files(library, files, again=Again.NEVER),
                    lambda same: import_files(library, [e.path for e in same], again=Again.ALWAYS),
                )

            if len(files) < MANY:
                take()
            else:
                backups_of(self._desk).before_bulk(take)

    def _take_style(self, path: Path) -> bool:
        """Take in a citation style, if the file is one, and show it to be chosen or not."""
        workspace = self._desk.workspace
        if path.suffix.lower() != ".csl" or workspace is None:
            return False

        def show(style: Style) -> None:
            journal = workspace.journal
            profile = replace(journal.profile, citation_style=style.id)
            self._settings(replace(journal, profile=profile))

        self._shelf(workspace).add(path, show, self._desk.fail)
        return True

    def paste(self) -> None:
        """Make an article of the text on the clipboard."""
        workspace = self._desk.workspace
        text = QApplication.clipboard().text()
        if workspace is not None:
            library, name = workspace.library, "Pasted text"
            self._take(
                lambda: (import_text(library, text, name, Again.NEVER),),
                lambda _: (import_text(library, text, name, Again.ALWAYS),),
            )

    def report(self) -> None:
        """Show again what became of the last import."""
        if self._desk.last_import is not None:
            self._desk.last_import()

    def quit(self) -> None:
        """Close the window."""
        self._desk.window.close()

    def _take(
        self,
        work: Callable[[], tuple[Imported, ...]],
        once_more: Callable[[list[Imported]], tuple[Imported, ...]],
    ) -> None:
        """Import, and ask about what is here already: *once_more* imports that all the same."""
        if self._desk.workspace is None:
            return
        self._desk.workspace.save_now()

        def show(results: tuple[Imported, ...]) -> None:
            rest = [each for each in results if not _is_there(each)]
            same = [each for each in results if _is_there(each)]
            answer = self._desk.ask.again(tuple(map(_title, same))) if same else None
            if answer == "second":
                self._desk.store.run(
                    lambda: once_more(same),
                    lambda more: self._show_imported((*rest, *more), same[:0]),
                    self._desk.fail,
                )
            else:
                self._show_imported(tuple(rest), same if answer else same[:0])

        self._desk.store.run(work, show, self._desk.fail)

    def _show_imported(self, results: tuple[Imported, ...], there: list[Imported]) -> None:
        """Tell what was imported and open the last of it, or of those that were *there*."""
        if opened := [each.article for each in (*results, *there) if each.article is not None]:
            self._open(opened[-1])
        if results:
            self._report(results)

    def _open(self, article: Article) -> None:
        """Open an article that was taken in; a disclaimer of its own is the journal's by now."""
        workspace = self._desk.workspace
        if workspace is not None:
            meet = partial(opening.meet_journal, self._desk)
            self._desk.store.run(workspace.library.journal, meet, self._desk.fail)
            workspace.load(lambda: workspace.open(article.id))

    def _report(self, results: tuple[Imported, ...]) -> None:
        """Say in a sentence what was imported; all of it can be shown, now and later."""
        taken = [each for each in results if each.article is not None]
        words = f"{counted(len(taken), 'article')} taken in."
        if len(taken) == len(results) == 1:
            words = f"“{_title(taken[0])}” was taken in."
        failed = [f"“{each.path.name}”" for each in results if each.error is not None]
        if failed:
            words += f" Could not be taken in: {listed(failed)}."
        lines = [line for each in results for line in _lines(each)]
        asked, messages = self._desk.ask, self._desk.window.messages
        every = (*(f"{each.path.name}: taken in as “{_title(each)}”" for each in taken), *lines)

        def show() -> None:
            asked.show_report(words, every)

        self._desk.last_import = show
        self._desk.changed.emit()
        if len(results) == 1 and results[0].error is not None:
            self._desk.fail(_named(results[0].path.name, results[0].error))
        elif lines:
            messages.warn(f"{words} {counted(len(lines), 'thing')} to look at.", "Show", show)
        else:
            messages.tell(words)

    def _shelf(self, workspace: Workspace) -> StyleShelf:
        """The styles to choose from, tried with sources of the open article, if it has any."""
        known, session = workspace.sources, workspace.session
        listed = session.article.sources if session else ()
        cited = [known[each.source] for each in listed if each.source in known]
        language = session.article.language if session else workspace.journal.language
        return shelf(workspace.library, self._desk.printer, cited or known.values(), language)

    def _folder(self) -> str:
        workspace = self._desk.workspace
        return str(workspace.library.path.parent if workspace else Path.home())


def _is_there(imported: Imported) -> bool:
    """Whether its text was here before and nothing was added."""
    return imported.article is not None and not imported.is_new


def _named(name: str, error: JournalError) -> JournalError:
    said = error.message if name in error.message else f"“{name}”: {error.message}"
    return JournalError(said, error.remedy)


def _title(imported: Imported) -> str:
    return (imported.article.title if imported.article else "") or "Untitled article"


def _lines(imported: Imported) -> list[str]:
    name = imported.path.name
    if imported.error is not None:
        return [f"{name}: {imported.error}"]
    return [f"{name}, line {e.line}: {e.what} “{e.text}”" for e in imported.remarks]
