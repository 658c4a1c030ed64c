"""The only renderer: an article and its context become the page that readers get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup, escape

from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.ids import BlockId
from journal_desktop.core.journal import Journal
from journal_desktop.core.slugs import slug
from journal_desktop.core.source import Source
from journal_desktop.core.text import line
from journal_desktop.render import structured, theme
from journal_desktop.render.byline import byline
from journal_desktop.render.context import Context
from journal_desktop.render.directions import directed
from journal_desktop.render.filling import Filling
from journal_desktop.render.labels import Labels, direction, labels
from journal_desktop.render.listing import listed, shape
from journal_desktop.render.marks import Marks, marks_of
from journal_desktop.render.notices import changes, notice
from journal_desktop.render.prose import LONG, prose
from journal_desktop.render.skeleton import filled
from journal_desktop.render.typography import curly

_HEAD = ("title", "standfirst", "category", "status")


@dataclass(frozen=True, slots=True)
class Block:
    """One named part of a page: an element whose id is `id`."""

    id: str
    html: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page in the parts a preview patches; `html` is the document, byte for byte."""

    path: str
    title: str
    head: str
    opening: str
    blocks: tuple[Block, ...]
    closing: str
    assets: tuple[Asset, ...]
    messages: tuple[str, ...]
    language: str
    direction: str

    @property
    def html(self) -> str:
        """The whole document."""
        body = "\n".join(block.html for block in self.blocks)
        return (
            f'<!doctype html>\n<html lang="{escape(self.language)}" dir="{self.direction}">\n'
            f"<head>\n{self.head}\n</head>\n{self.opening}\n{body}\n{self.closing}\n</html>\n"
        )


def page(article: Article, context: Context) -> Page:
    """The page of *article*; the same values give the same bytes on any machine, any day."""
    words, flow = labels(article.language), direction(article.language)
    journal = context.journal
    shown = replace(article, title=line(article.title) or words.untitled)
    marks = marks_of(article, context, words, _names(article))
    making = _Making(shown, context, words, marks, Filling(context, words, marks), {})
    blocks = tuple(_directed(each, article.language) for each in making.blocks())
    path = f"articles/{article.slug or slug(article.title)}/index.html"
    cited = tuple(marks.sources[number] for number in sorted(marks.sources))
    pictures = making.filling.assets
    return Page(
        path=path,
        title=shown.title,
        head=str(_head(replace(shown, sections=()), journal, cited, path, context.feeds)),
        opening=str(filled("opening", labels=words, journal=journal, direction=flow)),
        blocks=blocks,
        closing=str(filled("closing", labels=words)),
        assets=tuple(pictures[sha256] for sha256 in sorted(pictures)),
        messages=tuple(dict.fromkeys(making.messages())),
        language=article.language,
        direction=flow,
    )


def block_of(article: Article, place: str) -> str:
    """The id of the block that shows *place*, as `Article.proses` names places."""
    return "head" if place in _HEAD else _names(article).get(place, place)


def place_of(article: Article, block: str) -> str:
    """The place that a block shows; "sources" and its like are places of their own."""
    if block == "head":
        return "title"
    return next((place for place, name in _names(article).items() if name == block), block)


@dataclass(frozen=True, slots=True)
class _Making:
    """A page while it is made, block by block."""

    article: Article
    context: Context
    words: Labels
    marks: Marks
    filling: Filling
    refused: dict[str, str]

    def blocks(self) -> Iterator[Block]:
        """Every block that has something to show, in reading order."""
        article, words = self.article, self.words
        names = _names(article)
        facts = byline(article, self.context.journal, words)
        yield _block(
            "head",
            category=line(article.category),
            title=self._line(article.title),
            standfirst=self._line(article.standfirst),
            facts=facts,
        )
        if told := notice(article, self.context.journal, words):
            yield _block("notice", notice=told)
        if article.lead.strip():
            yield _block("lead", body=self._prose(article.lead, "lead", 2))
        for section in article.sections:
            name = names[section.id]
            heading = self._line(section.heading)
            body = self._prose(section.body, name, 3 if heading else 2)
            yield _block("section", name, heading=heading, body=body)
        asked = tuple(
            (names[q.id], self._line(q.question), self._prose(q.answer, names[q.id]))
            for q in article.questions
        )
        if asked:
            yield _block("questions", questions=asked, labels=words)
        if article.takeaway.strip():
            body = self._prose(article.takeaway, "takeaway")
            yield _block("takeaway", body=body, labels=words)
        yield from self._end()

    def _end(self) -> Iterator[Block]:
        """What stands below the article's own words."""
        article, journal, words = self.article, self.context.journal, self.words
        near = [self.context.companions.get(str(each.article)) for each in article.related]
        related = tuple(
            (each.slug, self._line(each.title)) for each in near if each and each.is_public
        )
        disclaimer = self._prose(journal.disclaimer(article.disclaimer), "disclaimer", 2)
        disclosure = self._prose(article.disclosure, "disclosure")
        if sources := listed(self.marks, article.language):
            yield _block("sources", sources=sources, labels=words, shape=shape(self.marks))
        if related:
            yield _block("related", companions=related, labels=words)
        if article.change_notes:
            yield _block("changes", notes=changes(article, journal), labels=words)
        if disclaimer or disclosure:
            yield _block("disclaimer", body=disclaimer, disclosure=disclosure, labels=words)

    def messages(self) -> Iterator[str]:
        """What could not be shown as written, in words."""
        article = self.article
        titles = {section.id: section.heading for section in article.sections}
        titles |= {question.id: question.question for question in article.questions}
        for block, why in self.refused.items():
            place = place_of(article, block)
            yield f"“{titles.get(BlockId(place)) or place}” is shown as plain text because {why}."
        if self.context.unstyled:
            yield self.context.unstyled
        for key in self.marks.missing:
            yield f"“{key}” is cited but names no source."
        yield from self.filling.messages

    def _prose(self, markdown: str, block: str, top: int = 3) -> Markup:
        read = prose(markdown, block, self.article.language, top)
        if read.objection:
            self.refused[block] = read.objection
        return Markup(self.filling.fill(read, block))  # noqa: S704 - cleaned by prose

    def _line(self, text: str) -> str:
        return _line(text, self.article.language)


@lru_cache(maxsize=4096)
def _line(text: str, language: str) -> str:
    return curly(line(text), language)


def _block(macro: str, name: str = "", **values: object) -> Block:
    made = _made_of_long if len(str(values.get("body", ""))) > LONG else _made
    return made(macro, name, **values)


def _make(macro: str, name: str, **values: object) -> Block:
    identity = name or macro
    return Block(identity, str(filled(macro, id=identity, **values)).strip())


_made = lru_cache(maxsize=1024)(_make)
_made_of_long = lru_cache(maxsize=16)(_make)  # as each letter that is typed makes another block


def _directed(block: Block, language: str) -> Block:
    return (_directed_long if len(block.html) > LONG else _directed_short)(block, language)


def _direct(block: Block, language: str) -> Block:
    return Block(block.id, directed(block.html, language))


_directed_short = lru_cache(maxsize=1024)(_direct)
_directed_long = lru_cache(maxsize=16)(_direct)


def _names(article: Article) -> dict[str, str]:
    """Block ids of sections and questions: short, and unique within the article."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for kind, blocks in (("s", article.sections), ("q", article.questions)):
        for block in blocks:
            short = f"{kind}-{block.id[:8]}"
            names[block.id] = name = f"{kind}-{block.id}" if short in taken else short
            taken.add(name)
    return names


@lru_cache(maxsize=64)
def _head(
    article: Article,
    journal: Journal,
    cited: tuple[Source, ...],
    path: str,
    feeds: bool,  # noqa: FBT001 - a part of the cache's key
) -> Markup:
    style = theme.stylesheet(journal.theme)
    url = structured.address(article, journal, path)
    return filled(
        "document_head",
        article=article,
        journal=journal,
        title=line(article.seo.title) or article.title,
        description=structured.description(article),
        url=url,
        style=Markup(style),  # noqa: S704 - our own sheet with checked colours
        policy=theme.policy(style),
        json_ld=structured.json_ld(article, journal, cited, path),
        highwire=structured.highwire(article, journal, url),
        feeds=feeds,
    )
