"""The command that searches all texts of a library."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.search.results import Hit, Results
from journal_desktop.app.search.searching import search as search_in
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, say, say_json
from journal_desktop.store.library import Library

_NAMES = {
    "articles": "Articles",
    "sources": "Sources",
    "versions": "Earlier versions",
    "trash": "In the trash",
}


@click.command(
    short_help="Search all texts.",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@library_argument
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100_000))
@as_json
@click.pass_context
def search(
    ctx: click.Context, library: Path, words: tuple[str, ...], limit: int, *, in_json: bool
) -> None:
    """Search articles, sources and what earlier versions said that is no longer there.

    All WORDS must be there; “"two words"” side by side, -word not. Narrow with status: category:
    tag: after: before: cites: and in:titles, in:sources, in:history or in:trash, which is
    searched only then. Exit code 1 says that nothing was found.
    """
    with Library.open(library) as opened:
        meter = Meter()
        found = search_in(opened, " ".join(words), limit, meter.step)
        meter.clear()
    if in_json:
        say_json(_record(found))
    else:
        _say(found)
    if not found.hits:
        ctx.exit(1)


def _say(found: Results) -> None:
    if not found.hits:
        say("Nothing has all of this.")
    for group, name in _NAMES.items():
        hits = found.of(group)
        if hits:
            say(f"{name}: {found.counted(group)}")
        for hit in hits:
            say(f"  {hit.title.text or '[No title]'}")
            say(f"    {hit.snippet.text}")


def _record(found: Results) -> dict[str, object]:
    counts = {group: found.count(group) for group in _NAMES}
    return {"counts": counts, "hits": [_hit(each) for each in found.hits]}


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "group": hit.group,
        "id": hit.id,
        "title": hit.title.text,
        "snippet": hit.snippet.text,
        "article": hit.article,
        "place": hit.place,
        "status": hit.status.value if hit.status else "",
        "at": hit.at.isoformat() if hit.at else None,
        "deleted": hit.group == "trash",
    }
