"""What became of sources, by the notices that a library holds: checked once and told once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.app.ports import Progress, Unheard
from journal_desktop.cite import retraction_watch
from journal_desktop.cite.values import Skipped
from journal_desktop.core import identifiers
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.merging import SEVERITY
from journal_desktop.core.notice import Nature, Notice
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.store.library import Library
from journal_desktop.store.summary import Summary
from journal_desktop.store.values import Snapshot

ORIGIN = "Retraction Watch"
"""Where a status comes from that an audit gave."""
_STATUS = {
    Nature.RETRACTION: SourceStatus.RETRACTED,
    Nature.CORRECTION: SourceStatus.CORRECTED,
    Nature.CONCERN: SourceStatus.CONCERN,
    Nature.REINSTATEMENT: SourceStatus.REINSTATED,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file of notices: what is held now, and the rows that were left out."""

    snapshot: Snapshot
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A source whose status is another now, why, and the articles that list it."""

    before: Source
    after: Source
    notices: tuple[Notice, ...]
    articles: tuple[Summary, ...]


def take_notices(library: Library, path: Path, progress: Progress | None = None) -> Taken:
    """Hold the notices of a Retraction Watch file in place of those from before.

    Raises IntakeError when the file can't be read or is another one, and Cancelled when
    *progress* says so; the notices from before are kept then.
    """
    try:
        data = path.read_bytes()
        day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    except OSError as error:
        raise IntakeError(f"“{path.name}” can't be read.", "Choose the file again.") from error
    steps = progress or Unheard()
    skipped: list[Skipped] = []

    def heard(done: int, total: int) -> bool:
        steps.step(done, total, "Reading notices")
        return True

    found = retraction_watch.notices(data, heard, skipped)
    kept = library.notices.take(found, dated=day, sha256=hashlib.sha256(data).hexdigest())
    return Taken(kept, tuple(skipped))


def audit(library: Library, sources: Iterable[Source]) -> tuple[Turn, ...]:
    """The sources whose status is another by the notices that the library holds.

    Nothing is changed; `audited` makes the edit that does.
    """
    wanted = tuple(sources)
    snapshot = library.notices.snapshot()
    if snapshot is None:
        return ()
    papers = [(identifiers.doi(each.doi), each.text("PMID").strip()) for each in wanted]
    found = library.notices.about(papers)
    return tuple(
        Turn(source, after, notices, library.citing(source.id))
        for source, paper, notices in zip(wanted, papers, found, strict=True)
        if (after := judged(source, notices, snapshot.dated, is_known=any(paper))) != source
    )


def audited(turns: Iterable[Turn]) -> LibraryEdit:
    """The edit that gives sources the status that an audit found."""
    found = tuple(turns)
    return LibraryEdit(
        label="Update the status of sources",
        kind="bulk",
        before=tuple(each.before for each in found),
        after=tuple(each.after for each in found),
    )


def judged(
    source: Source, notices: Iterable[Notice], dated: str = "", *, is_known: bool = True
) -> Source:
    """*source* with the status that *notices* give it.

    The latest counts, but a retraction stands until the paper is reinstated. A status from
    elsewhere gives way only to a graver one, or to a later reinstatement. Without notices, a
    source that could have some *is_known* to be all right on the day *dated*.
    """
    is_ours = source.status_origin == ORIGIN
    verdict = _verdict(notices)
    if verdict is None:
        if is_ours and source.status is not SourceStatus.OK:
            return replace(source, status=SourceStatus.UNCHECKED, status_origin="", status_date="")
        if source.status is SourceStatus.UNCHECKED and is_known:
            return _with(source, SourceStatus.OK, dated)
        return source
    status, day = _STATUS[verdict.nature], verdict.date
    if is_ours or SEVERITY[status] > SEVERITY[source.status]:
        return _with(source, status, day)
    back = status is SourceStatus.REINSTATED and source.status is SourceStatus.RETRACTED
    if back and source.status_date and day > source.status_date:
        return _with(source, status, day)
    return source


def _verdict(notices: Iterable[Notice]) -> Notice | None:
    """The notice that says how things stand."""
    found: Notice | None = None
    for each in sorted(notices, key=lambda n: (n.date, SEVERITY[_STATUS[n.nature]])):
        is_retracted = found is not None and found.nature is Nature.RETRACTION
        if not is_retracted or each.nature in {Nature.RETRACTION, Nature.REINSTATEMENT}:
            found = each
    return found


def _with(source: Source, status: SourceStatus, day: str) -> Source:
    if (
        source.status is status
        and source.status_origin == ORIGIN
        and (source.status_date == day or status is SourceStatus.OK)
    ):
        return source
    return replace(source, status=status, status_origin=ORIGIN, status_date=day)
