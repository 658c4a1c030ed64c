"""Lists on the page are where people see them in their text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.core import lists
from journal_desktop.render.prose import prose

LINES = st.sampled_from(
    ["word w", "- item w", "* star w", "1. one w", "2. two w", "1) half w", "2025. year w", ""]
)


def html(text):
    return re.sub(r"\n", "", prose(text, "p", "en-GB").html)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("So:\n- a\n- b", "<p>So:</p><ul><li>a</li><li>b</li></ul>"),
        ("So:\n1) a\n2) b", "<p>So:</p><ol><li>a</li><li>b</li></ol>"),
        ("It was\n2025. Then", "<p>It was2025. Then</p>"),
        ("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("- a\n   1. b\n   2. c", "<ul><li>a<ol><li>b</li><li>c</li></ol></li></ul>"),
        ("> Said\n- a", "<blockquote><p>Said</p></blockquote><ul><li>a</li></ul>"),
        ("3) a\n4) b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("3\\) a", "<p>3) a</p>"),
        ("```\nso\n- a\n```", '<pre tabindex="0"><code>so- a</code></pre>'),
    ],
)
def test_a_list_needs_no_blank_line_before_it(text, read):
    assert html(text) == read


class Items(HTMLParser):
    """How many items a page has."""

    count = 0

    def handle_starttag(self, tag, attrs):
        del attrs
        self.count += tag == "li"


@given(st.lists(LINES, min_size=1, max_size=9).map("\n".join))
def test_the_page_has_the_items_that_the_editor_colours(text):
    state, wanted = lists.START, 0
    for line in text.split("\n"):
        state, is_item, _ = lists.read(state, line)
        wanted += is_item
    seen = Items()
    seen.feed(html(text))

    assert seen.count == wanted


def test_a_great_many_lists_take_no_time():
    assert html("- a\n1. b\n" * 200).count("<li>") == 400
