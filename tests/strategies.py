"""Hypothesis strategies for the values of a journal, with the nastiest text we know."""

from __future__ import annotations

import dataclasses
import string
import tomllib
import uuid
from datetime import date
from functools import cache

import tomli_w
from hypothesis import strategies as st

from journal_desktop.core.article import (
    Article,
    ChangeKind,
    ChangeNote,
    CitedSource,
    Question,
    Related,
    Relation,
    Role,
    Section,
    Seo,
)
from journal_desktop.core.journal import Disclaimer, HouseProfile, Journal, Theme
from journal_desktop.core.people import Person
from journal_desktop.core.source import Source, SourceStatus, csl_text
from journal_desktop.core.status import Status

KEYS = ("carnk", "liu2020", "grade2008", "no-such-source")
"""Citation keys that `prose` cites; articles list some of them."""

NASTY = (
    # marks, fences and comments of the text form, and near misses
    *("<!-- lead -->", "<!-- takeaway -->", "\\<!-- lead -->", "\\\\<!-- section x -->"),
    *("<!-- section 0 -->", "<!-- question 1 -->", "<!-- lead --> ", "+++", "---", "## ", "##"),
    # TOML's own characters
    *('"', "'", '"""', "'''", "\\", "\\u0000", "= 1", "[table]", "[[array]]", "#"),
    # citations, links, pictures
    *("[@carnk]", "[@carnk, p. 4; @liu2020]", "[see @grade2008, chap. 3; -@carnk]"),
    *("[@no-such-source]", "a@example.org", "[a@example.org]", "\\[@carnk]", "`[@carnk]`"),
    *("```\n[@carnk]\n```", "    [@carnk]", "[text](article:slug)", "[@carnk](x)", "[1]", "[^1]"),
    *(f'![alt](asset:{"a" * 64} "caption")', "![]()", "[a]: https://example.org"),
    # Markdown and HTML that wants to be more than text
    *("<script>alert(1)</script>", "<!--", "-->", "&amp;", "&#0;", "]]>", "| a | b |\n|---|---|"),
    *("# heading", "> quote", "1. one", "- item", "***", "~~~", "\\", "$x$", "{#id .class}"),
    # Unicode
    *(
        "😀",
        "👩🏽‍⚕️",
        "e\u0301",
        "ﬁ",
        "Å",
        "شفاء",
        "\u202eabc\u202c",
        "\u200f",
        "日本語",
        "\u00a0",
        "\u200b",
    ),
    *("\x00", "\x07", "\x1b", "\x85", "\u2028", "\u2029", "\ufeff", "\ue000", "\ue00f", "\ufffe"),
    *("\r\n", "\r", "\n", "\n\n", "\t", " ", "  \n", "\u0301", "\U0010ffff"),
)


def _settled(table: dict) -> str:
    """TOML text written twice: from then on tables stand after plain entries."""
    return tomli_w.dumps(tomllib.loads(tomli_w.dumps(table)))


EXTRAS = (
    "",
    _settled({"x_mood": "calm"}),
    _settled({"x_mood": '"""\n+++\n\\', "x_seen": date(2031, 1, 2), "x_count": 2**62}),
    _settled({"x_table": {"a.b": [1, 2.5], "": {"deep": True}}, "x_list": [{"é": "😀"}, {}]}),
)
"""What a newer program may have written beside the fields that this one knows."""


PLAIN = ("", "cells", "What did the review find?", "One small trial", "of 11 people, 8 responded.")


@cache
def nasty() -> st.SearchStrategy[str]:
    """Text put together from what has broken programs before, and from anything at all."""
    piece = st.one_of(st.sampled_from((*NASTY, *PLAIN, " ", "\n", "\n\n")), st.text(max_size=6))
    return st.lists(piece, max_size=8).map("".join)


@cache
def prose() -> st.SearchStrategy[str]:
    """Markdown of one section, nasty and plain."""
    return st.one_of(st.sampled_from(PLAIN), nasty())


@cache
def line() -> st.SearchStrategy[str]:
    """What someone may type or paste into a one-line field."""
    return st.one_of(st.sampled_from(PLAIN + NASTY), nasty())


@cache
def ids() -> st.SearchStrategy[str]:
    """UUIDs in text form."""
    return st.uuids().map(str)


@cache
def order_keys() -> st.SearchStrategy[str]:
    """Order keys as `order.between` writes them."""
    digits = string.digits + string.ascii_letters
    return st.builds(
        str.__add__, st.text(digits, max_size=4), st.sampled_from(digits.replace("0", ""))
    )


@cache
def dates() -> st.SearchStrategy[date]:
    """Any day a file can hold."""
    return st.dates(min_value=date(1, 1, 1))


@cache
def extra() -> st.SearchStrategy[str]:
    """Entries of a newer program, as the TOML text that a value's `extra` keeps."""
    return st.sampled_from(EXTRAS)


@cache
def tables() -> st.SearchStrategy[str]:
    """Any table of a newer program as TOML text: as `extra`, but slow and of every shape."""
    scalar = st.one_of(
        line(),
        st.integers(-(2**63), 2**63 - 1),
        st.booleans(),
        st.floats(allow_nan=False),
        dates(),
        st.datetimes(),
    )
    content = st.recursive(
        scalar,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(line(), inner, max_size=3)
        ),
        max_leaves=5,
    )
    names = st.text(string.ascii_lowercase, min_size=1, max_size=6).map("x_{}".format)
    return st.dictionaries(names, content, max_size=3).map(_settled)


def _any(kind: type, /, **fields: st.SearchStrategy) -> st.SearchStrategy:
    """Any *kind*: what *fields* say, nasty text for its other texts, defaults for the rest."""
    known = {
        field.name: extra() if field.name == "extra" else line()
        for field in dataclasses.fields(kind)
        if field.type == "str"
    }
    return st.builds(kind, **known | fields)


def _tuples(each: st.SearchStrategy, most: int = 2) -> st.SearchStrategy[tuple]:
    return st.lists(each, max_size=most).map(tuple)


@cache
def people() -> st.SearchStrategy[Person]:
    """Authors and reviewers."""
    return _any(Person)


@cache
def sections() -> st.SearchStrategy[Section]:
    """Sections of every role."""
    return _any(Section, id=ids(), order=order_keys(), role=st.sampled_from(Role), body=prose())


@cache
def questions() -> st.SearchStrategy[Question]:
    """Common questions."""
    return _any(Question, id=ids(), order=order_keys(), answer=prose())


@cache
def cited_sources() -> st.SearchStrategy[tuple[CitedSource, ...]]:
    """Source lists in which no key stands twice; two keys may name one source."""
    listed = st.builds(
        CitedSource,
        key=st.sampled_from(KEYS[:-1]),
        source=st.one_of(st.just(str(uuid.NAMESPACE_URL)), ids()),
        extra=extra(),
    )
    return st.lists(listed, max_size=3, unique_by=lambda each: each.key).map(tuple)


def _written() -> dict[str, st.SearchStrategy]:
    """Strategies for what an author writes."""
    return {
        "id": ids(),
        "lead": prose(),
        "sections": st.lists(sections(), max_size=4, unique_by=lambda each: each.id),
        "questions": st.lists(questions(), max_size=3, unique_by=lambda each: each.id),
        "takeaway": prose(),
        "sources": cited_sources(),
    }


def drafts() -> st.SearchStrategy[Article]:
    """Articles with prose and sources only: quicker than `articles`."""
    return st.builds(Article, **_written()).map(_in_order)


def articles(**fields: st.SearchStrategy) -> st.SearchStrategy[Article]:
    """Whole articles; *fields* replace the strategies of single fields."""
    day = st.none() | dates()
    known = _written() | {
        "slug": st.text("abc-", max_size=9),
        "template": st.sampled_from(("study_explainer", "claim_check", "one_to_come")),
        "language": st.sampled_from(("en-GB", "de", "ar", "fr-CA")),
        "status": st.sampled_from(Status),
        "tags": _tuples(line()),
        "authors": _tuples(people()),
        "reviewers": _tuples(people(), 1),
        "disclosure": prose(),
        "related": _tuples(_any(Related, kind=st.sampled_from(Relation), article=ids())),
        "edition": st.integers(0, 2**31),
        "change_notes": _tuples(
            _any(
                ChangeNote,
                edition=st.integers(0, 99),
                day=dates(),
                kind=st.sampled_from(ChangeKind),
            )
        ),
        "reading_minutes": st.none() | st.integers(0, 999),
        "seo": _any(Seo),
        "extra": st.one_of(extra(), tables()),
    }
    days = ("created", "published", "updated", "last_reviewed", "review_by")
    return _any(Article, **known | dict.fromkeys(days, day) | fields).map(_in_order)


def _in_order(article: Article) -> Article:
    """Blocks stand in the order of their keys, as everywhere in the program."""
    return dataclasses.replace(
        article,
        sections=tuple(sorted(article.sections, key=lambda s: (s.order, s.id))),
        questions=tuple(sorted(article.questions, key=lambda q: (q.order, q.id))),
    )


@cache
def csl_items() -> st.SearchStrategy[str]:
    """CSL-JSON items, complete and broken."""
    name = st.one_of(
        st.fixed_dictionaries({"family": line()}, optional={"given": st.none() | line()}),
        st.fixed_dictionaries({"literal": line()}),
        st.fixed_dictionaries({"family": line(), "non-dropping-particle": line()}),
        st.just({}),
        line(),
    )
    part = st.one_of(st.integers(-400, 2100), st.none(), st.sampled_from(("2025", "n.d.", "")))
    issued = st.one_of(
        st.fixed_dictionaries({"date-parts": st.lists(st.lists(part, max_size=3), max_size=2)}),
        st.fixed_dictionaries({"raw": line()}),
        line(),
    )
    addresses = ("https://pmc.ncbi.nlm.nih.gov/articles/PMC12607298/", "http://[", "javascript:x")
    return st.fixed_dictionaries(
        {"type": st.just("article-journal")},
        optional={
            "title": line(),
            "author": st.lists(name, max_size=4),
            "issued": issued,
            "container-title": line(),
            "DOI": st.sampled_from(("10.1136/bmj.n71", "https://doi.org/10.1136/bmj.n71", "x y")),
            "URL": st.one_of(line(), st.sampled_from(addresses)),
            "PMCID": st.just("PMC12607298"),
            "volume": st.one_of(st.integers(0, 999), line()),
        },
    ).map(csl_text)


@cache
def sources() -> st.SearchStrategy[Source]:
    """Sources with every field filled or not."""
    return _any(
        Source,
        id=ids(),
        key=st.sampled_from(KEYS[:-1]),
        item=csl_items(),
        peer_reviewed=st.none() | st.booleans(),
        status=st.sampled_from(SourceStatus),
        excerpts=_tuples(prose()),
        notes=prose(),
        tags=_tuples(line()),
    )


@cache
def journals() -> st.SearchStrategy[Journal]:
    """Journals with every field filled or not."""
    return _any(
        Journal,
        id=ids(),
        language=st.sampled_from(("en-GB", "de")),
        base_url=st.sampled_from(("", "https://journal.example/")),
        categories=_tuples(line()),
        people=_tuples(people()),
        disclaimers=_tuples(_any(Disclaimer, text=prose())),
        profile=_any(
            HouseProfile,
            date_style=st.sampled_from(("d MMM yyyy", "yyyy-MM-dd")),
            words_per_minute=st.integers(1, 999),
        ),
        theme=_any(Theme, accent=st.just("#0a6463"), accent_dark=st.just("#74c7bf")),
    )
