"""Pure edits: functions from article to article, for sections and questions alike.

A block is found by its id, whichever kind it is; every function raises KeyError for an id
that the article does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from journal_desktop.core import citations, order, text
from journal_desktop.core.article import Article, CitedSource, Question, Section
from journal_desktop.core.ids import BlockId, SourceId
from journal_desktop.core.source import Source

Block = TypeVar("Block", Section, Question)
Value = TypeVar("Value")


def insert(article: Article, block: Section | Question, index: int) -> Article:
    """The article with *block* at *index* among its kind, its order key made to fit."""
    if isinstance(block, Section):
        return replace(article, sections=_inserted(article.sections, block, index))
    return replace(article, questions=_inserted(article.questions, block, index))


def delete(article: Article, block: str) -> Article:
    """The article without that section or question."""
    found = _find(article, block)
    if isinstance(found, Section):
        return replace(article, sections=tuple(s for s in article.sections if s.id != block))
    return replace(article, questions=tuple(q for q in article.questions if q.id != block))


def move(article: Article, block: str, index: int) -> Article:
    """The article with that block at *index* (counted without it), the rest in order."""
    moved = insert(delete(article, block), _find(article, block), index)
    return article if position(moved, block) == position(article, block) else moved


def position(article: Article, block: str) -> int:
    """The place of a block among its kind, from 0."""
    found = _find(article, block)
    blocks = article.sections if isinstance(found, Section) else article.questions
    return [each.id for each in blocks].index(found.id)


def put(article: Article, block: Section | Question) -> Article:
    """The article with the block of that id replaced: how a retitled or rewritten one lands."""
    _find(article, block.id)
    if isinstance(block, Section):
        return replace(article, sections=_swapped(article.sections, block))
    return replace(article, questions=_swapped(article.questions, block))


def retitle(article: Article, block: str, heading: str) -> Article:
    """The article with a section's heading, or a question's words, changed."""
    found = _find(article, block)
    if isinstance(found, Section):
        return put(article, replace(found, heading=text.line(heading)))
    return put(article, replace(found, question=text.line(heading)))


def duplicate(article: Article, block: str, new: str) -> Article:
    """The article with a copy of a block after it, under the id *new*."""
    copy = replace(_find(article, block), id=BlockId(new))
    return insert(article, copy, position(article, block) + 1)


def split(article: Article, block: str, at: int, new: str) -> Article:
    """The article with a block's prose cut at character *at*; the rest becomes block *new*."""
    found = _find(article, block)
    if isinstance(found, Section):
        head = replace(found, body=found.body[:at].rstrip())
        rest = replace(found, id=BlockId(new), heading="", body=found.body[at:].lstrip())
        return insert(put(article, head), rest, position(article, block) + 1)
    first = replace(found, answer=found.answer[:at].rstrip())
    second = replace(found, id=BlockId(new), question="", answer=found.answer[at:].lstrip())
    return insert(put(article, first), second, position(article, block) + 1)


def merge(article: Article, block: str) -> Article:
    """The article with a block's prose joined to the one before; the first stays as it is.

    A heading that would be lost becomes a smaller heading in the joined prose.
    """
    index = position(article, block)
    if index == 0:
        return article
    found = _find(article, block)
    if isinstance(found, Section):
        before = article.sections[index - 1]
        heading = f"### {found.heading}" if found.heading else ""
        joined = replace(before, body=_joined(before.body, heading, found.body))
        return delete(put(article, joined), block)
    first = article.questions[index - 1]
    heading = f"**{found.question}**" if found.question else ""
    return delete(
        put(article, replace(first, answer=_joined(first.answer, heading, found.answer))), block
    )


def cite(article: Article, source: Source) -> tuple[Article, str]:
    """The article with *source* among its own, and the key that names it there.

    A key that already means another source here gets a letter, so that no citation changes;
    one that could not stand in a mark becomes "source". What came with a merged source keeps
    its key to itself, so that undoing the merge finds every citation where it belongs.
    """
    for cited in article.sources:
        is_own = not source.absorbed or cited.key.startswith(source.key)
        if cited.source == source.id and is_own:
            return article, cited.key
    taken = {cited.key for cited in article.sources}
    stem = source.key if citations.is_key(source.key) else "source"
    key = next(key for key in (stem, *(stem + more for more in _LETTERS)) if key not in taken)
    return replace(article, sources=(*article.sources, CitedSource(key, source.id))), key


def rekey(article: Article, old: str, new: str) -> Article:
    """The article with its source *old* called *new*, on its list and in every mark.

    It is the same article where that would mix up two sources: where *new* names another one
    already, or stands in a mark that names none.
    """
    taken = {cited.key for cited in article.sources} | set(citations.cited_keys(article))
    if old == new or new in taken or article.source_of(old) is None:
        return article
    listed = (replace(c, key=new) if c.key == old else c for c in article.sources)
    return with_proses(
        replace(article, sources=tuple(listed)),
        lambda prose: citations.renamed(prose, ((old, new),)),
    )


def with_proses(article: Article, change: Callable[[str], str]) -> Article:
    """The article with *change* done to every text of `Article.proses`."""
    sections = tuple(_changed(s, "body", change(s.body)) for s in article.sections)
    questions = tuple(_changed(q, "answer", change(q.answer)) for q in article.questions)
    return replace(
        article,
        lead=change(article.lead),
        sections=sections,
        questions=questions,
        takeaway=change(article.takeaway),
    )


def repoint(article: Article, sources: Mapping[SourceId, SourceId]) -> Article:
    """The article with what it lists under a source of *sources* listed under another.

    Keys stay as they are, so every mark does; two keys of one source share its number.
    """
    if not any(cited.source in sources for cited in article.sources):
        return article
    listed = (replace(c, source=sources.get(c.source, c.source)) for c in article.sources)
    return replace(article, sources=tuple(listed))


def uncite(article: Article, key: str) -> Article:
    """The article without that source in its list; marks in the prose are left as written."""
    return replace(article, sources=tuple(c for c in article.sources if c.key != key))


def canonical(article: Article) -> Article:
    """The article as files keep it: clean text, blocks in the order of their keys."""
    clean = _cleaned(article)
    return replace(
        clean,
        sections=tuple(sorted(clean.sections, key=_place)),
        questions=tuple(sorted(clean.questions, key=_place)),
    )


_PROSE = frozenset({"lead", "body", "answer", "takeaway", "disclosure", "summary"})
_LETTERS = [
    a + b for a in ("", *"abcdefghijklmnopqrstuvwxyz") for b in "abcdefghijklmnopqrstuvwxyz"
]


def _find(article: Article, block: str) -> Section | Question:
    for each in (*article.sections, *article.questions):
        if each.id == block:
            return each
    raise KeyError(block)


def _inserted(blocks: tuple[Block, ...], block: Block, index: int) -> tuple[Block, ...]:
    index = max(0, min(index, len(blocks)))
    low = blocks[index - 1].order if index else ""
    high = blocks[index].order if index < len(blocks) else ""
    beside = blocks[max(0, index - 1) : index + 1]
    if all(each.order for each in beside) and order.has_room(low, high):
        placed = replace(block, order=order.between(low, high))
        return (*blocks[:index], placed, *blocks[index:])
    every = (*blocks[:index], block, *blocks[index:])
    keys = order.spread(len(every))
    return tuple(replace(each, order=key) for each, key in zip(every, keys, strict=True))


def _changed(block: Block, field: str, prose: str) -> Block:
    return block if getattr(block, field) == prose else replace(block, **{field: prose})


def _swapped(blocks: tuple[Block, ...], block: Block) -> tuple[Block, ...]:
    return tuple(block if each.id == block.id else each for each in blocks)


def _place(block: Section | Question) -> tuple[str, str]:
    return block.order, block.id


def _cleaned(value: Value) -> Value:
    """A dataclass with every text in it canonical, but for the TOML in its `extra`."""
    changed: dict[str, object] = {}
    for field in fields(cast("Any", value)):
        content = getattr(value, field.name)
        if field.name != "extra":
            clean = _clean(content, text.prose if field.name in _PROSE else text.line)
            if clean != content:
                changed[field.name] = clean
    return replace(cast("Any", value), **changed) if changed else value


def _clean(content: object, rule: Callable[[str], str]) -> object:
    if type(content) is str:
        return rule(content)
    if isinstance(content, tuple):
        return tuple(_clean(each, rule) for each in cast("tuple[object, ...]", content))
    return _part_cleaned(content) if is_dataclass(content) else content


@lru_cache(maxsize=2048)  # an edit changes one part and leaves the others the very same values
def _part_cleaned(part: Value) -> Value:
    return _cleaned(part)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
