"""What services answer, in their own shapes, and what else may come instead."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

import loopback
from journal_desktop.cite.lookup import answers
from journal_desktop.cite.lookup.exchange import (
    LARGEST,
    Reply,
    Request,
    Service,
    Trouble,
    Unreached,
)
from journal_desktop.cite.lookup.found import Absent, Found, Kind, Problem
from journal_desktop.core.identifiers import Identifier
from journal_desktop.core.source import SourceStatus

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DOI = Identifier("DOI", loopback.SCI_HUB)
PMID = Identifier("PMID", "26551272")


def read(service, body, asked=DOI, status=200, headers=None):
    """The answer that a body of that service is read as."""
    sent = body if isinstance(body, bytes) else (
        body if isinstance(body, str) else json.dumps(body)
    ).encode()  # fmt: skip
    reply = Reply(status, sent, headers or {})
    return answers.read(Request(service, "https://there.example/"), asked, reply, NOW)


def test_crossrefs_names_become_those_of_csl():
    answer = read(Service.DOI, loopback.CSL_SCI_HUB)

    assert isinstance(answer, Found)
    item = answer.source.csl
    assert item["type"] == "article-journal"
    assert item["title"] == "Sci-Hub provides access to nearly all scholarly literature"
    assert item["container-title"] == "eLife"
    assert item["ISSN"] == "2050-084X"
    assert item["author"][0] == {"family": "Himmelstein", "given": "Daniel S"}
    assert item["issued"] == {"date-parts": [[2018, 3, 1]]}
    assert answer.services == ("doi.org",)


def test_the_address_of_the_resolver_is_not_taken_for_one_of_the_paper():
    answer = read(Service.DOI, loopback.CSL_SCI_HUB)

    assert "URL" not in answer.source.csl
    kept = loopback.CSL_SCI_HUB | {"URL": "https://elifesciences.org/articles/32822"}
    assert read(Service.DOI, kept).source.text("URL") == "https://elifesciences.org/articles/32822"


def test_crossrefs_own_record_tells_of_a_preprint():
    answer = read(Service.CROSSREF, loopback.WORK_SCI_HUB)

    assert [(each.words, each.doi) for each in answer.relations] == [
        ("Its preprint", "10.7287/peerj.preprints.3100")
    ]
    assert answer.source.status is SourceStatus.UNCHECKED


def test_pubmeds_exporter_gives_the_paper():
    answer = read(Service.NCBI, loopback.CSL_SPRINT, PMID)

    assert answer.source.text("PMID") == "26551272"
    assert answer.source.text("PMCID") == "PMC4689591"
    assert answer.source.csl["issued"] == {"date-parts": [[2015, 11, 26]]}
    assert "source" not in answer.source.csl
    assert "accessed" not in answer.source.csl


def test_pubmeds_xml_tells_design_funding_and_a_correction_that_is_no_retraction():
    answer = read(Service.EUTILS, loopback.XML_SPRINT, PMID)

    assert answer.source.design == "Randomised controlled trial"
    assert answer.source.funding == "NHLBI NIH HHS"
    assert answer.source.status is SourceStatus.CORRECTED
    assert answer.source.status_origin == "PubMed"
    assert any("correction" in each for each in answer.remarks)


def test_whether_peers_reviewed_it_is_not_guessed():
    for service, body, asked in (
        (Service.DOI, loopback.CSL_SCI_HUB, DOI),
        (Service.CROSSREF, loopback.WORK_SCI_HUB, DOI),
        (Service.NCBI, loopback.CSL_SPRINT, PMID),
        (Service.EUTILS, loopback.XML_SPRINT, PMID),
    ):
        assert read(service, body, asked).source.peer_reviewed is None


@pytest.mark.parametrize(
    ("service", "asked", "body", "status", "sentence"),
    [
        (Service.DOI, DOI, "<html>DOI Not Found</html>", 404, "There is no such DOI: 10.7554/el"),
        (Service.CROSSREF, DOI, "Resource not found.", 404, "There is no such DOI"),
        (Service.NCBI, PMID, {"status": "error"}, 200, "PubMed has no record of that number"),
        (Service.NCBI, PMID, "", 404, "PubMed has no record of that number: 26551272."),
        (
            Service.EUTILS,
            PMID,
            '<?xml version="1.0" ?><PubmedArticleSet></PubmedArticleSet>',
            200,
            "PubMed has no record",
        ),
        (Service.OPEN_LIBRARY, Identifier("ISBN", "9781905177486"), {}, 200, "Open Library does"),
    ],
)
def test_what_does_not_exist_is_said_to_be_absent(service, asked, body, status, sentence):
    answer = read(service, body, asked, status)

    assert isinstance(answer, Absent)
    assert answer.sentence.startswith(sentence)


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [(429, {"retry-after": "7"}, 7.0), (503, {"retry-after": "120"}, 120.0), (500, {}, None)],
)
def test_a_busy_service_is_asked_later(status, headers, wait):
    answer = read(Service.CROSSREF, "", status=status, headers=headers)

    assert isinstance(answer, Problem)
    assert (answer.kind, answer.wait) == (Kind.LATER, wait)
    assert "Crossref" in answer.sentence


@pytest.mark.parametrize("status", [400, 401, 403, 406, 204, 301])
def test_a_refusal_is_not_asked_again(status):
    answer = read(Service.DOI, "", status=status)

    assert isinstance(answer, Problem)
    assert answer.kind is Kind.FAULT


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (Trouble.OFFLINE, Kind.OFFLINE),
        (Trouble.TIMEOUT, Kind.LATER),
        (Trouble.BROKEN, Kind.LATER),
        (Trouble.INSECURE, Kind.FAULT),
        (Trouble.TOO_LARGE, Kind.FAULT),
        (Trouble.STRAYED, Kind.FAULT),
    ],
)
def test_every_way_not_to_be_reached_has_its_sentence(trouble, kind):
    request = Request(Service.CROSSREF, "https://there.example/")
    answer = answers.read(request, DOI, Unreached(trouble), NOW)

    assert isinstance(answer, Problem)
    assert answer.kind is kind
    assert answer.sentence.endswith(".")
    assert "{" not in answer.sentence


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"[1]",
        b"null",
        b'"text"',
        b'{"message": 3}',
        b'{"message": {"title": []}}',
        b'{"data": []}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"\xff\xfe\x00\x01",
        b"\x00" * 100,
        b"<html><body>Please log in</body></html>",
        b"<!DOCTYPE html><title>Wi-Fi</title>",
        b"<PubmedArticleSet><PubmedArticle><MedlineCitation>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><PubmedArticleSet>&x;</PubmedArticleSet>',
        b'{"ISBN:9781905177486": []}',
        b'{"title": {"a": 1}, "type": ["x"], "author": "me", "issued": 7}',
        b"x" * (LARGEST + 1),
    ],
    ids=range(20),
)
@pytest.mark.parametrize("service", Service)
def test_a_body_that_is_no_record_is_a_problem_and_never_a_bug(service, body):
    asked = {
        Service.NCBI: PMID,
        Service.EUTILS: PMID,
        Service.OPEN_LIBRARY: Identifier("ISBN", "9781905177486"),
    }.get(service, DOI)

    assert isinstance(read(service, body, asked), Problem)


def test_a_page_for_logging_in_is_named_as_what_it_is():
    answer = read(Service.DOI, "<!doctype html><html>Welcome to our guest network</html>")

    assert "web page" in answer.sentence


def test_what_stands_in_a_record_is_data_and_only_what_a_paper_is_gets_in():
    injected = loopback.CSL_SCI_HUB | {
        "title": "Open <script>alert(1)</script> access \x07 &amp; <em>more</em>",
        "URL": "javascript:alert(1)",
        "note": "PMID: 1",
        "custom": {"journal-desktop": {"notes": "mine", "status": "ok", "kind": "Guideline"}},
        "id": "liu2020",
        "citation-key": "liu2020",
        "keyword": "a, b",
    }
    found = read(Service.DOI, injected).source

    assert found.title == "Open <script>alert(1)</script> access & <i>more</i>"
    assert not {"URL", "note", "custom", "keyword", "PMID"} & found.csl.keys()
    assert (found.key, found.notes, found.kind, found.tags) == ("", "", "", ())
    assert found.status is SourceStatus.UNCHECKED


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "ftp://x/y"]
)
def test_only_web_addresses_are_taken(url):
    for service, body in (
        (Service.DOI, loopback.CSL_SCI_HUB | {"URL": url}),
        (Service.CROSSREF, loopback.work(loopback.CSL_SCI_HUB, URL=url)),
    ):
        assert "URL" not in read(service, body).source.csl


def test_a_record_of_another_paper_is_warned_of():
    answer = read(Service.DOI, loopback.CSL_SURGISPHERE)

    assert answer.remarks[0] == "The answer is about another DOI: 10.1056/nejmoa2007621."


def test_texts_of_any_length_and_depth_are_cut():
    deep: object = "x"
    for _ in range(100):
        deep = [deep]
    long = loopback.CSL_SCI_HUB | {
        "title": "A" * 100_000,
        "publisher": deep,
        "author": [{"family": "Li"}] * 10_000,
    }
    found = read(Service.DOI, long).source

    assert len(found.title) == 20_000
    assert len(found.csl["author"]) == 3_000
    assert "publisher" not in found.csl
