"""Commands on sources that may be one."""

from __future__ import annotations

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.app.ports import Progress
from journal_desktop.app.sources import merging, twins
from journal_desktop.app.sources.twins import Group
from journal_desktop.app.workspace import Workspace
from journal_desktop.core.source import Source
from journal_desktop.gui.backups.backing_up import backups_of
from journal_desktop.gui.commands.merging import compared
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.job import run_job
from journal_desktop.gui.sources.questions import GroupAnswer
from journal_desktop.gui.words import named


class DuplicateCommands:
    """Find duplicates in the whole library, merge them, or remember that they are none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self) -> None:
        """Compare all sources with each other, then show what may be one."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        sources = tuple(workspace.sources.values())

        def work(progress: Progress) -> tuple[Group, ...]:
            return twins.groups(sources, progress)

        def show(found: tuple[Group, ...]) -> None:
            if not found:
                self._desk.window.messages.tell("No duplicates were found.")
            elif workspace is self._desk.workspace:
                backups_of(self._desk).before_bulk(lambda: begin(found))

        def begin(found: tuple[Group, ...]) -> None:
            if workspace is self._desk.workspace:
                self._go_through(workspace, found)

        run_job(self._desk, work, show, "The search for duplicates was cancelled.")

    def merge(self) -> None:
        """Merge the sources that are chosen in the panel."""
        workspace, chosen = self._desk.workspace, self._desk.window.sources.selected
        if workspace is not None and len(chosen) > 1:
            self._go_through(workspace, (Group(chosen, "you chose them"),))

    def _go_through(self, workspace: Workspace, groups: tuple[Group, ...]) -> None:
        """Show the groups for as long as something is done about one of them."""
        place = 0
        while groups:
            answer = self._desk.ask.group(groups, place)
            if answer is None:
                return
            place = groups.index(answer.group)
            if answer.what == "open":
                self._desk.window.show_aside(self._desk.window.sources)
                self._desk.sourcing.choose(answer.kept)
                return
            if self._settle(workspace, answer):
                groups = tuple(each for each in groups if each is not answer.group)
            groups = tuple(filter(None, (_fresh(workspace, each) for each in groups)))

    def _settle(self, workspace: Workspace, answer: GroupAnswer) -> bool:
        """Do what was asked about a group; whether it is settled now."""
        group = _fresh(workspace, answer.group)
        if group is None:
            return True
        match answer.what:
            case "apart":
                self._run(workspace, twins.kept_apart(group), "They will be kept apart.")
            case "link":
                edit = twins.linked(group.sources[0], group.sources[1])
                self._run(workspace, edit, "They are linked as versions of one work.")
            case _:
                kept = next(each for each in group.sources if each.id == answer.kept)
                others = [each for each in group.sources if each.id != answer.kept]
                return all(self._merge(workspace, kept, other) for other in others)
        return True

    def _merge(self, workspace: Workspace, kept: Source, other: Source) -> bool:
        kept = workspace.sources.get(kept.id, kept)
        comparison = compared(kept, other, named(other), "Merge")
        choices = self._desk.ask.differences(comparison) if comparison.rows else {}
        if choices is None:
            return False
        edit = merging.merged(kept, (other,), choices)
        self._run(workspace, edit, f"{named(other)} is part of {named(kept)} now.")
        return True

    def _run(self, workspace: Workspace, edit: LibraryEdit, words: str) -> None:
        workspace.edits.run(edit, workspace.session)
        self._desk.window.messages.tell(words, "Undo", lambda: workspace.edits.undo(edit))


def _fresh(workspace: Workspace, group: Group) -> Group | None:
    """The group as its sources now stand; None where fewer than two are left."""
    found = (workspace.sources.get(each.id) for each in group.sources)
    sources = tuple(each for each in found if each is not None)
    if sources == group.sources:
        return group
    return Group(sources, group.why, group.is_same) if len(sources) > 1 else None
