"""References on their way in."""

from __future__ import annotations

import pytest

from builders import paper
from journal_desktop.app.ports import Cancelled, Unheard
from journal_desktop.app.references import receiving
from journal_desktop.app.references.receiving import Part, receive
from journal_desktop.cite import reading
from journal_desktop.core.source import SourceStatus

BIB = """@article{a, title={GRADE: an emerging consensus}, doi={10.1136/bmj.39489.470347.AD}}
@article{b, title={The PRISMA 2020 statement}, doi={10.1136/bmj.n71}, year={2021}}
"""
KNOWN = {paper(key).id: paper(key) for key in ("grade2008", "liu2020")}


class Impatient:
    """Wants it ended after some steps."""

    def __init__(self, steps):
        self.left = steps

    def step(self, _done, _total, _what):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_each_part_is_compared_with_the_library_and_with_the_parts_before(tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text(BIB, encoding="utf-8")
    parts = (Part("refs.bib", path=path), Part("Pasted text", "10.1136/bmj.n71\nwhatever this is"))
    found = receive(parts, KNOWN, {"grade2008"}, Unheard())

    assert [each.key for each in receiving.new(found)] == ["b"]
    assert [(t.known.key, t.why) for t in receiving.twins(found)] == [
        ("grade2008", "same DOI"),
        ("b", "same DOI"),
    ]
    (line,) = receiving.lines(found)
    assert line == (
        "Pasted text, line 2: left out. It is no identifier and no reference format that this "
        "program knows. “whatever this is”"
    )


def test_a_file_that_can_not_be_read_costs_only_itself(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 40)
    parts = (
        Part("gone.bib", path=tmp_path / "gone.bib"),
        Part("photo.jpg", path=tmp_path / "photo.jpg"),
        Part("Pasted text", "10.1136/bmj.n71"),
    )
    found = receive(parts, {}, (), Unheard())

    assert [each.error is None for each in found] == [False, False, True]
    assert len(receiving.new(found)) == 1
    assert receiving.lines(found)[0].startswith("gone.bib: “gone.bib” can't be read.")


def test_what_was_read_is_not_read_again(tmp_path):
    part = Part("refs.bib", path=tmp_path / "gone.bib", read=reading.read(BIB))

    assert len(receive((part,), {}, (), Unheard())[0].report.new) == 2


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_it_can_be_ended(steps):
    with pytest.raises(Cancelled):
        receive((Part("x", BIB), Part("y", BIB)), {}, (), Impatient(steps))


def test_new_sources_are_checked_against_the_list_the_library_has(workspace):
    notice = (
        "Record ID,RetractionNature,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate\n"
        "1,Retraction,10.1136/bmj.n71,0,3/2/2026 0:00\n"
    )
    path = workspace.library.path.with_name("list.csv")
    path.write_text(notice, encoding="utf-8")
    receiving.auditing.take_notices(workspace.library, path)
    found = receive((Part("x", BIB),), {}, (), Unheard())
    (checked,) = receiving.audited(workspace.library, found)

    assert {each.key: each.status for each in checked.report.new} == {
        "a": SourceStatus.OK,
        "b": SourceStatus.RETRACTED,
    }


def test_plain_lines_and_formats_are_recognised():
    assert receiving.recognised(reading.read(BIB + "\nwhatever this is\n")) == (2, 1)
    assert receiving.recognised(reading.read("10.1136/bmj.n71\n10.1136/bmj.n71")) == (2, 0)


def test_files_of_references_are_told_from_articles(tmp_path):
    for name, words in (("refs.txt", BIB), ("article.txt", "A title\n\nSome prose, of bats.")):
        (tmp_path / name).write_text(words, encoding="utf-8")

    assert receiving.holds_references(tmp_path / "refs.txt")
    assert not receiving.holds_references(tmp_path / "article.txt")
    assert not receiving.holds_references(tmp_path / "gone.txt")
