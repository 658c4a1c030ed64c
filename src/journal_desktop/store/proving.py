"""How the rows of each table prove that they are what was written, and what they are in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from journal_desktop.store import rows, states
from journal_desktop.store.engine import Database

Row = tuple[Any, ...]
PORTION = 50
"""Rows that are read and compared at once: about a millisecond, so that others go on."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is read of a table, and how its rows prove themselves.

    The first columns are its key; `what` says in words what a row is, from its cells. `newest`
    is a column that tables of older versions lack.
    """

    name: str
    columns: str
    keys: int
    is_whole: Callable[[Row], bool]
    what: Callable[[Row], str]
    portion: int = PORTION
    newest: str = ""


def present(db: Database) -> tuple[Table, ...]:
    """The tables that *db* has, which may be of an older version."""
    names = db.table_names()
    return tuple(
        _FIRST.get(table.name, table)
        if table.newest and table.newest not in db.column_names(table.name)
        else table
        for table in TABLES
        if table.name in names
    )


def is_whole(table: Table, row: Row) -> bool:
    """Whether a row is what was written."""
    try:
        return table.is_whole(row[1:])
    except (ValueError, TypeError):  # bytes that are no text, or cells of another kind
        return False


def _digested(row: Row) -> bool:
    return rows.digest(*row[:-1]) == row[-1]


def _is_whole_article(row: Row) -> bool:
    *own, sha256, parts, cited = row
    return rows.digest(*own, *sorted((*json.loads(parts), *json.loads(cited)))) == sha256


def _is_whole_asset(row: Row) -> bool:
    *known, data = row
    return rows.blob_digest(data) == row[0] and _digested(tuple(known))


def _is_whole_version(row: Row) -> bool:
    *named, base, sha256, packed = row
    leaning = () if base is None else (base,)
    return rows.digest(*named, rows.blob_digest(packed), *leaning) == sha256


def _with_state(table: Table, words: int) -> Table:
    """*table* with the states of its rows, behind the cells that their words are in."""
    columns = states.COLUMNS["article" if table.name == "article" else "source"]

    def is_whole(row: Row) -> bool:
        return table.is_whole(row[:words]) and states.digest(*row[words:-1]) == row[-1]

    def what(row: Row) -> str:
        named = table.what(row[:words])
        if not table.is_whole(row[:words]):
            return named
        return f"The note of when {named[0].lower()}{named[1:]} was written or deleted"

    return replace(
        table,
        columns=f"{table.columns}, {', '.join(columns)}, state_sha256",
        is_whole=is_whole,
        what=what,
        newest="state_sha256",
    )


def _named(noun: str, column: int) -> Callable[[Row], str]:
    """“The noun X” from that column, or “A noun” where it is empty."""
    article = "An" if noun[0] in "aeiou" else "A"
    return lambda row: f"The {noun} “{row[column]}”" if row[column] else f"{article} {noun}"


def _block_in_words(row: Row) -> str:
    kind, heading = row[1], row[5]
    plain = {"lead": "The lead", "takeaway": "The takeaway", "question": "A common question"}
    return plain.get(kind) or (f"The section “{heading}”" if heading else "A section")


_ARTICLE = """
id, slug, title, standfirst, status, category, template, language, words, published, front, sha256,
(SELECT json_group_array(sha256) FROM block WHERE article = t.id AND deleted_at IS NULL),
(SELECT json_group_array(sha256) FROM cited WHERE article = t.id)
"""
_LOOKUP = """
id, source, scheme, value, state, asked, tried, attempts, not_before, error, result, sha256
"""
_VERSION = "id, article, at, kind, label, device, parents, {base}, sha256, text"
_REVISION = Table(
    "revision",
    _VERSION.format(base="base"),
    2,
    _is_whole_version,
    lambda _: "A version of an article",
    newest="base",
)
_ARTICLES = Table("article", _ARTICLE, 1, _is_whole_article, _named("article", 2))
_SOURCES = Table("source", "id, key, item, record, sha256", 1, _digested, _named("source", 1))
_FIRST = {
    "article": _ARTICLES,
    "source": _SOURCES,
    "revision": replace(_REVISION, columns=_VERSION.format(base="NULL")),
}
"""As they were before versions leaned on others, and before the states of rows had a hash."""

TABLES = (
    Table("journal", "record, sha256", 0, _digested, lambda _: "The description of the journal"),
    _with_state(_ARTICLES, 14),
    Table(
        "block",
        "article, kind, id, order_key, role, heading, body, extra, sha256",
        3,
        _digested,
        _block_in_words,
    ),
    Table(
        "cited",
        "article, position, key, source, extra, sha256",
        2,
        _digested,
        lambda _: "The source list of an article",
    ),
    _with_state(_SOURCES, 5),
    Table(
        "asset",
        "sha256, media_type, width, height, size, record_sha256, data",
        1,
        _is_whole_asset,
        lambda _: "A picture",
        portion=1,
    ),
    Table("variant", "asset, sha256, record_sha256", 2, _digested, lambda _: "A picture"),
    _REVISION,
    Table(
        "version_name",
        "version, article, name, at, sha256",
        1,
        _digested,
        _named("name of a version,", 2),
    ),
    Table("style", "id, title, xml, sha256", 1, _digested, _named("citation style", 1)),
    Table("lookup", _LOOKUP, 1, _digested, lambda _: "A look-up of a source"),
)
"""Every table whose rows carry a hash. Notices are a copy of a list that can be had again."""
