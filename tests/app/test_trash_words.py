from __future__ import annotations

from datetime import UTC, datetime

from journal_desktop.app import trash_words
from journal_desktop.store.values import Kept, Purge, Trashed

NOW = datetime(2026, 3, 14, 12, 9, 26, tzinfo=UTC)


def item(kind="article", title="CAR-NK", **fields):
    return Trashed(kind, "1", title, NOW, **fields)


SECTION = item("section", "Findings", article="2", article_title="CAR-NK", size=1)


def test_a_row_tells_what_it_is_where_it_was_and_how_big():
    assert trash_words.detail(SECTION).startswith("Section · deleted 14 March 2026")
    assert trash_words.detail(SECTION).endswith("1 word · of “CAR-NK”")
    assert "2 words · damaged" in trash_words.detail(item(size=2, damaged=True))
    assert "word" not in trash_words.detail(item("source"))
    picture = trash_words.detail(item("picture", "Picture of 2 × 2 pixels", size=20_000))
    assert picture.startswith("In no article · added 14 March 2026")
    assert picture.endswith("20 KB")


def test_a_question_names_what_goes_and_why_the_rest_stays():
    asked, explained = trash_words.question(
        Purge((SECTION,), (Kept(item(), "It is or was published."),))
    )

    assert asked == "Delete 1 section for good?"
    assert "the section “Findings” of “CAR-NK”" in explained
    assert "the article “CAR-NK”: It is or was published." in explained
    assert "Earlier versions" in explained
    assert "all its versions" not in explained


def test_many_are_counted_rather_than_named():
    many = tuple(item(title=f"Number {n}") for n in range(9))
    _, explained = trash_words.question(Purge(many))

    assert "and 3 more" in explained
    assert "Number 7" not in explained
    assert "all its versions" in explained


def test_what_has_no_title_is_called_something():
    assert trash_words.title(item(title="")) == "Untitled article"
    assert trash_words.called(item(title="")) == "an article without a title"
    named = trash_words.called(item("picture", "Picture of 2 × 2 pixels"))
    assert named == "a picture of 2 × 2 pixels"


def test_an_outcome_is_a_sentence():
    assert trash_words.outcome(Purge()) == "Nothing was deleted for good."
    mixed = (item(), item(), item("source"))
    assert trash_words.outcome(Purge(mixed)) == "2 articles and 1 source are gone for good."
