"""Which style a library's pages have, and what any style file must be to be kept."""

from dataclasses import replace

import pytest

import builders
from journal_desktop.app.styles import styles
from journal_desktop.cite import engine
from journal_desktop.core.errors import StyleError
from journal_desktop.core.journal import HOUSE, HouseProfile
from journal_desktop.core.style import Style
from journal_desktop.store.library import Library

needs_engine = pytest.mark.skipif(
    not engine.is_available(), reason="citeproc-js was not taken at set-up"
)
OWN = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Our own</title><id>http://example.org/styles/our-own</id></info>
<citation><layout prefix="{" suffix="}"><text variable="citation-number"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""
VARIANT = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>A variant</title><id>http://example.org/styles/a-variant</id>
<link href="http://example.org/styles/our-own" rel="independent-parent"/></info></style>"""


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "my.journal", builders.journal()) as opened:
        yield opened


def article(**fields):
    fields = {"sections": (), "questions": (), "takeaway": ""} | fields
    return builders.article(lead="So [@carnk].", sources=builders.cited("carnk"), **fields)


def test_the_house_style_is_the_pages_own(library):
    made = styles.styled(library, article(), builders.papers(), HOUSE)

    assert (made.printed, made.objection) == (None, "")


@needs_engine
def test_an_added_style_prints(library):
    kept = styles.keep(library, OWN.encode())
    made = styles.styled(library, article(), builders.papers(), kept.id)

    assert kept.id == "our-own"
    assert [mark.html for mark in made.printed.marks] == ["{1}"]
    assert "our-own" in styles.added(library)


@needs_engine
def test_a_variant_prints_by_its_parent_whichever_came_first(library):
    styles.keep(library, OWN.encode())
    styles.keep(library, VARIANT.encode())

    assert styles.chosen(library, "a-variant").parent == "our-own"
    library.styles.delete("our-own")
    with pytest.raises(StyleError):
        styles.chosen(library, "a-variant")


@needs_engine
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Dear editor", "not a citation style|no citation style|can't be read"),
        (OWN.replace('class="in-text"', 'class="note"'), "footnotes"),
        (VARIANT, "variant"),
        (OWN.replace("citation>", "quotation>"), "no rules"),
        (OWN.replace('<text variable="citation-number"/>', '<text macro="none"/>'), "lacks"),
    ],
)
def test_a_file_that_can_not_be_used_is_refused_with_a_remedy(library, text, why):
    with pytest.raises(StyleError, match=why) as refused:
        styles.keep(library, text.encode())

    assert refused.value.remedy
    assert library.styles.every() == ()


@needs_engine
def test_no_file_takes_the_place_of_the_house_style(library):
    kept = styles.keep(library, OWN.replace("our-own", "house").encode())

    assert kept.id != HOUSE
    assert styles.chosen(library, kept.id).title == "Our own"


def test_a_style_that_is_not_there_is_told_and_the_house_stands_in(library):
    made = styles.styled(library, article(), builders.papers(), "no-such-style")

    assert made.printed is None
    assert "no-such-style" in made.objection
    assert styles.chosen_or_house(library, "no-such-style").id == HOUSE


def test_without_the_engine_the_page_says_so(library, monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "_PLACE", tmp_path / "absent.js")
    monkeypatch.setattr(engine, "_threads", type(engine._threads)())
    library.styles.put(Style("our-own", "Our own", OWN))
    styles._own.__dict__.clear()
    made = styles.styled(library, article(), builders.papers(), "our-own")
    styles._own.__dict__.clear()

    assert made.printed is None
    assert "not installed" in made.objection


@needs_engine
def test_the_language_of_the_article_decides_the_words(library):
    sources = {each.id: each for each in map(builders.paper, ("liu2020",))}
    german, english = (
        styles.styled(
            library,
            replace(
                article(language=language),
                lead="[@liu2020, p. 4]",
                sources=builders.cited("liu2020"),
            ),
            sources,
            "apa",
        ).printed
        for language in ("de", "en-GB")
    )

    assert "S. 4" in german.marks[0].html
    assert "p. 4" in english.marks[0].html


def test_a_journal_keeps_its_style(library):
    journal = library.journal()
    library.save_journal(replace(journal, profile=HouseProfile(citation_style="apa")))

    assert library.journal().profile.citation_style == "apa"
    assert journal.profile.citation_style == HOUSE
