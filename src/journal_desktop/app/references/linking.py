"""Numbered marks of a pasted text, such as [1] or ¹, as citations of the article's sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from journal_desktop.app.draft import Draft
from journal_desktop.app.sources.shelf import Shelf
from journal_desktop.core.article import Article
from journal_desktop.core.citations import numbering, scan
from journal_desktop.core.ids import SourceId
from journal_desktop.core.keys import citation_key
from journal_desktop.core.source import Source
from journal_desktop.intake import headings, marks, paragraphs, shelf
from journal_desktop.intake.headings import Slot
from journal_desktop.intake.marks import Scheme
from journal_desktop.intake.notebook import Notebook

_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text with numbered marks: where its prose ends, and the list behind it, if any.

    `numbers` are those of the marks that have a source, `missing` are those that have none.
    """

    text: str
    prose: str
    sources: tuple[Source, ...]
    listed: Mapping[int, str]
    numbers: tuple[int, ...]
    missing: tuple[int, ...]

    @property
    def words(self) -> str:
        """The offer to link its marks, as one sentence."""
        first = self.numbers[0]
        many = len(self.numbers) > 1
        what = f"marks for {len(self.numbers)} sources" if many else f"a mark [{first}]"
        whose = "in the list at its end" if self.sources else "on this article’s list"
        absent = ", ".join(f"[{number}]" for number in self.missing)
        rest = f" {absent} would stay as text: no source has that number." if absent else ""
        return f"The pasted text has {what} that can be found {whose}.{rest}"

    @property
    def action(self) -> str:
        """What the button says."""
        first, last = self.numbers[0], self.numbers[-1]
        if first == last:
            return f"Link [{first}] to source {first}"
        return f"Link [{first}]–[{last}] to their sources"


def found(text: str, article: Article) -> Pasted | None:
    """The numbered marks of a text that was pasted into *article*; None where nothing fits."""
    if len(text) > _LONGEST or not _may_have_marks(text):
        return None
    prose, stock = _listed(text)
    keys = dict(stock.numbered) if stock else numbered(article)
    marked = _numbers_in(prose)
    numbers = tuple(number for number in marked if number in keys)
    if not numbers:
        return None
    missing = tuple(number for number in marked if number not in keys)
    sources = stock.sources if stock else ()
    return Pasted(text, prose, sources, keys, numbers, missing)


def numbered(article: Article) -> dict[int, str]:
    """The article's keys by number: cited ones by first use, then the others as they are listed."""
    keys: dict[int, str] = {}
    seen: set[SourceId] = set()
    for key, number in numbering(article).items():
        if keys.setdefault(number, key) == key:
            seen |= {cited.source for cited in article.sources if cited.key == key}
    for cited in article.sources:
        if cited.source not in seen:
            seen.add(cited.source)
            keys[len(keys) + 1] = cited.key
    return keys


def linked(
    pasted: Pasted, draft: Draft, library: Mapping[SourceId, Source], taken: set[str]
) -> tuple[str, Draft]:
    """The text with its marks as citations, and the draft with what they cite on its list.

    A source of the pasted list that the library has already is that one; a new one gets a key
    that is not *taken*.
    """
    keys = dict(pasted.listed)
    if pasted.sources:
        known = Shelf(library.values())
        names: dict[str, str] = {}
        for source in pasted.sources:
            twin = known.twin(source)
            one = twin or replace(source, key=citation_key(source, taken))
            taken.add(one.key)
            draft, names[source.key] = draft.citing(one)
        keys = {number: names[key] for number, key in keys.items()}
    return _cited(pasted.prose, keys), draft


def _cited(prose: str, keys: Mapping[int, str]) -> str:
    return marks.cited(prose, Scheme(keys, bare=False, names=frozenset()), _unheard)


def _numbers_in(prose: str) -> tuple[int, ...]:
    """The numbers that the marks of *prose* name, in order."""
    clusters = scan(marks.cited(prose, _any(), _unheard))
    already = {cite.key for cluster in scan(prose) for cite in cluster.cites}
    keys = {cite.key for cluster in clusters for cite in cluster.cites} - already
    return tuple(sorted(int(key[1:]) for key in keys if key[1:].isdecimal()))


def _may_have_marks(text: str) -> bool:
    return marks.has_marks(text) or marks.cited(text, _any(), _unheard) != text


def _any() -> Scheme:
    """A scheme in which every number has a source."""
    return Scheme(
        {number: f"n{number}" for number in range(1, 1000)}, bare=False, names=frozenset()
    )


def _unheard(_at: int, _words: str, _what: str) -> None:
    """Nobody is told of doubts while marks are only looked for."""


def _listed(text: str) -> tuple[str, shelf.Shelf | None]:
    """The prose of a text and the numbered list of sources at its end, if it ends in one."""
    lines = text.split("\n")
    for at in range(len(lines) - 1, -1, -1):
        heading = headings.words(lines[at].lstrip("# "))
        if heading and headings.slot(heading) == Slot.SOURCES:
            entries, others = shelf.entries(paragraphs.split(lines[at + 1 :]))
            stock = shelf.shelved(entries, Notebook()) if entries and not others else None
            if stock is not None and stock.numbered:
                return "\n".join(lines[:at]).rstrip(), stock
            break
    return text, None
