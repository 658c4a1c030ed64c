"""Our items beside those of citation-js and Manubot; the table is that of docs/citations.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal_desktop.cite.bibtex import read

FOLDER = Path(__file__).parents[3].parent / "shared" / "data" / "references"
JS = FOLDER / "citation-js"
MANUBOT = FOLDER / "manubot"

NOT_COMPARED = {"id", "citation-key", "custom", "keyword"}
"""The key is the source's, keywords are its tags, and `custom` holds other fields of ours."""

DIFFERENCES = {
    "A language is the code that CSL asks for, not its name.": """
        biblatex/renner:single language
        biblatex/renner:chapter language
        biblatex/winklerprins:entry language
        biblatex/winklerprins:entire language
        biblatex/gowers:book language
        biblatex/yakovlev:thesis language
        biblatex/terano:thesis language
        langid/Valle2023 language""",
    "A name wholly in braces is an organisation (`literal`), not a family.": """
        biblatex/radboud:manual author
        literals/b author
        an author in braces/myarticle author
        howpublished/guidelinesdigedition author
        escaped and/a author""",
    "The number of proceedings in a series counts in the series; it is no issue.": """
        biblatex/swat4hcls:paper collection-number
        biblatex/swat4hcls:paper issue
        bibtex/InProceedings collection-number
        bibtex/InProceedings issue
        a complete inproceedings/InProceedings collection-number
        a complete inproceedings/InProceedings issue""",
    "A genre is words for readers, not BibLaTeX's word for it; a report needs none.": """
        biblatex/tesla:patent genre
        biblatex/doerr:report genre
        biblatex/spruijt_characterizing_2022 genre
        biblatex/willighagen2008 genre""",
    "The number of a thesis is kept.": "biblatex/terano:thesis number",
    "A comma with nothing after it makes no suffix.": "biblatex/doerr:report author",
    "Space at the end of a title is no part of it.": "escaped characters/ligature title",
    "A formula's exponent is raised by markup, as every style can show it.": "math/math title",
    "A command of one publisher's system stands as it was, with a remark.": "commands/c title",
    "Addresses are kept as they are written.": """
        uri/a URL
        uri/c URL""",
    "A part of a name that holds an equals sign is kept.": "nameparts/b author",
    "A word that begins with a capital is no particle.": "nameparts/e author",
    "A name without any part is left out.": "nameparts/g author",
    "The word “and” parts names unless braces hold it.": "escaped and/b author",
    "CSL has no ORCID for authors; the field is kept with the others.": """
        orcid/10.1111_icad.12730 author""",
    "Where both are given, the address is the publisher's and the location the event's.": """
        uppercase and/10.1145/1499402.1499562 event-place
        uppercase and/10.1145/1499402.1499562 publisher-place""",
    "The expected record was looked up on the network; the entry says no more.": """
        manubot/doi:10.7554/elife.32822 DOI
        manubot/doi:10.7554/elife.32822 ISSN
        manubot/doi:10.7554/elife.32822 PMCID
        manubot/doi:10.7554/elife.32822 PMID
        manubot/doi:10.7554/elife.32822 URL
        manubot/doi:10.7554/elife.32822 abstract
        manubot/doi:10.7554/elife.32822 accessed
        manubot/doi:10.7554/elife.32822 issued
        manubot/doi:10.7554/elife.32822 publisher
        manubot/doi:10.7554/elife.32822 source""",
    "A year is a number.": "manubot/noauthor_techblog:_nodate accessed",
}


def pairs() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Each text with its name and the items that are expected of it."""
    for name in ("biblatex", "bibtex"):
        text = (JS / f"plugin-bibtex__mapping__{name}-input.bib").read_text("utf-8")
        yield name, text, parsed(JS / f"plugin-bibtex__mapping__{name}-csl.json")
    for title, (given, expected) in parsed(JS / "plugin-bibtex__input.json")[
        "@biblatex/text"
    ].items():
        name = title.removeprefix("with ")
        path = JS / f"plugin-bibtex__input__{name}.bib"
        yield name, given or path.read_text("utf-8"), expected
    text = (MANUBOT / "bibliographies__bibliography.bib").read_text("utf-8")
    yield "manubot", text, parsed(MANUBOT / "bibliographies__bibliography.json")


def parsed(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def differences() -> Iterator[str]:
    """What differs, as "file/key variable"."""
    for name, text, expected in pairs():
        found = read(text, lambda _done, _of: True)
        assert not found.skipped
        for entry, theirs in zip(found.entries, expected, strict=True):
            ours = entry.source.csl
            yield from (
                f"{name}/{entry.source.key} {variable}"
                for variable in (ours.keys() | theirs.keys()) - NOT_COMPARED
                if ours.get(variable) != theirs.get(variable)
            )


def test_entries_become_what_other_programs_make_of_them():
    if not FOLDER.is_dir():
        pytest.skip("the reference files of other programs are not here")
    named = {line.strip() for lines in DIFFERENCES.values() for line in lines.strip().splitlines()}

    assert set(differences()) == named


def test_the_differences_are_documented():
    text = (Path(__file__).parents[3] / "docs" / "citations.md").read_text("utf-8")
    words = " ".join(text.split())

    assert [reason for reason in DIFFERENCES if reason not in words] == []
