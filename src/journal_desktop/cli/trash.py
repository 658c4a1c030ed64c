"""The command that lists the trash, and brings things back from it."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.trash import words as trash_words
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import as_json, say, say_json, table
from journal_desktop.core.errors import NotFound
from journal_desktop.store.library import Library
from journal_desktop.store.values import Trashed


@click.command(short_help="List what was deleted, and bring it back.")
@library_argument
@click.option(
    "--restore", "wanted", multiple=True, metavar="ID", help="Bring this back; may be repeated."
)
@as_json
def trash(library: Path, wanted: tuple[str, ...], *, in_json: bool) -> None:
    """List the trash of LIBRARY, what was deleted last first: what, its size, its id.

    With --restore, an article, section, question or source comes back, and is told.
    """
    with Library.open(library) as opened:
        items = opened.trash.list()
        chosen = tuple(_found(items, each) for each in dict.fromkeys(wanted))
        if chosen and opened.objection is not None:
            raise opened.objection
        for each in chosen:
            opened.trash.restore(each)
    told = chosen if wanted else items
    if in_json:
        say_json([_record(each) for each in told])
    elif wanted:
        for each in chosen:
            words = trash_words.called(each)
            say(f"{words[0].upper()}{words[1:]} is back.")
    elif items:
        for line in table((trash_words.title(e), trash_words.detail(e), e.id) for e in items):
            say(line)
    else:
        say("Nothing is in the trash.")


def _found(items: tuple[Trashed, ...], identity: str) -> Trashed:
    found = next((each for each in items if each.id == identity), None)
    if found is None:
        raise NotFound(f"“{identity}” is not in the trash.", "List the trash to see what is.")
    if found.kind == "picture":
        raise NotFound(
            "A picture comes back where an article shows it.",
            "Open the trash in the window to put it into an article.",
        )
    return found


def _record(each: Trashed) -> dict[str, object]:
    return {
        "id": each.id,
        "kind": each.kind,
        "title": each.title,
        "article": each.article,
        "article_title": each.article_title,
        "at": each.at.isoformat(),
        "size": each.size,
        "damaged": each.damaged,
    }
