"""References come into a library once each, and everything is reported."""

from __future__ import annotations

import builders
from builders import paper, source_id
from journal_desktop.app.references.taking import (
    completed,
    kept_both,
    read_if_references,
    sorted_out,
    take_references,
)
from journal_desktop.cite.reading import read
from journal_desktop.manuscript import form

BIB = """@article{page2021,
  title = {The PRISMA 2020 statement: an updated guideline for reporting systematic reviews},
  author = {Page, Matthew J.}, journal = {BMJ}, year = {2021}, doi = {10.1136/bmj.n71}}

@article{liu2020,
  title = {Use of CAR-Transduced Natural Killer Cells in CD19-Positive Lymphoid Tumors},
  author = {Liu, Enli and Marin, David}, year = {2020}, doi = {10.1056/NEJMoa1910607}}

@article{broken, title = {No end
"""


def sort(text, *known):
    return sorted_out(read(text), {each.id: each for each in known}, {each.key for each in known})


def test_what_is_new_gets_a_key_and_what_is_known_is_a_twin_with_what_differs():
    report = sort(BIB, paper("liu2020"), builders.source("page2021", "Something else", 2021))

    assert [each.key for each in report.new] == ["page2021a"]
    assert [(twin.known.key, twin.why) for twin in report.twins] == [("liu2020", "same DOI")]
    assert "author" in {each.variable for each in report.twins[0].differences}
    assert report.lines == (1,)
    assert [each.line for each in report.skipped] == [9]


def test_nothing_is_doubled_within_a_file_nor_by_a_second_import(workspace):
    library = workspace.library
    first = take_references(library, read(BIB + BIB.replace("broken", "again")))
    second = take_references(library, read(BIB))

    assert first.new == second.new == ()
    assert len(second.twins) == 2
    assert len(library.sources()) == len(builders.PAPERS)


def test_lines_of_a_source_list_are_taken_and_others_told():
    line = "Maude SL, Laetsch TW. Tisagenlecleucel in children. N Engl J Med. 2018;378(5):439-448."
    report = sort(f"{line}\n10.1136/bmj.n71\nnothing at all\n")

    assert sorted(each.year for each in report.new) == ["", "2018"]
    assert [(each.line, each.text) for each in report.skipped] == [(3, "nothing at all")]


def test_a_preprint_of_a_known_paper_is_new_and_linked_to_it():
    preprint = """@misc{pre, title = {Use of CAR-Transduced Natural Killer Cells in CD19-Positive
      Lymphoid Tumors}, author = {Liu, Enli}, year = 2019, doi = {10.1101/2019.12.11.872564}}"""
    report = sort(preprint, paper("liu2020"))

    assert report.twins == ()
    assert report.new[0].related == (source_id("liu2020"),)
    assert report.related == ((report.new[0].id, paper("liu2020")),)


def test_the_ways_out_are_edits_that_undo_takes_back(workspace, session):
    report = sort(BIB, *workspace.sources.values())
    before = dict(workspace.sources)
    twin = report.twins[0]
    workspace.edits.run(completed(twin), session)
    assert workspace.sources[twin.known.id].key == twin.known.key
    workspace.edits.run(kept_both([twin], workspace.known.keys), session)
    assert len(workspace.library.sources()) == len(before) + 1
    for _ in range(2):
        session.undo()

    assert workspace.sources == before
    assert {each.id: each for each in workspace.library.sources()} == before


def test_files_of_references_are_told_from_articles():
    assert read_if_references(BIB.encode())
    assert read_if_references(b"10.1136/bmj.n71\nPMID: 32023374\n")
    [skipped] = read_if_references(b"@article{broken, title={It never ends\n").skipped
    assert skipped.line == 1
    listed = read_if_references(b"For the review:\n10.1136/bmj.n71\nPMID: 32023374\nPMC12607298\n")
    assert len(listed.entries) == 3
    assert [each.text for each in listed.skipped] == ["For the review:"]
    for text in (
        form.write(builders.article()),
        "For the review:\n10.1136/bmj.n71\nPMID: 32023374\n",
        "# A title\n\nSome words [1].\n\n## Sources\n\n1. 10.1136/bmj.n71\n",
        "[A link](https://journal.example/) starts this text.\n",
        "",
    ):
        assert read_if_references(text.encode()) is None
