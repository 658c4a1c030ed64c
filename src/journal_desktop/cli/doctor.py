"""The command that tells whether a library is whole, and puts a damaged one together again."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.backup import words as backup_words
from journal_desktop.app.salvage import examining, salvaging
from journal_desktop.app.salvage.examining import State
from journal_desktop.app.salvage.words import Report
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, counted, say, say_json
from journal_desktop.core.errors import LibraryDamaged, NotALibrary

DAMAGED = 1


@click.command(short_help="Tell whether a library is whole; repair it.")
@library_argument
@click.option("--repair", is_flag=True, help="Put a damaged library together again.")
@click.option(
    "--backups-in",
    "place",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The second place for backups.",
)
@as_json
@click.pass_context
def doctor(
    ctx: click.Context, library: Path, place: Path | None, *, repair: bool, in_json: bool
) -> None:
    """Read all of LIBRARY: its file, every row, its backups. Exit 1 where it is damaged.

    With --repair, what is whole goes into a new file in its place, with what versions and
    backups have of the rest; the damaged file is kept beside it.
    """
    meter = Meter()
    places = (place,) if place else ()
    state = examining.examine(
        library, places, lambda done, total: meter.step(done, total, "Reading the library")
    )
    meter.clear()
    report = None
    if repair and state.is_damaged:
        error = state.error or LibraryDamaged(f"The library “{library.name}” is damaged.")
        rescued = salvaging.rescue(library, error, places)
        rescued.library.close()
        report = rescued.report
    if in_json:
        say_json(_record(state, report))
    else:
        _tell(state, report)
    is_mended = report is not None and report.kept is not None
    if state.is_damaged and not is_mended:
        ctx.exit(DAMAGED)


def _tell(state: State, report: Report | None) -> None:
    if state.error is not None:
        say(f"Damaged: {state.error.message}")
    elif state.is_damaged:
        say("Damaged.")
    else:
        say(f"Whole: {counted(state.rows, 'row was', 'rows were')} compared.")
    for words in (state.remark, *(f"Damaged: {each}." for each in state.harms)):
        if words:
            say(words)
    say(f"Format: {state.version or 'unknown'}; this program writes {examining.VERSION}.")
    whole = [each for each in state.backups if each.is_whole]
    say(
        f"Backups: {len(state.backups):,}, of which {len(whole):,} are whole."
        if state.backups
        else "Backups: none."
    )
    for each in state.backups:
        state_of = "whole" if each.is_whole else "damaged"
        say(f"  {backup_words.when(each.at)}  {state_of}  {each.path}")
    if report is not None:
        say()
        say(report.title)
        for line in report.lines:
            say(line)
    elif isinstance(state.error, NotALibrary) and not whole:
        say("“journal-desktop doctor --repair” looks whether something of a library is left in it.")
    elif state.is_damaged:
        say("“journal-desktop doctor --repair” mends it and keeps the damaged file.")


def _record(state: State, report: Report | None) -> dict[str, object]:
    return {
        "damaged": state.is_damaged,
        "message": str(state.error) if state.error else state.remark,
        "structure": state.structure,
        "rows": state.rows,
        "harms": list(state.harms),
        "format": state.version,
        "backups": [
            {"file": str(each.path), "at": each.at.isoformat(), "whole": each.is_whole}
            for each in state.backups
        ],
        "repaired": None
        if report is None
        else {
            "articles": report.articles,
            "whole": report.whole,
            "kept": str(report.kept) if report.kept else None,
            "lines": list(report.lines),
        },
    }
