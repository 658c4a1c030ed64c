"""Citation marks as the journal's style prints them: each name or number a link with a card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape

from journal_desktop.core.article import Article
from journal_desktop.core.citations import Cite, scan
from journal_desktop.core.ids import SourceId
from journal_desktop.core.printed import Printed, PrintedMark, Stretch
from journal_desktop.core.source import Source
from journal_desktop.render.cleaning import cleaned_print
from journal_desktop.render.extensions import CLOSE, OPEN
from journal_desktop.render.labels import Labels
from journal_desktop.render.prose import Prose
from journal_desktop.render.stops import behind_stops

_MARK = re.compile(rf"{OPEN}(\d+){CLOSE}")
_BEGINS = re.compile(r"(?:<(?!/)[^<>]*>|[(\[“‘«—–/])$")
"""What a mark that is no superscript follows without a space."""
_LOCATOR = re.compile(r"([a-z]+)\.?\s*([\d-].*)")
_TAG = re.compile(r"<[^<>]*>")
_ENDS = re.compile(r"(?<!\s)(?<!&nbsp;)(?:\s|&nbsp;)+\Z")
_Cites = tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A cited source: its place in the list, and its number and entry as the style prints them.

    `html` is empty where the style lists no such source.
    """

    number: int
    label: str
    source: Source
    html: str

    @property
    def name(self) -> str:
        """Its bare number, or who and when."""
        return re.sub(r"\W+", "", self.label) or self.source.label


@dataclass(slots=True)
class Filled:
    """A block's HTML with its marks, and what they were: numbers with ids, and absent keys."""

    html: str = ""
    places: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    missing: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class PrintedMarks:
    """What a style prints in one article; `of_block` are its marks by the block they stand in."""

    cards: Mapping[str, Card]
    of_block: Mapping[str, tuple[tuple[_Cites, PrintedMark], ...]]
    is_raised: bool
    labels: Labels

    def fill(self, html: str, block: str, read: Prose) -> Filled:
        """*html* with a mark at each of its placeholders."""
        cards = tuple((key, self.cards[key]) for key in read.keys if key in self.cards)
        marks = tuple(self._chosen(block, read.marks, dict(cards)))
        return _filled(read, (html, block), marks, cards, (self.labels, self.is_raised))

    def mark_of(self, cites: _Cites) -> PrintedMark:
        """The mark of *cites*, wherever in the article it was printed first."""
        found = (mark for pairs in self.of_block.values() for each, mark in pairs if each == cites)
        return next(found, None) or self._composed(cites, dict(self.cards))

    def _chosen(
        self, block: str, wanted: tuple[_Cites, ...], cards: dict[str, Card]
    ) -> Iterator[PrintedMark]:
        """The mark for each of *wanted*: what cites the same is told apart by its order."""
        waiting: dict[_Cites, list[PrintedMark]] = {}
        for cites, mark in self.of_block.get(block, ()):
            waiting.setdefault(cites, []).append(mark)
        for cites in wanted:
            line = waiting.get(cites) or [PrintedMark()]
            mark = line.pop(0) if len(line) > 1 else line[0]
            # One that was typed a moment ago, or is not in the article's own prose, is not printed.
            yield mark if mark.stretches else self._composed(cites, cards)

    def _composed(self, cites: _Cites, cards: dict[str, Card]) -> PrintedMark:
        """A mark that the style did not print: the numbers, or who and when."""
        known = [cards[cite.key] for cite in cites if cite.key in cards]
        stretches: list[Stretch] = []
        for card in known:
            words = escape(card.name, quote=False)
            stretches += (Stretch(", "), Stretch(words, card.source.id))
        around = (Stretch("["), *stretches[1:], Stretch("]")) if stretches else ()
        return PrintedMark(around, raised=self.is_raised)


def printed_marks(
    article: Article,
    printed: Printed,
    known: Mapping[str, Source],
    labels: Labels,
    blocks: Mapping[str, str],
) -> PrintedMarks:
    """The marks of *article*, whose cited keys name the *known* sources, in order of first use.

    *blocks* are the block ids of places. What was not printed yet has a plain form: a source
    without an entry, and a mark without a stretch.
    """
    sources = {source.id: source for source in known.values()}
    entries = {each.source: each for each in printed.entries if each.source in sources}
    cards: dict[SourceId, Card] = {}
    for number, identity in enumerate(dict.fromkeys((*entries, *sources)), 1):
        entry = entries.get(identity)
        label, html = (entry.number, cleaned_print(entry.html)) if entry else ("", "")
        cards[identity] = Card(number, label, sources[identity], html)
    return PrintedMarks(
        cards={key: cards[source.id] for key, source in known.items()},
        of_block=_of_block(article, printed, blocks),
        is_raised=any(mark.raised for mark in printed.marks),
        labels=labels,
    )


def _of_block(
    article: Article, printed: Printed, blocks: Mapping[str, str]
) -> dict[str, tuple[tuple[_Cites, PrintedMark], ...]]:
    """The printed marks by block, each with what it cites."""
    found = [
        (blocks.get(place, place), cluster.cites)
        for place, text in article.proses()
        for cluster in scan(text)
    ]
    pairs: dict[str, list[tuple[_Cites, PrintedMark]]] = {}
    for (block, cites), mark in zip(found, printed.marks, strict=False):
        pairs.setdefault(block, []).append((cites, mark))
    return {block: tuple(each) for block, each in pairs.items()}


@lru_cache(maxsize=1024)
def _filled(
    read: Prose,
    place: tuple[str, str],
    marks: tuple[PrintedMark, ...],
    cards: tuple[tuple[str, Card], ...],
    how: tuple[Labels, bool],
) -> Filled:
    """The block with its marks: made anew only when one of them or of its sources has changed."""
    html, block = place
    labels, is_raised = how
    made = Filled()
    by_key = dict(cards)
    raised = [mark.raised if mark.stretches else is_raised for mark in marks]
    *before, last = _MARK.split(behind_stops(html, raised.__getitem__))
    parts: list[str] = []
    is_close = False
    for order, (text, number) in enumerate(zip(before[::2], before[1::2], strict=True), 1):
        cites, mark = read.marks[int(number)], marks[int(number)]
        is_up = raised[int(number)]
        tag, identity = "sup" if is_up else "span", f"{block}-c{order}"
        known: dict[str, Card] = {c.key: by_key[c.key] for c in cites if c.key in by_key}
        absent = [cite.key for cite in cites if cite.key not in by_key]
        made.places += [(card.number, identity) for card in dict.fromkeys(known.values())]
        made.missing += absent
        inside = _inside(mark, cites, known, absent, labels)
        lead = _space(text, is_first=order == 1, raised=is_up)
        is_number = is_up and bool(mark.stretches)
        comma = "," if is_close and is_number and not lead else ""  # 1 and 2 are not 12
        is_close = is_number
        look = _look(mark) if is_up else "cite"
        parts.append(f'{lead}<{tag} class="{look}" id="{identity}">{comma}{inside}</{tag}>')
    made.html = "".join([*parts, last])
    return made


def _look(mark: PrintedMark) -> str:
    """The classes of a raised mark: close to its word, and free to break if it has words."""
    return "cite close wordy" if " " in _TAG.sub("", mark.html) else "cite close"


def _space(text: str, *, is_first: bool, raised: bool) -> str:
    """What stands before a mark: a superscript is close to it, any other a space away."""
    kept = _ENDS.sub("", text)
    if raised or _BEGINS.search(kept) or (is_first and not kept):
        return kept
    return f"{kept} "


def _inside(
    mark: PrintedMark, cites: _Cites, known: dict[str, Card], absent: list[str], labels: Labels
) -> str:
    """A mark's stretches with their links, and behind them the keys that name no source."""
    cards = {card.source.id: card for card in known.values()}
    words = unescape(_TAG.sub("", "".join(each.html for each in mark.stretches)))
    linked = [at for at, each in enumerate(mark.stretches) if each.source in cards]
    notes = {
        identity: _notes([c for c in cites if known.get(c.key) == card], words)
        for identity, card in cards.items()
    }
    shown = {mark.stretches[at].source for at in linked}
    hidden = [
        f"{cards[each].name}: {note}" for each, note in notes.items() if note and each not in shown
    ]
    parts: list[str] = []
    for at, stretch in enumerate(mark.stretches):
        html = cleaned_print(stretch.html)
        card = cards.get(stretch.source) if stretch.source else None
        if card is not None and html:
            also = hidden if at == linked[-1] else []
            told = " · ".join(filter(None, (notes[card.source.id], *also)))
            html = _link(card, html, told, labels)
        parts.append(html)
    title = escape(labels.no_source)
    keys = [f'<span class="missing" title="{title}">?{escape(key)}</span>' for key in absent]
    if not mark.stretches:
        return f"[{','.join(keys)}]"
    return (", " if not mark.raised else ",").join(["".join(parts), *keys])


def _notes(cites: list[Cite], words: str) -> str:
    """What a writer said of a source and its mark does not show."""
    return "; ".join(filter(None, (_note(cite, _folded(words)) for cite in cites)))


def _note(cite: Cite, words: str) -> str:
    parts = (cite.prefix, cite.locator, cite.suffix.lstrip(", "))
    return ", ".join(part for part in parts if part and not _is_in(_folded(part), words))


def _is_in(part: str, words: str) -> bool:
    """Whether *words* say *part*, perhaps with "Figure 2" for "fig. 2".

    A bare number is a page, and could be any number of theirs.
    """
    found = _LOCATOR.fullmatch(f"p. {part}" if part.replace("-", "").isdigit() else part)
    if found:
        head = "p" if found[1] in {"p", "pp"} else found[1][:2]
        shape = rf"{head}\w*\.?\s*{re.escape(found[2])}"
    else:
        shape = re.escape(part)
    return re.search(rf"(?<!\w){shape}(?!\w)", words) is not None


def _folded(text: str) -> str:
    return " ".join(text.replace("–", "-").replace("*", "").lower().split())


@lru_cache(maxsize=4096)
def _link(card: Card, html: str, note: str, labels: Labels) -> str:
    """One stretch of a mark with its card, which is hidden from screen readers as its name is."""
    shown = unescape(_TAG.sub("", html))
    title = card.source.title
    name = labels.source.format(shown, title) if shown.isdigit() else f"{shown}: {title}"
    standing = labels.standing(card.source)
    name = f"{name} ({standing})" if standing else name
    entry = " ".join(filter(None, (card.label, card.html or escape(title, quote=False))))
    kind = " · ".join(filter(None, (standing, card.source.kind, note)))
    below = f"<i>{escape(kind)}</i>" if kind else ""
    return (
        f'<span class="ref"><a role="doc-biblioref" href="#source-{card.number}" '
        f'aria-label="{escape(name)}">{html}</a><span class="card" aria-hidden="true">'
        f'<span class="entry">{entry}</span>{below}</span></span>'
    )
