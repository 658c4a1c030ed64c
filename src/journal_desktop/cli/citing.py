"""The command that prints citations in a style."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import click

from journal_desktop.app.styles import styles
from journal_desktop.app.styles.printing import PrintedArticle, print_library
from journal_desktop.cite.engine import Formatter
from journal_desktop.cite.styles import Style, offered, read, style
from journal_desktop.cli.libraries import library_argument
from journal_desktop.cli.output import as_json, say, say_json
from journal_desktop.core.printed import PrintedMark
from journal_desktop.store.library import Library

_TAG = re.compile(r"</?[a-z]+>")


@click.command(short_help="Print the citations and sources in a style.")
@library_argument
@click.option(
    "--style",
    "name",
    default="",
    metavar="STYLE",
    help="A style by name, or a .csl file; else that of the journal's pages.",
)
@click.option(
    "--article", "slugs", multiple=True, metavar="SLUG", help="Only this one; may be repeated."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "html"]), default="text", show_default=True
)
@as_json
def cite(library: Path, name: str, slugs: tuple[str, ...], form: str, *, in_json: bool) -> None:
    """Print each article's source list in a citation style.

    STYLE is the name of a style that the program carries, such as apa or bmj, of one that was
    added to the library, or the path of any style file. With --json the marks in the text are
    there too.
    """
    with Library.open(library) as opened:
        chosen = _chosen(opened, name)
        articles = print_library(opened, slugs, lambda language: Formatter(chosen, language))
    if in_json:
        say_json(
            {
                "style": {"id": chosen.id, "title": chosen.title, "kind": chosen.kind.value},
                "articles": [_record(each, form) for each in articles],
            }
        )
        return
    for place, each in enumerate(articles):
        if len(articles) > 1:
            if place:
                say()
            say(each.article.slug or each.article.id)
        for entry in each.printed.entries:
            say(" ".join(filter(None, (entry.number, _as(form, entry.html)))))


def _chosen(library: Library, name: str) -> Style:
    """The style of that name or in that file; without a name, the journal's."""
    if not name:
        return styles.chosen(library, library.journal().profile.citation_style)
    path = Path(name)
    if path.suffix == ".csl" or path.is_file():
        try:
            return read(path.read_bytes(), styles.added(library))
        except OSError:
            raise click.UsageError(f"The style file “{name}” can't be read.") from None
    added = styles.added(library)
    known = {each.id for each in offered(added.values())}
    if name not in known:
        raise click.UsageError(
            f"There is no style “{name}”. There are: {', '.join(sorted(known))}; "
            "any other can be given as a .csl file."
        )
    return style(name, added)


def _as(form: str, html: str) -> str:
    return html if form == "html" else unescape(_TAG.sub("", html))


def _record(each: PrintedArticle, form: str) -> dict[str, object]:
    return {
        "slug": each.article.slug,
        "title": each.article.title,
        "marks": [_mark(mark, form) for mark in each.printed.marks],
        "entries": [
            {"number": entry.number, "source": entry.source, "printed": _as(form, entry.html)}
            for entry in each.printed.entries
        ],
    }


def _mark(mark: PrintedMark, form: str) -> dict[str, object]:
    return {
        "printed": _as(form, mark.html),
        "sources": [each.source for each in mark.stretches if each.source],
        "missing": list(mark.missing),
    }
