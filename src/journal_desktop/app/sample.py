"""The journals a new library can open with: the sample that ships, or a blank one."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import Any

from journal_desktop import resources
from journal_desktop.core.article import Article
from journal_desktop.core.ids import new_id
from journal_desktop.core.journal import Disclaimer, Journal
from journal_desktop.core.source import Source, csl_text
from journal_desktop.manuscript import form, records

_BLANK_CATEGORIES = (
    "New research",
    "Treatments",
    "Questions and answers",
    "Safety and corrections",
)
_BLANK_DISCLAIMER = (
    "This article explains published research in general words. It can’t take the place of a "
    "health professional who knows you. Please talk to one before you change anything about "
    "your treatment."
)


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample journal: its articles, newest first, and every source they cite."""

    journal: Journal
    sources: tuple[Source, ...]
    articles: tuple[Article, ...]


def load() -> Sample:
    """The sample journal as it ships; its ids are the same in every library."""
    journal = tomllib.loads(resources.read("sample/journal.toml"))
    sources = json.loads(resources.read("sample/sources.json"))
    names = sorted(path.name for path in (resources.folder() / "sample/articles").glob("*.md"))
    articles = [form.read(resources.read(f"sample/articles/{name}")) for name in names]
    return Sample(
        records.value(Journal, journal),
        tuple(map(_source, sources)),
        tuple(sorted(articles, key=lambda each: str(each.published), reverse=True)),
    )


def blank_journal(title: str = "My journal") -> Journal:
    """A journal without articles, with categories and a disclaimer to start from."""
    return Journal(
        new_id(),
        title,
        categories=_BLANK_CATEGORIES,
        disclaimers=(Disclaimer("1", _BLANK_DISCLAIMER),),
    )


def _source(entry: dict[str, Any]) -> Source:
    return records.value(Source, entry | {"item": csl_text(entry["item"])})
