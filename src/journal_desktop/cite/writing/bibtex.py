"""Writing BibTeX that BibTeX, BibLaTeX and other programs read, and that we read back the same.

Every entry is read back while it is written. What does not come back the same is added in two
fields of our own, as JSON without braces in its texts: `x-csl` holds CSL variables that BibTeX
has no field for (null takes one away), `x-source` what the program knows of a source besides.
Not carried are a source's id, its status, related versions and seen warnings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from journal_desktop.cite import bibtex
from journal_desktop.cite.tex.attachments import file_field
from journal_desktop.cite.tex.composing import entry_of
from journal_desktop.cite.tex.encoding import encoded
from journal_desktop.cite.tex.fields import PATCH, SOURCE
from journal_desktop.core.source import Source

_NOT_IN_KEYS = re.compile(r"[\s{}(),=\\\"#%~']")
_CARRIED = (*bibtex.TEXTS, *bibtex.LISTS, "peer_reviewed")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACES = {ord("{"): "\\u007b", ord("}"): "\\u007d"}


def written(sources: Iterable[Source]) -> str:
    """All *sources* as one text, an entry each."""
    return "\n".join(map(_entry, sources))


@lru_cache(maxsize=8192)
def _entry(source: Source) -> str:
    key = _NOT_IN_KEYS.sub("", source.key) or "source"
    kind, fields = entry_of(source.csl)
    text = _text(kind, key, fields | _beside(source))
    back = _read(text)
    own = _own_fields(source, back) if back else {}
    if back and not own:
        return text
    text = _text(kind, key, fields | _beside(source) | own)
    again = _read(text)
    if again and not _own_fields(source, again):
        return text
    bare = Source(source.id, key, '{"type":"document"}')
    return _text("misc", key, _own_fields(source, bare))


def _beside(source: Source) -> dict[str, str]:
    sign = "; " if any("," in tag for tag in source.tags) else ", "
    beside = {
        "keywords": encoded(sign.join(source.tags)),
        "annotation": encoded(source.notes),
        "file": file_field(source.attachment) if source.attachment else "",
    }
    return {name: text for name, text in beside.items() if text}


def _text(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _read(text: str) -> Source | None:
    """What is read from an entry; None unless it is one whole entry."""
    found = bibtex.read(text, lambda _done, _of: True)
    is_whole = len(found.entries) == 1 and not found.skipped
    return found.entries[0].source if is_whole else None


def _own_fields(source: Source, back: Source) -> dict[str, str]:
    """The fields that make of what is read back what it was; none where it is the same."""
    item, read = source.csl, back.csl
    patch: dict[str, Any] = {name: None for name in read if name not in item}
    patch |= {
        name: value
        for name, value in item.items()
        if name not in read or _json(value) != _json(read[name])
    }
    was, now = ({name: getattr(each, name) for name in _CARRIED} for each in (source, back))
    own = {name: value for name, value in was.items() if value != now[name]}
    changed = {PATCH: patch, SOURCE: own}
    return {name: _json(values) for name, values in changed.items() if values}


def _json(value: object) -> str:
    """JSON in ASCII, with braces only where JSON itself has them."""
    text = json.dumps(value, sort_keys=True)
    return _STRING.sub(lambda found: found[0].translate(_BRACES), text)
