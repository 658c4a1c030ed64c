"""Commands on references that come in and go out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journal_desktop.app import finding, receiving, reference_text, taking
from journal_desktop.app.finding import Row
from journal_desktop.app.ports import Progress
from journal_desktop.app.receiving import Part, Received
from journal_desktop.app.taking import Twin
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.source import Source
from journal_desktop.gui.commands.library import LibraryCommands
from journal_desktop.gui.commands.merging import compared
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.job import run_job
from journal_desktop.gui.source_questions import FORMATS, ReferencesWish, Stock, TwinAnswer
from journal_desktop.gui.taken_form import warned
from journal_desktop.gui.words import counted

FEW = 200
"""So many new sources are one step that can be undone; more are kept a thousand at a time."""
_CHUNK = 1000


class ReferenceCommands:
    """The box for references, what becomes of them, and export."""

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
            self._receive(workspace, parts)

    def _receive(self, workspace: Workspace, parts: tuple[Part, ...]) -> None:
        known = dict(workspace.sources)
        keys = frozenset(key for each in known.values() for key in (each.key, *each.aliases))
        library = workspace.library

        def work(progress: Progress) -> tuple[tuple[Received, ...], tuple[Row, ...]]:
            found = receiving.receive(parts, known, keys, progress)
            checked = receiving.audited(library, found)
            new = receiving.new(checked)
            return checked, tuple(map(finding.row, new)) if len(new) > FEW else ()

        def keep(done: tuple[tuple[Received, ...], tuple[Row, ...]]) -> None:
            received, rows = done
            if workspace is not self._desk.workspace:
                return
            if rows:
                self._keep_many(workspace, received, rows)
            else:
                self._keep_few(workspace, received)

        run_job(self._desk, work, keep, "The import was cancelled. Nothing was added.")

    def _keep_few(self, workspace: Workspace, received: tuple[Received, ...]) -> None:
        report = taking.Report("", new=receiving.new(received))
        if not report.new:
            self._show(workspace, received)
            return
        edit = taking.taken(report)
        workspace.edits.run(edit)
        if report.new[0].id not in workspace.sources:
            return  # it was refused, and that was told
        self._desk.sourcing.choose(report.new[0].id)
        if _is_plain(received):
            messages = self._desk.window.messages
            messages.tell(_words(received), "Undo", lambda: workspace.edits.undo(edit))
        else:
            self._show(workspace, received)

    def _keep_many(
        self,
        workspace: Workspace,
        received: tuple[Received, ...],
        rows: tuple[Row, ...],
        done: int = 0,
    ) -> None:
        """Keep the next thousand, so that what is typed meanwhile is saved in between."""
        status = self._desk.window.status
        if done >= len(rows):
            status.show_idle()
            workspace.listeners.tell_listed()
            self._desk.sourcing.choose(rows[0].source.id)
            self._show(workspace, received)
            return
        chunk = rows[done : done + _CHUNK]
        sources = tuple(row.source for row in chunk)
        status.show_progress(done, len(rows), "Saving references")

        def follow(_: None) -> None:
            workspace.known.take(sources)
            workspace.known.add_rows(chunk)
            self._keep_many(workspace, received, rows, done + len(chunk))

        def give_up(error: BaseException) -> None:
            status.show_idle()
            self._desk.fail(error)

        self._desk.store.run(lambda: workspace.library.save_sources(sources), follow, give_up)

    def _show(self, workspace: Workspace, received: tuple[Received, ...]) -> None:
        """Show the report for as long as something is done about what was there already."""
        words = _words(received)
        while True:
            answer = self._desk.ask.taken(received, words)
            if answer is None or (answer.what == "open" and answer.twin is not None):
                if answer is not None and answer.twin is not None:
                    self._desk.window.show_aside(self._desk.window.sources)
                    self._desk.sourcing.choose(answer.twin.known.id)
                return
            settled = self._settle(workspace, receiving.twins(received), answer)
            received = tuple(_without(each, settled) for each in received)
            if not receiving.twins(received) and not receiving.lines(received):
                return

    def _settle(
        self, workspace: Workspace, every: tuple[Twin, ...], answer: TwinAnswer
    ) -> tuple[Twin, ...]:
        """Do what was asked about twins; those that are settled now."""
        twin = answer.twin
        if answer.what == "fill":
            easy = tuple(e for e in every if not e.differences and not e.brings_nothing)
            for each in easy:
                workspace.edits.run(taking.completed(_fresh(workspace, each)), workspace.session)
            return easy
        if twin is None:
            return ()
        if answer.what == "both":
            workspace.edits.run(taking.kept_both((twin,), workspace.known.keys))
            return (twin,)
        now = _fresh(workspace, twin)
        comparison = compared(now.known, now.read, "From the import", "Merge")
        choices = self._desk.ask.differences(comparison) if comparison.rows else {}
        if choices is None:
            return ()
        workspace.edits.run(taking.completed(now, choices), workspace.session)
        return (twin,)

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


def _fresh(workspace: Workspace, twin: Twin) -> Twin:
    return replace(twin, known=workspace.sources.get(twin.known.id, twin.known))


def _without(received: Received, settled: tuple[Twin, ...]) -> Received:
    left = tuple(each for each in received.report.twins if each not in settled)
    return replace(received, report=replace(received.report, twins=left))


def _is_plain(received: tuple[Received, ...]) -> bool:
    """Whether there is nothing to look at but that it went well."""
    is_left = receiving.twins(received) or any(e.error or e.report.skipped for e in received)
    return not is_left and not warned(receiving.new(received))


def _words(received: tuple[Received, ...]) -> str:
    new, there = len(receiving.new(received)), len(receiving.twins(received))
    skipped = sum(len(each.report.skipped) for each in received)
    failed = sum(1 for each in received if each.error)
    bare = sum(1 for each in receiving.new(received) if not each.text("title"))
    parts = [f"{counted(new, 'reference')} added." if new else "No reference was added."]
    if bare:
        which = "It needs details: look it" if new == 1 else f"{bare:,} need details: look them"
        parts.append(f"{which} up when there is a network.")
    parts += [f"{there:,} there already."] * bool(there)
    parts += [f"{skipped:,} left out."] * bool(skipped)
    parts += [f"{counted(failed, 'file')} could not be read."] * bool(failed)
    return " ".join(parts)
