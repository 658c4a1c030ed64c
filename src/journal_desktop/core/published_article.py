"""What of an article may leave its library with its published page."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, cast

from journal_desktop.core.article import Article
from journal_desktop.core.citations import cited_keys
from journal_desktop.core.edits import canonical


def published_article(article: Article, companions: Container[str]) -> Article:
    """*article* as its page shows it, for others to take in.

    Sources that it lists and does not cite stay at home, as do entries that this version does
    not know, and ties to articles that are not among *companions*.
    """
    related = tuple(each for each in article.related if each.article in companions)
    return _public(article if related == article.related else replace(article, related=related))


@lru_cache(maxsize=256)
def _public(article: Article) -> Article:
    used = set(cited_keys(article))
    listed = tuple(each for each in article.sources if each.key in used)
    return cast("Article", _known(replace(article, sources=listed)))


def _known(value: Any) -> Any:  # noqa: ANN401 - a field of an article is anything
    """*value* without what a newer program wrote beside it."""
    if isinstance(value, tuple):
        return tuple(map(_known, cast("tuple[object, ...]", value)))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new = {
        field.name: "" if field.name == "extra" else _known(getattr(value, field.name))
        for field in fields(value)
    }
    return replace(value, **new)


def is_published_form(published: Article, article: Article) -> bool:
    """Whether *published* is what readers were given of *article*, by whatever slug."""
    related = {each.article for each in published.related}
    told = published_article(replace(article, slug=published.slug), related)
    return canonical(told) == canonical(published)
