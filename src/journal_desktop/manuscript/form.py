"""Write an article as text and read it back.

The form: TOML front matter between `+++` lines with everything that is not prose, then the
prose as Markdown, each block behind a comment line that names it::

    +++
    format_version = 1
    …
    +++

    <!-- lead -->

    …

    <!-- section 0b1c… -->

    ## What did the review find?

    …

A line of prose that looks like such a comment carries a backslash more than it has.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from typing import Any

from journal_desktop.core.article import Article, Question, Section
from journal_desktop.core.edits import canonical
from journal_desktop.core.errors import IntakeError
from journal_desktop.manuscript import records

FORMAT_VERSION = 1

_PROSE = {"lead", "takeaway"}
_ID = re.compile(r"\S+")
_MARK = re.compile(r"^(\\*)<!-- (lead|takeaway|(?:section|question) \S+) -->$", re.MULTILINE)


def write(article: Article) -> str:
    """The text form of *article* in its canonical shape: equal articles, equal text."""
    clean = canonical(article)
    lines = ["+++", _head(_without_prose(clean)), "+++"]
    lines += _block("lead", None, clean.lead)
    for section in clean.sections:
        lines += _block(f"section {section.id}", section.heading, section.body)
    for question in clean.questions:
        lines += _block(f"question {question.id}", question.question, question.answer)
    lines += _block("takeaway", None, clean.takeaway)
    return "\n".join(lines) + "\n"


def read(text: str) -> Article:
    """The article that *text* describes, in its canonical shape.

    Raises IntakeError when it is not in this form, or in a newer one, or when a part of it
    would be lost.
    """
    head, body = _halves(_unix(text))
    article = from_front_matter(head)
    found = _blocks(body)
    blocks = {f"section {each.id}" for each in article.sections} | {
        f"question {each.id}" for each in article.questions
    }
    for mark in found.keys() - blocks - _PROSE:
        raise IntakeError(
            f"The text under “<!-- {mark} -->” belongs to no part that the front matter names.",
            "Mend the id in that line, or give the part an entry in the front matter.",
        )
    return canonical(
        replace(
            article,
            lead=found.get("lead", ("", ""))[1],
            takeaway=found.get("takeaway", ("", ""))[1],
            sections=tuple(_with_prose(each, found) for each in article.sections),
            questions=tuple(_with_answer(each, found) for each in article.questions),
        )
    )


def is_form(text: str) -> bool:
    """Whether *text* looks like the text form of an article."""
    start = _unix(text[:4000])
    return start.startswith("+++\n") and "\nformat_version = " in start


def front_matter(article: Article) -> dict[str, Any]:
    """Everything of an article that is not prose, as a TOML table."""
    table = {"format_version": FORMAT_VERSION} | records.table(article, leave=_PROSE)
    for name, prose in (("sections", ("heading", "body")), ("questions", ("question", "answer"))):
        blocks = [records.table(each, leave=prose) for each in getattr(article, name)]
        table.pop(name, None)
        if blocks:
            table[name] = blocks
    return table


def from_front_matter(table: dict[str, Any]) -> Article:
    """The article of a front matter, without its prose; raises IntakeError."""
    version = table.get("format_version")
    if type(version) is not int:
        raise _not_ours()
    if version > FORMAT_VERSION:
        raise IntakeError(
            "This article was written by a newer version of Journal Desktop.",
            "Update the program, then import the file again.",
        )
    rest = {name: entry for name, entry in table.items() if name != "format_version"}
    article = records.value(Article, rest, leave=_PROSE)
    ids = [each.id for each in (*article.sections, *article.questions)]
    if len(set(ids)) < len(ids) or any(_ID.fullmatch(each) is None for each in ids):
        raise IntakeError(
            "Every section and question of this article needs an id of its own, without blanks.",
            "Change the ids that stand twice, in the front matter and above the text.",
        )
    return article


@lru_cache(maxsize=64)  # most edits change the prose only
def _head(article: Article) -> str:
    return records.dumps(front_matter(article)).rstrip("\n")


def _without_prose(article: Article) -> Article:
    sections = tuple(replace(each, heading="", body="") for each in article.sections)
    questions = tuple(replace(each, question="", answer="") for each in article.questions)
    return replace(article, lead="", takeaway="", sections=sections, questions=questions)


def _block(mark: str, heading: str | None, prose: str) -> list[str]:
    lines = ["", f"<!-- {mark} -->"]
    if heading is not None:
        lines += ["", f"## {heading}".rstrip()]
    if prose:
        lines += ["", _MARK.sub(r"\\\g<0>", prose) if "<!-- " in prose else prose]
    return lines


def _halves(text: str) -> tuple[dict[str, Any], str]:
    opening, _, rest = text.partition("\n")
    head, fence, body = f"{rest}\n".partition("\n+++\n")
    if opening != "+++" or not fence:
        raise _not_ours()
    try:
        return tomllib.loads(head), body
    except (ValueError, RecursionError) as error:
        raise IntakeError(
            f"The front matter of this article can't be read ({error}).",
            "Mend that line, or import the text below it as Markdown.",
        ) from error


def _blocks(body: str) -> dict[str, tuple[str, str]]:
    """Heading line and prose of every block, by what its comment says."""
    marks = [mark for mark in _MARK.finditer(body) if not mark[1]]
    starts = [mark.start() for mark in marks] + [len(body)]
    if stray := body[: starts[0]].strip():
        raise IntakeError(
            f"The text “{stray[:40]}” stands above the first part of this article.",
            "Move it below the line that names its part, such as “<!-- lead -->”.",
        )
    found: dict[str, tuple[str, str]] = {}
    for mark, end in zip(marks, starts[1:], strict=True):
        if mark[2] in found:
            raise IntakeError(
                f"The line “{mark[0]}” stands twice in this article.",
                "Join the two texts under one such line.",
            )
        text = body[mark.end() : end].strip("\n")
        heading = ""
        first, _, rest = text.partition("\n")
        if mark[2] not in _PROSE and f"{first} ".startswith("## "):
            heading, text = first.removeprefix("##").strip(), rest
        found[mark[2]] = (heading, _MARK.sub(_less_one, text.strip("\n")))
    return found


def _unix(text: str) -> str:
    """*text* as if no editor had put a byte order mark or Windows line ends in it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _not_ours() -> IntakeError:
    return IntakeError(
        "This file is not an article in Journal Desktop's text form.",
        "Import it as plain text or Markdown instead.",
    )


def _with_prose(section: Section, found: dict[str, tuple[str, str]]) -> Section:
    heading, body = found.get(f"section {section.id}", ("", ""))
    return replace(section, heading=heading, body=body)


def _with_answer(question: Question, found: dict[str, tuple[str, str]]) -> Question:
    asked, answer = found.get(f"question {question.id}", ("", ""))
    return replace(question, question=asked, answer=answer)


def _less_one(mark: re.Match[str]) -> str:
    return mark[0][1:]
