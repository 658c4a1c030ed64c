"""Since when sentences stand where they stand."""

from __future__ import annotations

import pytest

from journal_desktop.compare.provenance import Origin, located, origins

OLD = "The trial was small."
NEW = "Nobody was harmed."


def since(present, *versions):
    """The version of each sentence of *present*, by its words."""
    found = origins([present], [lambda text=text: text for text in versions])
    return {present[s.start : s.end]: s.origin for s in located(present, found)}


def test_a_sentence_comes_from_the_first_version_that_has_it():
    found = since(f"{OLD} {NEW}", OLD, f"{OLD} {NEW}", f"{NEW}\n\n{OLD}")

    assert found == {OLD: Origin(0), NEW: Origin(1)}


def test_one_that_was_away_comes_from_where_it_came_back():
    assert since(OLD, OLD, NEW, OLD, OLD) == {OLD: Origin(2)}


def test_one_that_no_version_has_is_new():
    assert since(f"{OLD} {NEW}", OLD) == {OLD: Origin(0), NEW: Origin(None)}
    assert since(OLD) == {OLD: Origin(None)}


def test_behind_a_version_that_cannot_be_read_it_may_be_older():
    assert since(OLD, NEW, None, OLD) == {OLD: Origin(2, sure=False)}
    assert since(OLD, OLD, None, OLD) == {OLD: Origin(0)}
    assert since(OLD, None, OLD) == {OLD: Origin(1, sure=False)}


def test_list_items_and_line_breaks_do_not_matter():
    found = since("- The trial was small.\n- Nobody was harmed.", f"{OLD}\n\n2. {NEW}")

    assert set(found.values()) == {Origin(0)}


def test_versions_are_read_only_as_far_as_any_sentence_is_left():
    def never():
        pytest.fail("there was nothing left to look for")

    found = origins([NEW], [never, lambda: OLD, lambda: NEW])

    assert found[NEW] == Origin(2)


def test_it_can_be_ended_between_two_versions():
    class EndedError(Exception):
        pass

    def step(done, total):
        assert total == 3
        if done == 1:
            raise EndedError

    with pytest.raises(EndedError):
        origins([OLD], [lambda: OLD] * 3, step)
