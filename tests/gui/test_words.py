"""Small phrases."""

from __future__ import annotations

import pytest

from journal_desktop.gui import words


@pytest.mark.parametrize(
    ("names", "said"),
    [("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcde", "a, b, c and 2 more")],
)
def test_names_are_listed_as_in_a_sentence(names, said):
    assert words.listed(names) == said


def test_an_endless_title_leaves_room_for_what_is_said_of_it():
    said = words.shortened(f"“{'A title without end ' * 500}” is in the trash.")
    assert len(said) < 200
    assert said.startswith("“A title without end")
    assert said.endswith("” is in the trash.")
    usual = f"“{'A title of some length ' * 8}” is in the trash."
    assert words.shortened(usual) == usual


def test_a_long_title_by_itself_loses_its_middle_and_a_short_one_nothing():
    said = words.short_title("A title without end " * 500)
    assert len(said) < 150
    assert said.startswith("A title without end")
    assert words.short_title("CAR-NK “ready made”") == "CAR-NK “ready made”"
