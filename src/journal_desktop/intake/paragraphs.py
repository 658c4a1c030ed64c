"""Plain text into paragraphs: blank lines, hard-wrapped lines, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journal_desktop.intake.outline import Paragraph

_BULLET = re.compile(r"\s*[•‣▪◦●∙·*+\uf0b7\uf0a7-]\s+(?=\S)")
ITEM = re.compile(r"\s*(?:\[\d{1,3}\]|\d{1,3}[.)])\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s)")
_EMPHASIS = re.compile(r"(?<!\\)\*(?=\S)|(?<=\S)(?<!\\)\*")
_BROKEN = re.compile(r"[^\W_]-$")
_PAIRED = re.compile(r"(?:and|or|to|und|oder|et|ou|y|o)\b")
_UNDERSCORE = re.compile(r"(?<![\w\\])_(?=\S)")


def split(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text, lists kept together with their bullets as `-`."""
    blocks = _blocks(lines)
    if len(blocks) == 1 and len(blocks[0][1]) > 3 and not _width(blocks):
        blocks = [(blocks[0][0] + n, [line]) for n, line in enumerate(blocks[0][1])]
    width = _width(blocks)
    found: list[Paragraph] = []
    for start, block in blocks:
        found += _units(start, block, width)
    return tuple(found)


def escaped(text: str) -> str:
    """*text* with a backslash before what Markdown would take for a mark."""
    if text.startswith("#") or (text.startswith(">") and not text.startswith("> ")):
        text = f"\\{text}"
    if (number := _NUMBER.match(text)) and "\n" not in text and number[1] != "1":
        text = f"{number[1]}\\{text[number.end(1) :]}"
    if text.count("*") > 1:
        head = 2 if text.startswith("* ") else 0
        text = text[:head] + _EMPHASIS.sub(r"\\*", text[head:])
    return _UNDERSCORE.sub(r"\\_", text) if text.count("_") > 1 else text


def _blocks(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    blocks: list[tuple[int, list[str]]] = []
    is_open = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            is_open = False
        elif is_open:
            blocks[-1][1].append(line)
        else:
            blocks.append((number, [line]))
            is_open = True
    return blocks


def _width(blocks: list[tuple[int, list[str]]]) -> int:
    """The width at which the lines were wrapped by hand, or 0."""
    inner = [len(line) for _, block in blocks for line in block[:-1] if not _is_item(line)]
    if not inner:
        return 0
    widest = sorted(inner)[int(0.95 * (len(inner) - 1))]
    if not 45 <= widest <= 100 or max(inner) > 1.3 * widest:
        return 0
    return widest if sum(n >= 0.7 * widest for n in inner) >= 0.6 * len(inner) else 0


def _units(start: int, block: list[str], width: int) -> list[Paragraph]:
    """A block's lines as paragraphs: wrapped lines joined, list items kept together."""
    units: list[tuple[int, list[str], bool]] = []
    ended = True
    for number, line in enumerate(block, start):
        bullet = _BULLET.match(line)
        text = f"- {line[bullet.end() :].rstrip()}" if bullet else line.strip()
        if _is_item(line):
            if units and units[-1][2]:
                units[-1][1].append(text)
            else:
                units.append((number, [text], True))
        elif units and width and not ended:
            units[-1][1][-1] = _joined(units[-1][1][-1], text)
        else:
            units.append((number, [text], False))
        ended = len(line) < 0.6 * width
    return [Paragraph(number, "\n".join(texts)) for number, texts, _ in units]


def _joined(line: str, after: str) -> str:
    """Two lines as one; a word broken at its hyphen is whole again, "pre- and post-" is not."""
    is_broken = _BROKEN.search(line) and not _PAIRED.match(after) and after[:1].isalnum()
    return f"{line}{'' if is_broken else ' '}{after}"


def _is_item(line: str) -> bool:
    return bool(_BULLET.match(line) or ITEM.match(line))
