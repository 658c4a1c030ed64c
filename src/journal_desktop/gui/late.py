"""What is loaded only when it is wanted, so that the window is on screen sooner.

Reading Markdown, taking in texts and publishing cost more to import than the window does.
"""

# ruff: noqa: PLC0415 - this module is the one place for late imports, see above

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal_desktop.core.article import Article
    from journal_desktop.gui.desk import Desk
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


def commands(group: str, desk: Desk) -> object:
    """The commands of one group of the table of actions."""
    from journal_desktop.gui.commands.article import ArticleCommands
    from journal_desktop.gui.commands.blocks import BlockCommands
    from journal_desktop.gui.commands.library import LibraryCommands
    from journal_desktop.gui.commands.view import ViewCommands
    from journal_desktop.gui.commands.writing import WritingCommands

    groups = {
        "article": ArticleCommands,
        "blocks": BlockCommands,
        "library": LibraryCommands,
        "view": ViewCommands,
        "writing": WritingCommands,
    }
    return groups[group](desk)
