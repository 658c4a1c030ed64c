"""The only renderer: an article and its context become the page that readers get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from markupsafe import Markup, escape

from journal_desktop.core import dates, reading
from journal_desktop.core.article import Article, ChangeKind, Status
from journal_desktop.core.asset import Asset
from journal_desktop.core.journal import Journal
from journal_desktop.core.slugs import slug
from journal_desktop.core.source import Source
from journal_desktop.render import structured, theme
from journal_desktop.render.context import Context
from journal_desktop.render.filling import Filling
from journal_desktop.render.labels import Labels, direction, labels
from journal_desktop.render.marks import Marks, marks_of
from journal_desktop.render.prose import prose
from journal_desktop.render.skeleton import filled
from journal_desktop.render.typography import curly

_NOTICES = {
    ChangeKind.RETRACTION: "retracted",
    ChangeKind.CORRECTION: "corrected",
    ChangeKind.EXPRESSION_OF_CONCERN: "concern",
}


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


@dataclass(frozen=True, slots=True)
class Byline:
    """The line of facts below the standfirst, in words."""

    by: str
    iso: str
    published: str
    minutes: str
    checked: str
    draft: str


def page(article: Article, context: Context) -> Page:
    """The page of *article*; the same values give the same bytes on any machine, any day."""
    words = labels(article.language)
    shown = replace(article, title=article.title or words.untitled)
    marks = marks_of(article, context, words)
    filling = Filling(context, words, marks.mark)
    blocks = tuple(_blocks(shown, context, words, marks, filling))
    path = f"articles/{article.slug or slug(article.title)}/index.html"
    cited = tuple(marks.sources[number] for number in sorted(marks.sources))
    return Page(
        path=path,
        title=shown.title,
        head=str(_head(replace(shown, sections=()), context.journal, cited, path)),
        opening=str(filled("opening", labels=words, journal=context.journal)),
        blocks=blocks,
        closing=str(filled("closing", journal=context.journal)),
        assets=tuple(filling.assets[sha256] for sha256 in sorted(filling.assets)),
        messages=tuple(dict.fromkeys(_messages(shown, marks, filling))),
        language=article.language,
        direction=direction(article.language),
    )


def block_of(article: Article, place: str) -> str:
    """The id of the block that shows *place*, as `Article.proses` names places."""
    if place in {"title", "standfirst", "category", "status"}:
        return "head"
    return _names(article).get(place, place)


def place_of(article: Article, block: str) -> str:
    """The place that a block shows; empty for blocks that are computed."""
    if block == "head":
        return "title"
    return next((place for place, name in _names(article).items() if name == block), block)


def _blocks(
    article: Article, context: Context, words: Labels, marks: Marks, filling: Filling
) -> Iterator[Block]:
    names = _names(article)

    def text(markdown: str, block: str) -> Markup:
        return Markup(filling.fill(prose(markdown, block, article.language), block))  # noqa: S704 - cleaned by prose

    facts = _facts(article, context, words)
    yield _block("head", article=_curly(article), facts=facts, labels=words)
    if notice := _notice(article, context, words):
        yield _block("notice", **notice)
    if article.lead.strip():
        yield _block("lead", body=text(article.lead, "lead"))
    for section in article.sections:
        name = names[section.id]
        heading = curly(section.heading, article.language)
        yield _block("section", name, heading=heading, body=text(section.body, name))
    asked = tuple(
        (names[q.id], curly(q.question, article.language), text(q.answer, names[q.id]))
        for q in article.questions
    )
    if asked:
        yield _block("questions", questions=asked, labels=words)
    if article.takeaway.strip():
        yield _block("takeaway", body=text(article.takeaway, "takeaway"), labels=words)
    yield from _end(article, context, words, marks)
    disclaimer = text(context.journal.disclaimer(article.disclaimer), "disclaimer")
    disclosure = text(article.disclosure, "disclosure")
    if disclaimer or disclosure:
        yield _block("disclaimer", body=disclaimer, disclosure=disclosure, labels=words)


def _end(article: Article, context: Context, words: Labels, marks: Marks) -> Iterator[Block]:
    listed = tuple(
        (number, source, tuple(marks.places.get(number, ())), _facts_of(source))
        for number, source in sorted(marks.sources.items())
    )
    if listed:
        yield _block("sources", sources=listed, labels=words)
    near = [context.companions.get(str(each.article)) for each in article.related]
    related = tuple(companion for companion in near if companion and companion.is_public)
    if related:
        yield _block("related", companions=related, labels=words)
    if article.change_notes:
        notes = tuple((note, _day(note.day, article, context)) for note in article.change_notes)
        yield _block("changes", notes=notes, labels=words)


@lru_cache(maxsize=1024)
def _block(macro: str, name: str = "", **values: object) -> Block:
    identity = name or macro
    return Block(identity, str(filled(macro, id=identity, **values)).strip())


@lru_cache(maxsize=64)
def _names(article: Article) -> dict[str, str]:
    """Block ids of sections and questions: short, and unique within the article."""
    names: dict[str, str] = {}
    for kind, blocks in (("s", article.sections), ("q", article.questions)):
        for block in blocks:
            short = f"{kind}-{block.id[:8]}"
            names[block.id] = short if short not in names.values() else f"{kind}-{block.id}"
    return names


@lru_cache(maxsize=64)
def _head(article: Article, journal: Journal, cited: tuple[Source, ...], path: str) -> Markup:
    style = theme.stylesheet(journal.theme)
    return filled(
        "document_head",
        article=article,
        journal=journal,
        title=article.seo.title or article.title,
        description=structured.description(article),
        url=structured.address(article, journal, path),
        style=Markup(style),  # noqa: S704 - our own sheet with checked colours
        policy=theme.policy(style),
        json_ld=structured.json_ld(article, journal, cited, path),
        highwire=structured.highwire(article, journal),
    )


def _facts(article: Article, context: Context, words: Labels) -> Byline:
    """The byline: who, when, how long, how well checked."""
    minutes = reading.minutes(article, context.journal.profile.words_per_minute)
    checked: list[str] = []
    if article.reviewers:
        names = ", ".join(person.printed for person in article.reviewers)
        checked.append(words.reviewed_by.format(names))
    if article.last_reviewed:
        checked.append(words.last_reviewed.format(_day(article.last_reviewed, article, context)))
    if article.review_by:
        checked.append(words.review_due.format(_day(article.review_by, article, context)))
    return Byline(
        by=words.by.format(", ".join(p.printed for p in article.authors))
        if article.authors
        else "",
        iso=article.published.isoformat() if article.published else "",
        published=_day(article.published, article, context) if article.published else "",
        minutes=words.minutes.format(minutes),
        checked=" · ".join(checked),
        draft="" if article.status.is_public else words.draft,
    )


@lru_cache(maxsize=4096)
def _facts_of(source: Source) -> tuple[str, str]:
    """The two soft parts of an entry: "review (2025, PMC)", and authors with identifier."""
    where = ", ".join(filter(None, (source.year, source.host)))
    kind = " ".join(filter(None, (source.kind.lower(), f"({where})" if where else "")))
    authors = ", ".join(source.authors[:3]) + (", et al." if len(source.authors) > 3 else "")
    doi = f"doi:{source.doi}" if source.doi else ""
    return kind, ". ".join(filter(None, (authors.rstrip("."), doi)))


def _notice(article: Article, context: Context, words: Labels) -> dict[str, str] | None:
    grave = [note for note in article.change_notes if note.kind in _NOTICES]
    if grave:
        note = grave[-1]
        opening = getattr(words, _NOTICES[note.kind]).format(_day(note.day, article, context))
        return {"opening": opening, "summary": note.summary}
    if article.status is Status.RETRACTED:
        day = article.updated or article.published
        return {
            "opening": words.retracted.format(_day(day, article, context) if day else "–"),
            "summary": "",
        }
    return None


def _messages(article: Article, marks: Marks, filling: Filling) -> Iterator[str]:
    for place, markdown in article.proses():
        why = prose(markdown, block_of(article, place), article.language).objection
        if why:
            named = [section.heading for section in article.sections if section.id == place]
            shown = (named or [""])[0] or place
            yield f"“{shown}” is shown as plain text because {why}."
    for key in marks.missing:
        yield f"“{key}” is cited but names no source."
    yield from filling.messages


def _curly(article: Article) -> Article:
    """What the head shows, and nothing that changes with the prose."""
    return Article(
        article.id,
        category=article.category,
        title=curly(article.title, article.language),
        standfirst=curly(article.standfirst, article.language),
    )


def _day(day: object, article: Article, context: Context) -> str:
    return (
        dates.printed(day, context.journal.profile.date_style, article.language)
        if isinstance(day, date)
        else ""
    )
