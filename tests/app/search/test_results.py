from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builders import blank, cited, journal, paper, section
from journal_desktop.app.search.results import counted, marked, snippet
from journal_desktop.app.search.searching import search
from journal_desktop.core.matching import pattern
from journal_desktop.store.library import Library
from journal_desktop.store.search.hits import RANKED

HONEY = (pattern("honey", begins=True),)


def words(shown):
    """The marked words."""
    return [shown.text[a:b] for a, b in shown.marks]


def test_a_hit_says_where_it_is_and_shows_the_words_around_it(tmp_path):
    long = "Nothing to see. " * 60
    why = section("Why?", f"{long}\n\nFor **honey** [@liu2020] and wax. {long}")
    with Library.create(tmp_path / "a.journal", journal()) as library:
        library.save_sources((paper("liu2020"),))
        library.save(blank(title="Bees", lead="Of wax.", sections=(why,), sources=cited("liu2020")))
        hit = search(library, "wax hon").hits[0]

    assert (hit.place, hit.title.text) == (why.id, "Bees")
    assert words(hit.snippet) == ["honey", "wax"]
    assert "liu2020" not in hit.snippet.text
    assert "*" not in hit.snippet.text
    assert len(hit.snippet.text) < 260


def test_a_hit_in_a_title_says_so(tmp_path):
    with Library.create(tmp_path / "a.journal", journal()) as library:
        library.save(blank(title="Bees", standfirst="All there is."))
        hit = search(library, "bee").hits[0]

    assert (hit.place, words(hit.title)) == ("title", ["Bees"])


def test_a_source_shows_the_note_that_matches(tmp_path):
    with Library.create(tmp_path / "a.journal", journal()) as library:
        library.save_sources((replace(paper("liu2020"), notes="Ask about honey."),))
        noted = search(library, "honey").hits[0]
        named = search(library, "marin").hits

    assert words(noted.snippet) == ["honey"]
    assert named[0].snippet.text.startswith("Liu")


def test_counts_are_bounded():
    assert counted(7) == "7"
    assert counted(RANKED + 1) == "more than 500"


@given(st.text())
def test_any_text_has_a_snippet(text):
    shown = snippet(text, HONEY)
    assert all(0 <= a < b <= len(shown.text) for a, b in shown.marks)
    assert marked(text, HONEY).text == text
