"""Articles put together again from what was found of them.

The hash of an article covers its blocks and its source list. So it can be tried which parts,
from the file, from its versions or from a backup, give the very article that was saved last.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any, Literal

from journal_desktop.core.article import Article
from journal_desktop.core.errors import StoreError
from journal_desktop.core.ids import ArticleId
from journal_desktop.store import articles, blocks, cells, citings, rows
from journal_desktop.store.salvage_reading import Holdings
from journal_desktop.store.salvage_tables import Key, Row

OWN = (
    *("id", "slug", "title", "standfirst", "status", "category", "template", "language", "words"),
    *("published", "front"),
)
TRIES = 4096
"""Combinations of parts that are tried for one article."""

State = Literal["whole", "mended", "uncertain", "lost"]


@dataclass(frozen=True, slots=True)
class Base:
    """A state of an article that is known to be whole, and where it is from, in words."""

    origin: str
    at: str
    own: tuple[Any, ...]
    parts: dict[Key, Row]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article; `remarks` are sentences about what is not certain."""

    id: str
    title: str
    state: State
    remarks: tuple[str, ...] = ()
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """An article to be written: its row and parts as they are, or else as a value."""

    outcome: Outcome
    head: Row | None = None
    parts: tuple[tuple[str, Row], ...] = ()
    value: Article | None = None
    created: str = ""
    deleted_at: str | None = None


def when(stamp: str) -> str:
    """A time as rows keep it, in the local zone and in words."""
    try:
        at = rows.instant(stamp).astimezone()
    except ValueError:
        return "a day that is not known"
    return f"{at.day} {at:%B %Y, %H:%M}"


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
        parts = _live(holdings.parts.get(article, {}))
        if _digest(_own(head), parts.values()) == head["sha256"]:
            return Base(origin, head["changed"], _own(head), parts)
    return None


def as_saved(holdings: Holdings, article: str) -> Mended | None:
    """The article as the file has it, when that is what was saved last."""
    heads = _newest_first(holdings, article)
    parts = _live(holdings.parts.get(article, {}))
    if heads and _digest(_own(heads[0]), parts.values()) == heads[0]["sha256"]:
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
            for own in dict.fromkeys((_own(head), *(base.own for base in bases))):
                if _digest(own, parts.values()) == head["sha256"]:
                    mended = head | dict(zip(OWN, own, strict=True))
                    if head is heads[0]:
                        return _exact(mended, parts, "mended")
                    return _older(mended, parts)
    return _merged(holdings, article, heads, bases, title)


def _combinations(
    found: dict[Key, list[Row]], bases: tuple[Base, ...], *, is_gappy: bool
) -> Iterator[dict[Key, Row]]:
    live = _live(found)
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
        choice: list[Row | None] = [_if_live(row) for row in rows_] or [None]
        choice += [base.parts[key] for base in bases if key in base.parts]
        options[key] = _distinct([*choice, None] if is_gappy else choice)
    for chosen in islice(product(*options.values()), TRIES):
        yield {key: row for key, row in zip(options, chosen, strict=True) if row is not None}


def _merged(
    holdings: Holdings,
    article: str,
    heads: list[Row],
    bases: tuple[Base, ...],
    title: str,
) -> Mended:
    """What is newest of every part, which may be no state that there ever was."""
    found = holdings.parts.get(article, {})
    live, base = _live(found), next(iter(bases), None)
    chosen = dict(live)
    remarks: list[str] = []
    is_gappy = bool({"block", "cited"} & holdings.troubled)
    for key, row in base.parts.items() if base and (is_gappy or not heads) else ():
        if key not in found:
            chosen[key] = row
            remarks.append(f"{_named(row)} is from {base.origin if base else ''}.")
    for (table, key), row in holdings.harmed.items():
        place = (table, *key[1:])
        if table == "block" and key[0] == article and place not in chosen and place not in found:
            chosen[place] = {
                name: cells.shown(cell) if isinstance(cell, str) else cell
                for name, cell in row.items()
            }
            remarks.append(f"{_named(row)} may hold words that the damage changed.")
    for head in (*heads, None):
        own = _own(head) if head else base.own if base else None
        value = _value(article, own, chosen, title)
        if value is None:
            continue
        if head is None:
            remarks.insert(0, _unheaded(base))
        elif base is not None and own != base.own:
            remarks.append("Whether its title and particulars are the newest is not certain.")
        outcome = Outcome(
            article,
            value.title or title,
            "uncertain",
            tuple(dict.fromkeys(remarks)) or ("Some of it may be missing.",),
            bool(head and head["deleted_at"]),
        )
        created, deleted_at = (head["created"], head["deleted_at"]) if head else ("", None)
        return Mended(outcome, value=value, created=created, deleted_at=deleted_at)
    return Mended(Outcome(article, title, "lost"))


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
        if own is not None and all(map(cells.is_text, own)):
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


def _position(row: Row) -> int:
    return row["position"]


def _exact(head: Row, parts: dict[Key, Row], state: State) -> Mended:
    title = head["title"] or head["slug"] or ""
    outcome = Outcome(head["id"], title, state, (), bool(head["deleted_at"]))
    return Mended(outcome, head, tuple((key[0], row) for key, row in parts.items()))


def _older(head: Row, parts: dict[Key, Row]) -> Mended:
    mended = _exact(head, parts, "uncertain")
    remark = f"It is as it was on {when(head['changed'])}; what was written later is lost."
    return replace(mended, outcome=replace(mended.outcome, remarks=(remark,)))


def _newest_first(holdings: Holdings, article: str) -> list[Row]:
    return sorted(holdings.heads.get(article, ()), key=lambda head: head["seq"], reverse=True)


def _live(found: dict[Key, list[Row]]) -> dict[Key, Row]:
    return {key: each[0] for key, each in found.items() if _if_live(each[0])}


def _if_live(row: Row) -> Row | None:
    return None if row.get("deleted_at") else row


def _distinct(options: list[Row | None]) -> list[Row | None]:
    known = {row["sha256"] if row else "": row for row in reversed(options)}
    kept = list(dict.fromkeys(row["sha256"] if row else "" for row in options))
    return [known[sha256] for sha256 in kept]


def _own(head: Row) -> tuple[Any, ...]:
    return tuple(head[name] for name in OWN)


def _digest(own: tuple[Any, ...], parts: Iterable[Row]) -> str:
    try:
        return rows.digest(*own, *sorted(row["sha256"] for row in parts))
    except ValueError:  # bytes that are no text
        return ""


def _named(row: Row) -> str:
    if "kind" not in row:
        return "The list of sources"
    plain = {"lead": "The lead", "takeaway": "The takeaway", "question": "A common question"}
    heading = cells.shown(str(row["heading"]))
    return plain.get(row["kind"]) or (f"The section “{heading}”" if heading else "A section")
