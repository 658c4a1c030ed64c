"""Raised marks stand behind stops and commas, and nothing else of a text changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.render.prose import prose
from journal_desktop.render.stops import behind_stops

MARK = re.compile("\ue000(\\d+)\ue001")
PARTS = st.lists(
    st.sampled_from(
        (
            *("word", " ", ".", ",", ";", "\u00a0", "*", "**", " [@a]", "[@b; @c]", " [@d].", ")"),
            *("(", "”", '"', "...", "\n", "\n\n", "- ", "5", "،", "<b>", "`x`", "&nbsp;"),
        )
    ),
    max_size=14,
).map("".join)


def placed(html, is_raised=lambda _number: True):
    return MARK.sub(lambda at: f"^{at[1]}", behind_stops(html, is_raised))


def numbers(html):
    return [int(number) for number in MARK.findall(html)]


def unmarked(html):
    """A text without its marks and the space before them."""
    return re.sub(rf"(?:\s|&nbsp;)*{MARK.pattern}", "", html)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("So [@a].", "So.^0"),
        ("So [@a], and [@b]; or [@c]: yes", "So,^0 and ^1; or ^2: yes"),
        ("So [@a] [@b].", "So.^0^1"),
        ("*So [@a]*, and **more [@b].**", "<em>So</em>,^0 and <strong>more.^1</strong>"),
        ("“So [@a].” And", "“So.”^0 And"),
        ("So [@a]? So [@b])", "So ^0? So ^1)"),
        ("Wait [@a]... 3 [@b].5", "Wait ^0… 3 ^1.5"),
        ("Arabic [@a]، and more", "Arabic،^0 and more"),
        ("[@a], says who ([@b].)", "^0, says who (^1.)"),
        ("- [@a].", "^0."),
    ],
)
def test_where_a_raised_mark_goes(text, read):
    html = placed(prose(text, "p", "en-GB").html)

    assert re.sub(r"</?(?:p|ul|li)>|\n", "", html) == read


def test_other_marks_stay():
    html = prose("So [@a] [@b]. Then [@c].", "p", "en-GB").html

    assert behind_stops(html, lambda _number: False) == html
    assert placed(html, lambda number: number != 1).endswith("So ^0 ^1. Then.^2</p>")


@given(PARTS)
def test_the_words_stay_as_they_are_and_the_marks_in_order(text):
    html = prose(text, "p", "en-GB").html
    moved = behind_stops(html, lambda _number: True)

    assert numbers(moved) == numbers(html)
    assert re.sub(r"</?(?:em|strong)>", "", unmarked(moved)) == re.sub(
        r"</?(?:em|strong)>", "", unmarked(html)
    )


def test_a_great_many_blanks_take_no_time():
    html = f"<p>{'&nbsp;' * 100_000} {' ' * 100_000}</p>"

    assert behind_stops(html, lambda _number: True) == html
