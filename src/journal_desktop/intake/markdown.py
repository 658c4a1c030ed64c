"""Markdown, with or without front matter, into an outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journal_desktop.intake import blocks, definitions, front_matter, heads
from journal_desktop.intake.headings import slot, words
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Head, Outline, Paragraph, Passage


def read(lines: Sequence[str], notebook: Notebook) -> Outline:
    """The outline of a Markdown text."""
    head, start = front_matter.read(lines, notebook)
    found = blocks.split(lines[start:], start + 1, notebook)
    found, notes, links = definitions.taken(found)
    head, opening, body = _titled(head, found, notebook)
    body = _unwrapped(body, notebook)
    level = _section_level(body)
    lead, passages = _passages(body, level)
    return Outline(
        head,
        (*opening, *lead),
        passages,
        is_markdown=True,
        level=level,
        footnotes=notes,
        links=links,
    )


def _titled(
    head: Head, found: list[Paragraph], notebook: Notebook
) -> tuple[Head, tuple[Paragraph, ...], list[Paragraph]]:
    """Head, the paragraphs before the title, and what follows it."""
    place = _title_place(head, found)
    if place is None:
        if not head.title and found and not found[0].level:
            first = next((n for n, each in enumerate(found) if each.level), len(found))
            told, rest = heads.read(found[:first], notebook)
            return _joined(told, head), rest, found[first:]
        head, body = heads.under_title(head, heads.without_back_link(found, notebook))
        return head, (), body
    title = words(found[place].text)
    if not head.title:
        head = replace(head, title=title)
    elif _bare(head.title) != _bare(title):
        notebook.left_out(
            found[place].line, title, "The front matter has another title; this one is left out."
        )
    elif title != head.title:
        head = replace(head, title=title)
    before = heads.without_back_link(found[:place], notebook)
    if before and not head.category and heads.is_category(before[-1].text):
        head, before = replace(head, category=before[-1].text), before[:-1]
    head, body = heads.under_title(head, found[place + 1 :])
    return head, before, body


def _title_place(head: Head, found: Sequence[Paragraph]) -> int | None:
    """Where the title stands: the first heading, when it stands above the others."""
    places = [n for n, each in enumerate(found) if each.level]
    if not places or len(found[places[0]].text) > 2000:
        return None
    first = found[places[0]]
    others = [found[n].level for n in places[1:]]
    if head.title and _bare(head.title) == _bare(words(first.text)):
        return places[0]
    if slot(first.text) or places[0] > 3:
        return None
    if first.level == 1:
        return None if head.title and 1 in others else places[0]
    stands_above = bool(others) and min(others) > first.level and not places[0]
    return places[0] if stands_above and not head.title else None


def _unwrapped(body: list[Paragraph], notebook: Notebook) -> list[Paragraph]:
    """The body without a heading that only encloses all the others."""
    level = _section_level(body)
    top = [n for n, each in enumerate(body) if each.level == level and not slot(each.text)]
    if top != [0] or len(body) < 2:
        return body
    heading, after = body[:2]
    if after.level <= level or slot(after.text):
        return body
    notebook.left_out(
        heading.line,
        words(heading.text),
        "This heading enclosed all sections; it is left out and they became the sections.",
    )
    return _unwrapped(body[1:], notebook)


def _section_level(body: Sequence[Paragraph]) -> int:
    """The level of the shallowest heading that is neither a slot nor within one."""
    own: list[int] = []
    within = 7
    for each in body:
        if not each.level or each.level > within:
            continue
        within = each.level if slot(each.text) else 7
        if within == 7:
            own.append(each.level)
    return min(own, default=min((each.level for each in body if each.level), default=2))


def _passages(
    body: Sequence[Paragraph], level: int
) -> tuple[tuple[Paragraph, ...], tuple[Passage, ...]]:
    lead: list[Paragraph] = []
    found: list[tuple[Paragraph, list[Paragraph]]] = []
    reach = level
    for each in body:
        is_own = each.level and slot(each.text)
        if each.level and (each.level <= reach or is_own):
            found.append((each, []))
            reach = each.level if is_own else max(level, each.level)
        else:
            (found[-1][1] if found else lead).append(each)
    passages = tuple(Passage(top.line, words(top.text), tuple(rest)) for top, rest in found)
    return tuple(lead), passages


def _joined(told: Head, known: Head) -> Head:
    """What the text itself tells, beneath what its front matter says."""
    fields = {
        name: getattr(known, name)
        for name in Head.__dataclass_fields__
        if getattr(known, name) != Head.__dataclass_fields__[name].default
    }
    return replace(told, **fields)


def _bare(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum())
