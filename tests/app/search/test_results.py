from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builders import blank, cited, journal, paper, section
from journal_desktop.app.search.results import Hit, Results, Snippet, marked, snippet
from journal_desktop.app.search.searching import search
from journal_desktop.core.matching import pattern
from journal_desktop.store.library import Library
from journal_desktop.store.search.ranking import RANKED

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


def test_a_count_that_was_made_in_haste_says_so():
    counts = (("articles", 7), ("versions", RANKED + 1))
    quick, exact = (Results(counts=counts, is_rough=is_rough) for is_rough in (True, False))
    assert (quick.counted("articles"), quick.counted("versions")) == ("7", "more than 500")
    assert exact.counted("versions") == "501"


def test_another_page_comes_behind_what_is_shown_each_hit_once():
    def hits(group, *numbers):
        return tuple(Hit(group, f"{number}", Snippet("Bees")) for number in numbers)

    first = Results(hits=(*hits("articles", 1, 2), *hits("sources", 9)), counts=(("articles", 3),))
    both = first.with_more(
        Results(hits=hits("articles", 2, 3), counts=(("articles", 4),)), "articles"
    )
    assert both.hits == (*hits("articles", 1, 2, 3), *hits("sources", 9))
    assert both.count("articles") == 4


def test_what_is_in_the_trash_says_what_it_was(tmp_path):
    with Library.create(tmp_path / "a.journal", journal()) as library:
        bees = blank(title="Bees", lead="Of honey and wax.")
        library.save(bees)
        library.delete(bees.id)
        (hit,) = search(library, "in:trash hon").hits

    assert (hit.group, hit.kind, hit.id) == ("trash", "article", bees.id)
    assert hit.at is not None
    assert words(hit.snippet) == ["honey"]


@given(st.text())
def test_any_text_has_a_snippet(text):
    shown = snippet(text, HONEY)
    assert all(0 <= a < b <= len(shown.text) for a, b in shown.marks)
    assert marked(text, HONEY).text == text
