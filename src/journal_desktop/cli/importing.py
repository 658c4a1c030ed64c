"""The command that takes texts into a library."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.importing import Imported, import_files
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, counted, say, say_json
from journal_desktop.core.article import Article
from journal_desktop.intake.values import Remark
from journal_desktop.store.library import Library


@click.command(short_help="Take texts into a library.")
@library_argument
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@as_json
@click.pass_context
def import_(ctx: click.Context, library: Path, files: tuple[Path, ...], *, in_json: bool) -> None:
    """Take articles into a library: plain text, Markdown, or this program's own text form.

    Every line that was not taken as it stands is reported. A file that fails costs only
    itself; the exit code is then 1.
    """
    meter = Meter()
    with Library.open(library) as opened:
        done = import_files(opened, files, meter)
    meter.clear()
    if in_json:
        say_json({"files": [_record(each) for each in done]})
    else:
        for each in done:
            _say_one(each)
    ctx.exit(1 if any(each.error for each in done) else 0)


def _say_one(done: Imported) -> None:
    if done.error is not None or done.article is None:
        if done.error is not None:
            say(f"{done.path}: not taken in. {done.error.message}")
            say(f"  {done.error.remedy}")
        return
    if not done.is_new:
        say(f"{done.path}: already in the library, word for word, as {done.article.slug}")
        return
    article = done.article
    parts = (
        counted(len(article.sections), "section", "sections"),
        counted(len(article.questions), "question", "questions"),
        counted(len(article.sources), "source", "sources"),
    )
    say(f"{done.path}: {article.slug}: {article.title or '[No title]'}")
    say(f"  {', '.join(parts)}")
    for remark in done.remarks:
        say(f"  line {remark.line}: {_worded(remark)}")


def _worded(remark: Remark) -> str:
    return f"{remark.what} “{remark.text}”" if remark.text else remark.what


def _record(done: Imported) -> dict[str, object]:
    error = done.error
    return {
        "file": str(done.path),
        "article": _article(done.article),
        "new": done.article is not None and done.is_new,
        "remarks": [{"line": r.line, "text": r.text, "what": r.what} for r in done.remarks],
        "error": {"message": error.message, "remedy": error.remedy} if error else None,
    }


def _article(article: Article | None) -> dict[str, object] | None:
    if article is None:
        return None
    return {"id": article.id, "slug": article.slug, "title": article.title}
