"""What lies beside an exported article: its sources and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from journal_desktop.app.contexts import pictures_named
from journal_desktop.cite import csl
from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.source import Source
from journal_desktop.intake import pictures as intake
from journal_desktop.intake.values import Picture

_MAX_BYTES = 10_000_000


def sources(path: Path, wanted: Iterable[CitedSource]) -> tuple[Source, ...]:
    """The wanted sources that `references.json` beside the article at *path* holds."""
    keyed = tuple(wanted)
    known = _known(path.with_name("references.json")) if keyed else {}
    return tuple(
        replace(known[each.key], id=each.source, key=each.key)
        for each in keyed
        if each.key in known
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


def _known(path: Path) -> dict[str, Source]:
    """The sources of a file of CSL-JSON by their keys; of one that can't be read, none."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            return {}
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return {}
    entries = csl.read(text, lambda _done, _total: True).entries
    return {entry.source.key: entry.source for entry in entries}
