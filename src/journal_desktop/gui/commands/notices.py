"""Commands on the list of retractions: loaded from a file, and what it says of the library."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from journal_desktop.app.lookups import auditing
from journal_desktop.app.lookups.auditing import Taken, Turn
from journal_desktop.app.ports import Progress
from journal_desktop.app.sources.listed import WARNED
from journal_desktop.core import dates
from journal_desktop.gui.commands.sources import SourceCommands
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.job import run_job
from journal_desktop.gui.sources.rows import BADGES
from journal_desktop.gui.sources.warning import status_words
from journal_desktop.gui.words import counted


@dataclass(frozen=True, slots=True)
class _Audit:
    """The list that is held now, and what it changes."""

    taken: Taken
    turns: tuple[Turn, ...]


class NoticeCommands:
    """Load a list; mark the sources it names; show which articles are concerned."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._going = SourceCommands(desk)

    def load(self) -> None:
        """Load the list that is asked for, and check every source against it."""
        desk = self._desk
        workspace = desk.workspace
        if workspace is None:
            return
        library = workspace.library
        path = desk.ask.retraction_list(str(library.path.parent))
        if path is None:
            return
        sources = tuple(workspace.sources.values())

        def work(progress: Progress) -> _Audit:
            taken = auditing.take_notices(library, path, progress)
            progress.step(0, 1, "Checking your sources")
            return _Audit(taken, auditing.audit(library, sources))

        def show(audit: _Audit) -> None:
            if workspace is desk.workspace:
                self._show(audit)

        run_job(desk, work, show, "Loading was cancelled. The list from before is kept.")

    def _show(self, audit: _Audit) -> None:
        workspace, messages = self._desk.workspace, self._desk.window.messages
        if workspace is None:
            return
        if audit.turns:
            workspace.edits.run(auditing.audited(audit.turns), workspace.session)
        self._desk.sourcing.recount()
        snapshot = audit.taken.snapshot
        day = dates.read(snapshot.dated)
        dated = dates.printed(day) if day else snapshot.dated
        words = f"The list of {dated} is loaded: {counted(snapshot.count, 'notice')}."
        grave = [turn for turn in audit.turns if turn.after.status in WARNED]
        if audit.taken.skipped:
            words += f" {counted(len(audit.taken.skipped), 'row')} could not be read."
        if not grave:
            messages.tell(f"{words} None of your sources is newly on it.")
            return
        kinds = Counter(BADGES[turn.after.status][0] for turn in grave)
        told = ", ".join(f"{number:,} {kind}" for kind, number in kinds.items())
        messages.warn(
            f"{words} Newly marked among your sources: {told}.",
            "Show where they are cited",
            lambda: self._offer(grave),
        )

    def _offer(self, turns: list[Turn]) -> None:
        """Offer the articles that are concerned."""
        places = [
            (f"{row.id}\n{turn.after.id}", f"{row.title or 'Untitled article'}\n{told}")
            for turn in turns
            for told in (f"{turn.after.label}: {status_words(turn.after)}",)
            for row in turn.articles
        ]
        if not places:
            self._desk.window.messages.tell("No article cites them.")
            return
        chosen = self._desk.ask.place("Articles that are concerned", tuple(places))
        if chosen is not None:
            article, _, source = chosen.partition("\n")
            self._desk.window.show_aside(self._desk.window.sources)
            self._desk.sourcing.choose(source)
            self._going.go(article, "sources")
