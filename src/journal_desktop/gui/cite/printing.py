"""What a mark and its sources will look like on the page, for tool tips and the mark's editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import escape

from journal_desktop.app import block_edits, citing
from journal_desktop.app.styles.page_marks import PageMark, page_marks
from journal_desktop.app.styles.printing import printed
from journal_desktop.app.styles.styles import formatter_for
from journal_desktop.app.workspace import Workspace
from journal_desktop.cite.engine import Formatter
from journal_desktop.cite.styles import HOUSE, Style, style
from journal_desktop.core import citations, dates
from journal_desktop.core.article import Article
from journal_desktop.core.citations import Cite, Cluster
from journal_desktop.core.errors import StyleError
from journal_desktop.core.source import Source, SourceStatus

_STATUS = {
    SourceStatus.RETRACTED: "Retracted",
    SourceStatus.CONCERN: "Expression of concern",
    SourceStatus.CORRECTED: "Corrected",
    SourceStatus.PREPRINT: "Preprint, not peer-reviewed",
}


class Printing:
    """Prints in the *chosen* style, the pages' own; the engine begins at the first use."""

    def __init__(self, chosen: Callable[[], Style] | None = None) -> None:
        self._style = chosen or partial(style, HOUSE)

    @property
    def is_house(self) -> bool:
        """Whether marks are bare numbers, as the pages have them without a style."""
        return self._style().id == HOUSE

    def left_out(self, cites: tuple[Cite, ...], language: str) -> str:
        """What of *cites* a mark will not say, as one sentence; nothing where it says all."""
        if self.is_house and any(c.locator or c.prefix or c.suffix for c in cites):
            return "Numbered marks say nothing more; readers see the rest in the mark’s card."
        if any(c.locator for c in cites) and self._formatter(language).drops_locators:
            return "This style leaves the locator out of its marks; the mark’s card has it."
        return ""

    def mark(
        self,
        workspace: Workspace,
        article: Article,
        at: tuple[str, Cluster],
        cites: tuple[Cite, ...],
    ) -> str:
        """HTML of the mark of that place with other cites, in *article* as it would be then."""
        place, cluster = at
        text = dict(article.proses())[place]
        changed = citing.with_cites(text, cluster, cites).text
        after = block_edits.prose(place, changed).change(article)
        keys = {each.key for each in after.sources}
        absent = "".join(f" <b>{escape(c.key)}?</b>" for c in cites if c.key not in keys)
        if self.is_house:
            return _numbered(after, cites) + absent
        try:
            marks = printed(after, workspace.sources, self._formatter(article.language)).marks
        except StyleError:
            return _numbered(after, cites) + absent
        return marks[_index(after, place, cluster.start)].html + absent

    def entry(self, article: Article, source: Source) -> str:
        """HTML of a source as the list of sources has it."""
        try:
            made = self._formatter(article.language).printed(
                ((Cite(source.key),),), {source.key: source}
            )
        except StyleError:
            return escape(f"{source.title} ({source.label}, {source.host})")
        return made.entries[0].html if made.entries else escape(source.title)

    def told(self, workspace: Workspace, article: Article, mark: Cluster) -> str:
        """What a mark cites, as rich text, with the numbers and entries of its page."""
        marks = page_marks(article, workspace.context().printed)
        lines: list[str] = []
        for cite in mark.cites:
            identity = article.source_of(cite.key)
            source = workspace.sources.get(identity) if identity else None
            if source is None:
                lines.append(f"<b>“{escape(cite.key)}” names no source.</b>")
                continue
            status = _STATUS.get(source.status, "")
            note = ", ".join(filter(None, (cite.prefix, cite.locator, cite.suffix.lstrip(", "))))
            shown = marks.get(source.id, PageMark())
            number = f"<b>{shown.name}</b>&nbsp; " if shown.is_numbered else ""
            parts = (
                f"{number}{shown.entry or self.entry(article, source)}",
                f"<i>{escape(note)}</i>" if note else "",
                f"<b>{status}.</b>" if status else "",
            )
            lines.append(" ".join(filter(None, parts)))
        return f"<qt>{''.join(f'<p>{line}</p>' for line in lines)}</qt>"

    def _formatter(self, language: str) -> Formatter:
        return formatter_for(self._style(), language)


def warning(source: Source) -> str:
    """What is to be said of a source that is cited, if it must not go unnoticed."""
    if source.acknowledged == source.warned_of:
        return ""
    since = dates.since(source.status_date)
    if source.status is SourceStatus.RETRACTED:
        return f"“{source.title}” was retracted{since}. Cite it only to say so."
    if source.status is SourceStatus.CONCERN:
        return (
            f"The publisher voiced concern about “{source.title}”{since}. "
            "Read why before you rely on it."
        )
    return ""


def acknowledged(source: Source) -> Source:
    """The source, its warning seen."""
    return replace(source, acknowledged=source.warned_of)


def _numbered(article: Article, cites: tuple[Cite, ...]) -> str:
    """The numbers of *cites* as the page prints them without a style."""
    numbers = citations.numbering(article)
    known = tuple(numbers[cite.key] for cite in cites if cite.key in numbers)
    return f"<sup>{citations.mark(known)}</sup>" if known else ""


def _index(article: Article, place: str, start: int) -> int:
    """Which mark of the article, counted from 0, begins at *start* in *place*."""
    number = 0
    for each, text in article.proses():
        for cluster in citations.scan(text):
            if each == place and cluster.start == start:
                return number
            number += 1
    raise KeyError(place)
