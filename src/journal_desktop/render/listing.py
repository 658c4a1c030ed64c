"""The source list: every cited source once, in the order of its number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape, unescape

from markupsafe import Markup

from journal_desktop.core.source import Source
from journal_desktop.render.marks import Marks
from journal_desktop.render.printed_marks import Card
from journal_desktop.render.structured import web
from journal_desktop.render.typography import is_english

_NAMED = 3
"""How many authors an entry names before "et al."."""
_SHAPES = {
    r"\d+\.": "stopped",
    r"\[\d+\]": "bracketed",
    r"\(\d+\)": "round",
    r"\d+\)": "half",
    r"\d+": "bare",
    r"": "plain",
}
"""How numbers stand in the list of a style, and the classes of the style sheet for that."""
_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_DOI = re.compile(r"(?<![\w/])(doi:?\s*)(10\.\d{4,9}/[^\s<>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A source as the list shows it; `marks` are the ids of the marks that cite it.

    `entry` is what a style prints of it, with its number as `label`.
    """

    number: int
    title: str
    url: str
    kind: str
    who: str
    marks: tuple[str, ...]
    entry: Markup | None = None
    label: str = ""
    value: str = ""
    standing: str = ""


def listed(marks: Marks, language: str) -> tuple[Listed, ...]:
    """The entries for every source that has a number."""
    cards = {each.number: each for each in marks.printed.cards.values()} if marks.printed else {}
    return tuple(
        _printed(
            replace(
                _entry(number, source, tuple(marks.places.get(number, ())), is_english(language)),
                standing=marks.labels.standing(source),
            ),
            cards.get(number),
        )
        for number, source in sorted(marks.sources.items())
    )


def shape(marks: Marks) -> str:
    """How the list of a style looks, by how its numbers do; nothing for the house's own list."""
    if marks.printed is None:
        return ""
    labels = {card.label for card in marks.printed.cards.values() if card.html}
    fit = (
        name
        for pattern, name in _SHAPES.items()
        if all(re.fullmatch(pattern, each) for each in labels)
    )
    return next(fit, "labelled")


@lru_cache(maxsize=4096)
def linked(html: str, source: Source) -> str:
    """What a style prints of a source, with its address a link.

    Where none is printed, the title leads to the source, or a short address behind it all.
    """
    target = web(source.url)
    if _ADDRESS.search(html) or _DOI.search(html):
        return _ADDRESS.sub(_to_address, html) if _ADDRESS.search(html) else _DOI.sub(_to_doi, html)
    if not target:
        return html
    title = escape(source.title, quote=False)
    at = html.lower().find(title.lower())
    if at >= 0:
        end = at + len(title)
        return f"{html[:at]}{_anchor(target, html[at:end], 'title')}{html[end:]}"
    words = f"doi:{source.doi}" if source.doi else target.partition("://")[2]
    return f"{html} {_anchor(target, escape(words, quote=False), 'address')}"


def _to_address(found: re.Match[str]) -> str:
    words, rest = _cut(found[0])
    target = web(unescape(words))
    return f"{_anchor(target, words)}{rest}" if target else found[0]


def _to_doi(found: re.Match[str]) -> str:
    words, rest = _cut(found[2])
    target = web(f"https://doi.org/{unescape(words)}")
    return f"{found[1]}{_anchor(target, words)}{rest}" if target else found[0]


def _cut(words: str) -> tuple[str, str]:
    """An address and the signs behind it that belong to the sentence."""
    kept = words.rstrip(".,;:")
    if kept.endswith(")") and kept.count(")") > kept.count("("):
        kept = kept[:-1].rstrip(".,;:")
    return kept, words[len(kept) :]


def _anchor(target: str, words: str, look: str = "") -> str:
    named = f' class="{look}"' if look else ""
    return f'<a{named} href="{escape(target)}" rel="noopener noreferrer">{words}</a>'


@lru_cache(maxsize=4096)
def _printed(entry: Listed, card: Card | None) -> Listed:
    """The entry as a style prints it; the house's own where the style prints none."""
    if card is None or not card.html:
        return entry
    number = re.sub(r"\D", "", card.label)
    return replace(
        entry,
        entry=Markup(linked(card.html, card.source)),  # noqa: S704 - cleaned when it was printed
        label=card.label,
        value=number if number and number != str(card.number) else "",
    )


@lru_cache(maxsize=4096)
def _entry(number: int, source: Source, marks: tuple[str, ...], english: bool) -> Listed:  # noqa: FBT001 - half of the cache's key
    where = ", ".join(filter(None, (source.year, source.host)))
    kind = _lowered(source.kind) if english else source.kind
    kind = " ".join(filter(None, (kind, f"({where})" if where else "")))
    authors = ", ".join(source.authors[:_NAMED])
    more = ", et al." if len(source.authors) > _NAMED else ""
    doi = f"doi:{source.doi}" if source.doi else ""
    who = ". ".join(filter(None, (f"{authors}{more}".rstrip("."), doi)))
    return Listed(number, source.title, web(source.url), kind, who, marks)


def _lowered(kind: str) -> str:
    """A kind within a line: "Peer-reviewed review" loses its capital, "RCT" keeps them."""
    return kind[:1].lower() + kind[1:] if kind[1:2].islower() else kind
