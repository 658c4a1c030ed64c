"""All answers as one, and as a library keeps it."""

from __future__ import annotations

import pytest

import loopback
from journal_desktop.cite.lookup import crossref, found
from journal_desktop.cite.lookup.exchange import Request, Service
from journal_desktop.cite.lookup.found import Absent, Found, Kind, Problem, Relation, Step
from journal_desktop.core.source import Source, SourceStatus, csl_text

TODAY = "2026-11-22"


def record(service=Service.DOI, *, item=None, **fields):
    source = Source("1", "", csl_text(item or {"type": "article-journal", "title": "A"}), **fields)
    return step(service, Found(source, (service.value,)))


def step(service, answer):
    return Step(Request(service, "https://there.example/"), answer)


def test_what_a_second_service_knows_besides_is_added():
    first = record(item={"title": "A", "volume": "7"})
    second = record(
        Service.CROSSREF, item={"title": "a", "page": "1-9"}, design="Trial", status="corrected"
    )
    whole = found.combined((first, second), TODAY)

    assert dict(whole.source.csl) == {"title": "A", "volume": "7", "page": "1-9"}
    assert whole.source.design == "Trial"
    assert whole.services == ("doi.org", "Crossref")


def test_the_gravest_status_counts():
    retracted = crossref.found(loopback.WORK_SURGISPHERE["message"])
    whole = found.combined((record(), step(Service.CROSSREF, retracted)), TODAY)

    assert whole.source.status is SourceStatus.RETRACTED
    assert whole.source.status_date == "2020-06-04"


def test_a_register_of_retractions_that_names_none_vouches_for_it():
    whole = found.combined((record(), record(Service.CROSSREF)), TODAY)

    assert whole.source.status is SourceStatus.OK
    assert (whole.source.status_origin, whole.source.status_date) == ("Crossref", TODAY)


def test_nobody_vouches_who_was_not_asked_or_did_not_answer():
    busy = step(Service.CROSSREF, Problem("Crossref is out of order (500).", Kind.LATER))
    alone = found.combined((record(),), TODAY)
    unheard = found.combined((record(), busy), TODAY)

    assert alone.source.status is SourceStatus.UNCHECKED
    assert unheard.source.status is SourceStatus.UNCHECKED
    (remark,) = unheard.remarks
    assert remark.startswith("Crossref could not be asked whether it was corrected or retracted")
    assert remark.endswith("Crossref is out of order (500).")


def test_without_any_record_a_problem_outweighs_an_absence():
    problem, absent = Problem("It can't be read.", Kind.FAULT), Absent("There is no such DOI.")

    assert (
        found.combined((step(Service.DOI, problem), step(Service.CROSSREF, absent)), "") == problem
    )
    assert found.combined((step(Service.DOI, absent),), "") == absent
    assert isinstance(found.combined((), ""), Absent)


def test_a_record_is_kept_whole():
    retracted = crossref.found(loopback.WORK_SURGISPHERE["message"])
    whole = Found(
        retracted.source,
        ("doi.org", "Crossref"),
        (Relation("Its preprint", "10.7287/peerj.preprints.3100"),),
        ('A remark with “quotes” and "seen":true.',),
    )
    back = found.read(found.text(whole))

    assert back is not None
    assert back.source.csl == whole.source.csl
    assert (back.source.status, back.source.status_date) == ("retracted", "2020-06-04")
    assert back.services == whole.services
    assert back.relations == whole.relations
    assert back.remarks == whole.remarks
    assert not back.is_seen


def test_that_it_was_dealt_with_is_marked_and_taken_back():
    kept = found.text(Found(Source("1", "", csl_text({"title": 'A "seen":true'}))))
    seen = found.marked(kept, is_seen=True)

    assert not found.is_seen(kept)
    assert found.is_seen(seen)
    assert found.marked(seen, is_seen=False) == kept
    assert found.read(seen).is_seen


@pytest.mark.parametrize("kept", ["", "{", "[]", "3", "{}", '{"items": []}'])
def test_what_is_no_record_is_none(kept):
    assert found.read(kept) is None
