"""The particulars of articles and journals as fields of a form, and back."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

from journal_desktop.app import lines
from journal_desktop.core import dates, slugs, text
from journal_desktop.core.article import Article
from journal_desktop.core.journal import Disclaimer, Journal
from journal_desktop.core.people import Person

_DATES: dict[str, str] = {
    "created": "Begun",
    "published": "Published",
    "updated": "Updated",
    "last_reviewed": "Last checked",
    "review_by": "Check again by",
}

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
ODD_LANGUAGE = "Write the language as a code, such as en-GB, de or pt-BR."


def fields(article: Article) -> dict[str, str]:
    """What a form shows of the article's particulars."""
    minutes = article.reading_minutes
    shown = {name: str(getattr(article, name) or "") for name in _DATES}
    return shown | {
        "slug": article.slug,
        "language": article.language,
        "tags": ", ".join(article.tags),
        "description": article.seo.description,
        "authors": people_lines(article.authors),
        "reviewers": people_lines(article.reviewers),
        "disclosure": article.disclosure,
        "reading_minutes": "" if minutes is None else str(minutes),
    }


def with_fields(article: Article, shown: Mapping[str, str]) -> Article:
    """*article* with its particulars as the form says; what was not changed stays as it was."""
    minutes = shown["reading_minutes"]
    written: dict[str, Any] = {name: dates.read(shown[name]) for name in _DATES} | {
        "slug": text.line(shown["slug"]),
        "language": text.line(shown["language"]) or article.language,
        "tags": lines.kept(shown["tags"].split(",")),
        "authors": people(shown["authors"], article.authors),
        "reviewers": people(shown["reviewers"], article.reviewers),
        "disclosure": text.prose(shown["disclosure"]),
        "description": text.line(shown["description"]),
        "reading_minutes": int(minutes) if minutes else None,
    }
    before = fields(article)
    changed = {name: value for name, value in written.items() if shown[name] != before[name]}
    if "description" in changed:
        changed["seo"] = replace(article.seo, description=changed.pop("description"))
    return replace(article, **changed)


def with_slug(before: Article, after: Article, taken: Container[str]) -> Article:
    """*after* with a slug that follows its title, until it is published or chosen by hand."""
    if not after.slug:
        return replace(after, slug=free_slug(after.title, taken))
    if after.title == before.title or after.slug != before.slug or after.status.is_public:
        return after
    if before.slug != free_slug(before.title, taken):
        return after
    return replace(after, slug=free_slug(after.title, taken))


def free_slug(title: str, taken: Container[str]) -> str:
    """A slug for *title* that no other article has; none for no title."""
    return slugs.slug(title, taken) if title.strip() else ""


def problems(shown: Mapping[str, str], taken: Container[str]) -> tuple[str, ...]:
    """What is wrong with the fields, a sentence each."""
    found: list[str] = []
    slug = shown["slug"].strip()
    if slug and not slugs.is_slug(slug):
        found.append(
            f"The address may only be lower-case words and hyphens, such as {slugs.slug(slug)}."
        )
    elif slug and slug in taken:
        found.append("Another article has this address already.")
    if not is_language(shown["language"]):
        found.append(ODD_LANGUAGE)
    for name, words in _DATES.items():
        if shown[name].strip() and dates.read(shown[name]) is None:
            found.append(f"“{words}” is not a day: write it as 2026-06-24.")
    return tuple(found)


def is_language(written: str) -> bool:
    """Whether that is a language as pages name one, such as en-GB, or nothing."""
    return not written.strip() or bool(_LANGUAGE.fullmatch(written.strip()))


def people_lines(listed: tuple[Person, ...]) -> str:
    """People one per line, as "Name, credentials"."""
    return "\n".join(text.line(person.printed) for person in listed)


def people(written: str, before: tuple[Person, ...] = ()) -> tuple[Person, ...]:
    """The people of the lines; an unchanged line keeps all that its person had."""
    return lines.values(written, before, lambda person: person.printed, _person)


def journal_fields(journal: Journal) -> dict[str, str]:
    """What a form shows of a journal."""
    return {
        "title": journal.title,
        "tagline": journal.tagline,
        "language": journal.language,
        "base_url": journal.base_url,
        "categories": "\n".join(journal.categories),
        "disclaimer": journal.disclaimer(),
        "date_style": journal.profile.date_style,
        "words_per_minute": str(journal.profile.words_per_minute),
        "citation_style": journal.profile.citation_style,
        "accent": journal.theme.accent,
    }


def journal_with_fields(journal: Journal, shown: Mapping[str, str]) -> Journal:
    """*journal* as the form says; a changed disclaimer becomes a new version of it."""
    disclaimers = journal.disclaimers
    words = text.prose(shown["disclaimer"])
    if words != text.prose(journal.disclaimer()):
        disclaimers = (*disclaimers, Disclaimer(_next_version(disclaimers), words))
    return replace(
        journal,
        title=text.line(shown["title"]) or journal.title,
        tagline=text.line(shown["tagline"]),
        language=text.line(shown["language"]) or journal.language,
        base_url=text.line(shown["base_url"]),
        categories=lines.kept(shown["categories"].splitlines()),
        disclaimers=disclaimers,
        profile=replace(
            journal.profile,
            date_style=shown["date_style"],
            words_per_minute=int(shown["words_per_minute"]),
            citation_style=shown.get("citation_style") or journal.profile.citation_style,
        ),
        theme=replace(journal.theme, accent=shown["accent"]),
    )


def _person(line: str) -> Person:
    name, _, credentials = line.partition(",")
    return Person(name.strip(), credentials.strip())


def _next_version(disclaimers: tuple[Disclaimer, ...]) -> str:
    """A version that no disclaimer has: articles name theirs by it."""
    used = {each.version for each in disclaimers}
    numbers = map(str, itertools.count(len(disclaimers) + 1))
    return next(number for number in numbers if number not in used)
