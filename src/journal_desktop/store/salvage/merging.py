"""An article merged from the newest of every part, where none of its states can be proven."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

from journal_desktop.core.article import Article
from journal_desktop.core.errors import StoreError
from journal_desktop.core.ids import ArticleId
from journal_desktop.store import articles, blocks, cells, citings
from journal_desktop.store.salvage.reading import Holdings
from journal_desktop.store.salvage.tables import Key, Row
from journal_desktop.store.salvage.values import (
    Base,
    Mended,
    Outcome,
    deleted,
    live_parts,
    own_cells,
)

_WORDS = ("order_key", "role", "heading", "body", "extra")


def merged(
    holdings: Holdings,
    article: str,
    heads: list[Row],
    bases: tuple[Base, ...],
    title: str,
) -> Mended:
    """What is newest of every part, which may be no state that there ever was."""
    base = next(iter(bases), None)
    chosen, remarks = _chosen(holdings, article, base, is_headless=not heads)
    for head in (*heads, None):
        own = own_cells(head) if head else base.own if base else None
        value = _value(article, own, chosen, title)
        if value is None:
            continue
        deleted_at, doubts = deleted(head) if head else (None, ())
        if head is None:
            remarks.insert(0, _unheaded(base))
        elif base is not None and own != base.own:
            remarks.append("Whether its title and particulars are the newest is not certain.")
        outcome = Outcome(
            article,
            value.title or title,
            "uncertain",
            tuple(dict.fromkeys((*remarks, *doubts))) or ("Some of it may be missing.",),
            bool(deleted_at),
        )
        created = head["created"] if head else ""
        return Mended(outcome, value=value, created=created, deleted_at=deleted_at)
    return Mended(Outcome(article, title, "lost"))


def _chosen(
    holdings: Holdings, article: str, base: Base | None, *, is_headless: bool
) -> tuple[dict[Key, Row], list[str]]:
    """The parts of an article and what is to be said of those that are not from the file."""
    found = holdings.parts.get(article, {})
    chosen = dict(live_parts(found))
    remarks: list[str] = []
    is_gappy = bool({"block", "cited"} & holdings.troubled)
    if base is not None and (is_gappy or is_headless):
        for key, row in base.parts.items():
            if key not in found:
                chosen[key] = row
                remarks.append(f"{_named(row)} is from {base.origin}.")
    for (table, key), row in holdings.harmed.items():
        place = (table, *key[1:])
        if table == "block" and key[0] == article and place not in chosen and place not in found:
            chosen[place] = row | {name: _as_text(row[name]) for name in _WORDS}
            remarks.append(f"{_named(row)} may hold words that the damage changed.")
    return chosen, remarks


def _unheaded(base: Base | None) -> str:
    if base is None:
        return "Its title and particulars are lost; its text is here."
    return f"Its title and particulars are from {base.origin}."


def _value(
    article: str, own: tuple[Any, ...] | None, parts: dict[Key, Row], title: str
) -> Article | None:
    """The article of those cells and parts; without cells a draft of what text there is."""
    prose = [
        blocks.Row(
            row["kind"], row["id"], row["order_key"], row["role"], row["heading"], row["body"],
            row["extra"],
        )
        for key, row in parts.items() if key[0] == "block"
    ]  # fmt: skip
    prose.sort(key=lambda row: (row.kind, row.order, row.id))
    listed = sorted((row for key, row in parts.items() if key[0] == "cited"), key=_position)
    cited = [(row["position"], row["key"], row["source"], row["extra"]) for row in listed]
    try:
        if own is not None and _may_be_cells(own):
            made = articles.value_of(own, prose, cited)
            articles.parts(made)
            return made
        if own is None and parts:
            name = title or "Salvaged text"
            empty = Article(ArticleId(article), slug=f"salvaged-{article[:8]}", title=name)
            return replace(
                empty,
                lead=blocks.prose(prose, "lead"),
                sections=blocks.sections(prose),
                questions=blocks.questions(prose),
                takeaway=blocks.prose(prose, "takeaway"),
                sources=citings.values(cited),
            )
    except (ValueError, TypeError, KeyError, StoreError, tomllib.TOMLDecodeError):
        return None
    return None


def _may_be_cells(own: tuple[Any, ...]) -> bool:
    """Whether the cells of an article's own row are of the kinds that they are written as."""
    *texts, words, published, front = own
    is_written = all(isinstance(each, str) and cells.is_text(each) for each in (*texts, front))
    return is_written and isinstance(words, int) and isinstance(published, str | None)


def _as_text(cell: object) -> str:
    """A cell that was text before it came to harm."""
    if isinstance(cell, bytes):
        return cell.decode(errors="replace")
    return "" if cell is None else cells.shown(str(cell))


def _position(row: Row) -> int:
    return row["position"]


def _named(row: Row) -> str:
    if "kind" not in row:
        return "The list of sources"
    plain = {"lead": "The lead", "takeaway": "The takeaway", "question": "A common question"}
    heading = cells.shown(str(row["heading"]))
    return plain.get(row["kind"]) or (f"The section “{heading}”" if heading else "A section")
