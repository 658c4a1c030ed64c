"""The front page: categories in the journal's order, newest articles first."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strategies
from builders import journal
from journal_desktop.core.status import Status
from journal_desktop.render.index import Entry, index


def entry(slug, category="Heart", published=date(2026, 3, 2), **fields):
    known = {
        "id": slug,
        "title": f"Title of {slug}",
        "standfirst": "",
        "minutes": 4,
        "status": Status.PUBLISHED,
        "language": "en-GB",
    }
    return Entry(slug=slug, category=category, published=published, **known | fields)


def links(html, seen):
    return [each["href"] for each in seen(html).all("a") if each["href"].startswith("articles/")]


def test_categories_stand_in_the_journals_order_then_by_name_then_the_rest(seen):
    made = (
        entry("n", ""),
        entry("z", "Zebra"),
        entry("a", "Apes"),
        entry("h"),
        entry("i", "Immune health"),
    )
    html = index(journal(), made)

    assert links(html, seen) == [f"articles/{slug}/index.html" for slug in "ihazn"]
    assert "More articles" in html


def test_the_newest_article_stands_first_and_undated_ones_last(seen):
    days = {"a": date(2025, 1, 1), "b": None, "c": date(2026, 1, 1)}
    html = index(journal(), tuple(entry(slug, published=day) for slug, day in days.items()))

    assert links(html, seen) == [f"articles/{slug}/index.html" for slug in "cab"]


def test_no_articles_is_said():
    assert "No articles have been published yet." in index(journal(), ())


def test_facts_are_those_of_the_article():
    html = index(
        journal(),
        (entry("a", status=Status.DRAFT, title="It's new", language="de", standfirst='"x"'),),
    )

    assert '<article lang="de" dir="ltr">' in html
    assert "Entwurf, nicht veröffentlicht" in html
    assert '<time datetime="2026-03-02">2 März 2026</time>' in html
    assert "4 Min. Lesezeit" in html


def test_the_front_page_has_the_language_of_its_journal():
    html = index(journal(language="ar"), (entry("a"),))

    assert '<html lang="ar" dir="rtl">' in html


@pytest.mark.parametrize(
    "categories", [("A", "A h", "H A"), ("Articles", "More", ""), ("a", "A", "Ä"), ("<b>", "&")]
)
def test_anchors_never_meet(categories, seen):
    html = index(journal(), tuple(entry(f"s{n}", each) for n, each in enumerate(categories)))
    read = seen(html)

    assert len(read.ids) == len(set(read.ids))
    assert read.fragments <= set(read.ids)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=strategies.journals(),
    said=st.lists(st.tuples(strategies.line(), strategies.line(), strategies.line()), max_size=4),
)
def test_any_journal_becomes_a_sound_front_page(made, said, seen):
    entries = tuple(
        replace(entry(f"s{n}"), title=title, standfirst=standfirst, category=category)
        for n, (title, standfirst, category) in enumerate(said)
    )
    read = seen(index(made, entries))

    assert not read.unbalanced
    assert len(read.ids) == len(set(read.ids))
    assert read.fragments <= set(read.ids)
    assert not {"script", "iframe", "form"} & {tag for tag, _ in read.tags}
