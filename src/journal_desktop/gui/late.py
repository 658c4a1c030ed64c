"""The renderer, loaded when the first page is wanted, so that the window is on screen sooner."""

# ruff: noqa: PLC0415 - a module for late imports, see above

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal_desktop.core.article import Article
    from journal_desktop.render.context import Context
    from journal_desktop.render.page import Page


def page(article: Article, context: Context) -> Page:
    """The page of *article*, by the only renderer."""
    from journal_desktop.render import page as renderer

    return renderer.page(article, context)


def block_of(article: Article, place: str) -> str:
    """The block of its page that shows *place*."""
    from journal_desktop.render import page as renderer

    return renderer.block_of(article, place)


def place_of(article: Article, block: str) -> str:
    """The place that a block of its page shows."""
    from journal_desktop.render import page as renderer

    return renderer.place_of(article, block)
