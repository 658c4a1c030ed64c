"""What entries inherit from others, by crossref and xdata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journal_desktop.cite.tex.blocks import Block

_NEVER = """
crossref xref xdata ids entryset entrysubtype execute label options presort related relatedtype
relatedstring relatedoptions sortkey shorthand file
"""
_OWN = frozenset(_NEVER.split())
_PARTS = frozenset(
    {
        "bookinbook",
        "chapter",
        "conference",
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "suppbook",
        "suppcollection",
    }
)
_VOLUMES = frozenset(["book", "collection", "proceedings", "reference", "booklet"])
_OF_VOLUME = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
    "author": "bookauthor",
}
_OF_PERIODICAL = {
    "title": "journaltitle",
    "subtitle": "journalsubtitle",
    "titleaddon": "journaltitleaddon",
}
_OF_SET = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}


def inherited(block: Block, known: Mapping[str, Block]) -> tuple[Block, list[str]]:
    """The entry with what it inherits, and the keys it names that are not in *known*."""
    missing: list[str] = []
    return _inherited(block, known, (block.key,), missing), missing


def _inherited(
    block: Block, known: Mapping[str, Block], seen: tuple[str, ...], missing: list[str]
) -> Block:
    for field in ("xdata", "crossref"):
        for key in filter(None, map(str.strip, block.fields.get(field, "").split(","))):
            parent = known.get(key) or known.get(key.lower())
            if parent is None:
                missing.append(key)
            elif parent.key not in seen:
                whole = _inherited(parent, known, (*seen, parent.key), missing)
                block = replace(block, fields=_joined(block, whole))
    return block


def _joined(child: Block, parent: Block) -> dict[str, str]:
    names = _renamed(child.kind, parent.kind)
    fields = dict(child.fields)
    for name, text in parent.fields.items():
        if name in _OWN:
            continue
        if name in names:
            fields.setdefault(names[name], text)
        if name not in names or name == "author":
            fields.setdefault(name, text)
    return fields


def _renamed(child: str, parent: str) -> dict[str, str]:
    """Under which names a child has fields of its parent."""
    if parent in _VOLUMES and child in _PARTS:
        return _OF_VOLUME
    if parent == "periodical" and child != "periodical":
        return _OF_PERIODICAL
    if parent.startswith("mv") and not child.startswith("mv"):
        return _OF_SET
    return {}
