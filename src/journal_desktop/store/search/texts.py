"""What is searched, read from the rows as they are: what a harmed one still says is found too."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from journal_desktop.core.citations import without_marks
from journal_desktop.core.folding import folded
from journal_desktop.core.ids import SourceId
from journal_desktop.core.matching import indexed
from journal_desktop.core.source import Source
from journal_desktop.store import cells, sources
from journal_desktop.store.engine import Database, sqlite3

_ARTICLE = """
SELECT title, standfirst, status, category, coalesce(published, substr(changed, 1, 10)), front
FROM article WHERE id = ?
"""
_BLOCKS = """
SELECT kind, id, heading, body FROM block WHERE article = ? AND deleted_at IS NULL
ORDER BY CASE kind WHEN 'lead' THEN 0 WHEN 'section' THEN 1 WHEN 'question' THEN 2 ELSE 3 END,
    order_key, id
"""
_FRONT = "SELECT front FROM article WHERE id = ?"
_TARGET = re.compile(r"(\[[^\[\]]*\])\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_NAMED = ("container-title", "container-title-short", "DOI", "PMID", "PMCID", "ISBN", "publisher")


@dataclass(frozen=True, slots=True)
class Block:
    """The words of one part of an article, and the place where they are written."""

    place: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an article, and what a search can be narrowed by."""

    title: str = ""
    standfirst: str = ""
    status: str = ""
    category: str = ""
    dated: str = ""
    tags: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def columns(self) -> tuple[str, str, str]:
        """Its words as the index holds them."""
        prose = "\n".join(f"{each.heading}\n{plain(each.body)}" for each in self.blocks)
        tags = " ".join(self.tags)
        return indexed(self.title), indexed(f"{self.standfirst}\n{tags}"), indexed(prose)

    @property
    def narrowing(self) -> tuple[str, str, str, str]:
        """Its status, category and tags in folded words, and its day."""
        return folded(self.status), folded(self.category), tags(self.tags), self.dated


def tags(names: Iterable[str]) -> str:
    """Tags in folded words, so that the begin of any can be told."""
    return " | ".join(map(folded, names))


def tags_of(db: Database, identity: str) -> tuple[str, ...]:
    """The tags of the article of that id, as they are written."""
    found = cells.fetched(db, _FRONT, (identity,))
    return _tags(cells.shown(found[0][0])) if found else ()


def plain(markdown: str) -> str:
    """The words of *markdown* that a reader sees: no citation marks, no targets of links."""
    return _TARGET.sub(r"\1", without_marks(markdown))


def article(db: Database, identity: str, *, shown: bool = False) -> Text:
    """The words of the article of that id, as many as can be read; to be *shown*, without tags."""
    try:
        found = cells.fetched(db, _ARTICLE, (identity,))
        blocks = tuple(_blocks(db, identity))
    except sqlite3.DatabaseError as error:
        if is_of_the_world(error):
            raise
        return Text()
    if not found:
        return Text()
    title, standfirst, status, category, dated, front = map(cells.shown, found[0])
    found_tags = () if shown else _tags(front)
    return Text(title, standfirst, status, category, dated, found_tags, blocks)


def source_columns(source: Source) -> tuple[str, str, str]:
    """The words of a source as the index holds them."""
    names, said = _names(source), _said(source)
    return indexed(source.title), indexed("\n".join(names)), indexed("\n".join(said))


def source_texts(source: Source) -> tuple[str, ...]:
    """The words of a source as they are, but for its title."""
    return tuple(filter(None, (*_said(source), " ".join(_names(source)))))


def source(db: Database, identity: str) -> Source | None:
    """The source of that id, if it is there, whole and not deleted."""
    try:
        return next(iter(sources.some(db, (SourceId(identity),))), None)
    except sqlite3.DatabaseError as error:
        if is_of_the_world(error):
            raise
        return None


def is_of_the_world(error: sqlite3.Error) -> bool:
    """Whether the disk is at fault, and not what stands in the file."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
    }


def _blocks(db: Database, identity: str) -> Iterator[Block]:
    for kind, block, heading, body in cells.fetched(db, _BLOCKS, (identity,)):
        yield Block(block or kind, cells.shown(heading), cells.shown(body))


def _tags(front: str) -> tuple[str, ...]:
    try:
        found = tomllib.loads(front).get("tags")
    except tomllib.TOMLDecodeError:
        return ()
    return tuple(map(str, cast("list[Any]", found))) if isinstance(found, list) else ()


def _names(source: Source) -> tuple[str, ...]:
    item = source.csl
    named = (str(item[name]) for name in _NAMED if name in item)
    return (source.key, *source.aliases, *_people(item.get("author")), source.year, *named)


def _said(source: Source) -> tuple[str, ...]:
    rest = (source.kind, source.design, source.population, source.notes, *source.excerpts)
    return (*rest, *source.tags, source.text("abstract"))


def _people(names: object) -> Iterator[str]:
    for name in cast("list[object]", names) if isinstance(names, list) else ():
        if isinstance(name, dict):
            yield from map(str, cast("dict[str, object]", name).values())
        else:
            yield json.dumps(name)
