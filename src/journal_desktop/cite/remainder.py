"""What a format can't carry of a source, kept in one place of its own, and put back."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from journal_desktop.core.citations import is_key
from journal_desktop.core.source import Source, SourceStatus, csl_text

_TEXTS = (
    *("key", "kind", "design", "population", "n", "funding", "status_origin", "status_date"),
    *("notes", "attachment", "extra"),
)
_LISTS = ("excerpts", "tags", "aliases")


def difference(wanted: Source, got: Source) -> dict[str, Any]:
    """What to keep so that `completed(got, …)` is *wanted*, but for ids, which stay at home."""
    kept: dict[str, Any] = {
        name: getattr(wanted, name)
        for name in (*_TEXTS, "peer_reviewed")
        if getattr(wanted, name) != getattr(got, name)
    }
    if wanted.status is not got.status:
        kept["status"] = wanted.status.value
    for name in _LISTS:
        if getattr(wanted, name) != getattr(got, name):
            kept[name] = list(getattr(wanted, name))
    item = {
        name: wanted.csl.get(name)
        for name in (*wanted.csl, *got.csl)
        if _text(wanted.csl.get(name)) != _text(got.csl.get(name))
    }
    if item:
        kept["item"] = item
    return kept


def completed(source: Source, kept: object) -> Source:
    """*source* with what `difference` kept; whatever else somebody put there is ignored."""
    if not isinstance(kept, dict):
        return source
    told = cast("dict[str, object]", kept)
    changes: dict[str, Any] = {
        name: told[name]
        for name in _TEXTS
        if isinstance(told.get(name), str) and _fits(name, str(told[name]))
    }
    for name in _LISTS:
        words = told.get(name)
        if isinstance(words, list):
            each = cast("list[object]", words)
            changes[name] = tuple(word for word in each if isinstance(word, str))
    if "peer_reviewed" in told and isinstance(told["peer_reviewed"], bool | None):
        changes["peer_reviewed"] = told["peer_reviewed"]
    if (status := told.get("status")) and isinstance(status, str) and status in set(SourceStatus):
        changes["status"] = SourceStatus(status)
    if isinstance(told.get("item"), dict):
        item = dict(source.csl) | cast("dict[str, Any]", told["item"])
        changes["item"] = csl_text(item)
    return replace(source, **changes)


def written(kept: Mapping[str, Any]) -> str:
    """The remainder as one line of plain ASCII."""
    return json.dumps(kept, sort_keys=True, separators=(",", ":")) if kept else ""


def read(text: str) -> object:
    """What `written` wrote; None when it is something else."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _text(value: object) -> str:
    """A value as JSON, in which 1, 1.0 and true are three."""
    return json.dumps(value, sort_keys=True)


def _fits(name: str, text: str) -> bool:
    """Whether a text may stand in that field: a key is a key, and `extra` is TOML."""
    if name == "key":
        return not text or is_key(text)
    if name != "extra":
        return True
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True
