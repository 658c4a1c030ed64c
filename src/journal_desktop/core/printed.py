"""What a citation style makes of an article: marks in its prose, and its list of sources.

The HTML here holds text and `<i>`, `<b>`, `<sup>` and `<sub>` without attributes; nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from journal_desktop.core.ids import SourceId


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a mark; one with a source stands for it and is linked to it."""

    html: str
    source: SourceId | None = None


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """A mark as its stretches; `raised` ones are set as superscript.

    `missing` are the keys in it that name no source; the stretches say nothing of them.
    """

    stretches: tuple[Stretch, ...] = ()
    raised: bool = False
    missing: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """The whole mark without its links."""
        inside = "".join(stretch.html for stretch in self.stretches)
        return f"<sup>{inside}</sup>" if self.raised and inside else inside


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """A source in the list; `number` is as printed ("1.", "[1]"), empty where a style has none."""

    source: SourceId
    number: str
    html: str


@dataclass(frozen=True, slots=True)
class Printed:
    """All that the style with the id *style* prints of one article.

    `marks` are in the order of the clusters that were given, `entries` in the style's own.
    """

    style: str
    marks: tuple[PrintedMark, ...] = ()
    entries: tuple[PrintedEntry, ...] = ()
