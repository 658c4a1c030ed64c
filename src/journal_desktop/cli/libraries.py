"""Commands on a library as a whole: make one, list its articles."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.creating import create_library
from journal_desktop.cli.output import as_json, counted, say, say_json, table
from journal_desktop.store.library import Library
from journal_desktop.store.summary import Summary

library_argument = click.argument("library", type=click.Path(path_type=Path))
"""The library file that a command works on."""


@click.command(short_help="Make a new library.")
@library_argument
@click.option("--empty", is_flag=True, help="Start without the sample journal.")
@as_json
def new(library: Path, *, empty: bool, in_json: bool) -> None:
    """Make a new library, with the sample journal in it."""
    if library.exists():
        raise click.UsageError(f"“{library}” exists already; choose another name.")
    with create_library(library, empty=empty) as made:
        articles = len(made.summaries())
        title = made.journal().title
    if in_json:
        say_json({"library": str(library), "journal": title, "articles": articles})
    else:
        say(f"Made {library}: “{title}”, {counted(articles, 'article', 'articles')}.")


@click.command(short_help="List the articles.")
@library_argument
@as_json
def list_(library: Path, *, in_json: bool) -> None:
    """List the articles, last changed first: slug, status, when changed, title."""
    with Library.open(library) as opened:
        title = opened.journal().title
        articles = opened.summaries()
    if in_json:
        say_json({"journal": title, "articles": [_record(each) for each in articles]})
    elif articles:
        for each in table(map(_row, articles)):
            say(each)
    else:
        say(f"“{title}” has no articles yet.")


def _row(each: Summary) -> tuple[str, ...]:
    changed = each.changed.astimezone().strftime("%Y-%m-%d %H:%M")
    return (each.slug or each.id, _status(each), changed, each.title or "[No title]")


def _status(each: Summary) -> str:
    return "damaged" if each.damaged else each.status.value


def _record(each: Summary) -> dict[str, object]:
    return {
        "id": each.id,
        "slug": each.slug,
        "status": _status(each),
        "title": each.title,
        "standfirst": each.standfirst,
        "category": each.category,
        "template": each.template,
        "language": each.language,
        "words": each.words,
        "published": each.published.isoformat() if each.published else None,
        "changed": each.changed.isoformat(),
    }
