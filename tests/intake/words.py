"""Every word of a text, looked for in what the text became."""

from __future__ import annotations

import re
import unicodedata

from journal_desktop.core.people import Person

_WORD = re.compile(r"[^\W_]+")
_CITED = re.compile(r"\[@[^\]]*\]")

PRINTED_BY_THE_PAGE = {"common", "questions", "key", "takeaway", "sources", "disclaimer"}


def words(text: str) -> set[str]:
    return set(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def kept(taken) -> set[str]:
    """The words of an article's fields, its sources, its pictures' marks and the remarks."""
    article = taken.article
    people: tuple[Person, ...] = (*article.authors, *article.reviewers)
    texts = [
        article.category,
        taken.disclaimer,
        article.title,
        article.standfirst,
        article.language,
        article.slug,
        *article.tags,
        *(part for person in people for part in (person.name, person.credentials)),
        *(section.heading for section in article.sections),
        *(question.question for question in article.questions),
        *(prose for _, prose in article.proses()),
        *(text for source in taken.sources for text in (source.item, source.kind)),
        *(remark.text for remark in taken.remarks),
    ]
    return words("\n".join(texts))


def lost(text: str, taken, *, but: set[str] = frozenset()) -> set[str]:
    """The words of *text* that are nowhere; numbers of one to two digits may be marks."""
    found = {word for word in words(text) if not (word.isdigit() and len(word) < 3)}
    return found - kept(taken) - PRINTED_BY_THE_PAGE - but
