"""What is copied for elsewhere: prose with its citations printed, and the list of sources."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import NamedTuple

from journal_desktop.core.article import Article
from journal_desktop.core.citations import Cite, mark
from journal_desktop.render.context import Context
from journal_desktop.render.labels import labels
from journal_desktop.render.listing import Listed, listed
from journal_desktop.render.marks import Marks, marks_of
from journal_desktop.render.prose import prose
from journal_desktop.render.stops import behind_stops

_TAG = re.compile(r"<[^<>]*>")
_PLACE = re.compile("\\s*\ue000(\\d+)\ue001")
_ENDS = re.compile(r"</(?:p|li|h\d|tr|blockquote)>\n?|<br>\n?")


class Copied(NamedTuple):
    """The same words twice: as HTML for programs that show it, and plain."""

    html: str
    plain: str


def bibliography(article: Article, context: Context) -> Copied:
    """The article's list of sources, as its page shows it."""
    marks = marks_of(article, context, labels(article.language), {})
    entries = [_entry(each) for each in listed(marks, article.language)]
    return _copied("\n".join(f"<p>{each}</p>" for each in entries))


def passage(article: Article, words: str, context: Context) -> Copied:
    """Some of the article's Markdown with its marks as its page shows them, without links."""
    marks = marks_of(article, context, labels(article.language), {})
    read = prose(words, "copied", article.language)
    html = read.html
    if (printed := marks.printed) is not None:
        html = behind_stops(html, lambda at: printed.mark_of(read.marks[at]).raised)
    html = _PLACE.sub(lambda at: _mark(marks, read.marks[int(at[1])]), html)
    return _copied(re.sub(r'</?a\b[^<>]*>|<img [^<>]*>| tabindex="0"', "", html))


def _entry(entry: Listed) -> str:
    if entry.entry is not None:
        return " ".join(filter(None, (entry.label, str(entry.entry))))
    title = escape(entry.title, quote=False)
    if entry.url:
        title = f'<a href="{escape(entry.url)}">{title}</a>'
    kind = f" — {escape(entry.kind, quote=False)}" if entry.kind else ""
    who = f". {escape(entry.who, quote=False)}" if entry.who else ""
    return f"{entry.number}. {title}{kind}{who}"


def _mark(marks: Marks, cites: tuple[Cite, ...]) -> str:
    absent = [f"?{escape(cite.key)}" for cite in cites if cite.key not in marks.numbers]
    if marks.printed is not None:
        printed = marks.printed.mark_of(cites)
        shown = printed.html if printed.raised or not printed.stretches else f" {printed.html}"
    else:
        numbers = tuple(marks.numbers[c.key] for c in cites if c.key in marks.numbers)
        shown = f"<sup>{mark(numbers)}</sup>" if numbers else ""
    return f"{shown} [{', '.join(absent)}]" if absent else shown


def _copied(html: str) -> Copied:
    lines = _TAG.sub("", _ENDS.sub("\n", html))
    return Copied(html, unescape(re.sub(r"\n{2,}", "\n", lines)).strip())
