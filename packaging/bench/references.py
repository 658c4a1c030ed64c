"""Reading reference files, next to the plain parser of each format on the same text."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import bibtexparser
import reference_texts as texts
import rispy
from measures import Measure

from journal_desktop.cite import bibtex, csl, endnote_xml, medline, pubmed, reading, ris
from journal_desktop.cite.values import Heard, Read

_MEDLINE = re.compile(r"^([A-Z]{2,4}) *- (.*(?:\n {6}.*)*)", re.MULTILINE)
_ENTRY = r"""@article{{key{n},
  author = {{Zhang, Li and M{{\"u}}ller, Anna K. and van der Berg, Jan and {{CAR-NK Study Group}}}},
  title = {{{{CAR-NK}} cells after treatment {n}: safety in \emph{{vivo}} and {{IFN}}-$\gamma$}},
  journal = {{Frontiers in Immunology}},
  year = {{{year}}},
  month = mar,
  volume = {{{n}}},
  pages = {{{n}--{last}}},
  issn = {{1664-3224}},
  keywords = {{cancer, immunotherapy}},
  abstract = {{{abstract}}}
}}

"""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how many entries of it are made, how it is read, and the peer that reads it."""

    name: str
    text: Callable[[int], str]
    read: Callable[[str, Heard], Read]
    peer_name: str
    peer: Callable[[str], object]


def bibtex_text(entries: int) -> str:
    """That many entries of BibTeX."""
    abstract = "Patients were followed up for a year after the infusion of the cells. " * 15
    return "".join(
        _ENTRY.format(n=n, year=1990 + n % 36, last=n + 9, abstract=abstract)
        for n in range(entries)
    )


FORMATS = [
    Format("BibTeX", bibtex_text, bibtex.read, "bibtexparser", bibtexparser.parse_string),
    Format("RIS", texts.ris, ris.read, "rispy", rispy.loads),
    Format("NBIB", texts.nbib, medline.read, "one pattern", _MEDLINE.findall),
    Format("PubMed XML", texts.pubmed, pubmed.read, "ElementTree", ET.fromstring),
    Format("EndNote XML", texts.endnote, endnote_xml.read, "ElementTree", ET.fromstring),
    Format("CSL-JSON", texts.csl, csl.read, "json", json.loads),
    Format("told by content, RIS", texts.ris, reading.read, "rispy", rispy.loads),
]


def measure(*, quick: bool) -> Iterator[Measure]:
    """Read a small file of each format, and a large one as well when not quick."""
    for form in FORMATS:
        yield _measured(form, 1_000, turns=3)
        if not quick:
            yield _measured(form, 50_000, turns=1)


def _measured(form: Format, entries: int, *, turns: int) -> Measure:
    text = form.text(entries)
    ours = [_timed(lambda: form.read(text, _go_on)) for _ in range(turns)]
    peer = [_timed(lambda: form.peer(text)) for _ in range(turns)]
    rate = entries / min(ours) * 1000
    name = f"{form.name}, {entries:,} entries ({rate:,.0f} a second)"
    return Measure(name, tuple(ours), tuple(peer), form.peer_name)


def _go_on(_done: int, _of: int) -> bool:
    return True


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
