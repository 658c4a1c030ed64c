"""Records of tags and values, as rispy tells them apart; every tag under its own name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import cast

import rispy  # pyright: ignore[reportMissingTypeStubs] - rispy has none

TAG = re.compile(r"[ \t]{0,3}([A-Z][A-Z0-9])[ \t]{1,3}[-–—](?:[ \t](.*))?", re.DOTALL)

Tags = dict[str, str | list[str]]


class _Themselves(dict[str, str]):
    """A mapping of every tag to itself, so that rispy renames and loses none."""

    def __missing__(self, tag: str) -> str:
        return tag


class _Parser(rispy.RisParser):
    """rispy's own, but for tags written with one blank or a dash of another kind."""

    def parse_line(self, line: str) -> tuple[str, str] | tuple[None, str]:
        """The tag and what follows it."""
        found = TAG.fullmatch(line)
        return (found[1], (found[2] or "").strip()) if found else (None, line.strip())


def ris(lines: Collection[str], lists: Collection[str]) -> Tags:
    """The tags of one RIS record, from its TY; those of *lists* have a value for each line."""
    parser = _Parser(mapping=_Themselves(), list_tags=list(lists), delimiter_tags_mapping={})
    return _only(parser, (*lines, "ER  - "))


def wos(lines: Collection[str], lists: Collection[str]) -> Tags:
    """The same of one record of Web of Science, from its PT."""
    parser = rispy.WokParser(mapping=_Themselves(), list_tags=list(lists))
    return _only(parser, (*lines, "ER"))


def every(tags: Tags, tag: str, *, keep_blank: bool = False) -> list[str]:
    """All values of a tag."""
    value = tags.get(tag)
    if not value:
        return []
    values = [value] if isinstance(value, str) else value
    return values if keep_blank else [text for text in values if text]


def one(tags: Tags, *wanted: str) -> str:
    """The first of these tags that says anything, its lines joined."""
    for tag in wanted:
        if tag in tags and (text := " ".join(every(tags, tag)).strip()):
            return text
    return ""


def _only(parser: rispy.RisParser, lines: tuple[str, ...]) -> Tags:
    parse = cast("Callable[[str], list[Tags]]", parser.parse)  # pyright: ignore[reportUnknownMemberType] - as above
    parsed = parse("\n".join(lines))
    return parsed[0] if parsed else {}
