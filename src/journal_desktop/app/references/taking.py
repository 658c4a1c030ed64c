"""References taken into a library: new ones with a key, and those it has already told apart."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from journal_desktop import encodings
from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.cite import reading
from journal_desktop.cite.pasted import UNKNOWN
from journal_desktop.cite.segments import segments
from journal_desktop.cite.values import Entry, Heard, Read, Skipped
from journal_desktop.core import merging
from journal_desktop.core.citations import is_key
from journal_desktop.core.duplicates import Index, Kinship
from journal_desktop.core.ids import SourceId, new_id
from journal_desktop.core.keys import citation_key
from journal_desktop.core.merging import Difference, Side
from journal_desktop.core.source import Source
from journal_desktop.intake import references
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library

_MAX_LIST = 200_000
"""So many bytes of identifiers are more than anybody pastes."""
_AMONG = 3
"""A list has at least so many references for each line that is none."""

_EVERY = 100


@dataclass(frozen=True, slots=True)
class Twin:
    """A reference that the library, or the file before it, has already; and what differs."""

    line: int
    known: Source
    read: Source
    why: str
    differences: tuple[Difference, ...]

    @property
    def brings_nothing(self) -> bool:
        """Whether merging it into what is known would change nothing."""
        joined = merging.merged(self.known, self.read, dict.fromkeys(self._variables, "mine"))
        return not self.differences and joined.item == self.known.item

    @property
    def _variables(self) -> tuple[str, ...]:
        return tuple(each.variable for each in self.differences)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of everything that was read.

    `lines` are those of the `new` sources; `related` names, by the id of a new source, another
    version of it that the library has; `remarks` are lines with what was not understood there.
    """

    format: str
    new: tuple[Source, ...] = ()
    lines: tuple[int, ...] = ()
    twins: tuple[Twin, ...] = ()
    related: tuple[tuple[SourceId, Source], ...] = ()
    remarks: tuple[tuple[int, str], ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether its format is known, and nothing of it could be read."""
        return bool(self.format and self.skipped and not (self.new or self.twins))


def sorted_out(
    read: Read,
    known: Mapping[SourceId, Source],
    keys: Container[str] = (),
    heard: Heard | None = None,
) -> Report:
    """What of *read* is new to a library that has the sources *known* and whose *keys* are taken.

    Nothing is changed; this is work for a thread of its own. When *heard* ends it, what comes
    later in the file is in no part of the report.
    """
    entries, skipped = _with_plain_lines(read)
    work = _Sorting(known, keys)
    for number, entry in enumerate(entries):
        if heard and number % _EVERY == 0 and not heard(number, len(entries)):
            break
        work.take(entry)
    return Report(
        format=read.format,
        new=tuple(work.new),
        lines=tuple(work.lines),
        twins=tuple(work.twins),
        related=tuple(work.related),
        remarks=tuple((each.line, remark) for each in entries for remark in each.remarks),
        skipped=skipped,
    )


def take_references(library: Library, read: Read) -> Report:
    """Keep what *read* has that is new to the library."""
    known = {each.id: each for each in library.sources()}
    keys = {key for each in known.values() for key in (each.key, *each.aliases)}
    report = sorted_out(read, known, keys)
    if report.new:
        library.save_sources(report.new)
    return report


def kept_both(twins: Iterable[Twin], keys: Container[str]) -> LibraryEdit:
    """The edit that keeps twins as sources of their own all the same."""
    new: list[Source] = []
    for twin in twins:
        named = _named(twin.read, keys, {each.key for each in new})
        new.append(replace(named, id=SourceId(new_id())))
    return LibraryEdit("Keep both", "add-sources", after=tuple(new))


def completed(twin: Twin, choices: Mapping[str, Side] | None = None) -> LibraryEdit:
    """The edit that merges what was read into the source that the library has."""
    joined = merging.merged(twin.known, twin.read, choices)
    joined = replace(joined, aliases=twin.known.aliases, absorbed=twin.known.absorbed)
    return LibraryEdit(f"Complete {twin.known.key}", "bulk", before=(twin.known,), after=(joined,))


def read_if_references(data: bytes) -> Read | None:
    """What *data* holds if it is references and no article: told by how it begins.

    A text of identifiers is references where every line is one, but for a heading or a note among
    several; a file of BibTeX is, even when no entry of it could be read.
    """
    text, _ = encodings.decoded(data)
    first = next(segments(text), None)
    if first is None or form.is_form(text) or first.format == "xml":
        return None
    if first.format == "pasted" and len(data) > _MAX_LIST:
        return None
    found = reading.read(data)
    entries, others = _with_plain_lines(found)
    is_list = first.format != "pasted" or len(entries) >= _AMONG * len(others)
    is_read = found.entries or first.format == "bibtex"
    return found if is_read and is_list else None


class _Sorting:
    """Goes through entries one by one, each compared with the library and those before it."""

    def __init__(self, known: Mapping[SourceId, Source], keys: Container[str]) -> None:
        self._known = dict(known)
        self._keys = keys
        self._mine: set[str] = set()
        self._index = Index(known.values())
        self.new: list[Source] = []
        self.lines: list[int] = []
        self.twins: list[Twin] = []
        self.related: list[tuple[SourceId, Source]] = []

    def take(self, entry: Entry) -> None:
        """Put one entry where it belongs."""
        read = entry.source
        match = self._index.twin(read)
        other = self._known[match.other] if match else self._known.get(read.id)
        if other is not None and (match is None or match.kinship is Kinship.SAME):
            differing = merging.differences(other, read)
            why = match.why if match else "same source"
            self.twins.append(Twin(entry.line, other, read, why, differing))
            return
        read = _named(read, self._keys, self._mine)
        if other is not None:
            read = replace(read, related=(*read.related, other.id))
            self.related.append((read.id, other))
        self._mine.add(read.key)
        self._known[read.id] = read
        self._index.add(read)
        self.new.append(read)
        self.lines.append(entry.line)


def _named(source: Source, *taken: Container[str]) -> Source:
    """The source with a key that is its own: that of its file where it can be had."""
    if is_key(source.key) and all(source.key not in each for each in taken):
        return source
    return replace(source, key=citation_key(source, _Either(taken)))


class _Either(Container[str]):
    """What any of several containers holds."""

    def __init__(self, parts: tuple[Container[str], ...]) -> None:
        self._parts = parts

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and any(key in each for each in self._parts)


def _with_plain_lines(read: Read) -> tuple[tuple[Entry, ...], tuple[Skipped, ...]]:
    """The entries, with lines written as in a source list, and what is then still left out."""
    entries = list(read.entries)
    skipped: list[Skipped] = []
    for each in read.skipped:
        source = _source_of(each.text) if each.why == UNKNOWN else None
        if source is None:
            skipped.append(each)
        else:
            entries.append(Entry(source, each.line))
    return tuple(sorted(entries, key=lambda entry: entry.line)), tuple(skipped)


def _source_of(line: str) -> Source | None:
    """The source that a line of a source list tells of, where its parts can be told apart."""
    found = references.parse(line)
    if not found.title or not (found.ids or (found.is_certain and found.year)):
        return None
    return Source(
        SourceId(new_id()),
        "",
        references.item(found),
        kind=found.kind,
        peer_reviewed=found.peer_reviewed,
    )
