"""The files of a bundle, as paths and bytes: the same articles give the same bytes anywhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from journal_desktop.core import reading, slugs
from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.citations import numbering
from journal_desktop.core.source import Source
from journal_desktop.manuscript import form
from journal_desktop.render.context import Context
from journal_desktop.render.index import Entry, index
from journal_desktop.render.page import page

Heard = Callable[[Article, tuple[str, ...]], None]
"""Is told what an article's page could not show as written."""


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
    *,
    heard: Heard | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file of the bundle but its manifest, in the order of paths."""
    chosen = settled(articles)
    pictures: dict[str, Asset] = {}
    for article in chosen:
        rendered = page(article, context)
        pictures |= {asset.filename: asset for asset in rendered.assets}
        if heard is not None and rendered.messages:
            heard(article, rendered.messages)
        folder = f"articles/{article.slug}"
        yield f"{folder}/article.md", form.write(article).encode()
        yield f"{folder}/index.html", rendered.html.encode()
        yield f"{folder}/references.json", references(article, context)
    for filename, asset in sorted(pictures.items()):
        yield f"assets/{filename}", asset_bytes(asset.sha256)
    yield "index.html", index(context.journal, tuple(_entry(a, context) for a in chosen)).encode()


def references(article: Article, context: Context) -> bytes:
    """The cited sources as CSL-JSON, in order of use, each under its key in this article."""
    numbers = numbering(article)
    items: dict[str, dict[str, Any]] = {}
    for key in numbers:
        identity = article.source_of(key)
        source = context.sources.get(identity) if identity else None
        if source is not None:
            items.setdefault(source.id, _item(source, key))
    text = json.dumps(list(items.values()), ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode()


def _item(source: Source, key: str) -> dict[str, Any]:
    return {"type": "article", **source.csl, "id": key}


def _entry(article: Article, context: Context) -> Entry:
    return Entry(
        slug=article.slug,
        title=article.title,
        standfirst=article.standfirst,
        category=article.category,
        published=article.published,
        minutes=reading.minutes(article, context.journal.profile.words_per_minute),
        status=article.status,
        language=article.language,
    )
