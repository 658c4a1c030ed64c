"""An article as it once was, whole or one part of it, taken into what it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from journal_desktop.app.carrying import carried
from journal_desktop.core.article import Article, Question, Section
from journal_desktop.core.errors import NotFound
from journal_desktop.core.ids import SourceId
from journal_desktop.core.returning import put_back
from journal_desktop.core.source import Source

WHOLE = ""
"""The place that stands for all of an article."""
FIELDS = (
    "title", "standfirst", "lead", "takeaway", "category", "tags", "language", "authors",
    "reviewers", "disclosure", "disclaimer", "related", "review_by", "reading_minutes", "seo",
)  # fmt: skip
"""The parts that can be restored by themselves, besides sections and questions by their ids."""

_CITING = frozenset({"lead", "takeaway"})
_ON_RECORD = (
    "slug", "status", "edition", "created", "published", "updated", "last_reviewed",
    "change_notes",
)  # fmt: skip


def restored(
    now: Article, then: Article, place: str, sources: Mapping[SourceId, Source]
) -> Article:
    """*now* with what stands at *place* as it was *then*: a field, a block, or WHOLE.

    What readers were told stays: the address, status, dates and notes of an article that is or
    was public. Citations mean what they meant then, by keys that mean nothing else now;
    *sources* are those to be had. Raises NotFound when there was no such part.
    """
    if place == WHOLE:
        return _whole(now, then)
    meant = {each.key: each.source for each in then.sources}
    if place in FIELDS:
        field: Any = getattr(then, place)
        if place in _CITING:
            field, now = carried(field, meant, now, sources)
        changed: dict[str, Any] = {place: field}
        return replace(now, **changed)
    for block in (*then.sections, *then.questions):
        if block.id == place:
            return _with_block(now, block, meant, sources)
    raise NotFound("That version has no such part.", "Choose another version.")


def _whole(now: Article, then: Article) -> Article:
    if not (now.published or now.status.is_public or then.status.is_public):
        return replace(then, id=now.id)
    record: dict[str, Any] = {name: getattr(now, name) for name in _ON_RECORD}
    return replace(then, id=now.id, **record)


def _with_block(
    now: Article,
    block: Section | Question,
    meant: Mapping[str, SourceId],
    sources: Mapping[SourceId, Source],
) -> Article:
    if isinstance(block, Section):
        prose, now = carried(block.body, meant, now, sources)
        return put_back(now, replace(block, body=prose))
    prose, now = carried(block.answer, meant, now, sources)
    return put_back(now, replace(block, answer=prose))
