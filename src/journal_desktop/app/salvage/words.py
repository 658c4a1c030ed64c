"""What salvaging has brought to light, in words: what is certain, and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journal_desktop.app.backup import words as backup_words
from journal_desktop.store.backup import files as backup_files
from journal_desktop.store.salvage.salvage import Found
from journal_desktop.store.salvage.values import Outcome

_FROM = re.compile(r"(.+) (?:is|are) from (its version of .+|the backup)\.", re.DOTALL)
"""A remark of salvage on a part that is from an earlier state, and which."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not certain or is lost, and the article to look over, where there is one."""

    words: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence for the message bar, and all that is to be said.

    `kept` is where the damaged file is, None where it could only be left in its place.
    """

    title: str
    certain: tuple[str, ...]
    doubtful: tuple[Doubt, ...]
    file: tuple[str, ...]
    articles: int
    whole: int
    kept: Path | None

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, the certain first."""
        return (*self.certain, *(each.words for each in self.doubtful), *self.file)


def report(library: Path, found: Found, kept: Path | None) -> Report:
    """Tell what became of a library."""
    live = [each for each in found.outcomes if not each.is_deleted]
    whole = [each for each in live if each.state in {"whole", "mended"}]
    certain, doubtful = tuple(_certain(live, whole, found)), tuple(_uncertain(found))
    file = tuple(_file(library, kept))
    done = "was damaged and has been put together again" if kept else "is damaged"
    but = ", but something else is lost" if found.lost else ""
    title = f"The library “{library.name}” {done}: {_count(live, whole)}{but}."
    return Report(title, certain, doubtful, file, len(live), len(whole), kept)


def resumed(library: Path, kept: Path) -> Report:
    """Tell that a salvage which was cut off has come to its end."""
    title = f"The library “{library.name}” was damaged and has been put together again."
    return Report(title, (), (), tuple(_file(library, kept)), 0, 0, kept)


def _count(live: list[Outcome], whole: list[Outcome]) -> str:
    every = len(live)
    if len(whole) == every:
        return "its one article is whole" if every == 1 else f"all {every:,} articles are whole"
    parts = [_some(whole, live)] if whole else []
    if doubtful := sum(1 for each in live if each.state == "uncertain"):
        is_all, are = doubtful == every, "is" if doubtful == 1 else "are"
        what = f"{doubtful:,} {are} here" if parts or not is_all else _every(every)
        parts.append(f"{what} but may lack what was written last")
    if lost := sum(1 for each in live if each.state == "lost"):
        are = "is" if lost == 1 else "are"
        parts.append(f"{lost:,} {are} lost" if parts else f"{lost:,} of {every:,} {are} lost")
    return ", ".join(parts)


def _some(whole: list[Outcome], live: list[Outcome]) -> str:
    are = "is" if len(whole) == 1 else "are"
    return f"{len(whole):,} of {len(live):,} articles {are} whole"


def _every(number: int) -> str:
    return "its one article is here" if number == 1 else f"all {number:,} articles are here"


def _certain(live: list[Outcome], whole: list[Outcome], found: Found) -> Iterator[str]:
    if whole or not live:
        count = _count(live, whole) if len(whole) == len(live) else _some(whole, live)
        yield f"{count[0].upper()}{count[1:]}, every word as it was saved last."
    if mended := sum(1 for each in whole if each.state == "mended"):
        some = "One of these" if mended == 1 else f"{mended:,} of these"
        yield f"{some} had damaged parts that were found again in versions or in a backup."
    if found.backup is not None and found.from_backup:
        known = backup_files.named(found.backup)
        things = (
            "1 other thing" if found.from_backup == 1 else f"{found.from_backup:,} other things"
        )
        yield f"From {backup_words.called(known)}: {things}, such as sources and versions."


def _uncertain(found: Found) -> Iterator[Doubt]:
    for each in sorted(found.outcomes, key=lambda each: each.title):
        name = f"“{each.title or 'An article without a title'}”"
        trash = ", which was in the trash" if each.is_deleted else ""
        if each.state == "uncertain":
            words = f"Look over {name}{trash}. {' '.join(_together(each.remarks))}"
            yield Doubt(words, "" if each.is_deleted else each.id)
        elif each.state == "lost":
            yield Doubt(f"Lost: {name}{trash}.")
    for lost in found.lost:
        yield Doubt(f"Lost: {lost[0].lower()}{lost[1:]}.")
    if not found.certain:
        since = "of which nothing is left"
        if found.backup is not None:
            known = backup_files.named(found.backup)
            since = f"that was begun after {backup_words.called(known)}"
        yield Doubt(
            f"Parts of the file could not be read, so an article {since} may be missing, and so "
            "may earlier versions and sources that no article cites."
        )


def _together(remarks: tuple[str, ...]) -> Iterator[str]:
    """The remarks, those on parts that are from one and the same state as one sentence."""
    parts: dict[str, list[str]] = {}
    for remark in remarks:
        if found := _FROM.fullmatch(remark):
            parts.setdefault(found[2], []).append(found[1])
    for origin, named in parts.items():
        first, *others = named
        rest = [f"{each[0].lower()}{each[1:]}" for each in others]
        listed = f"{', '.join([first, *rest[:-1]])} and {rest[-1]}" if rest else first
        are = "are" if rest or first.startswith("Its title and") else "is"
        yield f"{listed} {are} from {origin}; what was written there later, if anything, is lost."
    for remark in remarks:
        if not _FROM.fullmatch(remark):
            yield remark


def _file(library: Path, kept: Path | None) -> Iterator[str]:
    if kept is not None:
        yield f"The damaged file is kept: “{kept.name}” in the folder “{kept.parent}”."
        return
    yield f"The damaged file is where it was: “{library}”."
    yield (
        "Its folder can't be written, so this is a copy of what could be read, to be looked at. "
        "To go on writing, copy the file to a folder of your own and open it there."
    )
