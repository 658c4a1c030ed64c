"""An import of references: read, kept as one step, reported, and taken back if asked to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journal_desktop.app.ports import Progress
from journal_desktop.app.references import receiving, taking
from journal_desktop.app.references.receiving import Part, Received
from journal_desktop.app.references.taking import Twin
from journal_desktop.app.sources import finding
from journal_desktop.app.sources.arrivals import Arrival, Withdrawal
from journal_desktop.app.sources.finding import Row
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.ids import SourceId
from journal_desktop.gui.backups.backing_up import backups_of
from journal_desktop.gui.commands.merging import compared
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.job import run_job
from journal_desktop.gui.references.taken_form import warned
from journal_desktop.gui.sources.questions import TwinAnswer
from journal_desktop.gui.words import counted, listed

MANY = 200
"""From so many new sources on, the way to take them back stays in sight."""
_CANCELLED = "The import was cancelled. Nothing was added."


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read, in a sentence and whole, and the rows by which what is new will be found."""

    received: tuple[Received, ...]
    rows: tuple[Row, ...]
    words: str


class ReferenceImport:
    """One import into one library; remembers what it added, for as long as its report is kept."""

    def __init__(self, desk: Desk, workspace: Workspace) -> None:
        self._desk = desk
        self._workspace = workspace
        self._received: tuple[Received, ...] = ()
        self._words = ""
        self._kept: tuple[SourceId, ...] = ()

    def start(self, parts: tuple[Part, ...]) -> None:
        """Read the parts and compare them with what is known, then keep what is new."""
        known = dict(self._workspace.sources)
        keys = frozenset(key for each in known.values() for key in (each.key, *each.aliases))
        library = self._workspace.library

        def work(progress: Progress) -> _Found:
            found = receiving.receive(parts, known, keys, progress)
            checked = receiving.audited(library, found)
            rows = tuple(map(finding.row, receiving.new(checked)))
            return _Found(checked, rows, _words(checked))

        run_job(self._desk, work, self._keep, _CANCELLED)

    def show(self) -> None:
        """Show the report for as long as something is done about what was there already."""
        workspace = self._workspace
        while workspace is self._desk.workspace:
            answer = self._desk.ask.taken(self._received, self._words)
            if answer is None:
                return
            if answer.what == "undo":
                self.take_back()
                return
            if answer.what == "open" and answer.twin is not None:
                self._desk.window.show_aside(self._desk.window.sources)
                self._desk.sourcing.choose(answer.twin.known.id)
                return
            settled = self._settle(receiving.twins(self._received), answer)
            self._received = tuple(_without(each, settled) for each in self._received)
            if not receiving.twins(self._received) and not receiving.lines(self._received):
                return

    def take_back(self) -> None:
        """Take all of it back, but for what is cited by now."""
        if self._workspace is not self._desk.workspace or not self._kept:
            return
        kept, self._kept = self._kept, ()
        status, messages = self._desk.window.status, self._desk.window.messages

        def told(done: int, total: int) -> None:
            status.show_step(done, total, "Taking references back")

        def ended(left: int) -> None:
            status.show_idle()
            self._received = tuple(_emptied(each) for each in self._received)
            self._words = "The import was taken back."
            if left:
                self._words += f" {counted(left, 'source')} stayed, as articles cite them."
            messages.tell(self._words)

        def failed(error: BaseException) -> None:
            status.show_idle()
            self._kept = kept
            self._desk.fail(error)

        Withdrawal(self._workspace, self._desk.store, kept, told=told, ended=ended, failed=failed)

    def _keep(self, found: _Found) -> None:
        """Save what is new, in steps between which the article is saved, and then report."""
        if self._workspace is not self._desk.workspace:
            return
        self._received, self._words = found.received, found.words
        if not found.rows:
            self._tell()
        elif len(found.rows) < MANY:
            self._arrive(found)
        else:
            backups_of(self._desk).before_bulk(lambda: self._arrive(found))

    def _arrive(self, found: _Found) -> None:
        if self._workspace is not self._desk.workspace:
            return
        window = self._desk.window
        status, signals = window.status, (window.status.cancel_asked, window.closing)

        def told(done: int, total: int) -> None:
            status.show_progress(done, total, "Saving references")

        def end() -> None:
            status.show_idle()
            for each in signals:
                each.disconnect(arrival.cancel)

        def ended(kept: tuple[SourceId, ...]) -> None:
            end()
            self._kept = kept
            if not kept:
                window.messages.tell(_CANCELLED)
                return
            self._desk.sourcing.choose(kept[0])
            self._tell()

        def failed(error: BaseException) -> None:
            end()
            self._desk.fail(error)

        way = (self._workspace, self._desk.store, found.rows)
        arrival = Arrival(*way, told=told, ended=ended, failed=failed)
        for each in signals:
            each.connect(arrival.cancel)
        arrival.start()

    def _tell(self) -> None:
        """Say what came of it; the report is shown if there is more to see, and kept."""
        self._desk.last_import = self.show
        self._desk.changed.emit()
        if not self._kept or not _is_plain(self._received):
            self.show()
        if not self._kept:
            return
        messages = self._desk.window.messages
        say = messages.offer if len(self._kept) > MANY else messages.tell
        say(self._words, "Undo", self.take_back)

    def _settle(self, every: tuple[Twin, ...], answer: TwinAnswer) -> tuple[Twin, ...]:
        """Do what was asked about twins; those that are settled now."""
        workspace, twin = self._workspace, answer.twin
        if answer.what == "fill":
            easy = tuple(e for e in every if not e.differences and not e.brings_nothing)
            for each in easy:
                workspace.edits.run(taking.completed(self._fresh(each)), workspace.session)
            return easy
        if twin is None:
            return ()
        if answer.what == "both":
            workspace.edits.run(taking.kept_both((twin,), workspace.known.keys))
            return (twin,)
        now = self._fresh(twin)
        comparison = compared(now.known, now.read, "From the import", "Merge")
        choices = self._desk.ask.differences(comparison) if comparison.rows else {}
        if choices is None:
            return ()
        workspace.edits.run(taking.completed(now, choices), workspace.session)
        return (twin,)

    def _fresh(self, twin: Twin) -> Twin:
        return replace(twin, known=self._workspace.sources.get(twin.known.id, twin.known))


def _without(received: Received, settled: tuple[Twin, ...]) -> Received:
    left = tuple(each for each in received.report.twins if each not in settled)
    return replace(received, report=replace(received.report, twins=left))


def _emptied(received: Received) -> Received:
    report = replace(received.report, new=(), lines=(), related=())
    return replace(received, report=report)


def _is_plain(received: tuple[Received, ...]) -> bool:
    """Whether there is nothing to look at but that it went well."""
    is_left = receiving.twins(received) or any(e.error or e.report.skipped for e in received)
    return not is_left and not warned(receiving.new(received))


def _words(received: tuple[Received, ...]) -> str:
    new, there = len(receiving.new(received)), len(receiving.twins(received))
    skipped = sum(len(each.report.skipped) for each in received)
    failed = [f"“{each.name}”" for each in received if each.error]
    bare = sum(1 for each in receiving.new(received) if not each.text("title"))
    parts = [f"{counted(new, 'reference')} added." if new else "No reference was added."]
    if bare:
        which = "It needs details: look it" if new == 1 else f"{bare:,} need details: look them"
        parts.append(f"{which} up when there is a network.")
    parts += [f"{there:,} there already."] * bool(there)
    parts += [f"{skipped:,} left out."] * bool(skipped)
    parts += [f"Could not be read: {listed(failed)}."] * bool(failed)
    broken = (each for each in received if each.report.is_broken)
    parts += [f"{each.name} holds {each.report.format} that can't be read." for each in broken]
    return " ".join(parts)
