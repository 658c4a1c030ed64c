"""What was deleted as an article to print: readers' eyes see best what it was."""

from __future__ import annotations

from dataclasses import replace

from journal_desktop.app.contexts import context_for
from journal_desktop.core.article import Article, Question, Section
from journal_desktop.core.errors import JournalError
from journal_desktop.core.ids import ArticleId
from journal_desktop.render.context import Context
from journal_desktop.store.library import Library
from journal_desktop.store.values import Trashed

Printable = tuple[Article, Context]
"""An article, and what its page shows besides it."""


def printable(library: Library, item: Trashed, content: Article | Section | Question) -> Printable:
    """What the page shows of *content*, which was *item* when it was deleted.

    A part stands under the title of its article, and cites by its source list.
    """
    if isinstance(content, Article):
        return content, context_for(library, (content,))
    article = _alone(content, _host(library, item))
    context = context_for(library, (article,))
    return article, replace(context, journal=replace(context.journal, disclaimers=()))


def _host(library: Library, item: Trashed) -> Article:
    """The article that it was taken out of; where that is harmed, what is known of it."""
    host = ArticleId(item.article or "")
    try:
        return library.article(host)
    except JournalError:
        return Article(host, title=item.article_title)


def _alone(part: Section | Question, host: Article) -> Article:
    return Article(
        host.id,
        host.slug,
        host.template,
        host.language,
        title=host.title,
        category=host.category,
        sections=(part,) if isinstance(part, Section) else (),
        questions=(part,) if isinstance(part, Question) else (),
        sources=host.sources,
    )
