"""What is copied for elsewhere, rich and plain."""

from dataclasses import replace

import builders
from journal_desktop.app.references.copying import bibliography, passage
from journal_desktop.core.printed import Printed, PrintedEntry, PrintedMark, Stretch
from journal_desktop.render.context import Context

ARTICLE = builders.article(
    lead="So [@liu2020].",
    sections=(),
    questions=(),
    takeaway="And *so* [@liu2020; @carnk].",
    sources=builders.cited("carnk", "liu2020"),
)
HOUSE = Context(builders.journal(), builders.papers(), {}, {})


def stretch(html, key):
    return Stretch(html, builders.source_id(key))


STYLED = replace(
    HOUSE,
    printed=Printed(
        "apa",
        (
            PrintedMark((Stretch("("), stretch("Liu, 2020", "liu2020"), Stretch(")"))),
            PrintedMark((Stretch("("), stretch("Liu", "liu2020"), Stretch("; Title)"))),
        ),
        (
            PrintedEntry(builders.source_id("carnk"), "", "<i>Title</i>. https://a.org/"),
            PrintedEntry(builders.source_id("liu2020"), "", "Liu. https://doi.org/10.1/a"),
        ),
    ),
)


def test_a_list_of_sources_is_as_on_the_page():
    native, styled = bibliography(ARTICLE, HOUSE), bibliography(ARTICLE, STYLED)

    assert native.plain.splitlines()[0].startswith("1. Use of CAR-Transduced Natural Killer")
    assert '<a href="https://doi.org/10.1056/NEJMoa1910607">Use of CAR' in native.html
    assert styled.plain.splitlines() == ["Title. https://a.org/", "Liu. https://doi.org/10.1/a"]
    assert '<a href="https://doi.org/10.1/a"' in styled.html


def test_prose_takes_its_marks_along_without_their_links():
    native = passage(ARTICLE, ARTICLE.takeaway, HOUSE)
    styled = passage(ARTICLE, ARTICLE.takeaway, STYLED)

    assert native.html == "<p>And <em>so</em><sup>[1,2]</sup>.</p>"
    assert styled.html == "<p>And <em>so</em> (Liu; Title).</p>"
    assert styled.plain == "And so (Liu; Title)."


def test_a_mark_that_names_nothing_is_copied_as_such():
    assert passage(ARTICLE, "So [@nobody].", HOUSE).plain == "So [?nobody]."


def test_links_and_pictures_stay_behind():
    words = f"See [it](article:other) and ![A](asset:{'a' * 64}).\n\n- one\n- two\n"
    made = passage(ARTICLE, words, HOUSE)

    assert "<a" not in made.html
    assert "<img" not in made.html
    assert made.plain.splitlines() == ["See it and .", "one", "two"]
