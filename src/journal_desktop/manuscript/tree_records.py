"""The JSON files of a library's tree: canonical, and read back as they were.

A source's entries of a newer program stand beside the known ones where JSON has what they hold.
"""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from datetime import datetime
from typing import Any, TypeVar, cast

from journal_desktop.core.asset import EXTENSIONS, Asset
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.notice import Nature, Notice
from journal_desktop.core.source import Source, csl_text
from journal_desktop.core.style import Style
from journal_desktop.manuscript import records, tree
from journal_desktop.manuscript.tree_values import (
    Cut,
    KeptArticle,
    KeptNotices,
    KeptPicture,
    KeptSource,
    KeptVersion,
    Stamps,
)

Kept = TypeVar("Kept")
_SHA = re.compile(r"[0-9a-f]{64}")
_OURS = frozenset({"format_version", "stored", "item_text", "extra"})
_MOST_PIXELS = 2**31


def write(content: object) -> bytes:
    """Canonical JSON: sorted, one entry a line; raises ValueError for what JSON has not."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    return f"{text}\n".encode()


def read(data: bytes, path: str) -> dict[str, Any]:
    """The table in a file of the tree; raises IntakeError naming *path*."""
    try:
        content: object = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise unreadable(path) from error
    if not isinstance(content, dict):
        raise unreadable(path)
    table = cast("dict[str, Any]", content)
    tree.check_version(table.pop("format_version", None))
    return table


def unreadable(path: str) -> IntakeError:
    """Why a file of the tree can't be taken."""
    return IntakeError(
        f"“{path}” in this library can't be read.", "Take a fresh copy of the export."
    )


def write_source(kept: KeptSource) -> bytes:
    """A source with all that is known of it."""
    source = kept.source
    table = records.table(dataclasses.replace(source, extra="", item="{}"))
    table |= {"format_version": tree.FORMAT_VERSION, "stored": records.table(kept.stamps)}
    item = _item(source.item)
    table |= {"item_text": source.item} if item is None else {"item": item}
    inline = _inline(source.extra, _OURS | records.names(Source))
    if source.extra:
        table |= {"extra": source.extra} if inline is None else inline
    return write(table)


def read_source(data: bytes, path: str) -> KeptSource:
    """The source of a file; raises IntakeError."""
    table = read(data, path)
    stamps = stamped(table.pop("stored", None), path)
    known = {name: table.pop(name) for name in records.names(Source) & table.keys()}
    text = table.pop("item_text", None)
    known["item"] = text if text is not None else _item_text(known.get("item", {}), path)
    more = known.pop("extra", None) or (records.dumps(_without_null(table)) if table else "")
    source = _value(Source, known, path)
    if _json_table(source.item) is None or not isinstance(more, str):
        raise unreadable(path)
    _loads(more, path)
    return KeptSource(dataclasses.replace(source, extra=more), stamps)


def write_record(kept: KeptArticle) -> bytes:
    """When an article changed, and what was taken out of it."""
    cuts = [records.table(each) for each in kept.cuts]
    table = {"format_version": tree.FORMAT_VERSION, "stored": records.table(kept.stamps)}
    return write(table | ({"taken_out": cuts} if cuts else {}))


def read_record(data: bytes, path: str) -> tuple[Stamps, tuple[Cut, ...]]:
    """The times of an article and what was taken out of it; raises IntakeError."""
    table = read(data, path)
    cuts = tuple(_value(Cut, each, path) for each in _tables(table.get("taken_out"), path))
    for each in cuts:
        if each.kind not in {"lead", "section", "question", "takeaway"}:
            raise unreadable(path)
        _instant(each.deleted, path)
        _loads(each.more, path)
    return stamped(table.get("stored"), path), cuts


def write_history(versions: tuple[KeptVersion, ...]) -> bytes:
    """The versions of an article without their texts, the oldest first."""
    rows = [records.table(each, leave=("text",)) for each in versions]
    return write({"format_version": tree.FORMAT_VERSION, "versions": rows})


def read_history(data: bytes, path: str) -> tuple[KeptVersion, ...]:
    """The versions of an article, their texts still to be read; raises IntakeError."""
    rows = _tables(read(data, path).get("versions"), path)
    versions = tuple(_value(KeptVersion, each | {"text": ""}, path) for each in rows)
    for each in versions:
        if not all(map(_SHA.fullmatch, (each.id, *each.parents))):
            raise unreadable(path)
        _instant(each.at, path)
    if len({each.id for each in versions}) < len(versions):
        raise unreadable(path)
    return versions


def write_picture(kept: KeptPicture) -> bytes:
    """What is known of a picture; variants by their SHA-256."""
    table = records.table(kept.asset, leave=("variants",))
    narrower = {"variants": sorted(each.sha256 for each in kept.asset.variants)}
    table |= {"format_version": tree.FORMAT_VERSION, "added": kept.added}
    return write(table | (narrower if kept.asset.variants else {}))


def read_picture(data: bytes, path: str) -> tuple[KeptPicture, tuple[str, ...]]:
    """What is known of a picture, and the SHA-256 of its variants; raises IntakeError."""
    table = read(data, path)
    added, narrower = table.pop("added", ""), table.pop("variants", [])
    names = records.names(Asset)
    asset = _value(Asset, {key: table[key] for key in names & table.keys()}, path)
    sizes = (asset.width, asset.height, asset.size)
    listed = cast("list[object]", narrower) if isinstance(narrower, list) else [None]
    hashes = [each for each in listed if isinstance(each, str) and _SHA.fullmatch(each)]
    if (
        asset.media_type not in EXTENSIONS
        or not all(0 < each < _MOST_PIXELS for each in sizes)
        or len(set(hashes)) < len(listed)
        or asset.sha256 in hashes
    ):
        raise unreadable(path)
    return KeptPicture(asset, _instant(added, path)), tuple(hashes)


def write_style(style: Style) -> bytes:
    """What a citation style is called."""
    return write({"format_version": tree.FORMAT_VERSION, "id": style.id, "title": style.title})


def read_style(data: bytes, xml: bytes, path: str) -> Style:
    """The citation style of a record and its file; raises IntakeError."""
    table = read(data, path)
    try:
        return Style(str(table["id"]), str(table["title"]), xml.decode())
    except (KeyError, UnicodeDecodeError) as error:
        raise unreadable(path) from error


def write_notices(kept: KeptNotices) -> bytes:
    """The list of notices, in an order of its own."""
    rows = sorted(
        [n.doi, n.pmid, n.nature.value, n.date, n.reason, n.record, *n.urls] for n in kept.notices
    )
    head = {"taken": kept.taken, "dated": kept.dated, "sha256": kept.sha256}
    return write({"format_version": tree.FORMAT_VERSION, "notices": rows} | head)


def read_notices(data: bytes) -> KeptNotices:
    """The list of notices; raises IntakeError."""
    table = read(data, tree.NOTICES)
    rows = cast("list[object]", table.get("notices"))
    try:
        told = tuple(_notice(cast("list[str]", each)) for each in rows)
        head = (str(table[name]) for name in ("taken", "dated", "sha256"))
        taken, dated, sha256 = head
    except (TypeError, ValueError, KeyError) as error:
        raise unreadable(tree.NOTICES) from error
    return KeptNotices(_instant(taken, tree.NOTICES), dated, sha256, told)


def stamped(content: object, path: str) -> Stamps:
    """The times that a file tells; raises IntakeError."""
    if not isinstance(content, dict):
        raise unreadable(path)
    table = cast("dict[str, Any]", content)
    names = records.names(Stamps)
    stamps = _value(Stamps, {name: table[name] for name in names & table.keys()}, path)
    for each in (stamps.created, stamps.deleted):
        if each:
            _instant(each, path)
    _instant(stamps.changed, path)
    return stamps


def _instant(text: object, path: str) -> str:
    """A time as the library keeps it: in UTC, to the millisecond."""
    try:
        text = str(text)
        at = datetime.fromisoformat(text)
        if at.utcoffset() is not None and at.isoformat(timespec="milliseconds") == text:
            return text
    except ValueError:
        pass
    raise unreadable(path)


def _notice(cells: list[str]) -> Notice:
    doi, pmid, nature, day, reason, record, *urls = map(str, cells)
    return Notice(doi, pmid, Nature(nature), day, reason, record, tuple(urls))


def _item(text: str) -> dict[str, Any] | None:
    """A CSL item as a table, if writing that gives the same text."""
    table = _json_table(text)
    try:
        json.dumps(table, allow_nan=False)
        return table if table is not None and csl_text(table) == text else None
    except ValueError:
        return None


def _item_text(item: object, path: str) -> str:
    if not isinstance(item, dict):
        raise unreadable(path)
    return csl_text(cast("dict[str, Any]", item))


def _json_table(text: str) -> dict[str, Any] | None:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def _inline(extra: str, taken: frozenset[str]) -> dict[str, Any] | None:
    """What *extra* holds as JSON has it; None when something of it would be lost on the way."""
    table = tomllib.loads(extra)
    try:
        back = json.loads(json.dumps(table, sort_keys=True, allow_nan=False))
    except (TypeError, ValueError):
        return None
    is_kept = not taken & table.keys() and records.dumps(back) == extra
    return back if is_kept else None


def _without_null(content: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """JSON as TOML can have it, which has no null."""
    if isinstance(content, dict):
        table = cast("dict[str, Any]", content)
        return {key: _without_null(each) for key, each in table.items() if each is not None}
    if isinstance(content, list):
        rows = cast("list[Any]", content)
        return [_without_null(each) for each in rows if each is not None]
    return content


def _tables(content: object, path: str) -> list[dict[str, Any]]:
    rows: list[object] = cast("list[object]", [] if content is None else content)
    if not isinstance(content, list | None) or not all(isinstance(row, dict) for row in rows):
        raise unreadable(path)
    return cast("list[dict[str, Any]]", rows)


def _loads(extra: str, path: str) -> None:
    try:
        tomllib.loads(extra)
    except (ValueError, RecursionError) as error:
        raise unreadable(path) from error


def _value(kind: type[Kept], table: dict[str, Any], path: str) -> Kept:
    names = records.names(kind)
    known = {name: each for name, each in table.items() if name in names}
    try:
        return records.value(kind, known)
    except IntakeError as error:
        raise IntakeError(f"{error.message} (“{path}”)", error.remedy) from error
