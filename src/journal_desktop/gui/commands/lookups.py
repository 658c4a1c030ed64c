"""Commands on look-ups: the only ones that use the network, and only when they are called."""

from __future__ import annotations

import time
from collections.abc import Callable

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.app.lookups import reviewing
from journal_desktop.app.lookups.completing import additions
from journal_desktop.app.lookups.looking_up import LookingUp
from journal_desktop.app.lookups.reviewing import Review
from journal_desktop.app.lookups.rows import Rows
from journal_desktop.app.lookups.values import Ended
from journal_desktop.app.workspace import Workspace
from journal_desktop.cite.lookup.services import Caller
from journal_desktop.core.ids import SourceId
from journal_desktop.core.merging import Side
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.lookups.comparison import Comparison, Difference
from journal_desktop.gui.lookups.network import Network
from journal_desktop.gui.lookups.requests import LookupsView
from journal_desktop.gui.timers import Pause
from journal_desktop.gui.words import counted

ALLOWED = "allowed"
_ALIKE = "The register says the same as your source."


class LookupCommands:
    """Complete sources from their identifiers, and review what came back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.caller = Caller(desk.settings.lookup_email)
        self.network = Network(self.caller.agent, desk)
        self.view = LookupsView(desk)
        self._workspace: Workspace | None = None
        self._rows: Rows | None = None
        self.looking: LookingUp | None = None
        view = self.view
        view.review_asked.connect(self.review)
        view.fill_asked.connect(self.fill)
        view.retry_asked.connect(self.retry)
        view.forget_asked.connect(self.forget)
        view.consent_asked.connect(self.consent)
        desk.changed.connect(self._let_go)

    def complete(self, sources: tuple[str, ...] = (), *, refresh: bool = False) -> None:
        """Look up those sources, or those chosen in their panel."""
        chosen = tuple(sources) or tuple(s.id for s in self._desk.window.sources.selected)
        messages = self._desk.window.messages
        if not chosen:
            messages.tell("Choose a source in the Sources panel first.")
        elif self._may_ask():
            self._with_rows(lambda: self._ask(tuple(map(SourceId, chosen)), refresh=refresh))

    def show(self) -> None:
        """Show every look-up: what waits, what failed, and answers to review."""
        if self._desk.workspace is not None:
            self._with_rows(lambda: self._desk.ask.show_lookups(self.view))

    def review(self, lookups: tuple[str, ...]) -> None:
        """Go through those answers, field by field, until the user has had enough."""
        for each in lookups:
            found = self._reviewed(each)
            if found is not None and not self._choose(found):
                return

    def fill(self, lookups: tuple[str, ...]) -> None:
        """Take from those answers what only adds; where somebody must choose, it is left."""
        reviews = [found for each in lookups if (found := self._reviewed(each)) is not None]
        easy = [each for each in reviews if not reviewing.needs_choice(each)]
        left = len(reviews) - len(easy)
        edit = self._accept([(each, additions(each.rows)) for each in easy])
        words = f"{counted(len(edit.after) if edit else 0, 'source')} completed."
        if left:
            words += f" {counted(left, 'answer')} left, because you have to choose there."
        self._tell(words, edit)

    def retry(self, lookups: tuple[str, ...]) -> None:
        """Ask those again."""
        if self._may_ask() and self.looking is not None:
            self.looking.retry(lookups)

    def forget(self, lookups: tuple[str, ...]) -> None:
        """Let go of those look-ups; their sources stay as they are."""
        if self._may_write() and self.looking is not None:
            self.looking.forget(lookups)

    def consent(self) -> bool:
        """Explain what is sent and to whom; whether the user agrees."""
        email = self._desk.ask.lookup_consent(self._desk.settings.lookup_email)
        if email is None:
            return False
        self._desk.remember(lookups=ALLOWED, lookup_email=email)
        self._introduce(Caller(email, self.caller.bases))
        return True

    def _introduce(self, caller: Caller) -> None:
        self.caller = caller
        self.network.agent = caller.agent
        if self.looking is not None:
            self.looking.caller = caller

    def _may_write(self) -> bool:
        workspace = self._desk.workspace
        if workspace is None:
            return False
        if workspace.library.objection is not None:
            self._desk.fail(workspace.library.objection)
            return False
        return True

    def _may_ask(self) -> bool:
        return self._may_write() and (self._desk.settings.lookups == ALLOWED or self.consent())

    def _with_rows(self, then: Callable[[], None]) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        if self._rows is None or self._workspace is not workspace:
            self._begin(workspace)
        rows = self._rows

        def show() -> None:
            if self._rows is rows:
                self._show()
                then()

        if rows is not None:
            rows.load(show)

    def _begin(self, workspace: Workspace) -> None:
        desk = self._desk
        self._workspace = workspace
        self._rows = Rows(workspace.library, desk.store, desk.fail)
        self.looking = LookingUp(
            workspace,
            self._rows,
            self.network,
            lambda due: Pause(due, desk),
            self.caller,
            clock=time.monotonic,
        )
        self.looking.changed.append(self._show)
        self.looking.ended.append(self._report)

    def _let_go(self) -> None:
        """Ask nothing more for a library that is closed."""
        if self.looking is not None and self._desk.workspace is not self._workspace:
            self.looking.rest()
            self.looking = self._rows = self._workspace = None
            self.view.show_rows(())

    def _show(self) -> None:
        if self.looking is not None:
            self.view.show_rows(self.looking.shown)

    def _ask(self, sources: tuple[SourceId, ...], *, refresh: bool) -> None:
        if self.looking is None:
            return
        asked = self.looking.ask(sources, refresh=refresh)
        messages = self._desk.window.messages
        if asked.known and not asked.begun:
            self._offer(asked.known)
        elif asked.begun:
            messages.tell(f"Looking up {counted(asked.begun, 'source')}…", "Look-ups…", self.show)
        elif asked.without:
            messages.tell(
                "There is nothing to look it up by: add a DOI, PMID, PMCID, arXiv number or ISBN."
            )

    def _report(self, ended: Ended) -> None:
        """Say once what has come; that it waits for a network is said quietly."""
        messages = self._desk.window.messages
        if ended.ready:
            self._offer(ended.ready)
        elif ended.in_vain:
            rows = self._rows.some(ended.in_vain[:1]) if self._rows else ()
            more = (
                f" So it was with {len(ended.in_vain) - 1} more." if len(ended.in_vain) > 1 else ""
            )
            messages.tell(f"{rows[0].error if rows else ''}{more}", "Look-ups…", self.show)
        elif ended.waiting:
            messages.tell(
                "No network: the look-up waits until you try again.", "Look-ups…", self.show
            )

    def _offer(self, ready: tuple[str, ...]) -> None:
        words = "The details are here." if len(ready) == 1 else f"{len(ready)} answers are here."
        act = self.show if len(ready) > 1 else lambda: self.review(ready)
        self._desk.window.messages.tell(
            f"{words} Nothing changes before you take them.", "Review…", act
        )

    def _reviewed(self, lookup: str) -> Review | None:
        workspace, rows = self._desk.workspace, self._rows
        found = rows.some((lookup,)) if rows else ()
        return reviewing.review(workspace, found[0]) if workspace and found else None

    def _choose(self, found: Review) -> bool:
        """Whether the user chose, or there was nothing to choose."""
        if not found.rows:
            self._accept([(found, {})])
            self._desk.window.messages.tell(" ".join((_ALIKE, *found.remarks[:2])))
            return True
        choices = self._desk.ask.differences(_comparison(found))
        if choices is None:
            return False
        edit = self._accept([(found, choices)])
        self._tell("The source is completed." if edit else "The source stays as it is.", edit)
        return True

    def _accept(self, chosen: list[tuple[Review, dict[str, Side]]]) -> LibraryEdit | None:
        workspace = self._desk.workspace
        if workspace is None or self.looking is None or not self._may_write():
            return None
        edit = reviewing.accept(workspace, chosen)
        self.looking.settle(each.lookup for each, _ in chosen)
        return edit

    def _tell(self, words: str, edit: LibraryEdit | None) -> None:
        messages, workspace = self._desk.window.messages, self._desk.workspace
        if edit is None or workspace is None:
            messages.tell(words)
        else:
            messages.tell(words, "Undo", lambda: workspace.edits.undo(edit))


def _comparison(found: Review) -> Comparison:
    rows = tuple(Difference(r.variable, r.label, r.mine, r.yours, r.suggested) for r in found.rows)
    told = " and ".join(
        filter(None, (", ".join(found.found.services[:-1]), found.found.services[-1]))
    )
    return Comparison(
        "Complete from identifier",
        found.source.text("title") or found.found.source.title,
        "Your source",
        told or "The register",
        rows,
        found.remarks,
        "Take these",
    )
