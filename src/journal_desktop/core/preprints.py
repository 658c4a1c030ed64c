"""Which sources are preprints, by what their records say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from journal_desktop.core import identifiers
from journal_desktop.core.folding import folded
from journal_desktop.core.source import Source, SourceStatus

# 10.1101 is also a publisher of journals, whose names of articles begin with letters.
_DOI = re.compile(
    r"10\.(?:1101/(?:\d{4}\.\d\d\.\d\d\.\d+|\d{6})|64898/|21203/rs\.|2139/ssrn|48550/|20944/"
    r"|26434/|31234/|31219/)"
)
_SERVERS = re.compile(
    r"\b(?:biorxiv|medrxiv|arxiv|chemrxiv|psyarxiv|research square|ssrn|preprints org|preprints?)\b"
)
_KINDS = ("is-preprint-of", "has-preprint")


def is_preprint(source: Source) -> bool:
    """Whether the record is that of a preprint."""
    if source.status is SourceStatus.PREPRINT or _DOI.match(identifiers.doi(source.doi)):
        return True
    if source.text("type") not in {"article", "manuscript", "posted-content", ""}:
        return False
    said = " ".join(
        source.text(variable) for variable in ("genre", "container-title", "publisher", "source")
    )
    return bool(_SERVERS.search(folded(f"{said} {source.kind}")))


def related_dois(source: Source) -> tuple[str, ...]:
    """The DOIs of the preprint or the published version that the record itself names."""
    relation = source.csl.get("relation")
    if not isinstance(relation, dict):
        return ()
    named = cast("dict[str, Any]", relation)
    dois = (identifiers.doi(name) for kind in _KINDS for name in _names(named.get(kind)))
    return tuple(dict.fromkeys(filter(None, dois)))


def _names(entries: object) -> Iterator[str]:
    for entry in cast("list[object]", entries) if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            yield str(cast("dict[str, Any]", entry).get("id", ""))
