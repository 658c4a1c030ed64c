"""Check the articles of a library against the rules of good evidence writing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journal_desktop.app.contexts import assets_of, sources_of
from journal_desktop.app.ports import Progress, Unheard
from journal_desktop.check.engine import blocks_publishing, check
from journal_desktop.check.findings import Finding
from journal_desktop.core.article import Article
from journal_desktop.store.library import Library


@dataclass(frozen=True, slots=True)
class Checked:
    """An article and what was found in it, worst first."""

    article: Article
    findings: tuple[Finding, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether a finding stands in the way of publishing."""
        return blocks_publishing(self.findings)


def check_library(
    library: Library, slugs: Iterable[str] = (), progress: Progress | None = None
) -> tuple[Checked, ...]:
    """Check the articles of these slugs, or all; raises NotFound for a slug nobody has."""
    named = tuple(dict.fromkeys(slugs))
    if named:
        articles = [library.find(slug) for slug in named]
    else:
        articles = [library.article(each.id) for each in library.summaries()]
    return check_articles(library, articles, progress)


def check_articles(
    library: Library, articles: Iterable[Article], progress: Progress | None = None
) -> tuple[Checked, ...]:
    """Check articles as they are given, with the library's sources and pictures."""
    chosen = tuple(articles)
    sources = sources_of(library, chosen)
    assets = assets_of(library, chosen)
    checked: list[Checked] = []
    for number, article in enumerate(chosen):
        (progress or Unheard()).step(number, len(chosen), article.title)
        checked.append(Checked(article, check(article, sources, assets)))
    return tuple(checked)
