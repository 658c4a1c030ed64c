"""Identities."""

import pytest

from journal_desktop.core.ids import is_id, new_id


def test_ids_are_fresh_and_known_as_ids():
    made = {new_id() for _ in range(100)}

    assert len(made) == 100
    assert all(map(is_id, made))


@pytest.mark.parametrize(
    "text",
    ["", "s1", "../../etc", new_id().upper(), new_id() + "\n"],
    ids=["empty", "short", "path", "capitals", "line"],
)
def test_anything_else_is_no_id(text):
    assert not is_id(text)
