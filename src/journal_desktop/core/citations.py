"""Citation marks in prose: found, numbered by first use, grouped and collapsed.

The syntax is pandoc's (`[@key]`, `[@a; @b, p. 4]`, `[see @a, chap. 3; -@b]`); numbers are
computed here and never stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from journal_desktop.core.article import Article
from journal_desktop.core.text import line

KEY = r"[^\W_](?:[\w:.#$%&+?<>~/-]*[\w/])?"
"""A citation key, as pandoc accepts it without braces."""

CLUSTER = re.compile(
    rf"(?<!\\)(?P<slashes>\\*)(?P<mark>\[(?=[^\[\]]*@{KEY})"
    r"(?:[^\[\]\n]|\n(?![ \t]*\n)){1,2000}\])"
    r"(?!\()(?!\[(?:[^\[\]@\n]|\n(?![ \t]*\n))*\])"  # not the text of a link
)
_ITEM = re.compile(rf"^(?P<prefix>[^@]*?)(?P<hide>-?)@(?P<key>{KEY})(?P<rest>.*)$", re.DOTALL)
_TERM = (
    r"(?:(?:pp?|pages?|ch|chap(?:ter)?s?|sec(?:tion)?s?|fig(?:ure)?s?|tables?|para(?:graph)?s?"
    r"|vol(?:ume)?s?|nn?|no|notes?)(?:\.\s*|\s+|(?=\d))|§+\s*)"
)
_LOCATOR = re.compile(
    rf"^\s*,\s*(?P<locator>(?:{_TERM}(?:[a-z]{{0,2}}\d(?:[\w.–-]*\w)?|[ivxlcdm]+\b)"
    r"|\d+(?:[–-]\d+)?(?![\w–-]))"  # a bare number is a page
    r"(?:\s*,\s*\d(?:[\w.–-]*\w)?)*)(?P<suffix>.*)$",
    re.DOTALL | re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}(?!`)|~{3,}(?!~))[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_KEY_IN_MARK = re.compile(rf"@({KEY})")
_INDENTS = ("    ", "\t")
_LISTED = re.compile(r" {0,3}(?:[-*+]|\d+[.)])[ \t]")
_TAME = str.maketrans({"[": "(", "]": ")", ";": ",", "@": "", "`": "'"})


@dataclass(frozen=True, slots=True)
class Cite:
    """One source within a mark."""

    key: str
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    suppress_author: bool = False

    def written(self) -> str:
        """The same in pandoc's syntax, whatever was typed into its parts."""
        prefix, locator, suffix = (
            line(part).translate(_TAME) for part in (self.prefix, self.locator, self.suffix)
        )
        return "".join(
            (
                f"{prefix} " if prefix else "",
                f"{'-' if self.suppress_author else ''}@{self.key}",
                f", {locator}" if locator else "",
                suffix if suffix.startswith(",") else f" {suffix}".rstrip(),
            )
        )


@dataclass(frozen=True, slots=True)
class Cluster:
    """One mark in a text: the sources it cites and the span it takes there."""

    cites: tuple[Cite, ...]
    start: int
    end: int


def is_key(text: str) -> bool:
    """Whether *text* can stand behind the @ of a mark."""
    return re.fullmatch(KEY, text) is not None


def cluster_text(cites: tuple[Cite, ...]) -> str:
    """A mark as it is written in Markdown."""
    return f"[{'; '.join(cite.written() for cite in cites)}]"


def parse_cluster(text: str) -> tuple[Cite, ...] | None:
    """The cites of a mark such as `[see @a, p. 4; @b]`, or None when it is not one."""
    cites: list[Cite] = []
    for part in text[1:-1].split(";"):
        found = _ITEM.match(part.strip())
        if found is None:
            return None
        prefix = found["prefix"].strip()
        if prefix and not found["prefix"][-1:].isspace():
            return None  # an e-mail address
        located = _LOCATOR.match(found["rest"])
        cites.append(
            Cite(
                key=found["key"],
                prefix=" ".join(prefix.split()),
                locator=" ".join(located["locator"].split()) if located else "",
                suffix=" ".join((located["suffix"] if located else found["rest"]).split()),
                suppress_author=bool(found["hide"]),
            )
        )
    return tuple(cites)


@lru_cache(maxsize=512)
def scan(text: str) -> tuple[Cluster, ...]:
    """Every mark in *text*, in order, leaving out what stands in code.

    Marks end with their paragraph, so each paragraph is looked through once and remembered.
    """
    if "@" not in text:
        return ()
    parts = text.split("\n\n")
    if any(map(_may_reach, parts)):
        parts = _without_blocks(text).split("\n\n")
    starts = accumulate((len(part) + 2 for part in parts), initial=0)
    found = [
        Cluster(mark.cites, mark.start + start, mark.end + start)
        for part, start in zip(parts, starts, strict=False)
        for mark in _marks_in(part)
    ]
    return tuple(found)


@lru_cache(maxsize=8192)
def _may_reach(paragraph: str) -> bool:
    """Whether it may be, or begin, code of several paragraphs."""
    return "```" in paragraph or "~~~" in paragraph or _has_indented(paragraph)


@lru_cache(maxsize=8192)
def _marks_in(paragraph: str) -> tuple[Cluster, ...]:
    found: list[Cluster] = []
    for match in CLUSTER.finditer(_without_spans(paragraph)) if "@" in paragraph else ():
        cites = parse_cluster(match["mark"])
        if cites is not None and len(match["slashes"]) % 2 == 0:
            found.append(Cluster(cites, match.start("mark"), match.end("mark")))
    return tuple(found)


def without_marks(text: str) -> str:
    """*text* with its marks taken out, for counting words and for descriptions."""
    kept: list[str] = []
    end = 0
    for cluster in scan(text):
        kept.append(text[end : cluster.start].rstrip(" \u00a0"))
        end = cluster.end
    return "".join((*kept, text[end:]))


@lru_cache(maxsize=4096)
def renamed(text: str, names: tuple[tuple[str, str], ...]) -> str:
    """*text* with the keys in its marks renamed, each old name by its new one, all at once.

    Nothing else changes: neither code, nor the rest of a mark.
    """
    new = dict(names)
    kept: list[str] = []
    end = 0
    for cluster in scan(text):
        if any(cite.key in new for cite in cluster.cites):
            parts = text[cluster.start : cluster.end].split(";")
            kept += (text[end : cluster.start], ";".join(_with_key(part, new) for part in parts))
            end = cluster.end
    return "".join((*kept, text[end:])) if kept else text


def _with_key(part: str, new: Mapping[str, str]) -> str:
    return _KEY_IN_MARK.sub(lambda found: f"@{new.get(found[1], found[1])}", part, count=1)


def cited_keys(article: Article) -> tuple[str, ...]:
    """Every key the article cites, once each, in order of first use."""
    seen: dict[str, None] = {}
    for _, text in article.proses():
        seen |= _keys_in(text)
    return tuple(seen)


@lru_cache(maxsize=512)
def _keys_in(text: str) -> dict[str, None]:
    """The keys that one text cites, in order; the dict is never written to."""
    return dict.fromkeys(cite.key for cluster in scan(text) for cite in cluster.cites)


def numbering(article: Article) -> dict[str, int]:
    """The number of every cited key that has a source: dense 1..n by first use.

    Two keys of one source share its number.
    """
    by_source: dict[str, int] = {}
    numbers: dict[str, int] = {}
    known = {cited.key: cited.source for cited in article.sources}
    for key in cited_keys(article):
        if key in known:
            numbers[key] = by_source.setdefault(known[key], len(by_source) + 1)
    return numbers


def missing_keys(article: Article) -> tuple[str, ...]:
    """Keys that are cited but name no source of the article."""
    known = {cited.key for cited in article.sources}
    return tuple(key for key in cited_keys(article) if key not in known)


def unused_keys(article: Article) -> tuple[str, ...]:
    """Keys of sources that are listed but cited nowhere."""
    cited = set(cited_keys(article))
    used = {each.source for each in article.sources if each.key in cited}
    return tuple(each.key for each in article.sources if each.source not in used)


def runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Numbers sorted and joined into inclusive runs: 1, 4, 3, 5 -> (1, 1), (3, 5)."""
    joined: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if joined and number == joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], number)
        else:
            joined.append((number, number))
    return tuple(joined)


def mark(numbers: tuple[int, ...]) -> str:
    """A numbered mark with runs of three and more collapsed: `[1,3–5]`."""
    parts: list[str] = []
    for first, last in runs(numbers):
        parts += [f"{first}–{last}"] if last - first > 1 else map(str, range(first, last + 1))
    return f"[{','.join(parts)}]"


def places(article: Article, keys: Mapping[str, object]) -> tuple[str, ...]:
    """Where any of *keys* is cited: the places of `Article.proses`, one per mark."""
    return tuple(
        place
        for place, text in article.proses()
        for cluster in scan(text)
        if any(cite.key in keys for cite in cluster.cites)
    )


def without_code(text: str) -> str:
    """*text*, as long as it was, with blanks where code stands."""
    return _without_spans(_without_blocks(text))


def _without_spans(text: str) -> str:
    return _CODE.sub(_blanks, text) if "`" in text else text


def _without_blocks(text: str) -> str:
    if "```" in text or "~~~" in text:
        text = _FENCE.sub(_blanks, text)
    return "\n".join(_without_indented(text.split("\n"))) if _has_indented(text) else text


def _has_indented(text: str) -> bool:
    return text.startswith(_INDENTS) or any(f"\n{indent}" in text for indent in _INDENTS)


def _without_indented(lines: list[str]) -> Iterator[str]:
    """The lines, blank where they are indented code and not the inside of a list."""
    in_list = in_code = False
    after_blank = True
    for each in lines:
        if each.startswith(_INDENTS):
            in_code = not in_list and (in_code or after_blank)
        elif each.strip():
            in_code = False
            in_list = bool(_LISTED.match(each)) or (in_list and not after_blank)
        after_blank = not each.strip()
        yield " " * len(each) if in_code else each


def _blanks(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
