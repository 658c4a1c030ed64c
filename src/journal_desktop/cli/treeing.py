"""The command that exports a whole library as files that anybody can read."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.trees.tree_export import Exported, Wish
from journal_desktop.app.trees.tree_export import export_library as export_tree
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, counted, say, say_json
from journal_desktop.store.library import Library


@click.command(short_help="Export the whole library as text files.")
@library_argument
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--history", is_flag=True, help="With every version of every article.")
@click.option("--no-trash", is_flag=True, help="Without what was deleted.")
@click.option("--notices", is_flag=True, help="With the list of retractions.")
@as_json
@click.pass_context
def export_library(
    ctx: click.Context,
    library: Path,
    out: Path,
    *,
    history: bool,
    no_trash: bool,
    notices: bool,
    in_json: bool,
) -> None:
    """Export all of LIBRARY to OUT, a folder, or a zip if its name ends in .zip.

    Drafts, notes and what is in the trash go along; it is for you, not for readers. “import”
    reads it back. Equal libraries give equal files. It is all or nothing; where something in
    the library is damaged, it is told and the exit code is 1.
    """
    meter = Meter()
    zipped = out.suffix.lower() == ".zip" and not out.is_dir()
    wish = Wish(history, not no_trash, notices)
    with Library.open(library) as opened:
        done = export_tree(opened, out, wish, zipped=zipped, progress=meter)
    meter.clear()
    if in_json:
        say_json(_record(done))
    else:
        _say(done)
    ctx.exit(1 if done.left_out else 0)


def _say(done: Exported) -> None:
    parts = (
        counted(done.articles, "article", "articles"),
        counted(done.sources, "source", "sources"),
        counted(done.pictures, "picture", "pictures"),
        counted(done.versions, "version", "versions"),
    )
    files = counted(done.files, "file", "files")
    say(f"Exported {', '.join(parts)} to {done.target}: {files}, {done.written:,} new or changed.")
    for each in done.left_out:
        say(f"Left out: {each}")
    for path in done.edited:
        say(f"Somebody had changed a file of the last export; it is kept as {path}")


def _record(done: Exported) -> dict[str, object]:
    return {
        "target": str(done.target),
        "articles": done.articles,
        "sources": done.sources,
        "pictures": done.pictures,
        "versions": done.versions,
        "files": done.files,
        "written": done.written,
        "left_out": list(done.left_out),
        "edited": list(done.edited),
    }
