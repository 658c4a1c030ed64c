"""Open Library's books (/api/books, jscmd=data), as CSL items.

Shapes: openlibrary.org/dev/docs/api/books.
"""

from __future__ import annotations

import re
from typing import Any, cast

from journal_desktop.cite import dates
from journal_desktop.cite.lookup import records
from journal_desktop.cite.lookup.found import Found

_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")

Item = dict[str, Any]


def found(book: Item, isbn: str) -> Found | None:
    """The record of one book; None where it has no title."""
    title, subtitle = str(book.get("title") or ""), str(book.get("subtitle") or "")
    item: Item = {
        "type": "book",
        "title": f"{title}: {subtitle}" if title and subtitle else title,
        "author": [{"literal": name} for name in _names(book.get("authors"))],
        "publisher": "; ".join(_names(book.get("publishers"))),
        "publisher-place": "; ".join(_names(book.get("publish_places"))),
        "issued": _issued(str(book.get("publish_date") or "")),
        "number-of-pages": book.get("number_of_pages"),
        "ISBN": isbn,
    }
    item["author"] = [_person(each["literal"]) for each in item["author"]]
    made = records.source(item)
    return Found(made) if made is not None else None


def _names(listed: object) -> list[str]:
    values = cast("list[object]", listed)[:200] if isinstance(listed, list) else []
    named = (cast("Item", each).get("name") for each in values if isinstance(each, dict))
    return [name.strip() for name in named if isinstance(name, str) and name.strip()]


def _person(name: str) -> Item:
    """A person's name in its usual order; one word or many are taken as they stand."""
    words = name.split()
    if "," in name or not 2 <= len(words) <= 4:
        family, comma, given = name.partition(",")
        return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name}
    return {"family": words[-1], "given": " ".join(words[:-1])}


def _issued(told: str) -> object:
    """A date in whichever words; where they can't be read, its year."""
    read = dates.parsed(told[:60])
    if read and "date-parts" in read:
        return read
    year = _YEAR.search(told)
    return int(year[0]) if year else None
