"""Markdown into blocks: headings, code that stays untouched, and everything else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from journal_desktop.intake.dialects import ATX, FENCE, underlines
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Paragraph

_ATTRIBUTES = re.compile(r"\s*\{:?\s*[.#][^{}]{0,200}\}\s*$")
_TRAILING = re.compile(r"(?:^|(?<=\s))\{:?[ ]?[.#][^{}]{0,200}\}$")
_LAYOUT = "A layout instruction of another program is left out."
_INDENTED = re.compile(r" {4}|\t")


def split(lines: Sequence[str], start: int, notebook: Notebook) -> list[Paragraph]:
    """The blocks of *lines*, the first of which is line *start* of the file."""
    found: list[Paragraph] = []
    index = 0
    while index < len(lines):
        index = _next(lines, index, start, found, notebook)
    return found


def _next(
    lines: Sequence[str], index: int, start: int, found: list[Paragraph], notebook: Notebook
) -> int:
    """Put the block at *index* into *found*; where the next one begins."""
    line = lines[index]
    if not line.strip():
        return index + 1
    if FENCE.match(line):
        return _fenced(lines, index, start, found, notebook)
    if atx := ATX.match(line):
        _head(found, Paragraph(index + start, (atx[2] or "").strip(), len(atx[1])), notebook)
        return index + 1
    if underline := underlines(lines, index):
        level = 1 if underline[1].startswith("=") else 2
        _head(found, Paragraph(index + start, line.strip(), level), notebook)
        return index + 2
    if _INDENTED.match(line):
        return _indented(lines, index, start, found)
    return _text(lines, index, start, found, notebook)


def _head(found: list[Paragraph], heading: Paragraph, notebook: Notebook) -> None:
    if attributes := _TRAILING.search(heading.text):
        notebook.left_out(heading.line, attributes[0], _LAYOUT)
        heading = replace(heading, text=heading.text[: attributes.start()])
    if heading.text.strip("# \t"):
        found.append(heading)
    else:
        notebook.left_out(heading.line, "#" * heading.level, "A heading without words is left out.")


def _fenced(
    lines: Sequence[str],
    index: int,
    start: int,
    found: list[Paragraph],
    notebook: Notebook,
) -> int:
    fence = lines[index].strip()
    fence = fence[: len(fence) - len(fence.lstrip(fence[0]))]
    end = index + 1
    while end < len(lines):
        closing = lines[end].strip()
        end += 1
        if closing.startswith(fence) and not closing.strip(fence[0]):
            break
    else:
        notebook.kept(
            index + start, lines[index], "This code block never ends; all that follows is in it."
        )
    found.append(Paragraph(index + start, "\n".join(lines[index:end]), is_code=True))
    return end


def _indented(lines: Sequence[str], index: int, start: int, found: list[Paragraph]) -> int:
    """A run of indented lines with the blank lines between them, word for word."""
    end = last = index
    while end < len(lines) and (not lines[end].strip() or _INDENTED.match(lines[end])):
        last = end if lines[end].strip() else last
        end += 1
    found.append(Paragraph(index + start, "\n".join(lines[index : last + 1]), is_code=True))
    return last + 1


def _text(
    lines: Sequence[str], index: int, start: int, found: list[Paragraph], notebook: Notebook
) -> int:
    end = index
    block: list[str] = []
    first = 0
    while end < len(lines) and lines[end].strip():
        line = lines[end]
        if end > index and (FENCE.match(line) or ((atx := ATX.match(line)) and atx[2])):
            break
        if _ATTRIBUTES.fullmatch(line):
            notebook.left_out(end + start, line, _LAYOUT)
        else:
            first = first or end + start
            block.append(line)
        end += 1
    if block:
        found.append(Paragraph(first, "\n".join(block)))
    return end
