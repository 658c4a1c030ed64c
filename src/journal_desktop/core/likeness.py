"""How alike two records are: what of a source is compared, and by which weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, cast

from journal_desktop.core import identifiers, preprints
from journal_desktop.core.folding import folded
from journal_desktop.core.identifiers import Identifier
from journal_desktop.core.ids import SourceId
from journal_desktop.core.source import Source

_ONLY_ONE = ("DOI", "PMID", "PMCID", "ISBN")
_WORD = 0.75
"""From this likeness on two words count as one, misprinted."""
_FIELD = 0.8
"""From this likeness on a field counts as equal."""
_TITLE, _AUTHOR, _JOURNAL = 3.0, 2.5, 2.0
_LONG_TITLE = 20
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a source tells whether another is the same."""

    id: SourceId
    identifiers: frozenset[Identifier]
    dois: frozenset[str]
    title: str
    year: int
    names: frozenset[str]
    circle: str
    journal: str
    kind: str
    place: tuple[str, str]
    edition: str
    is_preprint: bool
    related: frozenset[str]
    linked: frozenset[SourceId]

    @property
    def blocks(self) -> Iterator[str]:
        """The names under which those that may be the same find it."""
        yield from self._own_blocks
        if self.circle:
            yield f"circle:{self.circle} {self.is_preprint} {bool(self.dois)}"

    @property
    def met(self) -> Iterator[str]:
        """The names under which it finds them: no paper of its circle that has another DOI."""
        yield from self._own_blocks
        if self.circle:
            for is_preprint, has_doi in product((False, True), repeat=2):
                if is_preprint != self.is_preprint or not (has_doi and self.dois):
                    yield f"circle:{self.circle} {is_preprint} {has_doi}"

    @property
    def _own_blocks(self) -> Iterator[str]:
        for each in self.identifiers:
            yield f"{each.scheme}:{each.value}"
        for doi in self.related:
            yield f"DOI:{doi}"
        for each in (*self.linked, self.id):
            yield f"id:{each}"
        if self.title:
            yield f"title:{self.title}"

    def contradicts(self, other: Traits) -> bool:
        """Whether something of both shows that they are two works, or two parts of one."""
        for scheme in _ONLY_ONE:
            mine = {each.value for each in self.identifiers if each.scheme == scheme}
            yours = {each.value for each in other.identifiers if each.scheme == scheme}
            if mine and yours and not mine & yours:
                return True
        return (
            _differ(self.kind, other.kind)
            or _differ(self.edition, other.edition)
            or (all(self.place) and all(other.place) and self.place != other.place)
        )

    def is_kin(self, other: Traits, years: int) -> bool:
        """Whether years are close, where both have one, and somebody wrote both, if anybody."""
        if self.year and other.year and abs(self.year - other.year) > years:
            return False
        return bool(self.names & other.names) or not (self.names or other.names)


def traits(source: Source) -> Traits:
    """What of *source* is compared."""
    item = source.csl
    container = source.text("container-title") or source.text("container-title-short")
    found = frozenset(identifiers.identifiers(item))
    names = _names(item.get("author"))
    year = int(source.year) if source.year.isdecimal() else 0
    volume = source.text("volume")
    first_page = source.text("page").replace("–", "-").partition("-")[0].strip().casefold()
    return Traits(
        id=source.id,
        identifiers=found,
        dois=frozenset(each.value for each in found if each.scheme == "DOI"),
        title=folded(source.text("title")),
        year=year,
        names=frozenset(names),
        circle=f"{names[0].rpartition(' ')[0]} {year}" if names and year else "",
        journal=folded(container),
        kind=source.text("type"),
        place=(volume, first_page),
        edition=folded(source.text("edition")),
        is_preprint=preprints.is_preprint(source),
        related=frozenset(preprints.related_dois(source)),
        linked=frozenset(source.related),
    )


def likeness(one: Traits, other: Traits) -> float:
    """How alike they are, from 0 to 1; titles count only where they are long enough to tell."""
    if min(len(one.title), len(other.title)) < _LONG_TITLE:
        return 0.0
    title = _words_alike(one.title, other.title)
    if title <= _FIELD:
        return 0.0
    weights = [(_TITLE, title)]
    if one.names and other.names:
        shared = len(one.names & other.names)
        weights.append((_AUTHOR, shared / min(len(one.names), len(other.names))))
    if one.journal and other.journal and one.is_preprint == other.is_preprint:
        weights.append((_JOURNAL, _journals_alike(one.journal, other.journal)))
    whole = sum(weight for weight, _ in weights)
    return sum(weight for weight, alike in weights if alike > _FIELD) / whole


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _names(names: object) -> list[str]:
    """Family and first initial of every author, the first one first."""
    listed = cast("list[object]", names) if isinstance(names, list) else []
    return list(filter(None, map(_name, listed)))


def _name(name: object) -> str:
    if not isinstance(name, dict):
        return ""
    known = cast("dict[str, Any]", name)
    family = str(known.get("family") or known.get("literal") or "")
    return _kin(family, str(known.get("given") or "")[:3])


@lru_cache(maxsize=65536)
def _kin(family: str, given: str) -> str:
    return f"{folded(family)} {folded(given)[:1]}" if family else ""


def _journals_alike(one: str, other: str) -> float:
    """Abbreviations are as good as the words that they begin."""
    mine, yours = sorted((one.split(), other.split()), key=len)
    small = [word for word in yours if word not in {"of", "the", "and", "in", "for", "de", "la"}]
    if len(mine) == len(small) and all(
        long.startswith(short) or short.startswith(long)
        for short, long in zip(mine, small, strict=True)
    ):
        return 1.0
    return _words_alike(one, other)


def _words_alike(one: str, other: str) -> float:
    """The share of words that both have, a misprinted one counting as well."""
    mine, yours = one.split(), other.split()
    most = max(len(mine), len(yours))
    shared = set(mine) & set(yours)
    left, right = ([w for w in words if w not in shared] for words in (mine, yours))
    same = most - max(len(left), len(right))
    if min(same, most - same) < 0 or len(left) > most // 2 + _FEW_WORDS:
        return same / most if most else 0.0
    for word in left:
        twin = next((each for each in right if _is_misprint(word, each)), None)
        if twin is not None:
            right.remove(twin)
            same += 1
    return min(1.0, same / most) if most else 0.0


def _is_misprint(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    if abs(len(one) - len(other)) > longest * (1 - _WORD) or one.isdecimal() or other.isdecimal():
        return False
    return 1 - _distance(one, other) / longest >= _WORD


@lru_cache(maxsize=65536)
def _distance(one: str, other: str) -> int:
    """Levenshtein's distance."""
    before = list(range(len(other) + 1))
    for row, mine in enumerate(one, 1):
        now = [row]
        for column, yours in enumerate(other, 1):
            change = before[column - 1] + (mine != yours)
            now.append(min(before[column] + 1, now[column - 1] + 1, change))
        before = now
    return before[-1]
