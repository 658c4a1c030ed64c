"""What of a source may leave its library with a published page."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from journal_desktop.core.csl_variables import BIBLIOGRAPHIC
from journal_desktop.core.source import Source, SourceStatus, csl_text

_WEB = re.compile(r"https?://", re.IGNORECASE)
_ON_RECORD = frozenset(SourceStatus) - {SourceStatus.OK, SourceStatus.UNCHECKED}


@lru_cache(maxsize=4096)
def published(source: Source) -> Source:
    """*source* with its bibliographic record, its kind and what became of it, and no more.

    Notes, tags, excerpts, abstract, appraisal, files and earlier keys stay at home, as does
    an address that only its own computer can open.
    """
    item = {name: value for name, value in source.csl.items() if name in BIBLIOGRAPHIC}
    if not _WEB.match(source.text("URL")):
        item.pop("URL", None)
    told = Source(source.id, source.key, csl_text(item), kind=source.kind)
    if source.status not in _ON_RECORD:
        return told
    return replace(
        told,
        status=source.status,
        status_origin=source.status_origin,
        status_date=source.status_date,
    )
