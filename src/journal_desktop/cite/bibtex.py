"""Reading BibTeX and BibLaTeX."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from journal_desktop.cite.status import with_title_status
from journal_desktop.cite.tex.blocks import Block, Broken, blocks
from journal_desktop.cite.tex.inheritance import inherited
from journal_desktop.cite.tex.items import Made, made_of
from journal_desktop.cite.values import Entry, Heard, Read, Skipped
from journal_desktop.core.ids import SourceId, new_id
from journal_desktop.core.source import Source, SourceStatus, csl_text

FORMAT = "BibTeX"

_CHUNK = 250
_FIRST_WORDS = 80
TEXTS = ("key", "kind", "design", "population", "n", "funding", "notes", "attachment")
"""Texts of a source, besides its item, that an entry can carry."""

LISTS = ("tags", "excerpts")
"""The lists of texts."""


def read(text: str, heard: Heard) -> Read:
    """All entries of *text*; what is broken costs only itself and is told with its line."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found, skipped, goes_on = _cut(plain, heard)
    known: dict[str, Block] = {}
    for block in found:
        known.setdefault(block.key, block)
        known.setdefault(block.key.lower(), block)
    entries: list[Entry] = []
    for number, block in enumerate(found if goes_on else ()):
        if number % _CHUNK == 0 and not heard(len(plain) + block.end, 2 * len(plain)):
            break
        if block.kind == "xdata":
            continue
        if block.kind == "set":
            skipped.append(Skipped(block.line, f"@set{{{block.key}", "A set only names others."))
            continue
        entries.append(_entry(block, known))
    return Read(FORMAT, tuple(entries), tuple(sorted(skipped, key=lambda each: each.line)))


def _cut(text: str, heard: Heard) -> tuple[list[Block], list[Skipped], bool]:
    """The entries, what is broken, and whether to go on."""
    found: list[Block] = []
    skipped: list[Skipped] = []
    for number, block in enumerate(blocks(text)):
        if number % _CHUNK == 0 and not heard(block.end, 2 * len(text)):
            return found, skipped, False
        if isinstance(block, Broken):
            skipped.append(_skipped(block))
        else:
            found.append(block)
    return found, skipped, True


def _skipped(block: Broken) -> Skipped:
    words = " ".join(block.text[: 4 * _FIRST_WORDS].split())[:_FIRST_WORDS]
    why = "A brace, a quotation mark or a comma is missing, so it can't be told where it ends."
    return Skipped(block.line, words, why)


def _entry(block: Block, known: Mapping[str, Block]) -> Entry:
    whole, missing = inherited(block, known)
    made = made_of(whole)
    remarks = made.remarks
    first = known[block.key]
    if block.key and first is not block:
        remarks.append(f"The key “{block.key}” is also that of the entry in line {first.line}.")
    if not block.key:
        remarks.append("It has no citation key.")
    remarks += [f"It refers to “{key}”, which is not in the file." for key in missing]
    return Entry(_source(block.key, made), block.line, tuple(remarks))


def _source(key: str, made: Made) -> Source:
    source = Source(
        SourceId(new_id()),
        key,
        csl_text(made.csl),
        tags=made.tags,
        notes=made.notes,
        attachment=made.attachment,
    )
    if made.is_preprint:
        source = replace(source, status=SourceStatus.PREPRINT, status_origin=FORMAT)
    source = with_title_status(source)
    return replace(source, **_own(made.own)) if made.own else source


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    """What this program wrote of a source besides its item, as far as it is of the right type."""
    own: dict[str, Any] = {
        name: values[name] for name in TEXTS if isinstance(values.get(name), str)
    }
    for name in LISTS:
        words = values.get(name)
        if isinstance(words, list):
            listed = cast("list[object]", words)
            own[name] = tuple(word for word in listed if isinstance(word, str))
    if isinstance(values.get("peer_reviewed", ""), bool | None):
        own["peer_reviewed"] = values["peer_reviewed"]
    return own
