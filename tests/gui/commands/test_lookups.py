"""Look-ups in the window, with services on this machine and no other network."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel

import loopback
from builders import source_id
from journal_desktop.core.source import Source, SourceStatus, csl_text
from journal_desktop.gui import groups, late
from loopback import Said

SCI_HUB = Source(
    source_id("himmelstein2018"),
    "himmelstein2018",
    csl_text({"type": "article-journal", "DOI": "10.7554/eLife.32822"}),
)
SURGISPHERE = Source(
    source_id("mehra2020"),
    "mehra2020",
    csl_text({"type": "article-journal", "DOI": "10.1056/NEJMoa2007621", "volume": "381"}),
)


@pytest.fixture
def server():
    with loopback.serving() as serving:
        yield serving


@pytest.fixture
def desk(opened, qtbot):
    desk = opened.desk
    for each in (SCI_HUB, SURGISPHERE):
        desk.workspace.save_source(each)
    qtbot.waitUntil(lambda: desk.store.is_idle)
    return desk


@pytest.fixture
def commands(opened, desk, server):
    """The commands of look-ups, which ask the services of the test."""
    made = groups.commands("lookups", desk)
    made.caller = server.caller()
    opened._groups["lookups"] = made
    return made


@pytest.fixture
def allowed(desk, commands):
    desk.remember(lookups="allowed")
    return commands


def settled(qtbot, desk, commands):
    """Wait until nothing is under way."""
    qtbot.waitUntil(
        lambda: (
            desk.store.is_idle
            and commands.looking is not None
            and not {"asking", "queued"} & {row.standing for row in commands.looking.shown}
        ),
        timeout=10_000,
    )
    qtbot.waitUntil(lambda: desk.store.is_idle)


def standings(commands):
    return {row.source.id: str(row.standing) for row in commands.looking.shown}


def test_nothing_is_requested_before_somebody_asks(opened, desk, commands, qtbot, monkeypatch):
    """Not by opening a library with look-ups that wait, nor by looking at the list of them."""

    def refuse(*_arguments, **_options):
        pytest.fail("a connection was opened")

    desk.remember(lookups="allowed")
    monkeypatch.setattr(commands.network, "_made", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    commands._with_rows(lambda: None)
    qtbot.waitUntil(lambda: desk.store.is_idle)
    told = commands._rows.told([SCI_HUB], commands.looking._now(), refresh=False)
    commands._rows.put(told.begun)
    path = desk.workspace.library.path
    desk.open_library(path)
    qtbot.waitUntil(lambda: desk.store.is_idle and desk.session is not None)
    opened.run("lookups.show")
    qtbot.waitUntil(lambda: desk.store.is_idle and bool(commands.view.rows))

    assert standings(commands) == {SCI_HUB.id: "waiting"}
    assert commands.network._manager is None


def test_the_first_use_explains_what_is_sent_and_a_refusal_sends_nothing(
    desk, commands, server, answers
):
    commands.complete((SCI_HUB.id,))

    assert [name for name, _ in answers.asked] == ["lookup_consent"]
    assert server.asked == []
    assert desk.settings.lookups == ""


def test_leave_is_asked_once_and_the_address_is_sent_and_kept(
    desk, commands, server, answers, qtbot
):
    answers.prepared["lookup_consent"] = "writer@example.org"
    commands.complete((SCI_HUB.id,))
    settled(qtbot, desk, commands)
    commands.complete((SURGISPHERE.id,))
    settled(qtbot, desk, commands)

    assert [name for name, _ in answers.asked].count("lookup_consent") == 1
    assert (desk.settings.lookups, desk.settings.lookup_email) == ("allowed", "writer@example.org")
    assert all("mailto:writer@example.org" in sent["User-Agent"] for _, sent in server.asked)
    assert any("mailto=writer%40example.org" in path for path in server.paths)


def test_an_answer_is_told_once_and_taken_field_by_field(desk, allowed, answers, qtbot):
    allowed.complete((SURGISPHERE.id,))
    settled(qtbot, desk, allowed)
    bar = desk.window.messages
    assert "Nothing changes before you take them" in bar.text
    assert desk.workspace.sources[SURGISPHERE.id] == SURGISPHERE

    def take(comparison):
        chosen = {row.name: row.suggested for row in comparison.rows}
        return chosen | {"volume": "mine"}

    answers.prepared["differences"] = take
    bar.action.click()
    after = desk.workspace.sources[SURGISPHERE.id]
    assert after.status is SourceStatus.RETRACTED
    assert after.text("volume") == "381"
    assert after.short_authors == "Mehra et al."
    assert standings(allowed) == {SURGISPHERE.id: "taken"}
    assert bar.text == "The source is completed."
    bar.action.click()
    assert desk.workspace.sources[SURGISPHERE.id] == SURGISPHERE


def test_what_is_shown_to_choose_from_says_where_it_comes_from(desk, allowed, answers, qtbot):
    allowed.complete((SURGISPHERE.id,))
    settled(qtbot, desk, allowed)
    desk.window.messages.action.click()
    (comparison,) = next(told for name, told in answers.asked if name == "differences")

    assert comparison.yours == "doi.org and Crossref"
    assert comparison.rows[0].name == "status"
    assert any("Retracted" in each for each in comparison.remarks)
    assert standings(allowed) == {SURGISPHERE.id: "ready"}


def test_several_answers_are_filled_in_at_once_where_nobody_has_to_choose(desk, allowed, qtbot):
    allowed.complete((SCI_HUB.id, SURGISPHERE.id))
    settled(qtbot, desk, allowed)
    allowed.fill(tuple(row.id for row in allowed.looking.shown))
    sources = desk.workspace.sources

    assert sources[SCI_HUB.id].title.startswith("Sci-Hub provides access")
    assert sources[SURGISPHERE.id] == SURGISPHERE
    assert standings(allowed) == {SURGISPHERE.id: "ready", SCI_HUB.id: "taken"}
    assert "1 source completed. 1 answer left" in desk.window.messages.text
    desk.window.messages.action.click()
    assert desk.workspace.sources[SCI_HUB.id] == SCI_HUB


def test_the_panels_choice_is_what_is_completed(opened, desk, allowed, server, qtbot):
    desk.window.show_aside(desk.window.sources)
    qtbot.waitUntil(lambda: desk.window.sources.model.rowCount() > 0)
    desk.window.sources.choose(SCI_HUB.id)
    opened.run("lookups.complete")
    settled(qtbot, desk, allowed)

    assert standings(allowed) == {SCI_HUB.id: "ready"}


def test_all_that_are_chosen_in_the_panel_are_completed(opened, desk, allowed, server, qtbot):
    panel = desk.window.sources
    desk.window.show_aside(panel)
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    panel.choose(SCI_HUB.id)
    other = panel.model.index(panel.model.place(SURGISPHERE.id))
    panel.list.selectionModel().select(other, QItemSelectionModel.SelectionFlag.Select)
    opened.run("lookups.complete")
    settled(qtbot, desk, allowed)

    assert standings(allowed) == {SCI_HUB.id: "ready", SURGISPHERE.id: "ready"}
    assert {each.id for each in panel.selected} == {SCI_HUB.id, SURGISPHERE.id}


def test_an_answer_is_asked_for_only_once(desk, allowed, server, qtbot):
    allowed.complete((SCI_HUB.id,))
    settled(qtbot, desk, allowed)
    allowed.complete((SCI_HUB.id,))
    settled(qtbot, desk, allowed)

    assert len(server.asked) == 2
    allowed.retry(tuple(row.id for row in allowed.looking.shown))
    settled(qtbot, desk, allowed)
    assert len(server.asked) == 4


def test_what_does_not_exist_is_told_without_alarm(desk, allowed, server, qtbot):
    wrong = replace(SCI_HUB, item=csl_text({"DOI": "10.7554/eLife.0"}))
    desk.workspace.save_source(wrong)
    allowed.complete((wrong.id,))
    settled(qtbot, desk, allowed)

    assert desk.window.messages.text == "There is no such DOI: 10.7554/elife.0."
    assert standings(allowed) == {wrong.id: "absent"}


def test_a_source_without_an_identifier_is_told(desk, allowed, qtbot):
    page = replace(SCI_HUB, item=csl_text({"type": "webpage", "title": "A page"}))
    desk.workspace.save_source(page)
    allowed.complete((page.id,))
    qtbot.waitUntil(lambda: desk.store.is_idle)

    assert "add a DOI" in desk.window.messages.text


def test_injected_words_are_shown_as_words(desk, allowed, server, answers, qtbot):
    bad = loopback.CSL_SCI_HUB | {
        "title": "<script>alert(1)</script>",
        "URL": "javascript:alert(1)",
    }
    server.answers["/doi/10.7554/elife.32822"] = Said(bad)
    server.answers["/crossref/works/10.7554%2Felife.32822"] = Said("", 404)
    allowed.complete((SCI_HUB.id,))
    settled(qtbot, desk, allowed)
    allowed.fill(tuple(row.id for row in allowed.looking.shown))
    draft, _ = desk.session.draft.citing(desk.workspace.sources[SCI_HUB.id])
    article = replace(draft.article, takeaway=f"It is open [@{SCI_HUB.key}].")
    page = late.page(article, desk.workspace.context()).html

    assert "<script>alert" not in page
    assert "alert(1)" in page
    assert "javascript:" not in page
    assert desk.workspace.sources[SCI_HUB.id].url == "https://doi.org/10.7554/eLife.32822"


def test_forgetting_leaves_the_source(desk, allowed, qtbot):
    allowed.complete((SCI_HUB.id,))
    settled(qtbot, desk, allowed)
    allowed.forget(tuple(row.id for row in allowed.looking.shown))
    qtbot.waitUntil(lambda: desk.store.is_idle)

    assert allowed.looking.shown == ()
    assert desk.workspace.sources[SCI_HUB.id] == SCI_HUB


def test_another_library_hears_nothing_of_what_was_asked_for_the_first(
    desk, allowed, server, qtbot, tmp_path
):
    server.answers["/doi/10.7554/elife.32822"] = loopback.SILENT
    allowed.complete((SCI_HUB.id,))
    qtbot.waitUntil(lambda: bool(server.asked))
    desk.create_library(tmp_path / "Other.journal", with_sample=False)
    qtbot.waitUntil(lambda: desk.workspace.library.path.name == "Other.journal")
    server.released.set()
    allowed.show()
    qtbot.waitUntil(lambda: desk.store.is_idle)

    assert allowed.looking.shown == ()
    assert len(server.asked) == 1
