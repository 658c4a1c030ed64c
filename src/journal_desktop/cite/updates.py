"""What Crossref's own records say became of a paper (`updated-by`)."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from journal_desktop.cite import dates
from journal_desktop.core.source import Source, SourceStatus

_STATUS = {
    "retraction": SourceStatus.RETRACTED,
    "withdrawal": SourceStatus.RETRACTED,
    "removal": SourceStatus.RETRACTED,
    "expression_of_concern": SourceStatus.CONCERN,
    "partial_retraction": SourceStatus.CORRECTED,
    "correction": SourceStatus.CORRECTED,
    "corrigendum": SourceStatus.CORRECTED,
    "erratum": SourceStatus.CORRECTED,
}
_GRAVEST_FIRST = (SourceStatus.RETRACTED, SourceStatus.CONCERN, SourceStatus.CORRECTED)
_ORIGINS = {"retraction-watch": "Retraction Watch"}


def with_updates(source: Source, updated_by: object) -> Source:
    """*source* with the gravest status of the notices that a Crossref record lists."""
    notices = cast("list[object]", updated_by) if isinstance(updated_by, list) else []
    told: dict[SourceStatus, tuple[str, str]] = {}
    for notice in notices:
        if not isinstance(notice, dict):
            continue
        said = cast("dict[str, object]", notice)
        name = str(said.get("type", "")).replace("-", "_").replace(" ", "_").casefold()
        if status := _STATUS.get(name):
            day = dates.iso(dates.checked(said.get("updated")))
            origin = _ORIGINS.get(str(said.get("source", "")), "Crossref")
            told.setdefault(status, (origin, day))
    for status in _GRAVEST_FIRST:
        if status in told:
            origin, day = told[status]
            return replace(source, status=status, status_origin=origin, status_date=day)
    return source
