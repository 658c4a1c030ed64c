"""Where the writer left off."""

from __future__ import annotations

import pytest

from journal_desktop.app import bookmarks
from journal_desktop.app.bookmarks import Bookmark


@pytest.mark.parametrize(
    "left", [Bookmark("a1", "lead", 17, 240), Bookmark("a1"), Bookmark("a1", "x y", 0, 3)]
)
def test_a_bookmark_is_found_again(left):
    lines = bookmarks.with_bookmark(("a10 3 4 title", "b2 5 6 takeaway"), left)

    assert bookmarks.of("a1", lines) == left
    assert bookmarks.of("b2", lines) == Bookmark("b2", "takeaway", 5, 6)
    assert bookmarks.of("c3", lines) is None


def test_an_article_has_one_bookmark_and_their_number_is_bounded():
    lines: tuple[str, ...] = ()
    for number in range(2 * bookmarks.MOST):
        lines = bookmarks.with_bookmark(lines, Bookmark(f"a{number}", "lead"))
        lines = bookmarks.with_bookmark(lines, Bookmark("often", "lead", number))

    assert len(lines) == bookmarks.MOST
    assert bookmarks.of("often", lines) == Bookmark("often", "lead", 2 * bookmarks.MOST - 1)
    assert bookmarks.of("a0", lines) is None


@pytest.mark.parametrize("line", ["", "a1", "a1 x 3 lead", "a1 -1 3 lead", "a1 3", "a1 3 4.5 lead"])
def test_a_line_that_says_nothing_is_no_bookmark(line):
    assert bookmarks.of("a1", (line,)) is None
