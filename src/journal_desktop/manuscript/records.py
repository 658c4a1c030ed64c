"""Frozen values as TOML-like tables and back, keeping what this version does not know."""

from __future__ import annotations

import dataclasses
import tomllib
import types
import typing
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

import tomli_w

from journal_desktop.core.errors import IntakeError

Value = TypeVar("Value")


def table(value: object, *, leave: Collection[str] = ()) -> dict[str, Any]:
    """The fields of a dataclass that differ from their defaults, without those in *leave*.

    What its `extra` holds is put back beside them.
    """
    written: dict[str, Any] = {}
    for field in dataclasses.fields(cast("Any", value)):
        content = getattr(value, field.name)
        if field.name == "extra" or field.name in leave or content == field.default:
            continue
        written[field.name] = _plain(content)
    unknown = tomllib.loads(getattr(value, "extra", ""))
    return written | {name: entry for name, entry in unknown.items() if name not in written}


@cache
def names(kind: type) -> frozenset[str]:
    """The fields of a dataclass."""
    return frozenset(field.name for field in dataclasses.fields(kind))


def dumps(content: Mapping[str, Any]) -> str:
    """TOML text of a table, the same for equal tables."""
    return tomli_w.dumps(content, multiline_strings=False)


def value(kind: type[Value], content: Mapping[str, Any], *, leave: Collection[str] = ()) -> Value:
    """A *kind* from a table; unknown entries go to its `extra`.

    Raises IntakeError when an entry has the wrong type or a needed one is absent.
    """
    hints = _hints(kind)
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for name, entry in content.items():
        if name in hints and name != "extra" and name not in leave:
            known[name] = _read(hints[name], entry, f"{kind.__name__}.{name}")
        elif name not in leave:
            unknown[name] = entry
    if unknown:
        known["extra"] = dumps(unknown)
    for field in dataclasses.fields(cast("Any", kind)):
        if field.default is dataclasses.MISSING and field.name not in known:
            raise IntakeError(
                f"The entry “{kind.__name__}.{field.name}” is missing in this file.",
                "Compare it with a file that this program wrote.",
            )
    return kind(**known)


def _plain(content: object) -> object:
    match content:
        case StrEnum():
            return content.value
        case tuple():
            return [_plain(each) for each in cast("tuple[object, ...]", content)]
        case _ if dataclasses.is_dataclass(content):
            return _part(content)
        case _:
            return content


@lru_cache(maxsize=2048)  # every save writes them all, and an edit changes one
def _part(content: object) -> dict[str, Any]:
    return table(content)


_NAMES: dict[type[object], str] = {
    str: "text",
    int: "a number",
    bool: "true or false",
    date: "a date",
}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _read(hint: Any, entry: Any, place: str) -> Any:  # noqa: ANN401 - a type hint is Any, and so is what it reads
    hint = getattr(hint, "__supertype__", hint)
    if isinstance(hint, types.UnionType):
        return _read(next(arm for arm in hint.__args__ if arm is not types.NoneType), entry, place)
    if typing.get_origin(hint) is tuple:
        if not isinstance(entry, list):
            raise _wrong(place, "a list")
        inner = typing.get_args(hint)[0]
        return tuple(_read(inner, each, place) for each in cast("list[object]", entry))
    if dataclasses.is_dataclass(hint):
        if not isinstance(entry, dict):
            raise _wrong(place, "a table")
        return value(cast("type[Any]", hint), cast("dict[str, Any]", entry))
    return _scalar(hint, entry, place)


def _scalar(hint: type[object], entry: object, place: str) -> object:
    if issubclass(hint, StrEnum):
        try:
            return hint(cast("Any", entry))
        except ValueError:
            raise _wrong(place, f"one of {', '.join(hint)}") from None
    if type(entry) is not hint:
        raise _wrong(place, _NAMES[hint])
    return entry


def _wrong(place: str, wanted: str) -> IntakeError:
    return IntakeError(
        f"The entry “{place}” in this file is not {wanted}.", "Mend that entry and try again."
    )
