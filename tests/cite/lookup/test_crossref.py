"""What Crossref says became of a paper."""

from __future__ import annotations

import pytest

import loopback
from journal_desktop.cite.lookup import crossref
from journal_desktop.core.source import SourceStatus


def updated(*notices):
    """The record of a paper with those notices about it."""
    return crossref.found(
        loopback.work(loopback.CSL_SURGISPHERE, **{"updated-by": list(notices)})["message"]
    )


def notice(nature, source="publisher"):
    return {
        "DOI": "10.1056/nejmc2021225",
        "type": nature,
        "source": source,
        "updated": {"date-parts": [[2020, 6, 4]]},
    }


def test_a_retraction_is_told_with_its_day_and_who_says_so():
    found = crossref.found(loopback.WORK_SURGISPHERE["message"])

    assert found.source.status is SourceStatus.RETRACTED
    assert (found.source.status_origin, found.source.status_date) == ("Crossref", "2020-06-04")
    assert found.remarks == ("Retracted (Crossref, 2020-06-04), see 10.1056/nejmc2021225.",)


def test_retraction_watch_is_named():
    found = updated(notice("retraction", "retraction-watch"))

    assert found.source.status_origin == "Retraction Watch"


@pytest.mark.parametrize(
    ("nature", "status"),
    [
        ("correction", SourceStatus.CORRECTED),
        ("erratum", SourceStatus.CORRECTED),
        ("corrigendum", SourceStatus.CORRECTED),
        ("partial_retraction", SourceStatus.CORRECTED),
        ("expression_of_concern", SourceStatus.CONCERN),
        ("withdrawal", SourceStatus.RETRACTED),
        ("removal", SourceStatus.RETRACTED),
        ("new_version", SourceStatus.UNCHECKED),
        ("addendum", SourceStatus.UNCHECKED),
        ("something else", SourceStatus.UNCHECKED),
    ],
)
def test_each_notice_is_no_more_than_it_says(nature, status):
    assert updated(notice(nature)).source.status is status


def test_the_gravest_notice_counts_and_all_are_told():
    found = updated(notice("correction"), notice("retraction"))

    assert found.source.status is SourceStatus.RETRACTED
    assert len(found.remarks) == 2


def test_a_notice_is_not_taken_for_the_paper_that_it_is_about():
    message = loopback.work(
        loopback.CSL_SURGISPHERE | {"title": "Retraction: Cardiovascular Disease, Drug Therapy"}
    )["message"]
    message["update-to"] = [{"DOI": "10.1056/NEJMoa2007621", "type": "retraction"}]
    found = crossref.found(message)

    assert found.source.status is not SourceStatus.RETRACTED
    assert found.remarks == ("It is itself a notice (retraction) about 10.1056/nejmoa2007621.",)


def test_a_posted_preprint_is_one():
    posted = {"type": "posted-content", "subtype": "preprint"}
    found = crossref.found(loopback.work(loopback.CSL_SCI_HUB | posted)["message"])

    assert found.source.text("type") == "article"
    assert found.source.status is SourceStatus.PREPRINT
    assert found.source.peer_reviewed is None


def test_a_subtitle_follows_its_title_once():
    message = loopback.WORK_SCI_HUB["message"]
    both = crossref.found(message | {"title": ["Testing treatments"], "subtitle": ["a guide"]})
    same = crossref.found(message | {"title": ["Trials: a guide"], "subtitle": ["A guide"]})

    assert both.source.title == "Testing treatments: a guide"
    assert same.source.title == "Trials: a guide"


@pytest.mark.parametrize("odd", [None, 3, "x", {}, [None, 3, {"type": []}], {"has-preprint": 3}])
def test_odd_shapes_are_passed_over(odd):
    message = loopback.WORK_SCI_HUB["message"]
    odd_parts = {"updated-by": odd, "update-to": odd, "relation": odd, "subtitle": odd}
    found = crossref.found(message | odd_parts)

    assert found.source.status is SourceStatus.UNCHECKED
    assert found.relations == ()
