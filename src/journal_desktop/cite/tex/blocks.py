"""BibTeX cut into blocks: entries with their fields, and what can't be told apart.

Entries that are well formed are cut by a pattern; bibtexparser gets the others, one at a time,
so that a broken entry costs only itself.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bibtexparser.library import Library
from bibtexparser.model import Entry, ParsingFailedBlock
from bibtexparser.splitter import Splitter

# What bibtexparser warns of is told to the user, with its line.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DEPTH = 6
_COMMENT_REACH = 100_000


def _braced(depth: int) -> str:
    inner = f"|{_braced(depth - 1)}" if depth else ""
    return rf"\{{(?:[^{{}}\\]++|\\.{inner})*+\}}"


_PIECE = rf'(?:{_braced(_DEPTH)}|"(?:[^"{{}}\\]++|\\.|{_braced(_DEPTH - 1)})*+"|[^\s,{{}}"#=()@]++)'
_START = re.compile(r"(?<![^\s})])@[ \t]*(\w+)\s*[{(]")
_LINE_START = re.compile(r"^[ \t]*@[ \t]*\w+[ \t]*[{(]", re.MULTILINE)
_KEY = re.compile(r'\s*+([^,={}"#\n]*+)\s*+(?:,|(?=\}))')
_JOINED = rf"{_PIECE}(?:\s*#\s*{_PIECE})*+"
_VALUE = re.compile(_JOINED, re.DOTALL)
_FIELD = re.compile(rf"\s*([^\s=,{{}}\"#()]++)\s*=\s*({_JOINED})\s*,?", re.DOTALL)
_PIECES = re.compile(_PIECE, re.DOTALL)
_CLOSED = re.compile(r"[\s,]*[)}]")
_BALANCED = re.compile(_braced(_DEPTH), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """An entry: its type in lower case, its key, and its fields as LaTeX without delimiters.

    `line` counts from 1; `end` is where it ends in the text; `repeated` are fields that stand
    in it more than once with different values.
    """

    kind: str
    key: str
    fields: dict[str, str]
    line: int
    end: int
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch of text that begins like an entry and is none."""

    text: str
    line: int
    end: int


def blocks(text: str) -> Iterator[Block | Broken]:
    """The entries of *text* in their order; comments and preambles are passed over.

    Line ends have to be plain newlines. Abbreviations (@string) are put in where they stand.
    """
    strings = {month: month for month in _MONTHS}
    at = line = counted = 0
    while found := _START.search(text, at):
        if (rest := _commented_out(text, at, found.start())) is not None:
            at = rest
            continue
        at = found.end()
        line += text.count("\n", counted, found.start())
        counted = found.start()
        kind = found[1].lower()
        if kind in {"comment", "preamble"}:
            at = _passed_over(text, at)
            continue
        following = _LINE_START.search(text, at)
        limit = following.start() if following else len(text)
        if kind == "string":
            at = _kept(text, at, limit, strings)
            continue
        cut = _cut(text, found, limit, strings, line + 1)
        if cut:
            at = cut.end
            yield cut
        else:
            at = limit
            yield from _salvaged(text[found.start() : limit], limit, strings, line + 1)


def value(raw: str, strings: dict[str, str]) -> str:
    """A value without its delimiters, its parts joined and abbreviations put in."""
    if "#" not in raw or not _VALUE.fullmatch(raw):
        return _piece(raw, strings, raw) if raw else ""
    pieces: list[str] = _PIECES.findall(raw)
    if len(pieces) == 1:
        return _piece(raw, strings, raw)
    return "".join(_piece(piece, strings, "") for piece in pieces)


def _piece(piece: str, strings: dict[str, str], unknown: str) -> str:
    if piece[0] in '{"':
        return piece[1:-1]
    return piece if piece.isdigit() else strings.get(piece.lower(), unknown)


def _commented_out(text: str, since: int, at: int) -> int | None:
    """Where the line ends, if a per cent sign stands before *at* in it."""
    line = max(since, text.rfind("\n", since, at) + 1)
    if text.find("%", line, at) < 0:
        return None
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _passed_over(text: str, at: int) -> int:
    """Where a comment ends; unclosed ones end where they begin, as BibTeX has it."""
    closed = _BALANCED.match(text, at - 1, at + _COMMENT_REACH)
    return closed.end() if closed else at


def _kept(text: str, at: int, limit: int, strings: dict[str, str]) -> int:
    """Take in an abbreviation and say where it ends."""
    found = _FIELD.match(text, at, limit)
    if not found:
        return at
    strings[found[1].lower()] = value(found[2], strings)
    return found.end()


def _cut(
    text: str, start: re.Match[str], limit: int, strings: dict[str, str], line: int
) -> Block | None:
    """The entry that begins at *start*, or None if it is not well formed."""
    key = _KEY.match(text, start.end(), limit)
    at = key.end() if key else start.end()
    pairs: list[tuple[str, str]] = []
    while field := _FIELD.match(text, at, limit):
        pairs.append((field[1], value(field[2], strings)))
        at = field.end()
    closed = _CLOSED.match(text, at, limit)
    if not closed:
        return None
    return _block(start[1], key[1].strip() if key else "", pairs, line, closed.end())


def _block(kind: str, key: str, pairs: list[tuple[str, str]], line: int, end: int) -> Block:
    fields: dict[str, str] = {}
    repeated: list[str] = []
    for name, text in pairs:
        if fields.setdefault(name.lower(), text) != text:
            repeated.append(name.lower())
    return Block(kind.lower(), key, fields, line, end, tuple(repeated))


def _salvaged(text: str, end: int, strings: dict[str, str], line: int) -> Iterator[Block | Broken]:
    """What bibtexparser makes of a stretch that is not well formed."""
    library: Library = Splitter(text).split()
    for block in library.blocks:
        found = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
        first = line + max(block.start_line or 0, 0)
        if isinstance(found, Entry):
            pairs = [(field.key, value(str(field.value), strings)) for field in found.fields]
            yield _block(found.entry_type, found.key, pairs, first, end)
        elif isinstance(block, ParsingFailedBlock):
            yield Broken(block.raw or text, first, end)
