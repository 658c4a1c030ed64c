"""Commands on the library and on what comes into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journal_desktop.app.importing import Imported, import_files, take_in
from journal_desktop.app.style_shelf import StyleShelf, shelf
from journal_desktop.app.workspace import Workspace
from journal_desktop.cite.styles import Style
from journal_desktop.core.article import Article
from journal_desktop.core.journal import Journal
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.words import counted
from journal_desktop.intake.files import read_text
from journal_desktop.intake.values import Remark, Taken


class LibraryCommands:
    """Open, create, import, settings, quit."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

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
        if self._desk.workspace is not None:
            self._settings(self._desk.workspace.journal)

    def _settings(self, shown: Journal) -> None:
        """Ask for the particulars, which are shown as *shown* has them."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        journal = self._desk.ask.journal(shown, self._shelf(workspace))
        if journal is not None:
            workspace.save_journal(journal)
            self._desk.window.editor.head.show_categories(journal.categories)
            self._desk.window.setWindowTitle(f"{journal.title} – Journal Desktop")
            self._desk.following.catch_up()

    def take_in(self) -> None:
        """Import texts that are asked for."""
        if files := self._desk.ask.files_to_import(self._folder()):
            self._desk.window.files_dropped.emit(list(files))  # some may hold references

    def take_files(self, paths: Iterable[Path]) -> None:
        """Import those files, or open one that is a library."""
        files = tuple(each for each in paths if not self._take_style(each))
        workspace = self._desk.workspace
        if len(files) == 1 and files[0].suffix == ".journal":
            self._desk.open_library(files[0])
        elif files and workspace is not None:
            workspace.save_now()
            library = workspace.library
            self._desk.store.run(
                lambda: import_files(library, files), self._show_imported, self._desk.fail
            )

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
        if workspace is None:
            return
        library, language = workspace.library, workspace.journal.language

        def take() -> tuple[Article, Taken]:
            taken = read_text(text, language=language)
            return take_in(library, taken, "pasted text"), taken

        self._desk.store.run(take, self._show_pasted, self._desk.fail)

    def quit(self) -> None:
        """Close the window."""
        self._desk.window.close()

    def _show_pasted(self, done: tuple[Article, Taken]) -> None:
        article, taken = done
        self._open(article)
        self._report(f"“{article.title}” was taken in.", _remark_lines(taken.remarks))

    def _show_imported(self, results: tuple[Imported, ...]) -> None:
        taken = [each for each in results if each.article is not None]
        if taken and taken[-1].article is not None:
            self._open(taken[-1].article)
        failed = [each for each in results if each.error is not None]
        if len(failed) == len(results) == 1 and failed[0].error is not None:
            self._desk.fail(failed[0].error)
            return
        lines = [line for each in results for line in _lines(each)]
        self._report(f"{counted(len(taken), 'article')} taken in.", tuple(lines))

    def _open(self, article: Article) -> None:
        workspace = self._desk.workspace
        if workspace is not None:
            workspace.load(lambda: workspace.open(article.id))

    def _report(self, words: str, lines: tuple[str, ...]) -> None:
        messages = self._desk.window.messages
        if lines:
            asked = self._desk.ask
            messages.warn(
                f"{words} {counted(len(lines), 'thing')} to look at.",
                "Show",
                lambda: asked.show_report(words, lines),
            )
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


def _lines(imported: Imported) -> list[str]:
    if imported.error is not None:
        return [f"{imported.path.name}: {imported.error}"]
    return [f"{imported.path.name}, {line}" for line in _remark_lines(imported.remarks)]


def _remark_lines(remarks: tuple[Remark, ...]) -> tuple[str, ...]:
    return tuple(f"line {each.line}: {each.what} “{each.text}”" for each in remarks)
