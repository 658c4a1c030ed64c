"""Answers to look-ups as their user reviews them, and takes them in one step to be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.app.lookups import completing
from journal_desktop.app.lookups.completing import Proposed
from journal_desktop.app.workspace import Workspace
from journal_desktop.cite.lookup import found as records
from journal_desktop.cite.lookup.found import Found
from journal_desktop.core.lookup import Lookup
from journal_desktop.core.merging import Side
from journal_desktop.core.source import Source


@dataclass(frozen=True, slots=True)
class Review:
    """An answer beside the source that it was asked for; `rows` is empty where both agree."""

    lookup: str
    source: Source
    found: Found
    rows: tuple[Proposed, ...]
    remarks: tuple[str, ...]


def needs_choice(answer: Review) -> bool:
    """Whether somebody has to choose: a field that both fill in, or perhaps another work."""
    adding = completing.additions(answer.rows)
    return completing.is_other_work(answer.source, answer.found) or any(
        adding[row.variable] == "mine" for row in answer.rows
    )


def review(workspace: Workspace, lookup: Lookup) -> Review | None:
    """The answer of *lookup* to look at; None where there is none, or its source is gone."""
    source, found = workspace.sources.get(lookup.source), records.read(lookup.result)
    if source is None or found is None:
        return None
    rows = completing.proposal(source, found, workspace.sources.values())
    return Review(lookup.id, source, found, rows, completing.remarks(source, found))


def accept(
    workspace: Workspace, chosen: Iterable[tuple[Review, Mapping[str, Side]]]
) -> LibraryEdit | None:
    """Complete the sources as chosen, all in one step; None where nothing changes."""
    pairs: list[tuple[Source, Source]] = []
    library = tuple(workspace.sources.values())
    for each, choices in chosen:
        before = workspace.sources.get(each.source.id, each.source)
        after = completing.completed(before, each.found, choices, library)
        if after != before:
            pairs.append((before, after))
    if not pairs:
        return None
    label = "Complete a source" if len(pairs) == 1 else f"Complete {len(pairs)} sources"
    edit = LibraryEdit(
        label,
        "complete",
        before=tuple(before for before, _ in pairs),
        after=tuple(after for _, after in pairs),
    )
    workspace.edits.run(edit, workspace.session)
    return edit
