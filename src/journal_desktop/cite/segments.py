"""Which stretches of a text are in which format, told by what they look like."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from journal_desktop.cite import medline, pasted, ris
from journal_desktop.cite.tagged import TAG

_START = re.compile(
    r"^[ \t\ufeff]*(?:"
    r"(?P<bibtex>@[A-Za-z]{1,30}\s{0,9}[{(])"
    r"|(?P<ris>TY[ \t]{1,3}[-–—](?=\s|$))"
    r"|(?P<wos>FN (?:Clarivate|Thomson|ISI)|PT [BJPS][ \t]*$)"
    r"|(?P<medline>PMID {0,3}- ?\d|PMC {0,3}- ?PMC\d|(?:OWN|STAT) {0,2}- ?[A-Z])"
    r"|(?P<xml><(?:\?xml\b|!DOCTYPE\b|Pubmed(?:ArticleSet|Article|BookArticle)\b|xml>|records>))"
    r"|(?P<endnote>%0[ \t]+\S)"
    r"|(?P<csl>\[\s*[\]{\[]|\{\s*[\"}])"
    r")",
    re.MULTILINE,
)
_ROOT = re.compile(r"<(PubmedArticleSet|PubmedArticle|PubmedBookArticle|xml|records)(?=[\s>])")
_ANY_ROOT = re.compile(r"<([A-Za-z][\w:.-]*)")
_BRACES = re.compile(
    r"(?<!\\)[{}]|^[ \t]*@[A-Za-z]{1,30}\s{0,9}[{(]"
    r"|^TY[ \t]{1,3}[-–—](?=\s|$)|^PMID- ?\d|^%0[ \t]+\S",
    re.MULTILINE,
)
_GAP = re.compile(r"\n[ \t]*\n\s*?(?=\S)")
_LINE = re.compile(r"[^\n]*")
_PREFACES = {
    "ris": ris.NOISE,
    "bibtex": re.compile(r"%.*|(?:This file was created with|Encoding:) .*|"),
}
_BLANKS = re.compile(r"[\s\ufeff]*")
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the text, in one format."""

    format: str
    start: int
    end: int


class _Marks:
    """Where lines are that begin a format: found once, as a text may hold thousands."""

    def __init__(self, text: str) -> None:
        found = [(each.start(), each.lastgroup or "") for each in _START.finditer(text)]
        self._starts = [start for start, _ in found]
        self._names = [name for _, name in found]
        self._others = [len(text)] * (len(found) + 1)
        for at in range(len(found) - 2, -1, -1):
            is_other = self._names[at + 1] != self._names[at]
            self._others[at] = self._starts[at + 1] if is_other else self._others[at + 1]
        self.is_closed = text[-1000:].rstrip()[-1:] in {"]", "}"}

    def after(self, place: int, name: str = "") -> int:
        """The first line from *place* on that begins another format than that; else the end."""
        at = bisect_left(self._starts, place)
        is_other = at < len(self._names) and self._names[at] != name
        return self._starts[at] if is_other else self._others[at]


def segments(text: str) -> Iterator[Segment]:
    """The text from its first to its last stretch, without the blanks between them."""
    marks = _Marks(text)
    place = _skipped(text, 0)
    while place < len(text):
        line_start = text.rfind("\n", 0, place) + 1
        found = _START.match(text, line_start)
        name = (found.lastgroup or "") if found else "pasted"
        if name == "xml":
            name = _xml(text, place)
        end = max(_end(name, text, place, marks), place + 1)
        if name == "pasted" and (following := _START.match(text, end)):
            end = _before_preface(text, line_start, end, following.lastgroup or "")
            if end == line_start:  # nothing but the preface of what follows
                name = following.lastgroup or ""
                end = max(_end(name, text, following.start(), marks), place + 1)
        yield Segment(name, line_start, end)
        place = _skipped(text, end)


def _before_preface(text: str, start: int, end: int, name: str) -> int:
    """Where the lines begin that a format, or who exports it, writes before its records."""
    preface = _PREFACES.get(name)
    while preface and end > start:
        line_start = text.rfind("\n", start, end - 1) + 1 or start
        if not preface.fullmatch(text[line_start:end].strip()):
            break
        end = line_start
    return end


def _skipped(text: str, place: int) -> int:
    """The place of the next character that is not blank."""
    found = _BLANKS.match(text, place)
    return found.end() if found else place


def _end(name: str, text: str, place: int, marks: _Marks) -> int:
    if name in _ENDS:
        return _ENDS[name](text, place, marks)
    after = marks.after(_line_end(text, place), "" if name == "pasted" else name)
    if name == "pasted":
        return after
    return _gap_end(text, place, after, _is_no_tag if name == "medline" else _is_identifier)


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _bibtex_end(text: str, place: int, _marks: _Marks) -> int:
    """After the last entry: where something follows that is neither entry nor comment."""
    depth = 0
    for found in _BRACES.finditer(text, place):
        sign = found[0].lstrip()
        if sign[0] == "@":
            depth = 1 if sign[-1] == "{" else 0
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
            if depth == 0 and (following := _foreign(text, found.end())):
                return following
        else:
            return found.start()
    return len(text)


def _foreign(text: str, place: int) -> int:
    """Where the text after an entry begins, if it is no entry and no comment; else 0."""
    while (place := _skipped(text, place)) < len(text) and text[place] in ",%}":
        place = place + 1 if text[place] != "%" else _line_end(text, place)
        if text.startswith("%0 ", place):
            return place
    return place if place < len(text) and text[place] != "@" else 0


def _ris_end(text: str, place: int, marks: _Marks) -> int:
    """After the last ER that is not followed by another record, or where something else begins."""
    limit = marks.after(_line_end(text, place), "ris")
    for end in ris.END.finditer(text, place, limit):
        following = _past_noise(text, end.end(), limit)
        if following < limit and not ris.START.match(text, following):
            limit = following
            break
    return _gap_end(text, place, limit, _is_identifier)


def _past_noise(text: str, place: int, limit: int) -> int:
    """The start of the next line that is more than a database's numbering of records."""
    while place < limit:
        place = _line_end(text, place)
        words = _line_at(text, place)
        if words.strip() and not ris.NOISE.fullmatch(words):
            return place
    return limit


def _csl_end(text: str, place: int, marks: _Marks) -> int:
    after = marks.after(_line_end(text, place), "csl")
    if after == len(text) and marks.is_closed:
        return after
    try:
        return _DECODER.raw_decode(text, place)[1]
    except (ValueError, RecursionError):
        return after


def _gap_end(text: str, place: int, limit: int, is_end: Callable[[str], bool]) -> int:
    """The line after an empty one where something else begins, if that is before the limit."""
    for gap in _GAP.finditer(text, place, limit):
        if is_end(_line_at(text, gap.end())):
            return gap.end()
    return limit


def _line_at(text: str, place: int) -> str:
    found = _LINE.match(text, place)
    return found[0] if found else ""


def _is_no_tag(words: str) -> bool:
    return medline.TAG.match(words) is None


def _is_identifier(words: str) -> bool:
    return not TAG.match(words) and bool(pasted.identified(words))


def _xml(text: str, place: int) -> str:
    """Which XML it is, by its outermost element."""
    head = text[place : place + 20000]
    found = _ROOT.search(head)
    if found is None:
        return "xml"
    return "pubmed" if found[1].startswith("Pubmed") else "endnote_xml"


def _xml_end(text: str, place: int, _marks: _Marks) -> int:
    """After the end of the outermost element; the end of the text where it is missing."""
    head = text[place : place + 20000]
    found = _ROOT.search(head) or _ANY_ROOT.search(head)
    if found is None:
        return _line_end(text, place)
    close = text.find(f"</{found[1]}>", place)
    return close + len(found[1]) + 3 if close >= 0 else len(text)


_ENDS: dict[str, Callable[[str, int, _Marks], int]] = {
    "bibtex": _bibtex_end,
    "ris": _ris_end,
    "csl": _csl_end,
    "pubmed": _xml_end,
    "endnote_xml": _xml_end,
    "xml": _xml_end,
}
