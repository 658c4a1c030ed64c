"""The command that takes texts into a library."""

from __future__ import annotations

from pathlib import Path

import click

from journal_desktop.app.importing import Imported, import_files
from journal_desktop.app.references.taking import Report
from journal_desktop.app.trees.arrived import Arrived
from journal_desktop.app.trees.taking_exports import is_export, library_from
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import Meter, as_json, counted, say, say_json
from journal_desktop.core.article import Article
from journal_desktop.core.source import Source
from journal_desktop.intake.values import Remark, shortened
from journal_desktop.store.library import Library

_FATES = {
    "new": "new",
    "version": "here with other words; these are in its history",
    "trash": "in the trash",
    "damaged": "damaged here",
}


@click.command(short_help="Take texts and references into a library.")
@library_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@as_json
@click.pass_context
def import_(ctx: click.Context, library: Path, files: tuple[Path, ...], *, in_json: bool) -> None:
    """Take articles and references into a library.

    Articles are plain text, Markdown, or this program's own text form; references are BibTeX,
    RIS, PubMed, EndNote, CSL-JSON or identifiers, told by what is in the file. A reference
    that the library has already is reported and not doubled.

    A folder or zip that “export” or “export-library” made is taken in whole. What is here stays
    as it is: an article that is here with other words gets the imported ones as a version in
    its history. A LIBRARY that is not there yet is made of one such export.

    Every line that was not taken as it stands is reported. A file that fails costs only
    itself; the exit code is then 1.
    """
    meter = Meter()
    if len(files) == 1 and not library.exists() and is_export(files[0]):
        done = (Imported(files[0], arrived=library_from(library, files[0], meter)),)
    else:
        with Library.open(library) as opened:
            done = import_files(opened, files, meter)
    meter.clear()
    if in_json:
        say_json({"files": [_record(each) for each in done]})
    else:
        for each in done:
            _say_one(each)
    ctx.exit(1 if any(map(_is_refused, done)) else 0)


def _is_refused(done: Imported) -> bool:
    """Whether nothing of a file could be taken."""
    report = done.references
    is_bare = report is not None and not (report.new or report.twins) and report.skipped
    return bool(done.error or is_bare)


def _say_references(done: Imported, report: Report) -> None:
    new = counted(len(report.new), "new source", "new sources")
    say(f"{done.path}: {new} ({_format(report) or 'no known format'})")
    for line, source in zip(report.lines, report.new, strict=True):
        say(f"  line {line}: {source.key}: {_called(source)}")
    for twin in report.twins:
        differing = ", ".join(each.variable for each in twin.differences)
        more = f"; it differs in {differing}" if differing else ""
        say(f"  line {twin.line}: the library has it as {twin.known.key} ({twin.why}){more}")
    keys = {each.id: each.key for each in report.new}
    for source, other in report.related:
        say(f"  {keys[source]} is another version of {other.key}")
    for line, remark in report.remarks:
        say(f"  line {line}: {remark}")
    for each in report.skipped:
        say(f"  line {each.line}: left out. {each.why} “{shortened(each.text)}”")


def _called(source: Source) -> str:
    """The title of *source*, else the identifier that is all there is of it."""
    names = ("title", "DOI", "PMID", "PMCID", "ISBN", "URL")
    return next((source.text(name) for name in names if source.text(name)), source.title)


def _say_arrived(done: Imported, arrived: Arrived) -> None:
    say(f"{done.path}: {arrived.words}")
    for each in arrived.articles:
        if each.fate != "same":
            say(f"  {each.slug}: {each.title} ({_FATES[each.fate]})")
    for remark in arrived.remarks:
        say(f"  {remark}")


def _format(report: Report) -> str:
    return f"{report.format} that can't be read" if report.is_broken else report.format


def _say_one(done: Imported) -> None:
    if done.references is not None:
        _say_references(done, done.references)
        return
    if done.arrived is not None:
        _say_arrived(done, done.arrived)
        return
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
    if done.same is not None:
        here = f"the same text is already here as {done.same.slug}"
        say(f"  {here}; imported again as {article.slug}")
    for remark in done.remarks:
        say(f"  line {remark.line}: {_worded(remark)}")


def _worded(remark: Remark) -> str:
    return f"{remark.what} “{remark.text}”" if remark.text else remark.what


def _record(done: Imported) -> dict[str, object]:
    error = done.error
    return {
        "file": str(done.path),
        "article": _article(done.article),
        "new": done.is_new and done.error is None,
        "same": done.same.slug if done.same else None,
        "remarks": [{"line": r.line, "text": r.text, "what": r.what} for r in done.remarks],
        "references": _references(done.references),
        "export": _arrived(done.arrived),
        "error": {"message": error.message, "remedy": error.remedy} if error else None,
    }


def _arrived(arrived: Arrived | None) -> dict[str, object] | None:
    if arrived is None:
        return None
    return {
        "kind": arrived.kind,
        "articles": [
            {"id": each.id, "slug": each.slug, "title": each.title, "fate": each.fate}
            for each in arrived.articles
        ],
        "sources": arrived.sources,
        "pictures": arrived.pictures,
        "versions": arrived.versions,
        "remarks": list(arrived.remarks),
    }


def _references(report: Report | None) -> dict[str, object] | None:
    if report is None:
        return None
    return {
        "format": report.format,
        "new": [
            {"line": line, "id": each.id, "key": each.key, "title": each.title}
            for line, each in zip(report.lines, report.new, strict=True)
        ],
        "twins": [
            {
                "line": each.line,
                "key": each.known.key,
                "why": each.why,
                "differences": [
                    {"variable": d.variable, "mine": d.mine, "yours": d.yours}
                    for d in each.differences
                ],
            }
            for each in report.twins
        ],
        "related": [{"source": source, "key": other.key} for source, other in report.related],
        "remarks": [{"line": line, "what": remark} for line, remark in report.remarks],
        "skipped": [
            {"line": each.line, "text": each.text, "why": each.why} for each in report.skipped
        ],
    }


def _article(article: Article | None) -> dict[str, object] | None:
    if article is None:
        return None
    return {"id": article.id, "slug": article.slug, "title": article.title}
