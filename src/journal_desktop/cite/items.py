"""Sources and cites as the CSL engine wants them: clean, and never a reason to stop."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from journal_desktop.core.citations import Cite
from journal_desktop.core.source import Source

_DATES = {"accessed", "available-date", "event-date", "issued", "original-date", "submitted"}
_NAMES = {
    *("author", "chair", "collection-editor", "compiler", "composer", "container-author"),
    *("contributor", "curator", "director", "editor", "editor-translator", "editorial-director"),
    *("executive-producer", "guest", "host", "illustrator", "interviewer", "narrator"),
    *("organizer", "original-author", "performer", "producer", "recipient", "reviewed-author"),
    *("script-writer", "series-creator", "translator"),
}
_PRIVATE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])")
_LOCATOR = re.compile(r"^(?P<word>[^\W\d]+\.?|§+)\s*(?P<place>.+)$", re.DOTALL)
_LABELS = {
    **dict.fromkeys(("p", "pp", "page", "pages"), "page"),
    **dict.fromkeys(("ch", "chap", "chaps", "chapter", "chapters"), "chapter"),
    **dict.fromkeys(("sec", "secs", "section", "sections", "§", "§§"), "section"),
    **dict.fromkeys(("fig", "figs", "figure", "figures"), "figure"),
    **dict.fromkeys(("table", "tables"), "table"),
    **dict.fromkeys(("para", "paras", "paragraph", "paragraphs"), "paragraph"),
    **dict.fromkeys(("vol", "vols", "volume", "volumes"), "volume"),
    **dict.fromkeys(("n", "nn", "note", "notes"), "note"),
    "no": "issue",
}


def item(source: Source, *, is_house: bool = False) -> dict[str, Any]:
    """A source's CSL-JSON item under its id, without what is no CSL.

    The house style prints two things that CSL has no words for, the kind of evidence and a
    short name of the place; it finds them as `annote` and `source`.
    """
    kept: dict[str, Any] = {}
    for name, value in source.csl.items():
        cleaned = _value(name, value)
        if cleaned not in (None, "", [], {}):
            kept[name] = cleaned
    if not isinstance(kept.get("type"), str):
        kept["type"] = "article"
    if is_house:
        kept |= {"annote": _plain(_lowered(source.kind)), "source": _plain(source.host)}
        kept |= {"DOI": source.doi, "title": source.title}
    return kept | {"id": source.id}


def cite_item(cite: Cite, source: Source) -> dict[str, Any]:
    """A cite as the engine's cite item."""
    made: dict[str, Any] = {"id": source.id}
    if cite.prefix:
        made["prefix"] = f"{_affix(cite.prefix)} "
    if cite.suffix:
        made["suffix"] = _affix(cite.suffix)
        if not re.match(r"[,.;:!?)\s]", cite.suffix):
            made["suffix"] = f" {made['suffix']}"
    if cite.locator:
        made["label"], made["locator"] = locator(_plain(cite.locator))
    if cite.suppress_author:
        made["suppress-author"] = True
    return made


def locator(text: str) -> tuple[str, str]:
    """A locator's CSL label and the place itself: "fig. 2" is ("figure", "2")."""
    found = _LOCATOR.match(text.strip())
    label = _LABELS.get(found["word"].rstrip(".").lower(), "") if found else ""
    return (label, found["place"].strip()) if found and label else ("page", text.strip())


def _lowered(kind: str) -> str:
    """A kind within a line: "Peer-reviewed review" loses its capital, "RCT" keeps them."""
    return kind[:1].lower() + kind[1:] if kind[1:2].islower() else kind


def _affix(text: str) -> str:
    """A prefix or suffix: of its Markdown only emphasis is meant."""
    plain = _plain(text).replace("<", "\u2039").replace(">", "\u203a")
    return _EMPHASIS.sub(r"<i>\1</i>", plain)


def _plain(text: str) -> str:
    return _PRIVATE.sub("", text)


def _value(name: str, value: object) -> object:
    if name in _NAMES:
        return _names(value)
    if name in _DATES:
        return _date(value)
    if isinstance(value, str):
        return _plain(value)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _names(value: object) -> list[dict[str, Any]]:
    listed = cast("list[object]", value) if isinstance(value, list) else []
    people = [_parts(each) for each in listed]
    return [each for each in people if each.get("family") or each.get("literal")]


def _parts(name: object) -> dict[str, Any]:
    if isinstance(name, str):
        return {"literal": _plain(name)}
    if not isinstance(name, Mapping):
        return {}
    parts = cast("Mapping[str, object]", name)
    kept: dict[str, Any] = {
        part: _plain(value) for part, value in parts.items() if isinstance(value, str) and value
    }
    if "given" in kept and "family" not in kept and "literal" not in kept:
        kept["literal"] = kept.pop("given")
    return kept


def _date(value: object) -> dict[str, Any]:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return {"raw": _plain(str(value))}
    if not isinstance(value, Mapping):
        return {}
    given = cast("Mapping[str, object]", value)
    kept: dict[str, Any] = {
        part: _plain(text)
        for part, text in given.items()
        if part in {"raw", "literal", "season", "circa"} and isinstance(text, str)
    }
    season, circa = given.get("season"), given.get("circa")
    kept |= {"season": season} if isinstance(season, int) else {}
    kept |= {"circa": 1} if circa is True or circa == 1 else {}
    parts = given.get("date-parts")
    days = [_day(each) for each in cast("list[object]", parts)] if isinstance(parts, list) else []
    days = [day for day in days if day]
    return kept | {"date-parts": days[:2]} if days else kept


def _day(value: object) -> list[int]:
    """Year, month and day as whole numbers, up to the first that is none."""
    day: list[int] = []
    for part in cast("list[object]", value)[:3] if isinstance(value, list) else []:
        if isinstance(part, bool) or not isinstance(part, int | str):
            break
        if not re.fullmatch(r"-?[0-9]{1,6}", str(part).strip()):
            break
        day.append(int(str(part)))
    return day
