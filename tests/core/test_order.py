"""Order keys: always room, always in order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.core import order
from strategies import order_keys


@given(st.lists(st.integers(0, 2**16), max_size=60))
def test_any_insertions_keep_their_order(places):
    keys: list[str] = []
    for place in places:
        index = place % (len(keys) + 1)
        low = keys[index - 1] if index else ""
        high = keys[index] if index < len(keys) else ""
        keys.insert(index, order.between(low, high))

    assert keys == sorted(set(keys))
    assert all(map(order.is_key, keys))


@given(order_keys(), order_keys())
def test_a_key_lies_strictly_between_any_two(one, other):
    low, high = sorted((one, other))
    if low == high:
        assert not order.has_room(low, high)
        return

    assert low < order.between(low, high) < high


@given(order_keys())
def test_there_is_room_at_both_ends(key):
    assert order.between("", key) < key < order.between(key, "")


@pytest.mark.parametrize(
    ("low", "high"), [("i", "i"), ("j", "i"), ("é", ""), ("", "a b"), ("i0", "j"), ("", "0")]
)
def test_no_room_is_an_error(low, high):
    with pytest.raises(ValueError, match="no key between"):
        order.between(low, high)


@pytest.mark.parametrize("count", [0, 1, 2, 60, 61, 62, 63, 500, 4000])
def test_spread_keys_ascend_and_leave_room(count):
    keys = list(order.spread(count))

    assert len(keys) == count
    assert all(low < order.between(low, high) < high for low, high in pairwise(keys))
    assert all(map(order.is_key, keys))


def test_appending_for_years_keeps_keys_short():
    key = ""
    for _ in range(1000):
        key = order.between(key, "")

    assert len(key) < 250
