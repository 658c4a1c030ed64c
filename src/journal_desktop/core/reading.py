"""Words and reading time.

The rule: words from the lead to the takeaway, headings and common questions included and
citation marks left out, at the house's words per minute (200), rounded up. A heading with
nothing under it is the template's wish and not yet something to read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from journal_desktop.core.article import Article
from journal_desktop.core.citations import without_marks
from journal_desktop.core.text import count_words

_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")


@lru_cache(maxsize=512)
def words(markdown: str) -> int:
    """How many words a reader reads in a piece of Markdown.

    Paragraphs are counted once and remembered, unless code may reach across them.
    """
    if "`" in markdown or "~~~" in markdown:
        return _words(markdown)
    return sum(map(_words, markdown.split("\n\n")))


@lru_cache(maxsize=8192)
def _words(markdown: str) -> int:
    return count_words(_LINK.sub(_read_part, without_marks(markdown)))


_in_line = lru_cache(maxsize=4096)(count_words)


def article_words(article: Article) -> int:
    """How many words the article has from its lead to its takeaway."""
    headings = sum(_in_line(each.heading) for each in article.sections if each.body.strip())
    asked = sum(_in_line(question.question) for question in article.questions)
    return headings + asked + sum(words(text) for _, text in article.proses())


def minutes(article: Article, words_per_minute: int = 200) -> int:
    """How many minutes the article takes: the author's own figure, else the rule's."""
    if article.reading_minutes is not None:
        return article.reading_minutes
    return max(1, -(-article_words(article) // max(1, words_per_minute)))


def _read_part(match: re.Match[str]) -> str:
    return "" if match[1] else match[2]
