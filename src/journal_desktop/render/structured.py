"""What machines read of a page: JSON-LD, Highwire and Open Graph tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urljoin

from markupsafe import Markup

from journal_desktop.core.article import Article
from journal_desktop.core.citations import without_marks
from journal_desktop.core.identifiers import doi
from journal_desktop.core.journal import Journal
from journal_desktop.core.people import Person
from journal_desktop.core.source import Source
from journal_desktop.core.text import line

_SIGNS = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|[*_`>#]+")
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
MAX_DESCRIPTION = 300
_ENOUGH = 10 * MAX_DESCRIPTION
"""How much of a lead is looked at for its first words."""


def description(article: Article) -> str:
    """One or two sentences about the article, for search results and link previews."""
    words = line(article.seo.description or article.standfirst) or plain(article.lead[:_ENOUGH])
    return words if len(words) <= MAX_DESCRIPTION else f"{words[: MAX_DESCRIPTION - 1].rstrip()}…"


def plain(markdown: str) -> str:
    """The words of a piece of Markdown."""
    return " ".join(_SIGNS.sub(lambda at: at[1] or "", without_marks(markdown)).split())


def address(article: Article, journal: Journal, path: str) -> str:
    """Where the page will be on the web; empty while the journal has no base URL."""
    if chosen := web(article.seo.canonical):
        return chosen
    return located(journal, path)


def located(journal: Journal, path: str) -> str:
    """Where that file of the bundle will be on the web; empty while there is no base URL."""
    base = web(journal.base_url.strip())
    folder = path.removesuffix("index.html")
    return urljoin(base.rstrip("/") + "/", quote(folder)) if base else ""


def web(url: str) -> str:
    """*url* where it is an address that a page may lead to; nothing when it is something else."""
    return url if _WEB.fullmatch(url) else ""


def json_ld(article: Article, journal: Journal, sources: tuple[Source, ...], path: str) -> Markup:
    """The schema.org graph of the page, as text that is safe within a script element."""
    url = address(article, journal, path)
    about = {"@type": "Thing", "name": article.category} if article.category else None
    piece = {
        "@type": "Article",
        "@id": f"{url}#article" if url else "#article",
        "headline": article.title,
        "description": description(article),
        "inLanguage": article.language,
        "author": [_person(person) for person in article.authors],
        "publisher": {"@type": "Organization", "name": journal.title},
        "datePublished": _day(article.published),
        "dateModified": _day(article.updated or article.published),
        "about": about,
        "keywords": list(article.tags),
        "citation": [_citation(source) for source in sources],
        "isPartOf": {"@type": "Periodical", "name": journal.title},
    }
    page = {
        "@type": "MedicalWebPage",
        "name": article.title,
        "url": url,
        "inLanguage": article.language,
        "mainEntity": {"@id": piece["@id"]},
        "reviewedBy": [_person(person) for person in article.reviewers],
        "lastReviewed": _day(article.last_reviewed),
        "breadcrumb": _breadcrumb(article, journal, url),
    }
    graph = [piece, page, *([_faq(article)] if article.questions else [])]
    whole = {"@context": "https://schema.org", "@graph": [_without_empty(each) for each in graph]}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return Markup(text)  # noqa: S704 - every sign that could end the element is escaped above


def highwire(article: Article, journal: Journal, url: str) -> tuple[tuple[str, str], ...]:
    """Highwire Press tags, by which reference managers know the page for an article."""
    day = article.published.strftime("%Y/%m/%d") if article.published else ""
    tags = [
        ("citation_title", article.title),
        *(("citation_author", name) for name in _cited_as(article.authors, journal)),
        ("citation_publication_date", day),
        ("citation_journal_title", journal.title),
        ("citation_language", article.language.split("-")[0]),
        ("citation_abstract", line(article.standfirst) or description(article)),
        ("citation_doi", doi(url) if _RESOLVER.match(url) else ""),
        ("citation_public_url", url),
        ("citation_keywords", "; ".join(article.tags)),
    ]
    return tuple((name, content) for name, content in tags if content)


def _cited_as(authors: tuple[Person, ...], journal: Journal) -> Iterator[str]:
    """The authors as reference managers part them: at the comma, or not at all.

    A comma at the end keeps an organisation's name whole. The semicolon keeps Zotero from
    taking one name with a space on each side of its comma for two people.
    """
    for person in authors:
        if person.is_organisation or person.name == journal.title:
            yield f"{line(person.name)},"
            continue
        family, _, given = person.inverted.partition(", ")
        is_misread = len(authors) == 1 and " " in family and " " in given
        yield f"{person.inverted};" if is_misread else person.inverted


def _person(person: Person) -> dict[str, Any]:
    return _without_empty(
        {
            "@type": "Organization" if person.is_organisation else "Person",
            "name": person.name,
            "honorificSuffix": person.credentials,
            "jobTitle": person.role,
            "url": web(person.url),
        }
    )


@lru_cache(maxsize=4096)
def _citation(source: Source) -> dict[str, Any]:
    scholarly = source.text("type") in {"article-journal", "article", ""}
    return _without_empty(
        {
            "@type": "ScholarlyArticle" if scholarly else "CreativeWork",
            "name": source.title,
            "author": [{"@type": "Person", "name": name} for name in source.authors[:20]],
            "datePublished": source.year,
            "url": web(source.url),
            "sameAs": f"https://doi.org/{source.doi}" if source.doi else "",
            "isPartOf": source.text("container-title"),
        }
    )


def _breadcrumb(article: Article, journal: Journal, url: str) -> dict[str, Any]:
    steps = [(journal.title, journal.base_url), (article.title, url)]
    items = [
        _without_empty({"@type": "ListItem", "position": n, "name": name, "item": item})
        for n, (name, item) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _faq(article: Article) -> dict[str, Any]:
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": each.question,
                "acceptedAnswer": {"@type": "Answer", "text": plain(each.answer)},
            }
            for each in article.questions
            if each.question and each.answer
        ],
    }


def _day(day: object) -> str:
    return str(day) if day else ""


def _without_empty(table: dict[str, Any]) -> dict[str, Any]:
    return {name: entry for name, entry in table.items() if entry not in ("", None, [], {})}
