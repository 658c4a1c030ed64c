"""Commands on references that come in and go out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journal_desktop.app.ports import Progress
from journal_desktop.app.references import receiving
from journal_desktop.app.references import text as reference_text
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.source import Source
from journal_desktop.gui.commands.library import LibraryCommands
from journal_desktop.gui.commands.reference_import import ReferenceImport
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.job import run_job
from journal_desktop.gui.sources.questions import FORMATS, ReferencesWish, Stock
from journal_desktop.gui.words import counted


class ReferenceCommands:
    """The box for references, and export."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self) -> None:
        """Open the box for references."""
        self._ask("", ())

    def bring(self, brought: object) -> None:
        """Open the box with what was dropped or pasted; an empty text is the clipboard's."""
        if isinstance(brought, list):
            self._ask("", tuple(each for each in brought if isinstance(each, Path)))  # type: ignore[reportUnknownVariableType]  # Qt hands a bare list
        else:
            self._ask(str(brought) or QApplication.clipboard().text(), ())

    def sort_files(self, files: list[Path]) -> None:
        """Open the box with those of the files that hold references, and import the rest."""
        if self._desk.workspace is None or any(each.suffix == ".journal" for each in files):
            self._take_texts(files)
            return

        def work() -> list[Path]:
            return [each for each in files if receiving.holds_references(each)]

        def show(found: list[Path]) -> None:
            rest = [each for each in files if each not in found]
            if rest:
                self._take_texts(rest)
            if found:
                self._ask("", tuple(found))

        self._desk.work.run(work, show, self._desk.fail)

    def export(self) -> None:
        """Export references as asked for."""
        workspace, panel = self._desk.workspace, self._desk.window.sources
        if workspace is None:
            return
        listed = self._listed(workspace)
        stock = Stock(len(panel.selected), len(listed), len(workspace.sources))
        wish = self._desk.ask.references_wish(stock)
        if wish is None:
            return
        every = tuple(workspace.sources.values())
        sources = {"chosen": panel.selected, "article": listed, "library": every}[wish.which]
        self._write(sources, wish)

    def _ask(self, words: str, files: tuple[Path, ...]) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        if workspace.library.objection is not None:
            self._desk.fail(workspace.library.objection)
            return
        parts = self._desk.ask.references(words, files)
        if parts:
            ReferenceImport(self._desk, workspace).start(parts)

    def _take_texts(self, files: Iterable[Path]) -> None:
        LibraryCommands(self._desk).take_files(files)

    def _listed(self, workspace: Workspace) -> tuple[Source, ...]:
        """What the open article lists, in order of use."""
        use = self._desk.window.sources.model.use
        last = len(use.keys) + 1
        found = [workspace.sources[each] for each in use.keys if each in workspace.sources]
        return tuple(sorted(found, key=lambda each: use.numbers.get(each.id, last)))

    def _write(self, sources: tuple[Source, ...], wish: ReferencesWish) -> None:
        name, ending = FORMATS[wish.format]
        messages = self._desk.window.messages
        folder = self._desk.settings.export_folder or str(Path.home())
        target = None
        if wish.to_file:
            target = self._desk.ask.references_file(str(Path(folder) / f"references.{ending}"))
            if target is None:
                return

        def work(progress: Progress) -> str:
            text = reference_text.written(sources, wish.format, progress)
            if target is not None:
                reference_text.save(text, target)
            return text

        def tell(text: str) -> None:
            if target is None:
                QApplication.clipboard().setText(text)
            where = f"to {target}" if target else "to the clipboard"
            messages.tell(f"{counted(len(sources), 'reference')} exported as {name} {where}.")

        run_job(self._desk, work, tell, "The export was cancelled.")
