"""CSL's XML, read without obeying it, and as the JSON that the engine reads fastest."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from journal_desktop.core.errors import StyleError

_MOST = 2_000_000
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WORDS = {"term", "single", "multiple"}
_ANOTHER = "Take another file; styles end in .csl."


def root(data: str | bytes, name: str = "The file") -> ET.Element:
    """The outermost element of a style or locale.

    Raises StyleError for what is no XML, and for XML that declares entities, as no style does.
    """
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.lstrip("\ufeff")
    except UnicodeDecodeError:
        raise StyleError(f"{name} is not a citation style.", _ANOTHER) from None
    if len(text) > _MOST or _DECLARED.search(text):
        raise StyleError(f"{name} holds what no citation style needs.", _ANOTHER)
    try:
        return ET.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314 - no entities, see above
    except ET.ParseError:
        raise StyleError(f"{name} is not a citation style, or it is damaged.", _ANOTHER) from None


def local(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def as_json(element: ET.Element) -> dict[str, Any]:
    """An element as citeproc-js' own tree of names, attributes and children."""
    children: list[Any] = [as_json(child) for child in element]
    words = re.sub(r"[\r\n]+", " ", element.text or "")
    if not children and words.strip():
        children = [words]
    elif not children and local(element) in _WORDS:
        children = [""]
    return {
        "name": local(element),
        "attrs": {
            "xml:lang" if key == _LANGUAGE else key.rpartition("}")[2]: value
            for key, value in element.attrib.items()
        },
        "children": children,
    }
