import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders import article, journal
from journal_desktop.store.library import Library
from journal_desktop.store.search.query import Narrowing, Query, Term, match, parse


def test_all_words_must_be_there_and_the_last_may_go_on():
    assert parse("natural kil").groups == ((Term("natural"),), (Term("kil", begins=True),))
    assert parse("natural kil ").groups == ((Term("natural"),), (Term("kil"),))


def test_a_star_says_that_a_word_may_go_on():
    may_go_on = ((Term("zoono", begins=True),),)
    assert parse("zoono*").groups == parse("zoono").groups == may_go_on
    assert parse("zoono* ").groups == may_go_on
    assert parse("*").is_empty


def test_quoted_words_stand_side_by_side():
    assert parse("“natural killer” cells ").groups == (
        (Term("natural killer"),),
        (Term("cells"),),
    )
    assert parse('"natural kil').groups == ((Term("natural kil"),),)


def test_words_are_kept_out_and_joined():
    asked = parse("asthma OR eczema -children ")
    assert asked.groups == ((Term("asthma"), Term("eczema")),)
    assert asked.without == (Term("children"),)


@pytest.mark.parametrize("text", ["", "  ", "-", "OR", '"', '""', "status:", "&", "in:"])
def test_what_says_nothing_asks_for_nothing(text):
    assert parse(text).is_empty or not parse(text).groups


def test_filters_narrow():
    asked = parse('status:published category:"Heart and lung" -tag:old after:2024-3 before:2025')
    assert asked.filters == (
        Narrowing("status", "published"),
        Narrowing("category", "heart and lung"),
        Narrowing("tag", "old", is_without=True),
        Narrowing("after", "2024-03"),
        Narrowing("before", "2025"),
    )
    assert asked.kinds == {"articles", "versions"}
    assert parse("cites:@liu2020").filters == (Narrowing("cites", "liu2020"),)
    assert parse("after:yesterday asthma").filters == ()


def test_a_place_can_be_chosen():
    assert parse("in:sources liu").kinds == {"sources"}
    assert parse("in:hist liu").kinds == {"versions"}
    assert parse("in:titles liu").titles_only


def test_a_word_with_a_colon_is_a_word():
    assert parse("covid:19 ").groups == ((Term("covid:19"),),)


def test_one_letter_is_the_begin_of_nothing():
    assert parse("t").groups == ((Term("t"),),)


def test_an_empty_query_matches_nothing():
    assert match(Query()) == ""


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """A library that was taken in."""
    path = tmp_path_factory.mktemp("searched") / "searched.journal"
    with Library.create(path, journal()) as library:
        library.save(article())
        library.search.catch_up(10)
        yield library


_QUERY = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["OR", "-", '"', "status:", "in:", "tag:x", "after:2024-99", "NEAR(", "a*", "^b", "化"]
        )
        | st.text(max_size=8),
        max_size=40,
    ).map(" ".join),
)


@given(_QUERY)
@example("\0 \ud800 NOT AND ( ) { } * ^ : + title : x")
@example("a " * 3000)
@example('"' + "word " * 2000)
@settings(deadline=None)
def test_whatever_is_typed_is_a_query(searched, text):
    searched.search.find(parse(text))
