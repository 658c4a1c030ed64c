"""Lists as people type them: right behind a line of text, and numbered "1)" as well as "1."."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor

from journal_desktop.core.lists import parts

_NESTED = re.compile(r"[ ]{4,7}((\d+[.)])|[*+-])[ ]+.*")


class Parting(BlockProcessor):
    """Cuts a run of lines where a list begins in it."""

    def test(self, parent: ET.Element, block: str) -> bool:
        """Whether a list begins behind other lines."""
        del parent
        return len(parts(block)) > 1

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Have each part read by itself."""
        del parent
        blocks[0:1] = parts(blocks[0])


class Numbers(SaneOListProcessor):
    """Lists numbered "1." or "1)"."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(r"[ ]{0,3}\d+[.)][ ]+(.*)")
        self.CHILD_RE = re.compile(r"[ ]{0,3}((\d+[.)]))[ ]+(.*)")
        self.INDENT_RE = _NESTED


class Bullets(SaneUListProcessor):
    """Lists with bullets, in which lists numbered either way may stand."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.INDENT_RE = _NESTED


def register(md: Markdown) -> None:
    """Put these in place of Python-Markdown's own; indented lines are 90, empty ones 100."""
    processors = md.parser.blockprocessors
    processors.register(Parting(md.parser), "parting", 95)
    processors.register(Numbers(md.parser), "olist", 40)
    processors.register(Bullets(md.parser), "ulist", 30)
