"""Where each sentence comes from: the version since which it has stood there unbroken.

A sentence is the same as long as its words are, wherever in the article it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from journal_desktop.compare import pieces

_LEADING = re.compile(r"#{1,6}|[-*+>]|\d+[.)]")


@dataclass(frozen=True, slots=True)
class Origin:
    """The number of a version, counted from the oldest; None: no version has the sentence yet.

    `sure` is False where the version before it can't be read, so that it may be older.
    """

    version: int | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in its text, and where it comes from."""

    start: int
    end: int
    origin: Origin


Origins = Mapping[str, Origin]
"""Where sentences come from, by `key`."""


def key(sentence: str) -> str:
    """What makes a sentence the same: its words and signs, without what begins a list item."""
    words = sentence.split()
    return " ".join(words[1:] if words and _LEADING.fullmatch(words[0]) else words)


def origins(
    present: Iterable[str],
    versions: Sequence[Callable[[], str | None]],
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> Origins:
    """Where the sentences of the texts in *present* come from.

    *versions* are read from the newest back, each at most once and only as long as any
    sentence is left; None stands for one that can't be read. What *step* raises ends it.
    """
    known: dict[str, frozenset[str]] = {}
    alive = {each for text in present for each in _keys(text, known)}
    found: dict[str, Origin] = {}
    since: int | None = None
    is_gap = False
    for number in range(len(versions) - 1, -1, -1):
        if not alive:
            break
        step(len(versions) - 1 - number, len(versions))
        text = versions[number]()
        if text is None:
            is_gap = True
            continue
        there = _keys(text, known)
        found |= dict.fromkeys(alive - there, Origin(since, sure=not is_gap or since is None))
        alive &= there
        since, is_gap = number, False
    return found | dict.fromkeys(alive, Origin(since, sure=not is_gap))


def located(text: str, known: Origins) -> tuple[Sentence, ...]:
    """The sentences of *text* that *known* tells of, by their places in it."""
    found: list[Sentence] = []
    at = 0
    for line, end in pieces.lines(text):
        for core, space in pieces.sentences(line):
            origin = known.get(key(core))
            if origin is not None and core.strip():
                found.append(Sentence(at, at + len(core), origin))
            at += len(core) + len(space)
        at += len(end)
    return tuple(found)


def _keys(text: str, known: dict[str, frozenset[str]]) -> set[str]:
    """The sentences of a text; lines that were met before are not cut up again."""
    found: set[str] = set()
    for line in text.split("\n"):
        if line not in known:
            cut = (key(core) for core, _ in pieces.sentences(line))
            known[line] = frozenset(each for each in cut if each)
        found |= known[line]
    return found
