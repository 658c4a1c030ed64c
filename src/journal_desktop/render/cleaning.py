"""The last step before a page: nothing gets through that could act, load or deceive."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3

_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr", "h3", "h4", "h5", "h6"}
_INLINE = {"em", "strong", "code", "br", "a", "img", "sup", "sub"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_WEB = re.compile(r"https?://[^\s/@\\]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s\\]+", re.IGNORECASE)
_COMPANION = re.compile(r"article:[\w-]{1,300}")
_NOTE = re.compile(r"#fn(?:ref\d*)?:\d+")
_SHAPES = {
    "src": re.compile(r"asset:[0-9a-f]{64}"),
    "id": re.compile(r"fn(?:ref\d*)?:\d+"),
    "start": re.compile(r"[0-9]{1,6}"),
    "align": re.compile(r"left|center|right"),
}
_PLACEHOLDER = re.compile("\ue000\\d+\ue001")
_DECEIVING = re.compile("[\x00-\x20\u200b-\u200f\u202a-\u202e\u2060-\u2069\ue000-\ue00f\ufeff]")


def _kept(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute as a page may have it, or None."""
    if (tag, name) == ("a", "href"):
        safe = any(shape.fullmatch(value) for shape in (_WEB, _MAIL, _COMPANION, _NOTE))
        return value if safe and not _DECEIVING.search(value) else None
    if name in {"alt", "title"}:
        return _PLACEHOLDER.sub("", value).strip()
    shape = _SHAPES.get(name)
    return value if shape and shape.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _INLINE | _TABLE,
    attributes={
        "*": set(),
        "a": {"href"},
        "img": {"src", "alt", "title"},
        "ol": {"start"},
        "li": {"id"},
        "sup": {"id"},
        "th": {"align"},
        "td": {"align"},
    },
    attribute_filter=_kept,
    url_schemes={"http", "https", "mailto", "article", "asset"},
    url_relative="pass_through",
    link_rel=None,
    strip_comments=True,
)


_PRINT = nh3.Cleaner(tags={"i", "b", "sup", "sub"}, attributes={}, strip_comments=True)


@lru_cache(maxsize=4096)
def cleaned_print(html: str) -> str:
    """What a citation style prints, with nothing but its looks."""
    return _PRINT.clean(html)


def cleaned(html: str) -> str:
    """*html* with only what prose needs."""
    return _CLEANER.clean(html)
