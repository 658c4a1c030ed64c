"""What two sequences have in common, in order, quick also where all of it differs.

The longest common subsequence is found by the bit-parallel method of Hyyrö (2004) in
Python's long integers: a row of the table is one addition, whatever stands in it. Where the
table would be large, what stands once on both sides divides it first; a stretch too large
for that, without anything that stands once, counts as different throughout.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

LARGEST = 16_000_000
"""Cells of the table up to which the longest common subsequence itself is found."""

_Pairs = list[tuple[int, int]]
_Range = tuple[int, int, int, int]


class Run(NamedTuple):  # made faster than a dataclass, for texts where every word differs
    """Elements *old* of one sequence and *new* of the other that are the same, or are not."""

    same: bool
    old: slice[int, int, int]
    new: slice[int, int, int]


def runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Run]:
    """Both sequences in turns of what they share and what they don't, nothing left out."""
    at, there = 0, 0
    for first, second, length in _stretches(matches(old, new)):
        if first > at or second > there:
            yield Run(same=False, old=slice(at, first), new=slice(there, second))
        at, there = first + length, second + length
        yield Run(same=True, old=slice(first, at), new=slice(second, there))
    if at < len(old) or there < len(new):
        yield Run(same=False, old=slice(at, len(old)), new=slice(there, len(new)))


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> _Pairs:
    """The places of equal elements, both counted upwards."""
    found: _Pairs = []
    waiting: list[_Range] = [(0, len(old), 0, len(new))]
    while waiting:
        start, end, first, last = waiting.pop()
        while start < end and first < last and old[start] == new[first]:
            found.append((start, first))
            start, first = start + 1, first + 1
        while start < end and first < last and old[end - 1] == new[last - 1]:
            end, last = end - 1, last - 1
            found.append((end, last))
        if start == end or first == last:
            continue
        mine, yours = _shared(old, new, (start, end, first, last))
        if len(mine) * len(yours) <= LARGEST:
            pairs = _longest([old[i] for i in mine], [new[j] for j in yours])
            found += [(mine[i], yours[j]) for i, j in pairs]
        else:
            anchors = _anchors(old, new, mine, yours)
            found += anchors
            waiting += _between(anchors, (start, end, first, last)) if anchors else []
    return sorted(found)


def _shared(
    old: Sequence[Hashable], new: Sequence[Hashable], span: _Range
) -> tuple[list[int], list[int]]:
    """The places on both sides of what stands on the other side too."""
    start, end, first, last = span
    both = set(old[start:end]) & set(new[first:last])
    return (
        [i for i in range(start, end) if old[i] in both],
        [j for j in range(first, last) if new[j] in both],
    )


def _longest(old: list[Hashable], new: list[Hashable]) -> _Pairs:
    """The longest common subsequence of two lists."""
    masks: dict[Hashable, int] = {}
    for place, each in enumerate(new):
        masks[each] = masks.get(each, 0) | 1 << place
    full = (1 << len(new)) - 1
    row, rows = full, [full]
    for each in old:
        met = row & masks[each]
        row = ((row + met) | (row - met)) & full
        rows.append(row)
    found: _Pairs = []
    i, j = len(old), len(new) - 1
    while i and j >= 0:
        if rows[i] >> j & 1:
            j -= 1
        elif rows[i - 1] >> j & 1:
            i -= 1
            found.append((i, j))
            j -= 1
        else:
            i -= 1
    return found


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], mine: list[int], yours: list[int]
) -> _Pairs:
    """What stands once on each side, as far as it stands in the same order (patience)."""
    here, there = (Counter(text[i] for i in at) for text, at in ((old, mine), (new, yours)))
    place = {new[j]: j for j in yours if there[new[j]] == 1}
    pairs = [(i, place[old[i]]) for i in mine if here[old[i]] == 1 and old[i] in place]
    ends: list[int] = []
    best: list[int] = []
    links: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        ends[at : at + 1] = [j]
        best[at : at + 1] = [number]
        links.append(best[at - 1] if at else -1)
    chosen: _Pairs = []
    number = best[-1] if best else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = links[number]
    return chosen[::-1]


def _between(anchors: _Pairs, span: _Range) -> Iterator[_Range]:
    """The ranges before, between and behind anchors."""
    start, end, first, last = span
    for i, j in (*anchors, (end, last)):
        if i > start and j > first:
            yield start, i, first, j
        start, first = i + 1, j + 1


def _stretches(pairs: _Pairs) -> Iterator[tuple[int, int, int]]:
    """Pairs as (place, place, length) of what follows each other on both sides."""
    first = second = length = 0
    for i, j in pairs:
        if length and i == first + length and j == second + length:
            length += 1
            continue
        if length:
            yield first, second, length
        first, second, length = i, j, 1
    if length:
        yield first, second, length
