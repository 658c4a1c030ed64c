"""References on their way in: pasted words and files, read and told apart from what is known."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from journal_desktop.app.lookups import auditing
from journal_desktop.app.ports import Progress
from journal_desktop.app.references import taking
from journal_desktop.app.references.taking import Report, Twin
from journal_desktop.cite import reading
from journal_desktop.cite.pasted import NEEDS_DETAILS
from journal_desktop.cite.values import Heard, Read
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source
from journal_desktop.store.library import Library

_FEW = 1000
LARGEST = 200_000_000
"""Bytes of the largest file that is read."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that may hold references: pasted words, or a file; `read` if that was done."""

    name: str
    words: str = ""
    path: Path | None = None
    read: Read | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a part: a report, or why it can't be read."""

    name: str
    report: Report
    error: IntakeError | None = None


def read_part(part: Part, heard: Heard | None = None) -> Read:
    """The references of a part; raises IntakeError when its file can't be read."""
    if part.read is not None:
        return part.read
    if part.path is None:
        return reading.read(part.words, heard)
    try:
        if part.path.stat().st_size > LARGEST:
            raise IntakeError(f"“{part.name}” is too large.", "Split it into several files.")
        data = part.path.read_bytes()
    except OSError as error:
        raise IntakeError(f"“{part.name}” can't be read.", "Choose the file again.") from error
    return reading.read(data, heard)


def holds_references(path: Path) -> bool:
    """Whether a file holds references and no article; one that can't be read is none."""
    try:
        if path.stat().st_size > LARGEST:
            return False
        return taking.read_if_references(path.read_bytes()) is not None
    except (OSError, IntakeError):  # told by whoever reads it as an article
        return False


def recognised(read: Read) -> tuple[int, int]:
    """How many references are recognised, and how many stretches are not."""
    if len(read.entries) + len(read.skipped) > _FEW:
        return len(read.entries), len(read.skipped)
    report = taking.sorted_out(read, {})
    return len(report.new) + len(report.twins), len(report.skipped)


def receive(
    parts: Iterable[Part],
    known: Mapping[SourceId, Source],
    keys: Container[str],
    progress: Progress,
) -> tuple[Received, ...]:
    """What all parts hold, each compared with what is *known* and with the parts before it.

    Nothing is changed. Raises Cancelled when *progress* says so.
    """
    present, taken = dict(known), _Keys(keys)
    done: list[Received] = []
    for part in parts:
        try:
            read = read_part(part, _telling(progress, f"Reading {part.name}"))
        except IntakeError as error:
            done.append(Received(part.name, Report(""), error))
            continue
        comparing = _telling(progress, "Comparing with your library")
        report = taking.sorted_out(read, present, taken, comparing)
        present |= {each.id: each for each in report.new}
        taken.add(each.key for each in report.new)
        done.append(Received(part.name, report))
    return tuple(done)


def audited(library: Library, received: Iterable[Received]) -> tuple[Received, ...]:
    """The same, its new sources with the status that the library's list of notices gives them."""
    checked: list[Received] = []
    for each in received:
        turns = {turn.before.id: turn.after for turn in auditing.audit(library, each.report.new)}
        new = tuple(turns.get(source.id, source) for source in each.report.new)
        checked.append(replace(each, report=replace(each.report, new=new)))
    return tuple(checked)


def twins(received: Iterable[Received]) -> tuple[Twin, ...]:
    """Every reference that was there already."""
    return tuple(twin for each in received for twin in each.report.twins)


def new(received: Iterable[Received]) -> tuple[Source, ...]:
    """Every source that is new."""
    return tuple(source for each in received for source in each.report.new)


def lines(received: Iterable[Received]) -> tuple[str, ...]:
    """What was skipped, or not understood, and why: a line for each, to be read or kept."""
    told: list[str] = []
    for each in received:
        if each.error is not None:
            told.append(f"{each.name}: {each.error.message} {each.error.remedy}")
        for skipped in each.report.skipped:
            words = f" “{skipped.text}”" if skipped.text else ""
            told.append(f"{each.name}, line {skipped.line}: left out. {skipped.why}{words}")
        told += [
            f"{each.name}, line {line}: {words}"
            for line, words in each.report.remarks
            if words != NEEDS_DETAILS
        ]
    return tuple(told)


def _telling(progress: Progress, what: str) -> Callable[[int, int], bool]:
    def heard(done: int, total: int) -> bool:
        progress.step(done, max(total, 1), what)
        return True

    return heard


class _Keys(Container[str]):
    """The keys that are taken, and those that are from now on."""

    def __init__(self, keys: Container[str]) -> None:
        self._keys = keys
        self._more: set[str] = set()

    def add(self, keys: Iterable[str]) -> None:
        """Take those as well."""
        self._more.update(keys)

    def __contains__(self, key: object) -> bool:
        return key in self._more or (isinstance(key, str) and key in self._keys)
