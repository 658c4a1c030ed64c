"""What salvaging knows of each table: its columns as a record holds them, its key, its proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from journal_desktop.store import cells, rows

Row = dict[str, Any]
"""One row by the names of its columns."""
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows can be told from all others, and proven.

    `added` is how many of its last columns came with later versions, `numbers` which columns
    are no text, and `newer` the column by which of two proven rows the newer one is told.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    proof: Callable[[Row], bool]
    newer: str = ""
    numbers: frozenset[str] = frozenset()
    added: int = 0

    def key_of(self, row: Row) -> Key:
        """What a row is known by."""
        return tuple(row[name] for name in self.key)

    def is_whole(self, row: Row) -> bool:
        """Whether a row is what was written; an article's is proven with its blocks only."""
        try:
            return all(map(cells.is_text, row.values())) and self.proof(row)
        except (ValueError, TypeError, KeyError):  # bytes that are no text, cells of other kinds
            return False


def _by(*names: str, kept: str = "sha256") -> Callable[[Row], bool]:
    return lambda row: rows.digest(*(row[name] for name in names)) == row[kept]


def _is_article(row: Row) -> bool:
    """Whether it may well be the row of an article."""
    texts = (row[name] for name in ("id", "slug", "title", "status", "front", "created", "changed"))
    numbers = isinstance(row["seq"], int) and isinstance(row["words"], int)
    return numbers and all(isinstance(each, str) for each in texts) and _is_hash(row["sha256"])


def _is_asset(row: Row) -> bool:
    known = (row[name] for name in ("sha256", "media_type", "width", "height", "size"))
    is_picture = rows.blob_digest(row["data"]) == row["sha256"]
    return is_picture and rows.digest(*known) == row["record_sha256"]


def _is_version(row: Row) -> bool:
    return version_digest(row) == row["sha256"]


def version_digest(row: Row) -> str:
    """The hash that the row of a version keeps."""
    named = (row[name] for name in ("id", "article", "at", "kind", "label", "device", "parents"))
    leaning = () if row["base"] is None else (row["base"],)
    return rows.digest(*named, rows.blob_digest(row["text"]), *leaning)


def _is_hash(text: object) -> bool:
    return isinstance(text, str) and re.fullmatch("[0-9a-f]{64}", text) is not None


ARTICLE = Table(
    "article",
    (
        *("id", "seq", "slug", "title", "standfirst", "status", "category", "template", "language"),
        *("words", "published", "sha256", "created", "changed", "deleted_at", "front"),
        "state_sha256",
    ),
    ("id",),
    _is_article,
    newer="seq",
    numbers=frozenset({"seq", "words"}),
    added=1,
)
BLOCK = Table(
    "block",
    (
        *("article", "kind", "id", "order_key", "role", "sha256", "deleted_at"),
        *("heading", "body", "extra"),
    ),
    ("article", "kind", "id"),
    _by("article", "kind", "id", "order_key", "role", "heading", "body", "extra"),
)
CITED = Table(
    "cited",
    ("article", "position", "key", "source", "sha256", "extra"),
    ("article", "position"),
    _by("article", "position", "key", "source", "extra"),
    numbers=frozenset({"position"}),
)
REVISION = Table(
    "revision",
    (
        *("seq", "id", "article", "at", "kind", "label", "device", "parents", "sha256", "text"),
        "base",
    ),
    ("id",),
    _is_version,
    numbers=frozenset({"seq", "base", "text"}),
    added=1,
)
JOURNAL = Table(
    "journal",
    ("one", "sha256", "changed", "record"),
    ("one",),
    _by("record"),
    "changed",
    numbers=frozenset({"one"}),
)
SOURCE = Table(
    "source",
    ("id", "key", "sha256", "changed", "deleted_at", "item", "record", "state_sha256"),
    ("id",),
    _by("id", "key", "item", "record"),
    "changed",
    added=1,
)
_SINGLE = (
    JOURNAL,
    SOURCE,
    Table(
        "asset",
        (
            *("sha256", "media_type", "width", "height", "size", "record_sha256", "added", "data"),
            "deleted_at",
        ),
        ("sha256",),
        _is_asset,
        numbers=frozenset({"width", "height", "size", "data"}),
        added=1,
    ),
    Table(
        "variant",
        ("asset", "sha256", "record_sha256"),
        ("asset", "sha256"),
        _by("asset", "sha256", kept="record_sha256"),
    ),
    Table(
        "version_name",
        ("version", "article", "name", "at", "sha256"),
        ("version",),
        _by("version", "article", "name", "at"),
        "at",
    ),
    Table("style", ("id", "title", "sha256", "added", "xml"), ("id",), _by("id", "title", "xml")),
    Table(
        "lookup",
        (
            *("id", "source", "scheme", "value", "state", "asked", "tried", "attempts"),
            *("not_before", "error", "result", "sha256"),
        ),
        ("id",),
        _by(
            *("id", "source", "scheme", "value", "state", "asked", "tried", "attempts"),
            *("not_before", "error", "result"),
        ),
        "tried",
        numbers=frozenset({"attempts"}),
    ),
)
PARTS = (ARTICLE, BLOCK, CITED)
"""What an article is made of."""
ALONE = (*_SINGLE, REVISION)
"""Tables whose rows prove themselves."""
TABLES = (*PARTS, *ALONE)
UNPROVEN = ("purged", "notice", "snapshot")
"""Tables without hashes: what was let go of, and a list that can be had again."""
