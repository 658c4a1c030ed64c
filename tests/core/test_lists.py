"""Which lines begin items."""

import pytest

from journal_desktop.core.lists import START, parts, read


def items(text):
    state, found = START, []
    for line in text.split("\n"):
        state, is_item, _ = read(state, line)
        found.append(is_item)
    return "".join("x" if each else "." for each in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("words\n- a\n- b", ".xx"),
        ("words\n1. a\n2. b", ".xx"),
        ("words\n1) a\n2) b", ".xx"),
        ("words\n2025. was the year", ".."),
        ("words\n\n2025. was the year", "..x"),
        ("- a\nmore of it\n- b", "x.x"),
        ("- a\n1. b\n2. c", "xxx"),
        ("- a\n2. b", "x."),
        ("- a\n   1. b\n   2. c\n- d\n   3. e", "xxxx."),
        ("1. a\n   - b\n   - c\n2. d", "xxxx"),
        ("words\n- \n-", "..."),
        ("words -\n-words\n--", "..."),
        ("words\n    - code", ".."),
    ],
)
def test_a_list_may_follow_words_and_a_year_is_no_number(text, found):
    assert items(text) == found


@pytest.mark.parametrize(
    ("block", "cut"),
    [
        ("words\n- a\nmore\n- b", ("words", "- a\nmore\n- b")),
        ("words\n- a\n1. b\n2. c", ("words", "- a", "1. b\n2. c")),
        ("words\n2025. was", ("words\n2025. was",)),
        ("a | b\n--- | ---\n- | 1", ("a | b\n--- | ---\n- | 1",)),
        ("words", ("words",)),
    ],
)
def test_a_run_of_lines_is_cut_where_a_list_begins(block, cut):
    assert parts(block) == cut
    assert "\n".join(parts(block)) == block
