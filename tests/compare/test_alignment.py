"""What two sequences share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.compare import alignment
from journal_desktop.compare.alignment import matches, runs

SEQUENCES = st.lists(st.sampled_from("abcd"), max_size=30)


def longest(old, new):
    """The length of the longest common subsequence, by the textbook."""
    row = [0] * (len(new) + 1)
    for each in old:
        before = row[:]
        for place, other in enumerate(new, 1):
            row[place] = (
                before[place - 1] + 1 if each == other else max(before[place], row[place - 1])
            )
    return row[-1]


@given(SEQUENCES, SEQUENCES)
def test_as_much_as_possible_is_shared(old, new):
    found = matches(old, new)

    assert len(found) == longest(old, new)
    assert all(old[i] == new[j] for i, j in found)


@given(SEQUENCES, SEQUENCES)
def test_runs_leave_nothing_out(old, new):
    found = list(runs(old, new))

    assert [x for run in found for x in old[run.old]] == old
    assert [x for run in found for x in new[run.new]] == new
    assert all((old[run.old] == new[run.new]) is run.same for run in found)


def test_what_is_too_large_for_the_table_is_divided_where_something_stands_once(monkeypatch):
    monkeypatch.setattr(alignment, "LARGEST", 30)
    old = [*"xyxyxy", "one", *"yxyxyx", "two", *"xxyyxx"]
    new = [*"yxxxyx", "one", *"xyxxyy", "two", *"yyxxyy"]
    found = matches(old, new)

    assert (6, 6) in found
    assert (13, 13) in found
    assert found == sorted(found)
    assert len({j for _, j in found}) == len(found)
