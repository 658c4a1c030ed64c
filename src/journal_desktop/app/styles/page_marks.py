"""What the page of an article calls each source: the number that it prints, or who and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from journal_desktop.core.article import Article
from journal_desktop.core.citations import Cite, numbering, scan
from journal_desktop.core.ids import SourceId
from journal_desktop.core.printed import Printed, PrintedMark

_TAG = re.compile(r"<[^<>]*>")
_PAIRS = ("()", "[]")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class PageMark:
    """A cited source on the page: its number in the list as printed, its name in marks, its entry.

    `name` is the bare number where there is one, else the mark, such as "(Li et al., 2025)",
    and empty for a mark that is long or not printed yet.
    """

    number: str = ""
    name: str = ""
    entry: str = ""

    @property
    def is_numbered(self) -> bool:
        """Whether marks are numbers, as the name tells."""
        return self.name.isdigit()


def page_marks(article: Article, printed: Printed | None) -> dict[SourceId, PageMark]:
    """The sources that *article* cites, in the order of its page's list.

    *printed* is what the journal's style makes of it; without, the page has the house's numbers.
    """
    named = {cited.key: cited.source for cited in article.sources}
    in_use = tuple(dict.fromkeys(named[key] for key in numbering(article)))
    if printed is None:
        return {each: PageMark(f"{n}.", str(n)) for n, each in enumerate(in_use, 1)}
    names = _names(article, printed, named)
    entries = {each.source: each for each in printed.entries if each.source in in_use}
    found: dict[SourceId, PageMark] = {}
    for place, source in enumerate(dict.fromkeys((*entries, *in_use)), 1):
        entry = entries.get(source)
        label = entry.number if entry else ("" if entries else f"{place}.")
        bare = re.sub(r"\W+", "", entry.number) if entry else ""
        found[source] = PageMark(label, bare or names.get(source, ""), entry.html if entry else "")
    return found


def _names(article: Article, printed: Printed, named: dict[str, SourceId]) -> dict[SourceId, str]:
    """How marks name each source where a writer added nothing to it."""
    clusters = (each.cites for _, text in article.proses() for each in scan(text))
    alone: dict[SourceId, str] = {}
    among: dict[SourceId, str] = {}
    for cites, mark in zip(clusters, printed.marks, strict=False):
        known = [cite for cite in cites if cite.key in named]
        noted = {named[cite.key] for cite in known if cite != Cite(cite.key)}
        found = alone if len(known) == 1 else among
        for source, words in _parts(mark, len(known)):
            if source not in noted and len(words) <= _LONGEST:
                found.setdefault(source, words)
    return among | alone


def _parts(mark: PrintedMark, cites: int) -> Iterator[tuple[SourceId, str]]:
    """What a mark of that many cites says of each of its sources, in the mark's own brackets.

    Nothing where it does not keep them apart.
    """
    whole = _plain(mark.html)
    own = [(each.source, _plain(each.html)) for each in mark.stretches if each.source]
    if len(own) == cites:
        pair = whole[:1] + whole[-1:]
        opening, closing = pair if pair in _PAIRS else ("", "")
        for source, words in own:
            yield source, whole if cites == 1 else f"{opening}{words}{closing}"


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()
