"""The line under a title: dates, reading time, authors."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from journal_desktop.core import dates
from journal_desktop.core.people import Person
from journal_desktop.intake.outline import Head, Paragraph

_SEPARATOR = re.compile(r"\s+[·•|–—-]\s+|\s*[·•|]\s*|\n")
_MINUTES = re.compile(
    r"(?:(?:estimated )?read(?:ing)?(?: time)?:?\s*)?(?:about |~)?(\d{1,3})\s*[- ]?\s*"
    r"(?:min(?:ute)?s?|minuten|minutos)\.?"
    r"(?:\s+(?:to )?(?:read|reading|Lesezeit|de lecture|de lectura)(?: time)?)?",
    re.IGNORECASE,
)
_LABELS: tuple[tuple[str, str], ...] = (
    ("review_by", r"(?:next )?review(?: due| by)\b"),
    ("last_reviewed", r"(?:last |medically )?reviewed(?: on)?(?=:|\s+\d|\s+on|\s+[A-Z][a-z]+ \d)"),
    ("updated", r"(?:last )?(?:updated|modified|revised)(?: on)?"),
    ("published", r"(?:first )?(?:published|posted)(?: on)?|date"),
)
_LABELLED = tuple(
    (name, re.compile(rf"(?:{form})\s*:?\s*", re.IGNORECASE)) for name, form in _LABELS
)
_DAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+\w{3,10}\.?,?\s+\d{4}"
    r"|\w{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?\.?",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:written |words |text )?by:?\s+(?=\S)", re.IGNORECASE)
_REVIEWED_BY = re.compile(r"(?:(?:medically|clinically) )?reviewed by:?\s+(?=\S)", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(?:Dr\.?|M\.?D\.?|Ph\.?D\.?|MBBS|MRCP|FRCP|RN|MSc|BSc|MPH|DPhil|FRCS)$")
_NAME = re.compile(r"[^\W\d_][\w.’'‘-]*(?:\s+[^\W\d_][\w.’'‘-]*){0,5}$")


def fill(head: Head, paragraph: Paragraph) -> Head | None:
    """*head* with what a line of dates, minutes and names says, or None if it is none.

    Every piece of the line has to be understood, and one has to be more than a category.
    """
    if len(paragraph.text) > 250:
        return None
    rest: list[str] = []
    filled = head
    for piece in filter(None, map(str.strip, _SEPARATOR.split(paragraph.text.strip(" *_")))):
        known = _piece(filled, piece, paragraph.line)
        if known is None:
            rest.append(piece)
        else:
            filled = known
    if filled == head or len(rest) > 1:
        return None
    if rest and (head.category or len(rest[0]) > 40 or rest[0][-1] in ".?!:"):
        return None
    return replace(filled, category=rest[0]) if rest else filled


def people(text: str) -> tuple[Person, ...]:
    """The people that a list of names names, credentials with the name before them."""
    found: list[Person] = []
    for name in (part for listed in text.split(";") for part in _names(listed)):
        if found and _CREDENTIALS.match(name):
            before = found[-1]
            credentials = ", ".join(filter(None, (before.credentials, name)))
            found[-1] = replace(before, credentials=credentials)
        else:
            found.append(Person(name))
    return tuple(found)


def day(text: str) -> date | None:
    """The date that *text* is, if it is one and nothing else."""
    return dates.read(text) if _DAY.fullmatch(text.strip()) else None


def _piece(head: Head, piece: str, line: int) -> Head | None:
    if minutes := _MINUTES.fullmatch(piece):
        return replace(head, minutes=int(minutes[1]), minutes_line=line)
    if when := day(piece):
        return head if head.published else replace(head, published=when)
    for name, label in _LABELLED:
        if (found := label.match(piece)) and (when := day(piece[found.end() :])):
            return replace(head, **{name: when})
    for name, label in (("reviewers", _REVIEWED_BY), ("authors", _BY)):
        if (found := label.match(piece)) and _are_names(piece[found.end() :]):
            return replace(head, **{name: people(piece[found.end() :])})
    return None


def _are_names(text: str) -> bool:
    return len(text) < 200 and all(
        _is_name(name) for listed in text.split(";") for name in _names(listed)
    )


def _is_name(text: str) -> bool:
    words = text.split()
    if _CREDENTIALS.match(text):
        return True
    capital = not words[0][0].islower() and not words[-1][0].islower()
    return len(words) > 1 and capital and _NAME.match(text) is not None


def _names(text: str) -> list[str]:
    """Names apart, at commas, "and" and "…".

    One comma after one word is "Family, Given", which is one name.
    """
    joined = re.sub(r"\s+(?:and|und|et|&|\.\.\.|…)\s+", ", ", text.strip())
    parts = re.split(r",\s*", joined)
    if len(parts) == 2 and " " not in parts[0].strip() and not _CREDENTIALS.match(parts[1]):
        parts = [text]
    return [part.strip() for part in parts if part.strip()]
