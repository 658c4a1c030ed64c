"""XML of reference files, read record by record: safe, and a broken record costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from xml.etree import ElementTree as ET

from journal_desktop.cite.records import Record, first_words
from journal_desktop.cite.values import Read, Skipped

_DECLARES = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_UNSAFE = (
    "This file defines entities of its own, which can hide harmful content, so it was not read."
)
_NAME_END = re.compile(r"[\s>]")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PREFIX = re.compile(r"(</?)[A-Za-z][\w.-]*:(?=[A-Za-z])")
_PREFIXED_ATTRIBUTE = re.compile(r"\s[\w.-]+:[\w.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*')")
_KEPT = {
    **dict.fromkeys(("i", "em", "italic"), "i"),
    **dict.fromkeys(("b", "strong", "bold"), "b"),
    **dict.fromkeys(("sup", "superscript"), "sup"),
    **dict.fromkeys(("sub", "subscript"), "sub"),
}
_LIKE_A_TAG = re.compile(r"<(?=/?(?:i|b|sup|sub|span)\b)")
_DEEPEST = 50


def elements(text: str, names: str) -> Iterator[Record]:
    """Every element of these *names* (as in a pattern), to its end or where the next begins."""
    opening = re.compile(rf"<({names})(?=[\s>])[^<>]*(?<!/)>")
    line, counted = 1, 0
    found = opening.search(text)
    while found:
        following = opening.search(text, found.end())
        limit = following.start() if following else len(text)
        close = text.find(f"</{found[1]}>", found.end(), limit)
        end = close + len(found[1]) + 3 if close >= 0 else limit
        line += text.count("\n", counted, found.start())
        counted = found.start()
        yield Record(end, line, text[found.start() : end])
        found = following


def refused(name: str, text: str) -> Read | None:
    """What to say of a text that declares entities; None where it does not."""
    found = _DECLARES.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    return Read(name, (), (Skipped(line, first_words(text[found.start() :]), _UNSAFE),))


def unread(record: Record) -> Skipped:
    """Why a record could not be parsed: it is damaged, or its end is missing."""
    name = _NAME_END.split(record.text[1:80])[0]
    is_whole = record.text.rstrip().endswith(f"</{name}>")
    why = "This record is damaged." if is_whole else "This record is cut short."
    return Skipped(record.line, first_words(record.text), why)


def parsed(text: str) -> ET.Element | None:
    """One element without any document type, so that no entity can be declared for it."""
    tidy = _NAMED.sub(_entity, _NOT_XML.sub("", text))
    if ":" in tidy:
        tidy = _PREFIXED_ATTRIBUTE.sub("", _PREFIX.sub(r"\1", tidy))
    try:
        return ET.fromstring(tidy)  # noqa: S314 - inside an element no entity can be declared
    except ET.ParseError:
        return None


def words(element: ET.Element | None) -> str:
    """The plain text in an element."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def at(element: ET.Element, path: str) -> str:
    """The plain text of the first element on that path that has any."""
    return next((text for each in element.iterfind(path) if (text := words(each))), "")


def all_at(element: ET.Element, path: str) -> list[str]:
    """The plain texts of all elements on that path."""
    return [text for text in map(words, element.iterfind(path)) if text]


def rich(element: ET.Element | None) -> str:
    """The text in an element with what CSL keeps of its markup: <i> <b> <sup> <sub>."""
    if element is None:
        return ""
    return " ".join("".join(_pieces(element, 0)).split())


def _pieces(element: ET.Element, depth: int) -> Iterator[str]:
    yield _escaped(element.text or "")
    for child in element:
        marks = _marks(child)
        yield "".join(f"<{mark}>" for mark in marks)
        if depth < _DEEPEST:
            yield from _pieces(child, depth + 1)
        else:
            yield _escaped(words(child))
        yield "".join(f"</{mark}>" for mark in reversed(marks))
        yield _escaped(child.tail or "")


def _marks(element: ET.Element) -> tuple[str, ...]:
    faces = element.get("face", "").split() if element.tag == "style" else [element.tag]
    return tuple(_KEPT[face] for face in faces if face in _KEPT)


def _escaped(text: str) -> str:
    """Text that stays text where CSL would take it for one of its own tags."""
    return _LIKE_A_TAG.sub("< ", text)


def _entity(found: re.Match[str]) -> str:
    """A character that HTML has a name for and XML has not."""
    if found[1] in _XML_ENTITIES:
        return found[0]
    return html5.get(f"{found[1]};", found[0])
