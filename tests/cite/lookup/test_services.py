"""Who is asked, in which order, at which addresses."""

from __future__ import annotations

import pytest

from journal_desktop.cite.lookup.exchange import Request, Service
from journal_desktop.cite.lookup.found import Absent, Found, Kind, Problem, Step
from journal_desktop.cite.lookup.services import BASES, CSL, Caller, following, strongest
from journal_desktop.core.identifiers import Identifier, identifiers
from journal_desktop.core.source import Source

FOUND = Found(Source("1", "", '{"title":"A","PMID":"26551272"}'))
ABSENT = Absent("There is no such DOI.")
FAULT = Problem("It can't be read.", Kind.FAULT)


def asked(scheme, value, answer_of=None, caller=None):
    """Everything that is asked when each service answers as told; else with a record."""
    caller, trail = caller or Caller(), ()
    while request := following(Identifier(scheme, value), trail, caller):
        answer = (answer_of or {}).get(request.service, FOUND)
        trail = (*trail, Step(request, answer))
    return [step.request for step in trail]


def test_a_doi_is_asked_of_its_resolver_and_then_of_crossref_for_what_became_of_it():
    first, second = asked("DOI", "10.7554/elife.32822")

    assert first == Request(Service.DOI, "https://doi.org/10.7554/elife.32822", CSL)
    assert second.url == "https://api.crossref.org/works/10.7554%2Felife.32822"


def test_a_doi_that_does_not_exist_is_asked_once():
    requests = asked("DOI", "10.7554/elife.0", {Service.DOI: ABSENT})

    assert [each.service for each in requests] == [Service.DOI]


def test_a_doi_that_is_not_crossrefs_is_asked_of_datacite():
    requests = asked("DOI", "10.5281/zenodo.1", {Service.CROSSREF: ABSENT})

    assert [each.service for each in requests] == [Service.DOI, Service.CROSSREF, Service.DATACITE]
    assert requests[-1].url == "https://api.datacite.org/dois/10.5281%2Fzenodo.1"


def test_crossref_is_asked_for_all_where_the_resolver_fails():
    requests = asked("DOI", "10.7554/elife.32822", {Service.DOI: FAULT})

    assert [each.service for each in requests] == [Service.DOI, Service.CROSSREF]


def test_a_pmid_is_asked_for_its_record_and_for_what_became_of_it():
    first, second = asked("PMID", "26551272")

    assert first.url == "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id=26551272"
    assert second.url == (
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi?"
        "db=pubmed&id=26551272&retmode=xml&tool=journal-desktop"
    )


def test_a_pmcid_is_asked_without_its_letters_and_then_by_its_pmid():
    first, second = asked("PMCID", "PMC4689591")

    assert first.url.endswith("/pmc/?format=csl&id=4689591")
    assert "id=26551272" in second.url
    nothing = Found(Source("1", "", '{"title":"A"}'))
    assert len(asked("PMCID", "PMC4689591", {Service.NCBI: nothing})) == 1


def test_an_arxiv_number_is_asked_as_the_doi_that_datacite_has_for_it():
    first, second = asked("arXiv", "1706.03762")

    assert first.url == "https://doi.org/10.48550/arXiv.1706.03762"
    assert second.url == "https://api.datacite.org/dois/10.48550%2FarXiv.1706.03762"


def test_an_isbn_is_asked_of_open_library():
    (request,) = asked("ISBN", "9781905177486")

    assert request.url == (
        "https://openlibrary.org/api/books?bibkeys=ISBN%3A9781905177486&format=json&jscmd=data"
    )


@pytest.mark.parametrize(
    ("scheme", "value"),
    [("DOI", "10.7554/elife.32822"), ("PMID", "26551272"), ("ISBN", "9781905177486")],
)
def test_an_address_of_the_user_is_sent_only_where_there_is_one(scheme, value):
    told = " ".join(each.url for each in asked(scheme, value, caller=Caller("me@example.org")))
    silent = " ".join(each.url for each in asked(scheme, value))

    assert "mailto" not in silent
    assert "email" not in silent
    if scheme != "ISBN":
        assert "me%40example.org" in told
    assert "mailto:me@example.org" in Caller("me@example.org").agent
    assert "mailto" not in Caller().agent


def test_a_doi_with_odd_signs_stays_one_path():
    doi = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"
    _, crossref = asked("DOI", doi)

    assert crossref.url.removeprefix("https://api.crossref.org/works/").count("/") == 0
    assert "?" not in asked("DOI", "10.1234/a?b=c")[0].url
    assert "#" not in asked("DOI", "10.1234/a#b")[0].url


def test_every_service_is_asked_over_a_secure_connection():
    assert all(base.startswith("https://") for base in BASES.values())
    assert BASES.keys() == set(Service)


def test_the_most_telling_identifier_is_asked_about():
    item = {"type": "article-journal", "PMID": "29424689", "DOI": "10.7554/eLife.32822"}

    assert strongest(identifiers(item)) == Identifier("DOI", "10.7554/elife.32822")
    assert strongest(identifiers({"type": "webpage", "URL": "https://elifesciences.org/"})) is None


def test_nobody_is_asked_about_an_unknown_scheme():
    assert asked("URL", "https://example.org/") == []
