"""The pace of asking, on a clock in the hands of the test."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from journal_desktop.cite.lookup import politeness
from journal_desktop.cite.lookup.exchange import Service
from journal_desktop.cite.lookup.politeness import Pace, given_up, limit, pause, retry_after

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_fewer_than_three_requests_go_out_in_a_second():
    pace, now, sent = Pace(), 100.0, []
    for service in [Service.DOI, Service.CROSSREF] * 5:
        now += pace.wait(service, now)
        sent.append(now)
        pace = pace.asked(service, now)

    assert all(later - earlier >= 1 for earlier, later in zip(sent, sent[3:], strict=False))
    assert sent[-1] - sent[0] < 4


def test_a_service_that_names_a_slower_limit_is_asked_no_faster():
    pace = Pace().heard(
        Service.CROSSREF, {"x-rate-limit-limit": "5", "x-rate-limit-interval": "10s"}
    )
    pace = pace.asked(Service.CROSSREF, 100.0)

    assert pace.wait(Service.CROSSREF, 100.0) == pytest.approx(2.0)
    assert pace.wait(Service.NCBI, 100.0) == pytest.approx(politeness.SPACING)


@pytest.mark.parametrize(
    ("number", "interval", "seconds"),
    [
        ("50", "1s", 0.02),
        ("10", "1", 0.1),
        ("1", "500ms", 0.5),
        ("1", "1m", 60.0),
        ("0", "1s", None),
        ("fifty", "1s", None),
        ("50", "soon", None),
        ("", "", None),
    ],
)
def test_a_limit_is_so_many_in_an_interval(number, interval, seconds):
    headers = {"x-rate-limit-limit": number, "x-rate-limit-interval": interval}

    assert limit(headers) == (None if seconds is None else pytest.approx(seconds))


def test_a_delay_holds_for_its_service_alone():
    pace = Pace().delayed(Service.CROSSREF, 130.0)

    assert pace.wait(Service.CROSSREF, 100.0) == 30
    assert pace.wait(Service.NCBI, 100.0) == 0
    assert pace.delayed(Service.CROSSREF, 110.0).wait(Service.CROSSREF, 100.0) == 30


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("7", 7.0),
        ("Sun, 22 Nov 2026 12:01:30 GMT", 90.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_server_asks_for_a_wait_by_seconds_or_by_a_date(told, seconds):
    assert retry_after({"retry-after": told}, NOW) == seconds


def test_pauses_grow_and_come_to_an_end():
    pauses = [pause(tries, None) for tries in range(1, politeness.TRIES + 1)]

    assert pauses == [2, 4, 8, None]


def test_a_pause_is_never_shorter_than_what_was_asked_for():
    assert pause(1, 30.0) == 30
    assert pause(1, 0.5) == 2
    assert pause(1, politeness.PATIENCE + 1) is None


def test_giving_up_says_how_often_or_how_long():
    assert given_up("Crossref is out of order (500).", 4, None) == (
        "Crossref is out of order (500). It was asked 4 times."
    )
    assert "21 minutes" in given_up("Crossref wants fewer questions.", 1, 1200.0)
    assert "3 hours" in given_up("Crossref wants fewer questions.", 1, 9000.0)
