"""Text with CSL's markup as LaTeX: the way back from `decoding`."""

from __future__ import annotations

import re

_CHARACTERS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "%": r"\%",
        "&": r"\&",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "\u00a0": "~",
        "–": "--",
        "—": "---",
    }
)
_JOINED = re.compile(r"[-–—](?=[-–—])|`(?=`)|'(?=')")
_TAG = re.compile(
    r'(<i>|<b>|<sup>|<sub>|<span class="nocase">|<span style="font-variant: ?small-caps;">'
    r"|</i>|</b>|</sup>|</sub>|</span>)"
)
_OPENING = {
    "<i>": r"\textit{",
    "<b>": r"\textbf{",
    "<sup>": r"\textsuperscript{",
    "<sub>": r"\textsubscript{",
    '<span class="nocase">': r"\NoCaseChange{",
    '<span style="font-variant:small-caps;">': r"\textsc{",
}
_WORD = re.compile(r"[\w'’-]*[^\W\d_a-z][\w'’-]*")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")


def encoded(text: str) -> str:
    """*text* as LaTeX that reads back as the same."""
    pieces = _TAG.split(text)
    if not _is_nested(pieces[1::2]):
        return _escaped(text)
    return "".join(_piece(piece, is_tag=bool(i % 2)) for i, piece in enumerate(pieces))


def encoded_title(text: str) -> str:
    """The same, with braces round words whose capitals no style should take away."""
    pieces = _TAG.split(text)
    if not _is_nested(pieces[1::2]):
        return _escaped(text)
    made: list[str] = []
    for number, piece in enumerate(pieces):
        is_first = not "".join(pieces[:number:2]).strip()
        made.append(
            _piece(piece, is_tag=True) if number % 2 else _protected(piece, is_first=is_first)
        )
    return "".join(made)


def _piece(piece: str, *, is_tag: bool) -> str:
    if not is_tag:
        return _escaped(piece)
    return "}" if piece.startswith("</") else _OPENING.get(piece, piece)


def _is_nested(tags: list[str]) -> bool:
    """Whether every tag is closed in its turn, and all can be written."""
    opened: list[str] = []
    for tag in tags:
        if not tag.startswith("</"):
            if tag not in _OPENING:
                return False
            opened.append(tag[1:].partition(" ")[0].rstrip(">"))
        elif not opened or opened.pop() != tag[2:-1]:
            return False
    return not opened


def _escaped(text: str) -> str:
    """Characters as commands, and nothing left to join with its neighbour."""
    apart = _JOINED.sub(lambda found: f"{found[0]}\0", text)
    return apart.translate(_CHARACTERS).replace("\0", "{}")


def _protected(text: str, *, is_first: bool) -> str:
    made: list[str] = []
    at = 0
    for word in _WORD.finditer(text):
        made.append(_escaped(text[at : word.start()]))
        opens = is_first and not text[: word.start()].strip()
        capitals = _CAPITAL.findall(word[0][1:] if opens else word[0])
        made.append(f"{{{_escaped(word[0])}}}" if capitals else _escaped(word[0]))
        at = word.end()
    return "".join(made) + _escaped(text[at:])
