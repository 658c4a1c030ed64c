from __future__ import annotations

from datetime import UTC, datetime

from journal_desktop.app.trash import words
from journal_desktop.store.values import Kept, Purge, Trashed

NOW = datetime(2026, 3, 14, 12, 9, 26, tzinfo=UTC)


def item(kind="article", title="CAR-NK", **fields):
    return Trashed(kind, "1", title, NOW, **fields)


SECTION = item("section", "Findings", article="2", article_title="CAR-NK", size=1)


def test_a_row_tells_what_it_is_where_it_was_and_how_big():
    assert words.detail(SECTION).startswith("Section · deleted 14 March 2026")
    assert words.detail(SECTION).endswith("1 word · of “CAR-NK”")
    assert "2 words · damaged" in words.detail(item(size=2, damaged=True))
    assert "word" not in words.detail(item("source"))
    picture = words.detail(item("picture", "Picture of 2 × 2 pixels", size=20_000))
    assert picture.startswith("In no article · added 14 March 2026")
    assert picture.endswith("20 KB")


def test_a_question_names_what_goes_and_why_the_rest_stays():
    asked, explained = words.question(Purge((SECTION,), (Kept(item(), "It is or was published."),)))

    assert asked == "Delete 1 section for good?"
    assert "the section “Findings” of “CAR-NK”" in explained
    assert "the article “CAR-NK”: It is or was published." in explained
    assert "Earlier versions" in explained
    assert "all its versions" not in explained


def test_many_are_counted_rather_than_named():
    many = tuple(item(title=f"Number {n}") for n in range(9))
    _, explained = words.question(Purge(many))

    assert "and 3 more" in explained
    assert "Number 7" not in explained
    assert "all its versions" in explained


def test_what_has_no_title_is_called_something():
    assert words.title(item(title="")) == "Untitled article"
    assert words.called(item(title="")) == "an article without a title"
    named = words.called(item("picture", "Picture of 2 × 2 pixels"))
    assert named == "a picture of 2 × 2 pixels"


def test_an_outcome_is_a_sentence():
    assert words.outcome(Purge()) == "Nothing was deleted for good."
    mixed = (item(), item(), item("source"))
    assert words.outcome(Purge(mixed)) == "2 articles and 1 source are gone for good."
