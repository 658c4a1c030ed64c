"""Whether a library has an article of the same words already, as it stands or as it came in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from journal_desktop.core.article import Article
from journal_desktop.core.errors import JournalError
from journal_desktop.core.ids import ArticleId
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library

_KEY = re.compile(r"(?<=@)[^\s\];,]+")


def found(library: Library, article: Article) -> Article | None:
    """The article of the library that has these words, or had them when it was imported."""
    wanted = _words(article)
    for row in library.summaries():
        if row.title == article.title:
            with suppress(JournalError):  # a harmed one is told when it is opened
                if wanted in map(_words, _states(library, row.id)):
                    return library.article(row.id)
    return None


def _states(library: Library, article: ArticleId) -> Iterator[Article]:
    yield library.article(article)
    for version in library.revisions(article):
        if version.kind == "import":
            yield form.read(version.text)


def _words(article: Article) -> tuple[str, ...]:
    """What readers read of it; keys of citations are the library's own."""
    texts = (
        *(article.title, article.standfirst),
        *(each.heading for each in article.sections),
        *(each.question for each in article.questions),
        *(text for _, text in article.proses()),
    )
    return tuple(_KEY.sub("", each).strip() for each in texts)
