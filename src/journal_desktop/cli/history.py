"""The command that lists the versions of an article."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.history import changes as version_changes
from journal_desktop.app.history.changes import VersionChange
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, counted, say, say_json, table
from journal_desktop.core.article import Article
from journal_desktop.store.library import Library
from journal_desktop.store.summary import Summary


@click.command(short_help="List the versions of an article, and what changed in each.")
@library_argument
@click.argument("slug")
@as_json
def history(library: Path, slug: str, *, in_json: bool) -> None:
    """List the versions of the article SLUG, newest first: when, why kept, what changed.

    SLUG may be the article's id; one that was deleted has its versions still.
    """
    meter = Meter()
    with Library.open(library) as opened:
        article = _found(opened, slug)
        versions = version_changes.history(opened, article.id, meter)
    meter.clear()
    if in_json:
        say_json(
            {
                "id": article.id,
                "slug": article.slug,
                "title": article.title,
                "versions": [_record(each) for each in versions],
            }
        )
        return
    say(f"“{article.title or article.slug}”: {counted(len(versions), 'version', 'versions')}")
    for each in table(map(_row, versions)) if versions else ():
        say(each)


def _found(library: Library, slug: str) -> Summary | Article:
    """The article of that slug or id, deleted and harmed ones too; raises NotFound."""
    rows = (*library.summaries(), *library.deleted())
    return next((row for row in rows if slug in {row.slug, row.id}), None) or library.find(slug)


def _row(each: VersionChange) -> tuple[str, ...]:
    return (each.version.at.astimezone().strftime("%Y-%m-%d %H:%M"), each.why, each.line)


def _record(each: VersionChange) -> dict[str, object]:
    version = each.version
    return {
        "id": version.id,
        "at": version.at.isoformat(),
        "kind": version.kind,
        "label": version.label,
        "why": each.why,
        "changed": each.line,
        "damaged": version.damaged,
    }
