"""What lies beside an exported article: its sources and pictures, exactly as they were."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from journal_desktop.app.contexts import pictures_named
from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.source import Source, csl_text
from journal_desktop.intake import pictures as intake
from journal_desktop.intake.values import Picture

_MAX_BYTES = 10_000_000


def sources(path: Path, wanted: Iterable[CitedSource]) -> tuple[Source, ...]:
    """The wanted sources that `references.json` beside the article at *path* holds."""
    keyed = tuple(wanted)
    items = _items(path.with_name("references.json")) if keyed else {}
    return tuple(
        Source(each.source, each.key, csl_text(_without_id(items[each.key])))
        for each in keyed
        if each.key in items
    )


def pictures(path: Path, article: Article) -> Iterator[Picture]:
    """The pictures of *article* that the bundle around *path* holds, byte for byte."""
    here = path.absolute().parent
    folder = here.parent.parent / "assets"
    if here.parent.name != "articles" or not folder.is_dir():
        return
    for sha256 in pictures_named([article]):
        for place in sorted(folder.glob(f"{sha256[:20]}.*")):
            picture = _picture(place, sha256)
            if picture is not None:
                yield picture


def _picture(place: Path, sha256: str) -> Picture | None:
    try:
        found = intake.kept(place.name, place.parent)
    except IntakeError:
        return None
    is_it = found.sha256 == sha256 and place.name == found.asset.filename
    return found if is_it else None


def _items(path: Path) -> dict[str, dict[str, Any]]:
    try:
        if path.stat().st_size > _MAX_BYTES:
            return {}
        content: object = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    entries = cast("list[object]", content) if isinstance(content, list) else []
    tables = [cast("dict[str, Any]", entry) for entry in entries if isinstance(entry, dict)]
    return {str(table.get("id", "")): table for table in tables}


def _without_id(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "id"}
