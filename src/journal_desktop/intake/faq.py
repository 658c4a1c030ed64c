"""Common questions and their answers, in the ways people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from journal_desktop.intake.headings import words
from journal_desktop.intake.outline import Paragraph

_END = r"[?؟？][\"'”’)]{0,3}"
_SENTENCE = r"(?:[^.!?؟？\n]|\.(?=\S)|\b(?:vs|e\.g|i\.e|Dr|St|Prof|approx|etc|no)\.(?=\s)){2,400}"
_RUN_ON = re.compile(rf"(?P<asked>{_SENTENCE}{_END})(?:\s+(?P<rest>\S.*))?$", re.DOTALL)
_BOLD = re.compile(r"(\*\*|__)(?P<asked>[^*\n]{2,400}?)\1:?\s*(?P<rest>.*)$", re.DOTALL)
_Q = re.compile(r"(?:\*\*|__)?(?:Q|Question)\s?\d{0,2}[.:)]\s*(?:\*\*|__)?\s*(?=\S)")
_A = re.compile(r"(?:\*\*|__)?(?:A|Answer)\s?\d{0,2}[.:)]\s*(?:\*\*|__)?\s*(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|[-*+•])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the paragraphs of its answer."""

    line: int
    asked: str
    answer: tuple[Paragraph, ...]


def pairs(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Pair]]:
    """What stands before the first question, and the questions with their answers.

    All questions of one list are written alike, so that the first one decides how the
    others are known; a question asked within an answer stays there.
    """
    before: list[Paragraph] = []
    found: list[Pair] = []
    way = ""
    for each in _apart(paragraphs):
        told = _told(each)
        if told and (not way or told[0] == way or {told[0], way} == {"run", "line"}):
            way = way or told[0]
            found.append(told[1])
        elif found:
            answer = each if each.level else _answer(each)
            found[-1] = replace(found[-1], answer=(*found[-1].answer, answer))
        else:
            before.append(each)
    return before, found


def _apart(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs whose second line is the answer, as two."""
    apart: list[Paragraph] = []
    for each in paragraphs:
        first, newline, rest = each.text.partition("\n")
        is_asked = (
            not each.level and not each.is_code and (_RUN_ON.fullmatch(first) or _Q.match(first))
        )
        ends = first.rstrip("*_\"'”’) ")[-1:] in "?؟？"
        if newline and is_asked and ends:
            apart += [replace(each, text=first), Paragraph(each.line + 1, rest)]
        else:
            apart.append(each)
    return apart


def _told(paragraph: Paragraph) -> tuple[str, Pair] | None:
    text = paragraph.text.strip()
    if paragraph.level:
        return "heading", Pair(paragraph.line, words(text), ())
    if paragraph.is_code:
        return None
    if mark := _Q.match(text):
        return "q", _pair(paragraph, text[mark.end() :])
    if "\n" not in text and (number := _NUMBER.match(text)):
        text = text[number.end() :]
    if bold := _BOLD.match(text):
        is_asked = bold["asked"].rstrip("\"'”’): ")[-1:] in "?؟？" or not bold["rest"]
        return (
            ("bold", _split(paragraph, bold["asked"].strip(), bold["rest"])) if is_asked else None
        )
    if run := _RUN_ON.match(text):
        way = "run" if run["rest"] else "line"
        return way, _split(paragraph, run["asked"], run["rest"] or "")
    return None


def _pair(paragraph: Paragraph, text: str) -> Pair:
    text = text.strip()
    if run := _RUN_ON.match(text):
        return _split(paragraph, run["asked"], run["rest"] or "")
    first, _, rest = text.partition("\n")
    return _split(paragraph, first, rest)


def _split(paragraph: Paragraph, asked: str, rest: str) -> Pair:
    line = paragraph.line + paragraph.text.count("\n", 0, max(0, paragraph.text.find(rest)))
    answer = (_answer(Paragraph(line, rest.strip())),) if rest.strip() else ()
    return Pair(paragraph.line, " ".join(asked.strip(" *_").split()), answer)


def _answer(paragraph: Paragraph) -> Paragraph:
    """An answer without the letter A before it."""
    return (
        replace(paragraph, text=_A.sub("", paragraph.text, count=1))
        if _A.match(paragraph.text)
        else paragraph
    )
