"""Commands on backups: make one, list them, bring something back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from journal_desktop.app.backup import restoring
from journal_desktop.app.backup import words as backup_words
from journal_desktop.app.backup.writing import back_up
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, counted, say, say_json, table
from journal_desktop.core.errors import NotFound
from journal_desktop.core.ids import ArticleId, SourceId
from journal_desktop.store.backup import swaps
from journal_desktop.store.backup.files import Backup, named
from journal_desktop.store.library import Library


@click.command(short_help="Back up a library, and prove the backup.")
@library_argument
@click.option(
    "--to",
    "place",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder, on a stick perhaps, that gets a copy too.",
)
@as_json
def backup(library: Path, place: Path | None, *, in_json: bool) -> None:
    """Write a backup beside LIBRARY, read it back from the disk, and compare every row.

    Old backups are thinned as the window does it: many of today, then one of each day, each
    week and each month.
    """
    meter = Meter()
    with Library.open(library) as opened:
        if opened.objection is not None:
            raise opened.objection
        written = back_up(opened, "asked", datetime.now(UTC), place=place, progress=meter)
    meter.clear()
    made = [each for each in (written.backup, written.copied) if each is not None]
    if in_json:
        say_json([_record(each) for each in made])
    else:
        for each in made:
            say(f"Backed up and checked: {each.path}")
        if written.low is not None:
            say(str(written.low))
    if written.missed is not None:
        raise written.missed


@click.command(short_help="List the backups of a library.")
@library_argument
@click.option(
    "--in",
    "place",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The second place, to list those that lie there.",
)
@as_json
def backups(library: Path, place: Path | None, *, in_json: bool) -> None:
    """List the backups beside LIBRARY, newest first: when, why, size, state, file."""
    with Library.open(library) as opened:
        folder = opened.backups.folder if place is None else opened.backups.folder_in(place)
        found = opened.backups.listed(folder)
    if in_json:
        say_json([_record(each) for each in found])
    elif found:
        for line in table(map(_row, found)):
            say(line)
    else:
        say(f"There are no backups in {folder}.")


@click.command(short_help="Bring articles or sources of a backup back, or all of it.")
@library_argument
@click.argument("chosen", metavar="BACKUP", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--article", "slugs", multiple=True, metavar="SLUG", help="This one; may be repeated."
)
@click.option("--source", "keys", multiple=True, metavar="KEY", help="This one; may be repeated.")
@click.option("--as", "target", type=click.Path(path_type=Path), help="As a library of its own.")
@click.option("--whole", is_flag=True, help="In place of LIBRARY, which is backed up first.")
def restore(
    library: Path,
    chosen: Path,
    slugs: tuple[str, ...],
    keys: tuple[str, ...],
    target: Path | None,
    *,
    whole: bool,
) -> None:
    """Bring articles of a backup back as versions, so that nothing in LIBRARY is lost.

    A deleted article comes back; one that is there becomes what it was, and what it is now
    stays in its history. With --as or --whole, all of the backup is taken.
    """
    wanted = [bool(slugs or keys), target is not None, whole]
    if sum(wanted) != 1:
        raise click.UsageError("Say what to restore: --article and --source, or --as, or --whole.")
    meter = Meter()
    if target is not None:
        swaps.as_library(chosen, target, _steps(meter))
        said = f"Made {target} from the backup."
    elif whole:
        said = _replace(library, chosen, meter)
    else:
        said = _bring_back(library, chosen, slugs, keys)
    meter.clear()
    say(said)


def _replace(library: Path, chosen: Path, meter: Meter) -> str:
    swaps.check(chosen, _steps(meter))
    with Library.open(library) as opened:
        if opened.objection is not None:
            raise opened.objection
        written = back_up(opened, "replaced", datetime.now(UTC), progress=meter)
    swaps.replace(library, chosen, _steps(meter))
    return f"{library} is what it was. What it held before: {written.backup.path}"


def _bring_back(library: Path, chosen: Path, slugs: tuple[str, ...], keys: tuple[str, ...]) -> str:
    with Library.open(library) as opened:
        with Library.look_into(chosen) as then:
            articles = tuple(ArticleId(then.find(slug).id) for slug in slugs)
            by_key = {each.slug: SourceId(each.id) for each in then.backups.contents().sources}
        for key in keys:
            if key not in by_key:
                raise NotFound(f"There is no source “{key}” in this backup.", "Check its key.")
        called = backup_words.called(named(chosen))
        sources = tuple(by_key[key] for key in keys)
        found = restoring.read(opened, chosen, articles, sources, called)
        back = restoring.put_back(opened, found, found.articles)
        opened.save_sources(found.sources)
    parts = [counted(len(back), "article", "articles")] if back else []
    parts += [counted(len(found.sources), "source", "sources")] if found.sources else []
    return f"{' and '.join(parts)} came back."


def _steps(meter: Meter) -> swaps.Step:
    return lambda done, total: meter.step(done, total, "Reading the backup")


def _row(each: Backup) -> tuple[str, ...]:
    size = backup_words.size(each.size)
    state = "damaged" if each.is_damaged else "checked"
    return (backup_words.when(each.at), backup_words.why(each.why), size, state, str(each.path))


def _record(each: Backup) -> dict[str, object]:
    return {
        "file": str(each.path),
        "at": each.at.isoformat(),
        "why": each.why,
        "size": each.size,
        "damaged": each.is_damaged,
    }
