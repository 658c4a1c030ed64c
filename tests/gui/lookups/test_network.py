"""The network, with a server on this machine."""

from __future__ import annotations

import pytest

import loopback
from journal_desktop.cite.lookup.exchange import (
    LARGEST,
    Reply,
    Request,
    Service,
    Trouble,
    Unreached,
)
from journal_desktop.gui.lookups.network import Network
from loopback import SILENT, Said


@pytest.fixture
def server():
    with loopback.serving() as serving:
        yield serving


@pytest.fixture
def fetch(qtbot, server):
    """Ask a path of the server, or an address, and wait for what comes of it."""
    network = Network("JournalDesktop/test (mailto:writer@example.org)")

    def asked(path, accept="application/json", patience=5.0):
        heard = []
        network.patience = patience
        url = path if "://" in path else server.base + path
        network.fetch(Request(Service.CROSSREF, url, accept), heard.append)
        qtbot.waitUntil(lambda: bool(heard))
        assert len(heard) == 1
        return heard[0]

    yield asked
    network.rest()


def test_an_answer_comes_with_status_headers_and_body(fetch, server):
    server.answers["/a"] = Said({"a": 1}, headers={"X-Rate-Limit-Limit": "50"})
    answer = fetch("/a", accept="application/vnd.citationstyles.csl+json")

    assert answer == Reply(200, b'{"a": 1}', answer.headers)
    assert answer.headers["x-rate-limit-limit"] == "50"
    _, sent = server.asked[0]
    assert sent["Accept"] == "application/vnd.citationstyles.csl+json"
    assert sent["User-Agent"] == "JournalDesktop/test (mailto:writer@example.org)"


def test_a_refusal_is_an_answer_too(fetch, server):
    server.answers["/a"] = Said("slow down", 429, {"Retry-After": "7"})

    assert fetch("/a").status == 429
    assert fetch("/nothing").status == 404
    server.answers["/a"] = Said("", 500)
    assert fetch("/a").status == 500


def test_a_slash_within_a_doi_is_sent_as_it_was_written(fetch, server):
    fetch("/works/10.1002%2F(sici)1097-0258(19980815%2F30)17%3A15%2F16%3C1661")

    assert server.paths == ["/works/10.1002%2F(sici)1097-0258(19980815%2F30)17%3A15%2F16%3C1661"]


def test_a_redirect_is_followed_with_what_was_asked_for(fetch, server):
    server.answers["/a"] = Said("", 302, {"Location": "{base}/b"})
    server.answers["/b"] = Said("here")

    assert fetch("/a", accept="text/x-test").body == b"here"
    assert server.asked[1][1]["Accept"] == "text/x-test"


@pytest.mark.parametrize(
    "target", ["http://example.org/", "ftp://example.org/", "file:///etc/passwd"]
)
def test_a_redirect_to_a_place_that_is_not_secure_is_not_followed(fetch, server, target):
    server.answers["/a"] = Said("", 302, {"Location": target})

    assert isinstance(fetch("/a"), Unreached)
    assert server.paths == ["/a"]


def test_redirects_come_to_an_end(fetch, server):
    server.answers["/a"] = Said("", 302, {"Location": "{base}/a"})

    assert fetch("/a") == Unreached(Trouble.STRAYED)
    assert len(server.asked) < 12


def test_only_secure_addresses_are_asked(fetch):
    assert fetch("http://example.org/") == Unreached(Trouble.STRAYED)
    assert fetch("file:///etc/passwd") == Unreached(Trouble.STRAYED)


def test_an_answer_that_is_too_large_is_ended(fetch, server):
    server.answers["/told"] = Said(b"x" * (LARGEST + 1))
    server.answers["/untold"] = Said(b"x" * (LARGEST * 2), headers={"Content-Length": ""})

    assert fetch("/told") == Unreached(Trouble.TOO_LARGE)
    assert fetch("/untold") == Unreached(Trouble.TOO_LARGE)


def test_a_server_that_says_nothing_is_left_in_time(fetch, server):
    server.answers["/a"] = SILENT

    assert fetch("/a", patience=0.05) == Unreached(Trouble.TIMEOUT)


def test_a_server_that_is_not_there_breaks_off(fetch):
    assert fetch("http://127.0.0.1:9/") == Unreached(Trouble.BROKEN)


def test_a_name_that_nobody_knows_means_that_there_is_no_network(fetch):
    assert fetch("https://nowhere.invalid/") == Unreached(Trouble.OFFLINE)


def test_a_connection_that_is_not_secure_is_told(fetch, server):
    answer = fetch(server.base.replace("http:", "https:") + "/a")

    assert isinstance(answer, Unreached)


def test_nothing_is_kept_from_one_request_to_the_next(fetch, server):
    server.answers["/a"] = Said(
        "x", headers={"Set-Cookie": "who=me", "Cache-Control": "max-age=600"}
    )
    fetch("/a")
    fetch("/a")

    assert len(server.asked) == 2
    assert "Cookie" not in server.asked[1][1]


def test_what_is_let_go_of_is_not_heard(qtbot, server):
    server.answers["/a"] = SILENT
    network, heard = Network("test"), []
    network.fetch(Request(Service.CROSSREF, server.base + "/a"), heard.append)
    qtbot.waitUntil(lambda: bool(server.asked))
    network.rest()
    server.released.set()
    later = []
    network.fetch(Request(Service.CROSSREF, server.base + "/b"), later.append)
    qtbot.waitUntil(lambda: bool(later))

    assert not heard
