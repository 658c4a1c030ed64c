"""The difference of two states of an article, part by part, each found again by its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal_desktop.compare.alignment import matches, runs
from journal_desktop.compare.facts import Fact, facts
from journal_desktop.compare.texts import Spans, count, difference
from journal_desktop.core.article import Article, Question, Role, Section
from journal_desktop.core.labels import ROLES

Block = Section | Question
_FLAT = {
    "title": "Title",
    "standfirst": "Standfirst",
    "lead": "Lead",
    "takeaway": "Key takeaway",
}


_VAGUE = {Role.CUSTOM, Role.QUESTION}
"""Roles whose names tell less than the heading does."""


class Fate(StrEnum):
    """What became of a part of an article."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Way(StrEnum):
    """Where a part was moved, if it was."""

    STAYED = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of both or one of the two states, its heading and prose with what became of them.

    `place` is "title", "standfirst", "lead", "takeaway" or the id of a section or question,
    `name` what it is called; `role` says what a section became that did something else before.
    """

    place: str
    name: str
    fate: Fate
    heading: Spans
    prose: Spans
    noun: str = ""
    way: Way = Way.STAYED
    role: str = ""

    @property
    def words(self) -> tuple[int, int]:
        """How many words were added and removed."""
        mine, theirs = count(self.heading), count(self.prose)
        return mine[0] + theirs[0], mine[1] + theirs[1]

    @property
    def is_touched(self) -> bool:
        """Whether anything became of it."""
        return self.fate is not Fate.SAME or self.way is not Way.STAYED or bool(self.role)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one state of an article became another: all its parts in reading order, and facts."""

    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing was changed that a reader or writer could see."""
        return not self.facts and not any(part.is_touched for part in self.parts)


def compare(old: Article, new: Article) -> Comparison:
    """How *old* became *new*."""
    flat = {place: _flat(old, new, place) for place in _FLAT}
    return Comparison(
        (
            *(flat[place] for place in ("title", "standfirst", "lead")),
            *_blocks(old, new, old.sections, new.sections),
            *_blocks(old, new, old.questions, new.questions),
            flat["takeaway"],
        ),
        facts(old, new),
    )


def name_of(article: Article, place: str) -> str:
    """What a part is called: by what it does, or by its heading where that tells it apart."""
    if place in _FLAT:
        return _FLAT[place]
    for section in article.sections:
        if section.id == place:
            role, heading = section.role, section.heading
            alone = sum(1 for each in article.sections if each.role is role) == 1
            return ROLES[role] if alone and role not in _VAGUE else heading or ROLES[role]
    asked = (each.question for each in article.questions if each.id == place)
    return next(asked, "") or "Common question"


def _flat(old: Article, new: Article, place: str) -> Part:
    before, after = getattr(old, place), getattr(new, place)
    fate = Fate.SAME if before == after else Fate.CHANGED
    return Part(place, _FLAT[place], fate, (), difference(before, after))


def _blocks(
    old: Article, new: Article, before: tuple[Block, ...], after: tuple[Block, ...]
) -> list[Part]:
    """The parts of one kind as they now stand, those that are gone where they stood."""
    was, now = [block.id for block in before], [block.id for block in after]
    ways = _ways(was, now)
    found: list[Part] = []
    for run in runs(was, now):
        gone = () if run.same else (b for b in before[run.old] if b.id not in now)
        found += [_removed(old, block) for block in gone]
        for block in after[run.new]:
            if block.id in was:
                found.append(_kept(new, before[was.index(block.id)], block, ways[block.id]))
            else:
                found.append(_added(new, block))
    return found


def _ways(was: Sequence[str], now: Sequence[str]) -> dict[str, Way]:
    """Which of the blocks that stayed were moved, and where; as few as explain the order."""
    old, new = [b for b in was if b in now], [b for b in now if b in was]
    kept = {old[i] for i, _ in matches(old, new)}
    return {
        each: Way.STAYED if each in kept else (Way.UP if at < old.index(each) else Way.DOWN)
        for at, each in enumerate(new)
    }


def _texts(block: Block) -> tuple[str, str]:
    if isinstance(block, Section):
        return block.heading, block.body
    return block.question, block.answer


def _noun(block: Block) -> str:
    return "Section" if isinstance(block, Section) else "Question"


def _kept(article: Article, old: Block, new: Block, way: Way) -> Part:
    before, after = _texts(old), _texts(new)
    role = ""
    if isinstance(old, Section) and isinstance(new, Section) and old.role is not new.role:
        role = ROLES[new.role]
    return Part(
        new.id,
        name_of(article, new.id),
        Fate.SAME if before == after else Fate.CHANGED,
        difference(before[0], after[0]),
        difference(before[1], after[1]),
        _noun(new),
        way,
        role,
    )


def _added(article: Article, block: Block) -> Part:
    heading, prose = _texts(block)
    spans = difference("", heading), difference("", prose)
    return Part(block.id, name_of(article, block.id), Fate.ADDED, *spans, _noun(block))


def _removed(article: Article, block: Block) -> Part:
    heading, prose = _texts(block)
    spans = difference(heading, ""), difference(prose, "")
    return Part(block.id, name_of(article, block.id), Fate.REMOVED, *spans, _noun(block))
