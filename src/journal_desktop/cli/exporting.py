"""The command that exports a bundle."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.exporting import Choice, Exported
from journal_desktop.app.exporting import export as export_bundle
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, counted, say, say_json
from journal_desktop.store.library import Library


@click.command(short_help="Export what is published.")
@library_argument
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--article", "slugs", multiple=True, metavar="SLUG", help="Only this one; may be repeated."
)
@click.option("--drafts", is_flag=True, help="Also articles that are not published.")
@click.option("--zip", "zipped", is_flag=True, help="Write one zip file instead of a folder.")
@as_json
def export(
    library: Path,
    out: Path,
    slugs: tuple[str, ...],
    *,
    drafts: bool,
    zipped: bool,
    in_json: bool,
) -> None:
    """Export the published articles to the folder OUT, all or nothing.

    What else lies in OUT is left alone. An article that --article names is exported even when
    it is a draft.
    """
    meter = Meter()
    with Library.open(library) as opened:
        target = (
            out.with_name(f"{out.name}.zip")
            if zipped and not out.suffix and not out.exists()
            else out
        )
        done = export_bundle(opened, target, Choice(slugs, drafts), zipped=zipped, progress=meter)
    meter.clear()
    if in_json:
        say_json(_record(done))
    else:
        _say(done)


def _say(done: Exported) -> None:
    articles = counted(len(done.articles), "article", "articles")
    files = counted(done.files, "file", "files")
    say(f"Exported {articles} to {done.target}: {files}, {done.written:,} new or changed.")
    if done.left_out:
        drafts = counted(len(done.left_out), "draft", "drafts")
        say(f"Left out {drafts}: {', '.join(f'“{title}”' for title in done.left_out)}")
    for message in done.messages:
        say(f"Note: {message}")
    for path in done.edited:
        say(f"Somebody had changed a file of the last export; it is kept as {path}")


def _record(done: Exported) -> dict[str, object]:
    return {
        "target": str(done.target),
        "articles": list(done.articles),
        "files": done.files,
        "written": done.written,
        "unchanged": done.unchanged,
        "left_out": list(done.left_out),
        "messages": list(done.messages),
        "edited": list(done.edited),
    }
