"""Articles put together again from what was found of them.

The hash of an article covers its blocks and its source list. So it can be tried which parts,
from the file, from its versions or from a backup, give the very article that was saved last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, product
from typing import Any

from journal_desktop.core.article import Article
from journal_desktop.store import articles, rows
from journal_desktop.store.salvage.merging import merged
from journal_desktop.store.salvage.reading import Holdings
from journal_desktop.store.salvage.tables import Key, Row
from journal_desktop.store.salvage.values import (
    OWN,
    Base,
    Mended,
    Outcome,
    State,
    deleted,
    if_live,
    live_parts,
    own_cells,
    when,
)

TRIES = 4096
"""Combinations of parts that are tried for one article."""


def base_of(article: Article, origin: str, at: str) -> Base:
    """A version of an article as a base."""
    own, _, prose, cited = articles.parts(article)
    parts: dict[Key, Row] = {}
    for row, sha256 in prose:
        kind, identity, order, role, heading, body, extra = row.cells()
        parts["block", kind, identity] = {
            "article": article.id,
            "kind": kind,
            "id": identity,
            "order_key": order,
            "role": role,
            "sha256": sha256,
            "deleted_at": None,
            "heading": heading,
            "body": body,
            "extra": extra,
        }
    for (position, key, source, extra), sha256 in cited:
        parts["cited", position] = {
            "article": article.id,
            "position": position,
            "key": key,
            "source": source,
            "sha256": sha256,
            "extra": extra,
        }
    return Base(origin, at, own, parts)


def base_in(holdings: Holdings, article: str, origin: str) -> Base | None:
    """What a backup has of an article, if that is whole."""
    for head in holdings.heads.get(article, ()):
        parts = live_parts(holdings.parts.get(article, {}))
        if _digest(own_cells(head), parts.values()) == head["sha256"]:
            return Base(origin, head["changed"], own_cells(head), parts)
    return None


def as_saved(holdings: Holdings, article: str) -> Mended | None:
    """The article as the file has it, when that is what was saved last."""
    heads = _newest_first(holdings, article)
    parts = live_parts(holdings.parts.get(article, {}))
    if heads and _digest(own_cells(heads[0]), parts.values()) == heads[0]["sha256"]:
        return _exact(heads[0], parts, "whole")
    return None


def mend(holdings: Holdings, article: str, bases: tuple[Base, ...], title: str) -> Mended:
    """The best that can be made of an article that is not as it was saved.

    *bases* are its newest versions and the backup, the newest first.
    """
    found = holdings.parts.get(article, {})
    heads = _newest_first(holdings, article)
    if "article" in holdings.troubled:
        harmed = holdings.harmed.get(("article", (article,)))
        heads += [harmed] if harmed else []
    is_gappy = bool({"block", "cited"} & holdings.troubled)
    for head in heads:
        for parts in _combinations(found, bases, is_gappy=is_gappy):
            for own in dict.fromkeys((own_cells(head), *(base.own for base in bases))):
                if _digest(own, parts.values()) == head["sha256"]:
                    mended = head | dict(zip(OWN, own, strict=True))
                    if head is heads[0]:
                        return _exact(mended, parts, "mended")
                    return _older(mended, parts)
    return merged(holdings, article, heads, bases, title)


def _combinations(
    found: dict[Key, list[Row]], bases: tuple[Base, ...], *, is_gappy: bool
) -> Iterator[dict[Key, Row]]:
    live = live_parts(found)
    yield live
    if is_gappy:
        buried = found.keys() - live.keys()
        for base in bases:
            lacking = {key: row for key, row in base.parts.items() if key not in buried}
            yield {**lacking, **live}
            yield {**live, **base.parts}
    options: dict[Key, list[Row | None]] = {}
    for key in dict.fromkeys((*found, *(key for base in bases for key in base.parts))):
        rows_ = found.get(key, [])
        choice: list[Row | None] = [if_live(row) for row in rows_] or [None]
        choice += [base.parts[key] for base in bases if key in base.parts]
        options[key] = _distinct([*choice, None] if is_gappy else choice)
    for chosen in islice(product(*options.values()), TRIES):
        yield {key: row for key, row in zip(options, chosen, strict=True) if row is not None}


def _exact(head: Row, parts: dict[Key, Row], state: State) -> Mended:
    title = head["title"] or head["slug"] or ""
    deleted_at, remarks = deleted(head)
    told: State = "uncertain" if remarks else state
    outcome = Outcome(head["id"], title, told, remarks, bool(deleted_at))
    head = head | {"deleted_at": deleted_at}
    return Mended(outcome, head, tuple((key[0], row) for key, row in parts.items()))


def _older(head: Row, parts: dict[Key, Row]) -> Mended:
    mended = _exact(head, parts, "uncertain")
    remark = f"It is as it was on {when(head['changed'])}; what was written later is lost."
    remarks = (remark, *mended.outcome.remarks)
    return replace(mended, outcome=replace(mended.outcome, remarks=remarks))


def _newest_first(holdings: Holdings, article: str) -> list[Row]:
    return sorted(holdings.heads.get(article, ()), key=lambda head: head["seq"], reverse=True)


def _distinct(options: list[Row | None]) -> list[Row | None]:
    known = {row["sha256"] if row else "": row for row in reversed(options)}
    kept = list(dict.fromkeys(row["sha256"] if row else "" for row in options))
    return [known[sha256] for sha256 in kept]


def _digest(own: tuple[Any, ...], parts: Iterable[Row]) -> str:
    try:
        return rows.digest(*own, *sorted(row["sha256"] for row in parts))
    except ValueError:  # bytes that are no text
        return ""
