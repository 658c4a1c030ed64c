"""The citation styles of a library: its own and the program's, and what they print.

A formatter belongs to the thread that first used it, so each thread keeps its own.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from journal_desktop.app.styles.printing import printed
from journal_desktop.app.styles.styled import Styled
from journal_desktop.cite import styles
from journal_desktop.cite.styles import Style
from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError, StyleError
from journal_desktop.core.ids import SourceId
from journal_desktop.core.journal import HOUSE
from journal_desktop.core.source import Source
from journal_desktop.core.style import Style as Kept
from journal_desktop.store.library import Library

if TYPE_CHECKING:
    from journal_desktop.cite.engine import Formatter

_MOST = 4
"""How many formatters a thread keeps; each holds a style and what it last printed."""
_own = threading.local()


def styled(
    library: Library, article: Article, sources: Mapping[SourceId, Source], name: str
) -> Styled:
    """What the style of that name makes of *article*, for its preview and its export alike.

    Where it can't print, the page has the house's forms, and is told why.
    """
    if name == HOUSE:
        return Styled()
    try:
        return Styled(printed(article, sources, formatter(library, name, article.language)))
    except JournalError as error:
        return Styled(objection=f"{error.message} The page has the house style instead.")


def formatter(library: Library, name: str, language: str) -> Formatter:
    """This thread's formatter for that style and language; raises StyleError without the style."""
    return formatter_for(chosen(library, name), language)


def formatter_for(style: Style, language: str) -> Formatter:
    """This thread's formatter for a style that is at hand."""
    # Here and not above: with the engine comes Qt's JavaScript, which few journals need.
    from journal_desktop.cite.engine import Formatter  # noqa: PLC0415 - see above

    kept: dict[tuple[Style, str], Formatter] = _own.__dict__.setdefault("formatters", {})
    made = kept.pop((style, language), None) or Formatter(style, language)
    kept[style, language] = made
    if len(kept) > _MOST:
        del kept[next(iter(kept))]
    return made


def chosen(library: Library, name: str) -> Style:
    """The style of that name; raises StyleError when neither library nor program has it."""
    return styles.style(name, added(library))


def chosen_or_house(library: Library, name: str) -> Style:
    """The style of that name, as pages have it: the house's where it is not to be had."""
    try:
        return chosen(library, name)
    except JournalError:
        return styles.style(HOUSE)


def added(library: Library) -> dict[str, Style]:
    """The styles that were added to the library, by id; one that lost its parent is left out."""
    return _read(library.styles.every())


def validated(data: bytes, known: Mapping[str, Style]) -> Style:
    """The style in a .csl file, ready to be kept; a variant may have its parent among *known*.

    Raises StyleError where it can't be used, with what to do.
    """
    style = styles.read(data, known)
    if not style.is_supported:
        raise StyleError(
            f"“{style.title}” sets citations in footnotes, which pages do not have.",
            "Take a style that uses numbers, or author and year.",
        )
    style = replace(style, id=f"{style.id}-added") if style.id == HOUSE else style
    formatter_for(style, style.language or "en-GB").printed((), {})
    return style


def keep(library: Library, data: bytes) -> Style:
    """Take a .csl file into the library; raises StyleError where it can't be used."""
    style = validated(data, added(library))
    library.styles.put(Kept(style.id, style.title, data.decode("utf-8-sig")))
    return style


@lru_cache(maxsize=8)
def _read(rows: tuple[Kept, ...]) -> dict[str, Style]:
    """The styles in *rows*, those without a parent first; the dict is never written to."""
    found: dict[str, Style] = {}
    for _ in range(2):
        known = dict(found)
        for row in rows:
            if row.id not in found:
                with suppress(StyleError):  # a variant whose parent comes later, or is gone
                    found[row.id] = replace(styles.read(row.xml, known), id=row.id)
    return found
