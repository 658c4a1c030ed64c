"""References as text for elsewhere."""

from __future__ import annotations

import pytest

from builders import paper
from journal_desktop.app.ports import Cancelled, Unheard
from journal_desktop.app.references import text as reference_text
from journal_desktop.cite import reading
from journal_desktop.core.errors import PublishError, StyleError
from journal_desktop.core.printed import Printed, PrintedEntry

PAPERS = tuple(paper(key) for key in ("liu2020", "grade2008", "prisma2020"))


class Plain:
    """A style that prints titles in italics."""

    drops_locators = False

    def printed(self, clusters, sources):
        (cite,) = clusters[0]
        source = sources[cite.key]
        entry = PrintedEntry(source.id, "1.", f"<i>{source.title}</i> &amp; more")
        return Printed("plain", entries=(entry,))


class Missing:
    """A style whose engine is not there."""

    drops_locators = False

    def printed(self, clusters, sources):
        raise StyleError("The engine is not installed.", "Install it.")


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl"])
def test_every_format_reads_back(form):
    text = reference_text.written(PAPERS, form, Unheard())
    read = [entry.source for entry in reading.read(text).entries]

    assert [each.doi.lower() for each in read] == [each.doi.lower() for each in PAPERS]
    assert [each.key for each in read] == [each.key for each in PAPERS]


def test_it_can_be_ended():
    class Impatient:
        def step(self, *_told):
            raise Cancelled

    with pytest.raises(Cancelled):
        reference_text.written(PAPERS, "ris", Impatient())


def test_printed_references_in_the_order_given_as_page_and_as_text():
    printed = reference_text.entries(reversed(PAPERS), Plain())

    assert reference_text.html(printed).startswith("<p><i>The PRISMA 2020")
    assert reference_text.plain(printed).splitlines()[0].endswith("reviews & more")


def test_without_an_engine_who_what_when_and_where_are_said():
    (words,) = reference_text.entries(PAPERS[:1], Missing())

    for part in ("Liu E", "Use of CAR-Transduced", "2020", "N Engl J Med", "10.1056/NEJMoa1910607"):
        assert part in words


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "refs.bib"
    reference_text.save("ä\n", target)
    assert target.read_bytes() == "ä\n".encode()
    with pytest.raises(PublishError):
        reference_text.save("x", tmp_path / "no such folder" / "refs.bib")
    assert list(tmp_path.iterdir()) == [target]
