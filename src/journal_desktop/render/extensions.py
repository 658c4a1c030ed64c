"""What this program adds to Python-Markdown: citations as placeholders, headings in order."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from journal_desktop.core.citations import CLUSTER, Cite, parse_cluster

OPEN, CLOSE = "\ue000", "\ue001"
"""What stands around the number of a citation mark until the page is put together."""


class Citations(InlineProcessor):
    """Leaves a placeholder for every mark and remembers what it cites."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(rf"(?<![!\\]){CLUSTER.pattern}", md)
        self.found: list[tuple[Cite, ...]] = []

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
    """Moves headings below that of their section, with no level left out."""

    def run(self, root: ET.Element) -> None:
        headings = [each for each in root.iter() if re.fullmatch(r"h[1-6]", each.tag)]
        levels = sorted({each.tag for each in headings})
        for each in headings:
            each.tag = f"h{min(6, 3 + levels.index(each.tag))}"


class House(Extension):
    """Raw HTML off, citations and headings as this program wants them."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Python-Markdown's own signature
        super().__init__(**options)
        self.citations: Citations | None = None

    def extendMarkdown(self, md: Markdown) -> None:
        """Take raw HTML out and put our own processors in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("autolink")
        md.inlinePatterns.deregister("automail")
        self.citations = Citations(md)
        md.inlinePatterns.register(self.citations, "citations", 185)  # code is 190, links 160
        md.treeprocessors.register(Demotion(md), "demotion", 5)
