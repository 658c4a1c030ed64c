"""A copy of an article: a draft of its own, with no claim to what the original went through."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from journal_desktop.app.particulars import free_slug
from journal_desktop.core.article import Article
from journal_desktop.core.ids import ArticleId, BlockId, new_id
from journal_desktop.core.status import Status


def copy_of(article: Article, taken: Container[str]) -> Article:
    """A new draft with the same words and sources, and ids and an address of its own."""
    title = f"{article.title} (copy)" if article.title.strip() else ""
    return replace(
        article,
        id=ArticleId(new_id()),
        title=title,
        slug=free_slug(title, taken),
        status=Status.DRAFT,
        sections=tuple(replace(each, id=BlockId(new_id())) for each in article.sections),
        questions=tuple(replace(each, id=BlockId(new_id())) for each in article.questions),
        edition=1,
        published=None,
        updated=None,
        last_reviewed=None,
        change_notes=(),
        seo=replace(article.seo, canonical=""),
    )
