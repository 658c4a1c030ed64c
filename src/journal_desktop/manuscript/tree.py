"""A library as a folder tree: which file holds what, and the text of each.

::

    library.toml                        what this is, and what went into it
    journal.toml
    articles/0b/0b1c…/article.md        the text form of an article
                      record.json       when it changed, and what was taken out of it
                      history.json      its versions, the oldest first, and beside it
                      history/<id>.md   their texts
    assets/5e/<sha256>.png, .json       a picture, and what is known of it
    sources/7a/7a90….json               a source with all of its fields
    styles/<sha256 of its id>.csl, .json
    notices.json                        only if asked for

Equal libraries give equal bytes. What this version does not know is kept in `extra`.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from typing import Any

from journal_desktop.core.asset import EXTENSIONS, Asset
from journal_desktop.core.errors import IntakeError
from journal_desktop.core.ids import is_id
from journal_desktop.core.journal import Journal
from journal_desktop.manuscript import form, records
from journal_desktop.manuscript.tree_values import Head, KeptArticle

FORMAT_VERSION = 1
PROGRAM = "journal-desktop"
LIBRARY, JOURNAL, NOTICES = "library.toml", "journal.toml", "notices.json"
ARTICLE, RECORD, HISTORY = "article.md", "record.json", "history.json"


def place(identity: str) -> str:
    """Where in its folder something of that id lies: "0b/0b1c…"; any id gets a safe name."""
    if is_id(identity):
        return f"{identity[:2]}/{identity}"
    digest = hashlib.sha256(identity.encode(errors="replace")).hexdigest()
    return f"{digest[:2]}/id-{digest[:40]}"


def article_folder(article: str) -> str:
    """The folder of an article, with the slash behind it."""
    return f"articles/{place(article)}/"


def source_path(source: str) -> str:
    """The file of a source."""
    return f"sources/{place(source)}.json"


def picture_path(asset: Asset) -> str:
    """The file of a picture; its record has the same name and ends in ".json"."""
    return f"assets/{asset.sha256[:2]}/{asset.sha256}.{EXTENSIONS[asset.media_type]}"


def style_path(style: str) -> str:
    """The file of a citation style; its record ends in ".json" in place of ".csl"."""
    return f"styles/{hashlib.sha256(style.encode()).hexdigest()[:40]}.csl"


def version_path(folder: str, version: str) -> str:
    """The text of a version of the article in *folder*."""
    return f"{folder}history/{version}.md"


def article_text(kept: KeptArticle) -> Iterator[tuple[str, bytes]]:
    """The article's own file and the texts of its versions, by their paths."""
    folder = article_folder(kept.article.id)
    yield f"{folder}{ARTICLE}", form.write(kept.article).encode()
    for version in kept.versions:
        yield version_path(folder, version.id), version.text.encode()


def write_head(head: Head) -> bytes:
    """The file that makes a folder a library's tree."""
    named = {"format_version": FORMAT_VERSION, "program": PROGRAM} | records.table(head)
    return records.dumps(dict(sorted(named.items()))).encode()


def read_head(data: bytes) -> Head:
    """What a tree says of itself; raises IntakeError when it is none, or a newer one."""
    table = _toml(data, LIBRARY)
    if table.pop("program", "") != PROGRAM:
        raise _not_ours()
    return records.value(Head, _known(table, records.names(Head)))


def write_journal(journal: Journal) -> bytes:
    """The journal of a library, without the lone surrogates that UTF-8 can't write."""
    named = {"format_version": FORMAT_VERSION} | records.table(journal)
    return records.dumps(named).encode(errors="ignore")


def read_journal(data: bytes) -> Journal:
    """The journal of a tree; raises IntakeError."""
    return records.value(Journal, _known(_toml(data, JOURNAL)))


def check_version(version: object) -> None:
    """Raise IntakeError for a format that is none of ours, or newer than this program."""
    if type(version) is not int or version < 1:
        raise _not_ours()
    if version > FORMAT_VERSION:
        raise IntakeError(
            "A newer version of Journal Desktop wrote this library.",
            "Update the program, then import it again.",
        )


def _toml(data: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise IntakeError(
            f"“{name}” in this library can't be read.", "Take a fresh copy of the export."
        ) from error


def _known(table: dict[str, Any], names: frozenset[str] | None = None) -> dict[str, Any]:
    """The entries of *table* below its version: all, or those of *names*."""
    check_version(table.pop("format_version", None))
    return {name: entry for name, entry in table.items() if names is None or name in names}


def _not_ours() -> IntakeError:
    return IntakeError(
        "This is not a library that Journal Desktop exported.",
        "Choose the folder or zip that “Export whole library” made.",
    )
