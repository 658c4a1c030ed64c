"""The files of a bundle, as paths and bytes: the same articles give the same bytes anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from journal_desktop.core import reading, slugs
from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.citations import numbering
from journal_desktop.core.published import published
from journal_desktop.core.published_article import published_article
from journal_desktop.core.source import Source
from journal_desktop.manuscript import form
from journal_desktop.render import feed
from journal_desktop.render.context import Context
from journal_desktop.render.index import Entry, index
from journal_desktop.render.page import page

Heard = Callable[[Article, tuple[str, ...]], None]
"""Is told what an article's page could not show as written."""
Dressed = Callable[[Article, Context], Context]
"""Gives the context of one article's page, which has what its citation style prints."""
References = Callable[[tuple[Source, ...]], Iterable[tuple[str, bytes]]]
"""Writes the references of an article: name and bytes of each file, in the order of names."""


def settled(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles in the order of a bundle, each with a slug that names it alone.

    An empty, unusable or repeated slug is replaced; of two alike the older id keeps its own.
    """
    taken: set[str] = set()
    named: list[Article] = []
    for article in sorted(articles, key=lambda each: (each.slug, each.id)):
        wanted = article.slug or article.title
        name = wanted if slugs.is_slug(wanted) and wanted not in taken else ""
        name = name or slugs.slug(wanted, taken)
        taken.add(name)
        named.append(replace(article, slug=name))
    return tuple(sorted(named, key=lambda each: f"{each.slug}/"))


def files(
    articles: Iterable[Article],
    context: Context,
    asset_bytes: Callable[[str], bytes],
    references: References,
    *,
    heard: Heard | None = None,
    dressed: Dressed | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file of the bundle but its manifest, in the order of paths.

    Feeds are made where the pages name them: in the bundle of a journal.
    """
    chosen = settled(articles)
    pictures: dict[str, Asset] = {}
    for article in chosen:
        rendered = page(article, dressed(article, context) if dressed else context)
        pictures |= {asset.filename: asset for asset in rendered.assets}
        if heard is not None and rendered.messages:
            heard(article, rendered.messages)
        folder = f"articles/{article.slug}"
        public = published_article(article, context.companions)
        yield f"{folder}/article.md", form.write(public).encode()
        yield f"{folder}/index.html", rendered.html.encode()
        for name, data in references(cited(article, context)):
            yield f"{folder}/{name}", data
    for filename, asset in sorted(pictures.items()):
        yield f"assets/{filename}", asset_bytes(asset.sha256)
    entries = tuple(_entry(article, context) for article in chosen)
    if context.feeds:
        yield feed.JSON, feed.json_feed(context.journal, entries).encode()
        yield feed.ATOM, feed.atom(context.journal, entries).encode()
    yield "index.html", index(context.journal, entries, feeds=context.feeds).encode()


def cited(article: Article, context: Context) -> tuple[Source, ...]:
    """What the article cites, in order of use, each under its key in this article.

    A bundle is for everybody, so nothing but the published part of a source gets into it.
    """
    found: dict[str, Source] = {}
    for key in numbering(article):
        identity = article.source_of(key)
        source = context.sources.get(identity) if identity else None
        if source is not None and source.id not in found:
            told = published(source)
            found[source.id] = told if told.key == key else replace(told, key=key)
    return tuple(found.values())


def _entry(article: Article, context: Context) -> Entry:
    return Entry(
        id=article.id,
        slug=article.slug,
        title=article.title,
        standfirst=article.standfirst,
        category=article.category,
        published=article.published,
        minutes=reading.minutes(article, context.journal.profile.words_per_minute),
        status=article.status,
        language=article.language,
        updated=article.updated,
        authors=article.authors,
    )
