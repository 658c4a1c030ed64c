"""Rules about pictures: each is in the library, and each is described in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from journal_desktop.check.findings import Hit, Rule, Severity, Subject, named
from journal_desktop.core.citations import without_code

_PICTURE = re.compile(r"(?<!\\)!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(?P<target>[^()\s>]*)")
_SCHEME = "asset:"


def _lost(subject: Subject) -> Iterator[Hit]:
    for place, text in subject.article.proses():
        for alt, target in pictures(text):
            name = f"the picture “{alt}”" if alt else "a picture"
            where = f"{named(subject.article, place)} shows {name}, "
            if not target.startswith(_SCHEME):
                message = f"{where}which is not kept in the library."
                yield Hit(
                    place, message, "Insert the picture from a file, so that it travels along."
                )
            elif target.removeprefix(_SCHEME) not in subject.assets:
                message = f"{where}whose file is no longer in the library."
                yield Hit(place, message, "Insert the picture again, or delete it.")


def _undescribed(subject: Subject) -> Iterator[Hit]:
    for place, text in subject.article.proses():
        if any(not alt.strip() for alt, _ in pictures(text)):
            message = f"{named(subject.article, place)} has a picture without a description."
            remedy = "Say in a few words what it shows, for readers who can't see it."
            yield Hit(place, message, remedy)


@lru_cache(maxsize=1024)
def pictures(text: str) -> tuple[tuple[str, str], ...]:
    """Every picture in a piece of Markdown, as its description and its target."""
    if "![" not in text:
        return ()
    return tuple((m["alt"], m["target"]) for m in _PICTURE.finditer(without_code(text)))


RULES = (
    Rule("PIC-01", Severity.ERROR, _lost),
    Rule("A11Y-01", Severity.WARNING, _undescribed),
)
