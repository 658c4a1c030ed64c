"""Text on its way from one article to another, its citations meaning what they meant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import cast

from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.citations import cited_keys, renamed, scan
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source

MIME = "application/x-journal-desktop-citations"
"""The clipboard's name for what `encoded` gives."""
_MAX = 1_000_000


def keys_of(text: str, article: Article) -> dict[str, SourceId]:
    """Which source each key that *text* cites means in *article*."""
    keys = dict.fromkeys(cite.key for cluster in scan(text) for cite in cluster.cites)
    found = ((key, article.source_of(key)) for key in keys)
    return {key: source for key, source in found if source is not None}


def encoded(keys: Mapping[str, SourceId]) -> bytes:
    """Keys and the ids of their sources as JSON, for the clipboard."""
    return json.dumps(dict(keys), sort_keys=True).encode()


def decoded(data: bytes) -> dict[str, SourceId]:
    """What `encoded` wrote; nothing when it is something else."""
    try:
        found: object = json.loads(data[:_MAX])
    except ValueError:
        return {}
    entries = cast("dict[object, object]", found).items() if isinstance(found, dict) else ()
    return {
        key: SourceId(value)
        for key, value in entries
        if isinstance(key, str) and isinstance(value, str)
    }


def carried(
    text: str,
    meant: Mapping[str, SourceId],
    article: Article,
    sources: Mapping[SourceId, Source],
) -> tuple[str, Article]:
    """*text* as it belongs in *article*, and the article with what it cites on its list.

    *meant* says which source each key meant where the text comes from. A key that means
    another source here, or stands in a mark that names none, is renamed in the text. What is
    not among *sources* (it comes from another library) is left as it is.
    """
    names: dict[str, str] = {}
    for key in dict.fromkeys(cite.key for cluster in scan(text) for cite in cluster.cites):
        source = meant.get(key)
        if source is None or source not in sources or article.source_of(key) == source:
            continue
        listed = (each.key for each in article.sources if each.source == source)
        known = None if sources[source].absorbed else next(listed, None)
        if known is None:
            known = _free(key, article, text, names)
            article = replace(article, sources=(*article.sources, CitedSource(known, source)))
        if known != key:
            names[key] = known
    return renamed(text, tuple(sorted(names.items()))), article


def _free(key: str, article: Article, text: str, names: Mapping[str, str]) -> str:
    """The key itself, or with a number, so that it means nothing else in text or article."""
    taken = {each.key for each in article.sources} | set(cited_keys(article))
    if key not in taken and key not in names.values():
        return key
    taken |= {cite.key for cluster in scan(text) for cite in cluster.cites} | set(names.values())
    return next(name for number in count(2) if (name := f"{key}-{number}") not in taken)
