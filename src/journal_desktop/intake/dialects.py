"""Which kind of text this is, told by what it holds and never by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from journal_desktop.manuscript import form


class Dialect(StrEnum):
    """The kinds of text that can be told apart."""

    FORM = "form"
    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain"


ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
FENCE = re.compile(r"\s{0,12}(`{3,}|~{3,})")
FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)$")
_ENTRY = re.compile(r"[\w-]{1,40}\s*:")
_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body|\?xml)\b", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"\s*</?(?:p|div|h[1-6]|article|section|ul|ol|table)\b", re.IGNORECASE)
_INLINE = re.compile(
    r"!?\[[^\[\]\n]{0,400}\]\([^()\s]{1,1000}(?:\s+\"[^\"\n]{0,400}\")?\)"
    r"|\[[^\[\]\n]{0,200}@[^\W_][^\[\]\n]{0,200}\]|\*\*[^\s*][^*\n]{0,400}\*\*|`[^`\n]{1,400}`"
)


def told(lines: Sequence[str]) -> Dialect:
    """The kind of text these lines are."""
    opening = "\n".join(lines[:200])
    if form.is_form(opening + "\n"):
        return Dialect.FORM
    if _is_page(lines, opening):
        return Dialect.HTML
    return Dialect.MARKDOWN if _has_structure(lines) else Dialect.PLAIN


def has_inline_markup(text: str) -> bool:
    """Whether a text without Markdown headings still uses Markdown within its paragraphs."""
    return _INLINE.search(text) is not None


def opens_front_matter(lines: Sequence[str]) -> bool:
    """Whether the text starts with `---` or `+++` and entries under it."""
    if not lines or lines[0].rstrip() not in {"---", "+++"}:
        return False
    entry = _ENTRY if lines[0].startswith("-") else re.compile(r"[\w-]{1,40}\s*=|\[")
    first = next((line for line in lines[1:20] if line.strip()), "")
    return entry.match(first) is not None or first.rstrip() == lines[0].rstrip()


def underlines(lines: Sequence[str], index: int) -> re.Match[str] | None:
    """The underline that makes line *index* a heading, if the next line is one."""
    line = lines[index]
    if not line.strip() or line.startswith(("    ", "\t", ">", "|")) or index + 1 >= len(lines):
        return None
    found = UNDERLINE.match(lines[index + 1])
    if found is None or (index and lines[index - 1].strip()) or len(line) > 400:
        return None
    is_item = re.match(r"\s*(?:[-*+•]|\d+[.)])\s", line) or UNDERLINE.match(line)
    return None if is_item else found


def _is_page(lines: Sequence[str], opening: str) -> bool:
    first = next((line for line in lines if line.strip()), "")
    if _PAGE.match(first):
        return True
    if not _BLOCK_TAG.match(first):
        return False
    tagged = sum(1 for line in lines[:200] if _BLOCK_TAG.match(line))
    return tagged * 2 > sum(1 for line in opening.splitlines() if line.strip())


def _has_structure(lines: Sequence[str]) -> bool:
    if opens_front_matter(lines):
        return True
    return any(
        ((heading := ATX.match(line)) and heading[2])
        or FENCE.match(line)
        or FOOTNOTE.match(line)
        or underlines(lines, index)
        for index, line in enumerate(lines)
    )
