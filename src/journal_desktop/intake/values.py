"""What reading a text gives: the article, its sources and pictures, and an honest report."""

from __future__ import annotations

from dataclasses import dataclass

from journal_desktop.core.article import Article
from journal_desktop.core.asset import Asset
from journal_desktop.core.source import Source


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in the text that a reader of the report should know.

    `line` counts from 1. `text` holds the words concerned: shortened where they are kept in
    the article, in full where they are left out.
    """

    line: int
    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the text, ready for the library; `variants` are those of its asset."""

    sha256: str
    data: bytes
    asset: Asset
    variants: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a text became; `disclaimer` is the one it carried, for the journal to keep."""

    article: Article
    sources: tuple[Source, ...] = ()
    pictures: tuple[Picture, ...] = ()
    remarks: tuple[Remark, ...] = ()
    disclaimer: str = ""


def shortened(words: str, length: int = 90) -> str:
    """*words* on one line, cut with an ellipsis where they are too long to quote."""
    line = " ".join(words[: 4 * length].split())
    if len(line) <= length and len(words) <= 4 * length:
        return line
    return line[: length - 1].rstrip() + "…"
