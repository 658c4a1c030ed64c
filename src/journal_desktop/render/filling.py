"""Fills the open places of a block's prose: citation marks, companions and pictures."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from journal_desktop.core.asset import Asset
from journal_desktop.render.context import Context
from journal_desktop.render.labels import Labels
from journal_desktop.render.marks import Marks
from journal_desktop.render.prose import Prose

_COMPANION = re.compile(r'<a href="article:([^"]*)">(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'(<p>\s*)?<img ((?:[^>"]|"[^"]*")*)>(\s*</p>)?')
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')

SIZES = "(min-width: 43em) 44.6em, calc(100vw - 2.6em)"
"""How wide the column of the style sheet is, which a browser must know before it has a style.

From 43em of window the column is as wide as it gets, below there is space at its sides."""


@dataclass(slots=True)
class Filling:
    """What one page fills in, and what it met on the way."""

    context: Context
    labels: Labels
    marks: Marks
    assets: dict[str, Asset] = field(default_factory=dict[str, Asset])
    messages: list[str] = field(default_factory=list[str])

    def fill(self, prose: Prose, block: str) -> str:
        """The block's HTML with every open place filled."""
        filled = prose.html
        if "<img " in filled:
            filled = _PICTURE.sub(self._picture, filled)
        if '"article:' in filled:
            filled = _COMPANION.sub(self._companion, filled)
        if prose.marks:
            filled = self.marks.fill(filled, block, prose)
        return filled

    def _companion(self, found: re.Match[str]) -> str:
        companion = self.context.companions.get(found[1])
        if companion is None or not companion.is_public:
            return found[2]
        return f'<a href="../{html.escape(companion.slug)}/index.html">{found[2]}</a>'

    def _picture(self, found: re.Match[str]) -> str:
        """The picture, as a figure with its caption where it stands alone in a paragraph."""
        before, after = found[1] or "", found[3] or ""
        attributes = dict(_ATTRIBUTE.findall(found[2]))
        alt, caption = attributes.get("alt", ""), attributes.get("title", "")
        asset = self.context.assets.get(attributes.get("src", "").removeprefix("asset:"))
        if asset is None:
            return f"{before}{self._absent(alt)}{after}"
        lazy = ' loading="lazy"' if self.assets else ""
        self.assets |= {each.sha256: each for each in (asset, *asset.variants)}
        picture = _with_variants(
            f'<img src="{_address(asset)}" alt="{alt}" '
            f'width="{asset.width}" height="{asset.height}"{lazy}>',
            asset.variants,
        )
        if not (before and after):
            return f"{before}{picture}{after}"
        below = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure>{picture}{below}</figure>"

    def _absent(self, alt: str) -> str:
        named = f"“{html.unescape(alt)}”" if alt else "without a description"
        self.messages.append(f"The picture {named} is not in the library.")
        return f'<span class="absent">[{self.labels.no_picture}{f": {alt}" if alt else ""}]</span>'


def _with_variants(image: str, variants: tuple[Asset, ...]) -> str:
    """The image among its variants, of which a browser loads the one that fits its screen."""
    if not variants:
        return image
    named = ", ".join(f"{_address(each)} {each.width}w" for each in variants)
    offered = f'<source type="{variants[0].media_type}" srcset="{named}" sizes="{SIZES}">'
    return f"<picture>{offered}{image}</picture>"


def _address(asset: Asset) -> str:
    return f"../../assets/{asset.filename}"
