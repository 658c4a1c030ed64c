"""The sources of a text: numbered entries merged, keyed and ready to be cited."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from journal_desktop.core.article import CitedSource
from journal_desktop.core.ids import SourceId, new_id
from journal_desktop.core.source import Source, SourceStatus
from journal_desktop.intake import references
from journal_desktop.intake.identifiers import Identifiers
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Paragraph
from journal_desktop.intake.references import Reference

_NUMBER = re.compile(r"\s*(?:\[(\d{1,3})\][:.]?|(\d{1,3})[.)])\s+(?=\S)")
_RAISED = re.compile(r"\s*([⁰¹²³⁴-⁹]{1,3})\s?(?=\S)")
_BULLET = re.compile(r"\s*[-*+•]\s+(?=\S)")
_ADDRESS = re.compile(r"\s*<?(?:https?://|www\.|doi:|10\.\d{4,9}/)\S+\s*$", re.IGNORECASE)
_EVIDENT = re.compile(
    r"https?://|\bdoi\b|\b10\.\d{4,9}/|\bPMID|\bPMC\d|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_LOOSE = re.compile(r"\[\d{1,3}\]\s+\S")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LETTERS = re.compile(r"[a-z]+")
_UNFOLDED = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a source list; `label` is its number or the label of its footnote."""

    line: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sources in their order, and the citation key of every label."""

    sources: tuple[Source, ...]
    keys: Mapping[str, str]

    @property
    def numbered(self) -> dict[int, str]:
        """The citation key of every numbered source."""
        return {int(label): key for label, key in self.keys.items() if label.isdecimal()}

    @property
    def cited(self) -> tuple[CitedSource, ...]:
        """The sources as an article lists them."""
        return tuple(CitedSource(source.key, source.id) for source in self.sources)


def is_loose(paragraph: Paragraph) -> bool:
    """Whether a paragraph outside the source list is an entry of one: "[1] Title. 2025."."""
    return all(_LOOSE.match(line) and _EVIDENT.search(line) for line in paragraph.text.splitlines())


def entries(paragraphs: Sequence[Paragraph]) -> tuple[list[Entry], list[Paragraph]]:
    """The entries under a heading such as "Sources", and the paragraphs that are none."""
    found: list[Entry] = []
    others: list[Paragraph] = []
    is_numbered = any(_NUMBER.match(each.text) for each in paragraphs)
    for each in paragraphs:
        for line, text in _pieces(each):
            label, words, is_marked = _labelled(text)
            continues = bool(found) and not is_marked
            if each.level or each.is_code:
                others.append(Paragraph(line, text, each.level, each.is_code))
            elif continues and (_ADDRESS.match(text) or line > each.line):
                found[-1] = replace(found[-1], text=f"{found[-1].text} {text.strip()}")
            elif is_marked or _is_entry(words, is_numbered=is_numbered):
                found.append(Entry(line, label, words))
            else:
                others.append(replace(each, line=line, text=text))
    return found, others


def shelved(listed: Iterable[Entry], notebook: Notebook) -> Shelf:
    """The sources that the entries name; two entries for one source become one."""
    kept: list[tuple[Entry, Reference]] = []
    known: dict[tuple[str, str], int] = {}
    places: dict[str, int] = {}
    for entry in listed:
        reference = references.parse(entry.text)
        place = next((known[name] for name in _names(reference) if name in known), len(kept))
        if place < len(kept):
            kept[place] = (kept[place][0], _merged(kept[place][1], reference))
        else:
            kept.append((entry, reference))
        known |= dict.fromkeys(_names(reference), place)
        if entry.label and places.setdefault(entry.label, place) != place:
            notebook.kept(
                entry.line,
                entry.text,
                f"Number {entry.label} is given to two sources; marks point to the first.",
            )
    keys = _keys([reference for _, reference in kept])
    sources = [_source(reference, key) for (_, reference), key in zip(kept, keys, strict=True)]
    for entry, reference in kept:
        if not reference.is_certain:
            notebook.kept(
                entry.line,
                entry.text,
                "The whole line became the title of this source; please sort out its parts.",
            )
    return Shelf(tuple(sources), {label: keys[n] for label, n in places.items()})


def looks_like_reference(text: str) -> bool:
    """Whether a footnote is a source and not a note."""
    reference = references.parse(text)
    few = len(text.split()) <= 60
    return few and (bool(reference.ids) or (reference.is_certain and bool(reference.title)))


def _pieces(paragraph: Paragraph) -> list[tuple[int, str]]:
    if paragraph.is_code:
        return [(paragraph.line, paragraph.text)]
    lines = paragraph.text.splitlines()
    return [(n, line) for n, line in enumerate(lines, paragraph.line) if line.strip()]


def _labelled(text: str) -> tuple[str, str, bool]:
    """The number of an entry, its words, and whether it has a number or a bullet."""
    if found := _NUMBER.match(text):
        return str(int(found[1] or found[2])), text[found.end() :].strip(), True
    if found := _RAISED.match(text):
        return str(int(found[1].translate(_RAISED_DIGITS))), text[found.end() :].strip(), True
    if found := _BULLET.match(text):
        words = text[found.end() :].strip()
        label, inner, _ = _labelled(words) if _NUMBER.match(words) else ("", words, True)
        return label, inner, True
    return "", text.strip(), False


def _is_entry(words: str, *, is_numbered: bool) -> bool:
    if _EVIDENT.search(words):
        return True
    return not is_numbered and len(words) <= 200 and not words.endswith((":", "?"))


def _names(reference: Reference) -> list[tuple[str, str]]:
    """By what a source is known again: its identifiers, or title and year."""
    ids = reference.ids
    named = [("doi", ids.doi.casefold()), ("pmcid", ids.pmcid), ("pmid", ids.pmid)]
    if title := _bare(reference.title):
        named.append((title, reference.year))
    elif ids.url:
        named.append(("url", ids.url))
    return [name for name in named if name[1] or name[0] == title]


def _merged(one: Reference, other: Reference) -> Reference:
    """Both renditions as one, the parts told apart before those that are not."""
    first, second = (one, other) if one.is_certain or not other.is_certain else (other, one)
    names = ("authors", "year", "kind", "host", "volume", "issue", "page", "note")
    ids = Identifiers(
        **{
            name: getattr(first.ids, name) or getattr(second.ids, name)
            for name in ("url", "doi", "pmid", "pmcid", "others")
        }
    )
    parts = {name: getattr(first, name) or getattr(second, name) for name in names}
    lost = [second.title] if _bare(second.title) != _bare(first.title) else []
    lost += [
        getattr(second, name)
        for name in ("year", "kind", "host", "volume", "issue", "page", "note")
        if getattr(second, name).casefold() not in ("", parts[name].casefold())
    ]
    lost += [u for u in (second.ids.url,) if u not in ("", ids.url)]
    parts["note"] = " ".join(filter(None, (parts["note"], *lost)))
    return replace(first, ids=ids, **parts)


def _source(reference: Reference, key: str) -> Source:
    is_preprint = "preprint" in reference.kind.casefold()
    return Source(
        SourceId(new_id()),
        key,
        references.item(reference),
        kind=reference.kind,
        peer_reviewed=reference.peer_reviewed,
        status=SourceStatus.PREPRINT if is_preprint else SourceStatus.UNCHECKED,
    )


def _keys(listed: Sequence[Reference]) -> list[str]:
    """Citation keys, one each: `li2025`, `chimeric2025`, `chimeric2025-2`."""
    found: dict[str, None] = {}
    last: dict[str, int] = {}
    for reference in listed:
        stem = _stem(reference)
        key = stem
        while key in found:
            last[stem] = last.get(stem, 1) + 1
            key = f"{stem}-{last[stem]}"
        found[key] = None
    return list(found)


def _stem(reference: Reference) -> str:
    """Family name or first long word, and the year."""
    if reference.authors:
        stem = _folded(reference.authors[0]["family"]).replace(" ", "")
    else:
        words = _folded(reference.title).split()
        stem = next((word for word in words if len(word) > 4), max(words, key=len, default=""))
    return f"{stem[:30] or 'source'}{reference.year}"


def _folded(text: str) -> str:
    """Lower-case ASCII words."""
    folded = unicodedata.normalize("NFKD", text[:300].casefold().translate(_UNFOLDED))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(_LETTERS.findall(plain))


def _bare(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum())
