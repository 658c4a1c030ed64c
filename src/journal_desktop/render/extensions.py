"""What this program adds to Python-Markdown: citations as placeholders, typography."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any, Literal

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from journal_desktop.core.citations import CLUSTER, Cite, parse_cluster
from journal_desktop.render import lists
from journal_desktop.render.typography import dashed, quoted

OPEN, CLOSE = "\ue000", "\ue001"
"""What stands around the number of a citation mark until the page is put together."""

_INLINE = {"em", "strong", "code", "a", "img", "sup", "sub", "br"}
_Place = tuple[ET.Element, Literal["text", "tail"]]


class Citations(InlineProcessor):
    """Leaves a placeholder for every mark and remembers what it cites."""

    def __init__(self, md: Markdown, found: list[tuple[Cite, ...]]) -> None:
        super().__init__(rf"(?<![!\\]){CLUSTER.pattern}", md)
        self.found = found

    def handleMatch(  # type: ignore[override]  # a placeholder is text, not an element
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        del data
        cites = parse_cluster(m.group(0))
        if cites is None:
            return None, None, None
        self.found.append(cites)
        return f"{OPEN}{len(self.found) - 1}{CLOSE}", m.start(0), m.end(0)


class Demotion(Treeprocessor):
    """Moves headings below that of their section, with no level left out on the way down."""

    def run(self, root: ET.Element) -> None:
        above: list[int] = []
        for each in root.iter():
            if re.fullmatch(r"h[1-6]", each.tag):
                level = int(each.tag[1])
                above = [*(one for one in above if one < level), level]
                each.tag = f"h{min(6, 2 + len(above))}"


class Typography(Treeprocessor):
    """Sets quotes, dashes and ellipses in one pass over the words of a whole section.

    A quote is judged by its neighbours on both sides, whatever emphasis or link stands
    between; code keeps what was typed. The same with the "smarty" extension takes as long
    again as all the rest of the reading.
    """

    def run(self, root: ET.Element) -> None:
        """Rewrite the texts of the tree in place."""
        parts = [(dashed(text) if place else text, place) for text, place in _texts(root)]
        whole, at = quoted("".join(text for text, _ in parts)), 0
        for text, place in parts:
            if place:
                setattr(*place, whole[at : at + len(text)])
            at += len(text)
        for picture in root.iter("img"):
            for name in ("alt", "title"):
                if name in picture.attrib:
                    picture.set(name, quoted(picture.attrib[name]))


def _texts(element: ET.Element) -> Iterator[tuple[str, _Place | None]]:
    """The texts of *element* in reading order; one without a place stands for something else."""
    if element.text:
        yield ("x", None) if element.tag == "code" else (element.text, (element, "text"))
    for child in element:
        around = "" if child.tag in _INLINE else "\n"
        yield around, None
        yield from _texts(child)
        yield around, None
        if child.tail:
            yield child.tail, (child, "tail")


class Footnotes(FootnoteExtension):
    """Footnotes whose ids are their numbers, whatever an author called them."""

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002 - Python-Markdown's own signature
        return super().makeFootnoteId(self._number(id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002, FBT001, FBT002 - the same
        return super().makeFootnoteRefId(self._number(id), found)

    def _number(self, name: str) -> str:
        return str(list(self.footnotes).index(name) + 1)


class House(Extension):
    """Raw HTML off; citations, lists, headings and quotes as this program wants them."""

    def __init__(self, *, typographic: bool, **options: Any) -> None:  # noqa: ANN401 - Python-Markdown's own signature
        super().__init__(**options)
        self.typographic = typographic
        self.found: list[tuple[Cite, ...]] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Take raw HTML out and put our own processors in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("autolink")
        md.inlinePatterns.deregister("automail")
        md.inlinePatterns.register(
            Citations(md, self.found), "citations", 185
        )  # code is 190, links 160
        lists.register(md)
        md.treeprocessors.register(Demotion(md), "demotion", 5)
        if self.typographic:
            md.ESCAPED_CHARS.extend(['"', "'"])
            md.treeprocessors.register(Typography(md), "typography", 4)
