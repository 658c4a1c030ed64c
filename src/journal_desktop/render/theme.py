"""A journal's colours as CSS, kept readable whatever colour was chosen."""

from __future__ import annotations

import base64
import colorsys
import hashlib
import re
from functools import lru_cache

from journal_desktop import resources
from journal_desktop.core.journal import Theme

PAPER, PAPER_DARK = "#fdfcf9", "#15181b"
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@lru_cache(maxsize=16)
def stylesheet(theme: Theme) -> str:
    """The whole style of a page."""
    sheet = resources.read("page/style.css")
    light = readable(theme.accent, PAPER, Theme().accent)
    dark = readable(theme.accent_dark, PAPER_DARK, Theme().accent_dark)
    return sheet.replace("ACCENT_LIGHT", light).replace("ACCENT_DARK", dark).strip() + "\n"


@lru_cache(maxsize=16)
def policy(style: str) -> str:
    """The content security policy of a page with that one inline *style*."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        "default-src 'none'; img-src 'self'; "
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def readable(colour: str, paper: str, otherwise: str) -> str:
    """*colour*, made darker or lighter until it has 4.5:1 on *paper* (WCAG 2.2, 1.4.3)."""
    if not _HEX.fullmatch(colour):
        return otherwise
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    step = -0.02 if _luminance(paper) > 0.5 else 0.02
    while contrast(colour, paper) < 4.5 and 0 <= light + step <= 1:
        light += step
        rgb = colorsys.hls_to_rgb(hue, light, saturation)
        colour = "#" + "".join(f"{round(255 * channel):02x}" for channel in rgb)
    return colour.lower()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, by WCAG 2.2."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
