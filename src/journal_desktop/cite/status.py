"""What a title itself says of its paper: retracted, withdrawn, under concern."""

from __future__ import annotations

import re
from dataclasses import replace

from journal_desktop.core.source import Source, SourceStatus

_RETRACTED = re.compile(
    r"^\W{0,3}(?:<[^>]{1,20}>)?\W{0,3}"
    r"(?:(?:retracted|withdrawn)(?:\s+(?:article|paper|chapter|manuscript|study))?\s*[:\]–—.)-]"
    r"|retracted\s+(?:article|paper|chapter)\b|RETRACTED\b|WITHDRAWN\b)"
    r"|[(\[](?:retracted|withdrawn)(?:\s+(?:article|paper|chapter))?"
    r"(?:\s*[.:][^()\[\]]{0,200})?[)\]]\.?\s*$",
)
_RETRACTED_ANY_CASE = re.compile(
    _RETRACTED.pattern.replace(r"|RETRACTED\b|WITHDRAWN\b", ""), re.IGNORECASE
)
_CONCERN = re.compile(r"^\W{0,3}(?:editorial\s+)?expression\s+of\s+concern\b", re.IGNORECASE)
_KNOWN = frozenset({SourceStatus.RETRACTED, SourceStatus.REINSTATED, SourceStatus.CONCERN})


def with_title_status(source: Source) -> Source:
    """*source* with the status that its title names, unless a graver one is already known."""
    if source.status in _KNOWN:
        return source
    title = source.text("title")
    if _RETRACTED.search(title) or _RETRACTED_ANY_CASE.search(title):
        return replace(source, status=SourceStatus.RETRACTED, status_origin="title")
    if _CONCERN.search(title):
        return replace(source, status=SourceStatus.CONCERN, status_origin="title")
    return source
