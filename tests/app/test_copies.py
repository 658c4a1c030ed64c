from dataclasses import replace
from datetime import date

import builders
from journal_desktop.app.copies import copy_of
from journal_desktop.core.article import ChangeKind, ChangeNote, Seo
from journal_desktop.core.status import Status

ORIGINAL = builders.article(
    status=Status.PUBLISHED,
    edition=3,
    updated=date(2026, 7, 1),
    last_reviewed=date(2026, 7, 2),
    change_notes=(ChangeNote(2, date(2026, 7, 1), ChangeKind.CORRECTION, "A figure."),),
    seo=Seo(description="About cells", canonical="https://journal.example/cells/"),
)


def test_a_copy_says_the_same_under_ids_of_its_own():
    copy = copy_of(ORIGINAL, ())
    assert [text for _, text in copy.proses()] == [text for _, text in ORIGINAL.proses()]
    assert copy.sources == ORIGINAL.sources
    assert [replace(s, id="") for s in copy.sections] == [
        replace(s, id="") for s in ORIGINAL.sections
    ]

    def ids(article):
        return {article.id, *(block.id for block in (*article.sections, *article.questions))}

    assert len(ids(copy)) == 7
    assert ids(copy).isdisjoint(ids(ORIGINAL))


def test_a_copy_claims_nothing_that_only_the_original_went_through():
    copy = copy_of(ORIGINAL, ())
    assert (copy.status, copy.edition, copy.change_notes) == (Status.DRAFT, 1, ())
    assert (copy.published, copy.updated, copy.last_reviewed) == (None, None, None)
    assert copy.seo == Seo(description="About cells")


def test_a_copy_has_a_title_and_a_slug_that_nobody_else_has():
    article = builders.article(title="Cells")
    assert copy_of(article, ()).title == "Cells (copy)"
    assert copy_of(article, {"cells-copy"}).slug == "cells-copy-2"


def test_a_copy_of_what_has_no_title_has_none():
    copy = copy_of(builders.blank(title=" "), {""})
    assert (copy.title, copy.slug) == ("", "")
