"""Sources of a library, found by what they are, so that no paper is kept twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from journal_desktop.core import edits, identifiers
from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.citations import is_key
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source, csl_text

_NORMAL = {"DOI": identifiers.doi, "PMID": identifiers.pmid, "PMCID": identifiers.pmcid}
_IDENTIFIERS = (*_NORMAL, "URL")


class Shelf:
    """The sources a library has, found by what they are rather than by their ids."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_id: dict[SourceId, Source] = {}
        self._by_mark: dict[tuple[str, str], list[Source]] = {}
        self.add(sources)

    def add(self, sources: Iterable[Source]) -> None:
        """Put more sources on the shelf."""
        for source in sources:
            self._by_id[source.id] = source
            for mark in _marks(source):
                self._by_mark.setdefault(mark, []).append(source)

    def placed(
        self, article: Article, sources: Iterable[Source]
    ) -> tuple[Article, tuple[Source, ...]]:
        """The article with its keys on sources of the shelf, and the sources that are new.

        A paper that the shelf had before is cited by the shelf's key, where that is free.
        """
        moved: dict[SourceId, SourceId] = {}
        called: dict[SourceId, str] = {}
        new: list[Source] = []
        for source in sources:
            twin = self._by_id.get(source.id) or self.twin(source)
            if twin is None:
                new.append(source)
            else:
                moved[source.id] = twin.id
                if twin.id != source.id:
                    called[source.id] = twin.key
        for each in article.sources:
            if each.source in called and is_key(called[each.source]):
                article = edits.rekey(article, each.key, called[each.source])
        cited = tuple(
            CitedSource(each.key, moved.get(each.source, each.source), each.extra)
            for each in article.sources
        )
        return replace(article, sources=cited), tuple(new)

    def twin(self, source: Source) -> Source | None:
        """The same paper or page on the shelf: equal identifiers, or an equal record."""
        for mark in _marks(source):
            for other in self._by_mark.get(mark, ()):
                if _is_same(source, other):
                    return other
        return None

    def __contains__(self, source: SourceId) -> bool:
        return source in self._by_id


def _is_same(one: Source, other: Source) -> bool:
    """Whether two sources are one: by the strongest identifier that both have, else by all."""
    for variable in _IDENTIFIERS:
        mine, yours = _identifier(one, variable), _identifier(other, variable)
        if mine and yours:
            return mine == yours
    return _record(one) == _record(other)


def _marks(source: Source) -> Iterator[tuple[str, str]]:
    for variable in _IDENTIFIERS:
        if mark := _identifier(source, variable):
            yield variable, mark
    yield "item", _record(source)


def _identifier(source: Source, variable: str) -> str:
    text = source.text(variable).strip()
    if variable != "URL":
        return _NORMAL[variable](text) or (source.doi if variable == "DOI" else text).casefold()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    where = parts.path.rstrip("/")
    if not (where or parts.query):
        return ""  # the front page of a site stands for many sources
    return f"{(parts.netloc or '').casefold().removeprefix('www.')}{where}?{parts.query}"


def _record(source: Source) -> str:
    return csl_text({name: value for name, value in source.csl.items() if name != "id"})
