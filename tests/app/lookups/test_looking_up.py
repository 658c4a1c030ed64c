"""Look-ups of an open library, with services that answer when the test lets them."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

import loopback
from app.fakes import Later, Time
from builders import paper, source_id
from journal_desktop.app.lookups.looking_up import LookingUp
from journal_desktop.app.lookups.rows import Rows
from journal_desktop.app.lookups.values import Standing
from journal_desktop.app.tasks import Here
from journal_desktop.cite.lookup.exchange import Service, Trouble
from journal_desktop.core.source import Source, csl_text
from loopback import Said, Wire

START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DOI_PATHS = ("/doi/10.7554/elife.32822", "/crossref/works/10.7554%2Felife.32822")


def stub(name, **identifier):
    """A source of which only an identifier is known."""
    return Source(source_id(name), name, csl_text({"type": "article-journal"} | identifier))


SCI_HUB = stub("himmelstein2018", DOI="10.7554/eLife.32822")
SPRINT = stub("sprint2015", PMID="26551272")
SURGISPHERE = stub("mehra2020", DOI="10.1056/NEJMoa2007621")


class Sitting:
    """One sitting with look-ups: its clock, its transport, and what it told."""

    def __init__(self, workspace, tasks=None):
        self.time = Time()
        self.wire = Wire()
        self.failures, self.ended = [], []
        self.rows = Rows(workspace.library, tasks or Here(), self.failures.append)
        self.looking = LookingUp(
            workspace,
            self.rows,
            self.wire,
            self.time.timer,
            self.wire.server.caller(),
            clock=self.time.clock,
            now=self.now,
        )
        self.looking.ended.append(self.ended.append)
        self.rows.load(lambda: None)

    def now(self):
        return START + timedelta(seconds=self.time.now)

    def go_on(self, times=50):
        """Let answers arrive and time pass until nothing is under way."""
        for _ in range(times):
            if self.wire.waiting:
                self.wire.deliver()
            elif any(timer.at is not None for timer in self.time.timers):
                self.time.pass_by(0.5)
            else:
                return

    def standing(self, source):
        return next(row.standing for row in self.looking.shown if row.source.id == source.id)

    def sentence(self, source):
        return next(row.sentence for row in self.looking.shown if row.source.id == source.id)


@pytest.fixture
def known(workspace):
    """A workspace that has the stubs."""
    for each in (SCI_HUB, SPRINT, SURGISPHERE):
        workspace.save_source(each)
    return workspace


@pytest.fixture
def sitting(known):
    return Sitting(known)


def test_nothing_is_asked_by_opening_a_library_with_look_ups(sitting, known):
    sitting.looking.ask([SCI_HUB.id])
    sitting.looking.rest()
    again = Sitting(known)
    again.time.pass_by(3600)

    assert again.standing(SCI_HUB) is Standing.WAITING
    assert again.wire.sent == []


def test_a_look_up_asks_all_its_services_and_waits_to_be_reviewed(sitting):
    asked = sitting.looking.ask([SCI_HUB.id])

    assert (asked.begun, asked.known, asked.without) == (1, (), 0)
    assert sitting.standing(SCI_HUB) is Standing.ASKING
    sitting.go_on()
    assert sitting.wire.services == [Service.DOI, Service.CROSSREF]
    assert sitting.standing(SCI_HUB) is Standing.READY
    assert [len(each.ready) for each in sitting.ended] == [1]


def test_the_source_stays_as_it_is(sitting, known):
    sitting.looking.ask([SCI_HUB.id])
    sitting.go_on()

    assert known.sources[SCI_HUB.id] == SCI_HUB


def test_several_are_asked_one_after_another_and_told_once(sitting):
    sitting.looking.ask([SCI_HUB.id, SPRINT.id, SURGISPHERE.id])
    standings = [sitting.standing(each) for each in (SCI_HUB, SPRINT, SURGISPHERE)]
    sitting.go_on()

    assert standings == [Standing.ASKING, Standing.QUEUED, Standing.QUEUED]
    assert len(sitting.wire.sent) == 6
    assert [len(each.ready) for each in sitting.ended] == [3]


def test_requests_keep_their_distance(sitting):
    moments = []
    fetch = sitting.wire.fetch

    def noted(request, heard):
        moments.append(sitting.time.now)
        fetch(request, heard)

    sitting.wire.fetch = noted
    sitting.looking.ask([SCI_HUB.id, SPRINT.id, SURGISPHERE.id])
    sitting.go_on()

    assert all(b - a >= 0.33 for a, b in itertools.pairwise(moments))
    assert len(moments) == 6


def test_what_was_answered_once_is_not_asked_again_unless_it_is_to_be_fresh(sitting, known):
    sitting.looking.ask([SCI_HUB.id])
    sitting.go_on()
    twin = stub("twin", DOI="https://doi.org/10.7554/eLife.32822")
    known.save_source(twin)
    asked = sitting.looking.ask([SCI_HUB.id, twin.id])

    assert (asked.begun, len(asked.known)) == (0, 2)
    assert sitting.standing(twin) is Standing.READY
    assert len(sitting.wire.sent) == 2
    sitting.looking.ask([SCI_HUB.id], refresh=True)
    sitting.go_on()
    assert len(sitting.wire.sent) == 4


def test_answers_outlive_the_sitting(sitting, known):
    sitting.looking.ask([SCI_HUB.id])
    sitting.go_on()
    again = Sitting(known)

    assert again.standing(SCI_HUB) is Standing.READY
    assert again.looking.ask([SCI_HUB.id]).begun == 0
    assert again.wire.sent == []


def test_what_was_dealt_with_says_so_and_is_shown_after_the_rest(sitting, known):
    sitting.looking.ask([SCI_HUB.id, SPRINT.id])
    sitting.go_on()
    row = next(row for row in sitting.looking.shown if row.source.id == SCI_HUB.id)
    sitting.looking.settle((row.id,))

    assert sitting.standing(SCI_HUB) is Standing.TAKEN
    assert [row.source.id for row in sitting.looking.shown] == [SPRINT.id, SCI_HUB.id]
    assert Sitting(known).standing(SCI_HUB) is Standing.TAKEN


def test_a_source_without_an_identifier_is_left_alone(sitting, known):
    page = stub("page", URL="https://elifesciences.org/about")
    known.save_source(page)
    asked = sitting.looking.ask([page.id, source_id("nobody")])

    assert (asked.begun, asked.without) == (0, 2)
    assert sitting.looking.shown == ()
    assert sitting.ended == []


def test_without_a_network_all_waits_quietly_until_the_user_tries_again(sitting, known):
    sitting.wire.trouble = Trouble.OFFLINE
    sitting.looking.ask([SCI_HUB.id, SPRINT.id])
    sitting.go_on()
    sitting.time.pass_by(3600)

    assert len(sitting.wire.sent) == 1
    assert sitting.standing(SCI_HUB) is sitting.standing(SPRINT) is Standing.WAITING
    assert "no network" in sitting.sentence(SPRINT)
    assert [(each.ready, len(each.waiting)) for each in sitting.ended] == [((), 2)]
    sitting.wire.trouble = None
    sitting.looking.retry(row.id for row in sitting.looking.shown)
    sitting.go_on()
    assert sitting.standing(SCI_HUB) is sitting.standing(SPRINT) is Standing.READY


def test_an_identifier_that_does_not_exist_is_told(sitting, known):
    wrong = stub("wrong", DOI="10.7554/eLife.0")
    known.save_source(wrong)
    sitting.looking.ask([wrong.id])
    sitting.go_on()

    assert sitting.standing(wrong) is Standing.ABSENT
    assert sitting.sentence(wrong) == "There is no such DOI: 10.7554/elife.0."
    assert len(sitting.wire.sent) == 1
    assert len(sitting.ended[0].in_vain) == 1


def test_a_busy_service_is_asked_again_when_it_said(sitting):
    _, crossref = DOI_PATHS
    sitting.wire.server.answers[crossref] = [
        Said("", 429, {"Retry-After": "30"}),
        Said(loopback.WORK_SCI_HUB),
    ]
    sitting.looking.ask([SCI_HUB.id])
    sitting.wire.deliver()
    sitting.time.pass_by(1)
    sitting.wire.deliver()
    sitting.time.pass_by(29)
    assert len(sitting.wire.sent) == 2
    assert sitting.sentence(SCI_HUB) == "Crossref wants fewer questions."
    sitting.time.pass_by(2)
    assert len(sitting.wire.sent) == 3
    sitting.go_on()

    assert sitting.standing(SCI_HUB) is Standing.READY
    assert sitting.wire.services == [Service.DOI, Service.CROSSREF, Service.CROSSREF]


def test_a_service_that_stays_broken_is_given_up_and_the_record_says_what_is_not_known(
    sitting, known
):
    _, crossref = DOI_PATHS
    sitting.wire.server.answers[crossref] = Said("", 500)
    sitting.looking.ask([SCI_HUB.id])
    sitting.go_on(200)

    assert sitting.wire.services.count(Service.CROSSREF) == 4
    assert sitting.standing(SCI_HUB) is Standing.READY


def test_a_look_up_that_nobody_answers_fails_with_a_sentence(sitting):
    for path in ("/ncbi/pubmed/", "/eutils/efetch.fcgi"):
        sitting.wire.server.answers[path] = Said("", 503)
    sitting.looking.ask([SPRINT.id])
    sitting.go_on(200)

    assert sitting.standing(SPRINT) is Standing.FAILED
    assert sitting.sentence(SPRINT) == "PubMed is out of order (503). It was asked 4 times."


def test_when_nobody_answers_any_more_the_rest_waits(sitting, known):
    sitting.wire.trouble = Trouble.TIMEOUT
    more = [stub(f"s{n}", DOI=f"10.7554/elife.0000{n}") for n in range(6)]
    for each in more:
        known.save_source(each)
    sitting.looking.ask([each.id for each in more])
    sitting.go_on(2000)
    standings = [sitting.standing(each) for each in more]

    assert standings.count(Standing.WAITING) >= 4
    assert len(sitting.wire.sent) <= 2 * 2 * 4
    assert len(sitting.ended) == 1


def test_a_body_that_can_not_be_read_falls_back_to_the_next_service(sitting):
    sitting.wire.server.answers[DOI_PATHS[0]] = Said("{")
    sitting.looking.ask([SCI_HUB.id])
    sitting.go_on()

    assert sitting.standing(SCI_HUB) is Standing.READY


def test_what_is_forgotten_meanwhile_is_not_heard_of(sitting, known):
    sitting.looking.ask([SCI_HUB.id])
    sitting.looking.forget(row.id for row in sitting.looking.shown)
    sitting.go_on()

    assert sitting.looking.shown == ()
    assert known.library.lookups.every() == ()
    assert len(sitting.wire.sent) == 1


def test_what_was_under_way_when_the_program_ended_waits_in_the_next_sitting(sitting, known):
    sitting.looking.ask([SCI_HUB.id])
    again = Sitting(known)

    assert again.standing(SCI_HUB) is Standing.WAITING
    again.looking.retry(row.id for row in again.looking.shown)
    again.go_on()
    assert again.standing(SCI_HUB) is Standing.READY


def test_after_resting_no_answer_is_heard(sitting):
    sitting.looking.ask([SCI_HUB.id])
    (_, heard), *_ = sitting.wire.waiting
    sitting.looking.rest()
    heard(loopback.Reply(404))
    sitting.time.pass_by(60)

    assert len(sitting.wire.sent) == 1
    assert sitting.ended == []


def test_a_look_up_of_a_source_that_is_gone_is_not_shown(sitting, known):
    sitting.looking.ask([SCI_HUB.id])
    sitting.go_on()
    known.sources.pop(SCI_HUB.id)

    assert sitting.looking.shown == ()


def test_the_library_writes_elsewhere(known):
    later = Later()
    sitting = Sitting(known, later)
    later.do_all()
    sitting.looking.ask([SCI_HUB.id])
    sitting.go_on()

    assert known.library.lookups.every() == ()
    later.do_all()
    (row,) = known.library.lookups.every()
    assert row.state == "done"


def test_two_hundred_are_asked_politely_and_none_is_lost(sitting, known):
    many = [stub(f"n{n}", PMID=str(20_000_000 + n)) for n in range(200)]
    for each in many:
        known.sources[each.id] = each
    sitting.looking.ask([each.id for each in many])
    sitting.go_on(5000)

    assert len(sitting.ended) == 1
    assert len(sitting.ended[0].ready) == 200
    assert len(sitting.wire.sent) == 400


def test_a_paper_with_details_is_asked_about_too(sitting):
    liu = paper("liu2020")
    sitting.wire.server.answers["/doi/10.1056/nejmoa1910607"] = Said(loopback.CSL_SURGISPHERE)
    sitting.looking.ask([liu.id])
    sitting.go_on()

    assert sitting.standing(liu) is Standing.READY
