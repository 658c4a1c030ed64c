"""A text of many records, taken one by one, so that a broken one costs only itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from journal_desktop.cite.values import Entry, Heard, Read, Skipped

STOPPED = "Reading was stopped here, so what follows is missing."
_FIRST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Record:
    """One stretch of the text: where it ends, its first line's number, and its words."""

    end: int
    line: int
    text: str


def cut(text: str, starts: Iterable[int]) -> Iterator[Record]:
    """The text from each start to the next; the first one is where the text begins to count."""
    line, counted = 1, 0
    start = -1
    for end in (*starts, len(text)):
        if start >= 0 and end > start:
            line += text.count("\n", counted, start)
            counted = start
            yield Record(end, line, text[start:end])
        start = end


def before(text: str, start: int) -> Iterator[Record]:
    """What stands before the first record, if anything does."""
    if text[:start].strip():
        yield Record(start, 1, text[:start])


def gathered(
    name: str,
    total: int,
    records: Iterable[Record],
    read: Callable[[Record], Iterable[Entry | Skipped]],
    heard: Heard,
) -> Read:
    """What *read* makes of every record, for as long as *heard* wants to go on."""
    entries: list[Entry] = []
    skipped: list[Skipped] = []
    for record in records:
        for each in read(record):
            if isinstance(each, Entry):
                entries.append(each)
            else:
                skipped.append(each)
        if not heard(record.end, total):
            if record.end < total:
                line = record.line + record.text.count("\n")
                skipped.append(Skipped(line, "", STOPPED))
            break
    return Read(name, tuple(entries), tuple(skipped))


def first_words(text: str) -> str:
    """The beginning of what was skipped, on one line."""
    return re.sub(r"\s+", " ", text[: 4 * _FIRST_WORDS]).strip()[:_FIRST_WORDS]


def listed(words: Iterable[str]) -> tuple[str, ...]:
    """One remark that names what of a record was not taken over, or none."""
    left = "; ".join(dict.fromkeys(words))
    return (f"Not taken over: {left}.",) if left else ()
