"""Passages that an article once had: each once, under the newest version it stood in.

A passage is noted as soon as a version has it; its words are searched while the article lacks
it, as what the article has is found there.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import zlib
from collections.abc import Iterable, Iterator

from journal_desktop.core.errors import LibraryDamaged, NotFound
from journal_desktop.core.matching import indexed
from journal_desktop.store.engine import Database, sqlite3
from journal_desktop.store.history import revisions
from journal_desktop.store.search.texts import Text, is_of_the_world

_SINCE = "SELECT seq, id FROM revision WHERE article = ? AND seq > ? ORDER BY seq LIMIT ?"
_NOTE = """
INSERT INTO search_passage (article, hash, version, text) VALUES (?, ?, ?, '')
ON CONFLICT (article, hash) DO UPDATE SET version = excluded.version
"""
_NOTED = "SELECT number, hash, version, text FROM search_passage WHERE article = ?"
_KEEP = "UPDATE search_passage SET text = ? WHERE number = ?"
_ADD = "INSERT INTO search_passages (rowid, text) VALUES (?, ?)"
_TAKE = "INSERT INTO search_passages (search_passages, rowid, text) VALUES ('delete', ?, ?)"
_FORGET = "DELETE FROM search_passage WHERE article = ?"
_VERSION = "SELECT id FROM revision WHERE seq = ?"
_MARK = re.compile(r"^\\*<!-- (?:lead|takeaway|(?:section|question) \S+) -->$", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"^#+ ")
_HEAD = re.compile(r"^(?:title|standfirst) = .*$", re.MULTILINE)
AT_ONCE = 100
"""How many versions of one article are read before anything else may be done."""


class Passages:
    """The passages of one article, by what tells them apart."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self.texts: dict[int, str] = {}

    def of(self, parts: Iterable[str]) -> set[int]:
        """What tells the passages of *parts* apart from all others."""
        return {each for part in parts if (each := self._hash(part)) is not None}

    def _hash(self, passage: str) -> int | None:
        known = self._known.get(passage)
        if known is None:
            words = indexed(passage)
            if not words:
                return None
            digest = hashlib.blake2b(words.encode(), digest_size=8).digest()
            known = self._known[passage] = int.from_bytes(digest, signed=True)
            self.texts[known] = passage
        return known


def take_in(db: Database, number: int, identity: str, after: int, now: Text) -> tuple[int, bool]:
    """Note what the versions behind *after* have, and search what the article lacks *now*.

    The newest version that was read, and whether it was the last.
    """
    newer: list[tuple[int, str]] = db.conn.execute(_SINCE, (identity, after, AT_ONCE)).fetchall()
    if not newer and not after:
        return 0, True
    passages = Passages()
    standing = passages.of(_standing(now))
    for seq, version in newer:
        found = passages.of(split(_text(db, version)))
        db.conn.executemany(_NOTE, ((number, each, seq) for each in found))
    for row, each, seq, text in db.conn.execute(_NOTED, (number,)).fetchall():
        if each in standing and text:
            db.conn.execute(_TAKE, (row, indexed(text)))
            db.conn.execute(_KEEP, ("", row))
        elif each not in standing and not text:
            gone = _passage(db, passages, each, seq)
            if gone:
                db.conn.execute(_ADD, (row, indexed(gone)))
                db.conn.execute(_KEEP, (gone, row))
    return (newer[-1][0] if newer else after), len(newer) < AT_ONCE


def forget(db: Database, number: int) -> None:
    """Let go of all passages of an article."""
    for row, _, _, text in db.conn.execute(_NOTED, (number,)).fetchall():
        if text:
            db.conn.execute(_TAKE, (row, indexed(text)))
    db.conn.execute(_FORGET, (number,))


def split(text: str) -> Iterator[str]:
    """The passages of the text form of an article: its title, standfirst and paragraphs."""
    head, _, body = text.partition("\n+++\n")
    for line in _HEAD.findall(head.partition("\n[")[0]):
        try:
            yield from tomllib.loads(line).values()
        except tomllib.TOMLDecodeError:
            continue
    yield from _paragraphs(_MARK.sub("", body))


def _standing(now: Text) -> Iterator[str]:
    yield from (now.title, now.standfirst)
    for block in now.blocks:
        yield block.heading
        yield from _paragraphs(block.body)


def _paragraphs(markdown: str) -> Iterator[str]:
    for paragraph in _GAP.split(markdown):
        yield _HEADING.sub("", paragraph.strip())


def _passage(db: Database, passages: Passages, wanted: int, seq: int) -> str:
    """The words of a passage, from the version that had it last."""
    if wanted not in passages.texts:
        found = db.conn.execute(_VERSION, (seq,)).fetchone()
        if found:
            passages.of(split(_text(db, found[0])))
    return passages.texts.get(wanted, "")


def _text(db: Database, version: str) -> str:
    """The text form of a version; nothing of one that was harmed."""
    try:
        return revisions.text(db, version)
    except (LibraryDamaged, NotFound, ValueError, zlib.error):
        return ""
    except sqlite3.DatabaseError as error:
        if is_of_the_world(error):
            raise
        return ""
