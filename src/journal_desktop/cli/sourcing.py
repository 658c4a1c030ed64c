"""The commands on sources: list or export them, and see what became of them."""

from __future__ import annotations

import json
from pathlib import Path

import click

from journal_desktop.app.lookups.auditing import Taken, Turn, take_notices
from journal_desktop.app.sources.inventory import Inventory, audit_library
from journal_desktop.cite.writing import bibtex, csl, ris
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, counted, say, say_json, table
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library
from journal_desktop.store.summary import Summary

_WRITERS = {"bibtex": bibtex.written, "ris": ris.written, "csl": csl.written}


@click.command(short_help="List or export the sources.")
@library_argument
@click.option("--bibtex", is_flag=True, help="Print them as BibTeX.")
@click.option("--ris", is_flag=True, help="Print them as RIS.")
@click.option("--csl", is_flag=True, help="Print them as CSL-JSON.")
@click.option("--article", "slug", metavar="SLUG", help="Only those that this article lists.")
@as_json
def sources(library: Path, slug: str | None, *, in_json: bool, **forms: bool) -> None:
    """List the sources by key: key, who and when, status, title; or print them as a file."""
    form = next((name for name, is_wanted in forms.items() if is_wanted), "")
    wanted = [f"--{name}" for name, is_wanted in (*forms.items(), ("json", in_json)) if is_wanted]
    if len(wanted) > 1:
        raise click.UsageError(f"Sources are printed in one form: choose {' or '.join(wanted)}.")
    with Library.open(library) as opened:
        found = opened.sources_of(opened.find(slug)) if slug else opened.sources()
    if form:
        click.echo(_WRITERS[form](found), nl=False)
    elif in_json:
        say_json({"sources": [_record(each) for each in found]})
    else:
        for each in table(map(_row, found)) if found else ["There are no sources yet."]:
            say(each)


@click.command(short_help="See what became of the sources.")
@library_argument
@click.option(
    "--notices",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take in this Retraction Watch file first.",
)
@as_json
@click.pass_context
def audit(ctx: click.Context, library: Path, notices: Path | None, *, in_json: bool) -> None:
    """Give every source the status that the notices in the library tell, and look for faults.

    Reported are retractions, concerns and corrections with the articles that list the source,
    duplicates, versions of one work, unused sources and incomplete records. The exit code
    is 1 where a source that an article lists is retracted.
    """
    meter = Meter()
    with Library.open(library) as opened:
        taken = take_notices(opened, notices, meter) if notices else None
        found = audit_library(opened, meter)
    meter.clear()
    if in_json:
        say_json(_audited(found, taken))
    else:
        _say_audited(found, taken)
    ctx.exit(1 if found.retracted_in_use else 0)


def _row(source: Source) -> tuple[str, ...]:
    return source.key, source.label, source.status.value, source.title


def _record(source: Source) -> dict[str, object]:
    return {
        "id": source.id,
        "key": source.key,
        "kind": source.kind,
        "status": source.status.value,
        "status_origin": source.status_origin,
        "status_date": source.status_date,
        "tags": list(source.tags),
        "item": json.loads(source.item),
    }


def _say_audited(found: Inventory, taken: Taken | None) -> None:
    if taken is not None:
        say(f"Took in {counted(taken.snapshot.count, 'notice', 'notices')}.")
        for each in taken.skipped:
            say(f"  line {each.line}: left out. {each.why}")
    elif found.snapshot is None:
        say("The library has no list of notices yet; take one in with --notices.")
    for turn in found.turns:
        _say_turn(turn)
    for source, listing in found.retracted:
        say(f"{source.key}: retracted. {source.label}: {source.title}")
        _say_listing(listing)
    _say_faults(found)
    say(f"{counted(found.total, 'source', 'sources')} looked at.")


def _say_faults(found: Inventory) -> None:
    for group in found.duplicates:
        say(f"Perhaps the same: {', '.join(each.key for each in group)}")
    for one, other, why in found.related:
        say(f"Versions of one work: {one.key}, {other.key} ({why})")
    for words, several in (("Used nowhere", found.unused), ("Incomplete", found.incomplete)):
        if several:
            say(f"{words}: {', '.join(each.key for each in several)}")


def _say_listing(articles: tuple[Summary, ...]) -> None:
    for article in articles:
        say(f"  listed in {article.slug or article.id} ({article.status.value})")


def _say_turn(turn: Turn) -> None:
    after = turn.after
    say(f"{after.key}: {turn.before.status.value} → {after.status.value}  {after.title}")
    for each in turn.notices:
        say(f"  {' '.join(filter(None, (each.date, each.nature.value, each.reason)))}")
    _say_listing(turn.articles)


def _audited(found: Inventory, taken: Taken | None) -> dict[str, object]:
    return {
        "notices": {
            "count": found.snapshot.count,
            "dated": found.snapshot.dated,
            "sha256": found.snapshot.sha256,
        }
        if found.snapshot
        else None,
        "skipped": [{"line": each.line, "why": each.why} for each in taken.skipped]
        if taken
        else [],
        "changed": [_turn(each) for each in found.turns],
        "retracted": [
            {"key": source.key, "articles": [each.slug for each in listing]}
            for source, listing in found.retracted
        ],
        "duplicates": [[each.key for each in group] for group in found.duplicates],
        "related": [
            {"one": one.key, "other": other.key, "why": why} for one, other, why in found.related
        ],
        "unused": [each.key for each in found.unused],
        "incomplete": [each.key for each in found.incomplete],
        "sources": found.total,
    }


def _turn(turn: Turn) -> dict[str, object]:
    return {
        "key": turn.after.key,
        "id": turn.after.id,
        "before": turn.before.status.value,
        "after": turn.after.status.value,
        "date": turn.after.status_date,
        "notices": [
            {"nature": n.nature.value, "date": n.date, "reason": n.reason, "urls": list(n.urls)}
            for n in turn.notices
        ],
        "articles": [
            {"slug": each.slug, "status": each.status.value, "title": each.title}
            for each in turn.articles
        ],
    }
