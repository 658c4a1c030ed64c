"""The references of a published article, in the formats that reference managers read."""

from __future__ import annotations

from journal_desktop.cite.writing import bibtex, csl, ris
from journal_desktop.core.source import Source


def reference_files(sources: tuple[Source, ...]) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of each file, in the order of names."""
    return (
        ("references.bib", bibtex.written(sources).encode()),
        ("references.json", csl.written(sources).encode()),
        ("references.ris", ris.written(sources).encode()),
    )
