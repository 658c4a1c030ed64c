"""Sources as CSL-JSON; what CSL has no variable for stands in the schema's `custom` object."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, cast

from journal_desktop.cite import csl, remainder
from journal_desktop.core.source import Source


def written(sources: Iterable[Source]) -> str:
    """All *sources* as one list of items."""
    items = ",\n".join(map(_item, sources))
    return f"[\n{items}\n]\n" if items else "[]\n"


@lru_cache(maxsize=8192)
def _item(source: Source) -> str:
    text = json.dumps([_values(source)], ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode()[2:-2]


def _values(source: Source) -> dict[str, Any]:
    key = {"id": source.key or source.id}
    item: dict[str, Any] = key | dict(source.csl) | key
    if source.tags:
        item["keyword"] = ", ".join(source.tags)
    item.setdefault("type", "document")
    custom = item.get("custom")
    others = cast("dict[str, Any]", custom) if isinstance(custom, dict) else {}
    draft = json.dumps(item | {"custom": others | {csl.OURS: {}}})
    back = csl.read(draft, lambda _done, _total: True).entries[0].source
    kept = remainder.difference(source, back)
    if kept or item.keys() == {"id", "type"}:  # which alone would be read as an empty item
        item["custom"] = others | {csl.OURS: kept}
    return item
