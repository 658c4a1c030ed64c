"""Small phrases of the window."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journal_desktop.core.article import Article
from journal_desktop.core.labels import ROLES
from journal_desktop.core.source import Source

_ENDLESS = re.compile(r"“([^“”]{90})[^“”]{60,}([^“”]{50})”")
_LONG = 200


def place_words(article: Article, place: str) -> str:
    """A place of *article* as the outline calls it."""
    named = {
        "title": "Title",
        "standfirst": "Standfirst",
        "category": "Category",
        "lead": "Lead",
        "questions": "Common questions",
        "takeaway": "Key takeaway",
        "sources": "Sources",
    }
    named |= {role.value: words for role, words in ROLES.items()}
    named |= {s.id: s.heading or ROLES[s.role] for s in article.sections}
    named |= {q.id: q.question or "A question" for q in article.questions}
    return named.get(place, "Article")


def named(source: Source) -> str:
    """A source as messages call it: who and when, its key in brackets."""
    return f"{source.label} ({source.key})" if source.label else source.key


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 word", "1,204 words"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names as a sentence lists them: "a, b and c", "a, b, c and 4 more"."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most:,} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def source_names(sources: Sequence[Source]) -> str:
    """Sources as a sentence names them: "the source “Liu et al. 2020”"."""
    names = [f"“{each}”" for each in dict.fromkeys(each.label for each in sources)]
    return f"the source{'s' if len(names) > 1 else ''} {listed(names)}"


def out_of_range(number: int, wanted: tuple[int, int]) -> str:
    """What is wrong with a count the template limits: "12 of 60–160 words", or nothing."""
    least, most = wanted
    if not most or least <= number <= most:
        return ""
    return f"{number:,} of {least}–{most} words"


def shortened(words: str) -> str:
    """Words for a line or two: titles and folders in them that go on and on lose their middle."""
    return _ENDLESS.sub(lambda found: f"“{found[1].rstrip()} … {found[2].lstrip()}”", words)


def short_title(title: str) -> str:
    """A title by itself, for a line or two as well."""
    return title if len(title) < _LONG else f"{title[:90].rstrip()} … {title[-50:].lstrip()}"
