"""An import of references in the window: kept, reported and taken back."""

from __future__ import annotations

import pytest

from journal_desktop.app.references.receiving import Part
from journal_desktop.app.sources import arrivals
from journal_desktop.core.merging import Side
from journal_desktop.gui.sources.questions import TwinAnswer

BIB = "@article{page2021, title={The PRISMA 2020 statement}, doi={10.1136/bmj.n71}, year={2021}}\n"
MANY = "\n".join(f"10.5555/{number}" for number in range(30))


@pytest.fixture
def desk(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.store.is_idle)
    return opened.desk


@pytest.fixture
def in_steps(monkeypatch):
    """Few sources take as many steps as many do."""
    for name in ("WRITTEN", "SHOWN", "DELETED", "SLICE"):
        monkeypatch.setattr(arrivals, name, 4)


@pytest.fixture
def bring(opened, desk, answers, qtbot):
    """Import some words."""

    def run(words):
        answers.prepared["references"] = (Part("Pasted text", words),)
        opened.run("references.add")
        qtbot.waitUntil(
            lambda: desk.work.is_idle and desk.store.is_idle and not desk.workspace.unsaved,
            timeout=10_000,
        )

    return run


def keys(desk):
    return {each.key for each in desk.workspace.sources.values()}


def known(desk, key="page2021"):
    return next(each for each in desk.workspace.sources.values() if each.key == key)


def test_references_are_added_kept_chosen_and_taken_back(desk, bring, qtbot):
    bring(BIB)
    assert desk.window.sources.current.source.key == "page2021"
    assert desk.window.messages.text == "1 reference added."
    assert known(desk) in desk.workspace.library.sources()
    desk.window.messages.action.click()
    qtbot.waitUntil(lambda: desk.store.is_idle)

    assert "page2021" not in keys(desk)
    assert "page2021" not in {each.key for each in desk.workspace.library.sources()}


def test_the_same_paper_is_not_added_twice(desk, bring, answers):
    bring(BIB)
    bring(BIB.replace("page2021", "again").replace("2021}", "2021}, publisher={BMJ}"))

    (_, (received, words)) = answers.asked[-1]
    assert words == "No reference was added. 1 there already."
    assert "again" not in keys(desk)
    assert received[0].report.twins[0].known == known(desk)


def test_only_what_is_new_is_said_to_need_details(bring, answers):
    bring(BIB)
    bring("10.1136/bmj.n71\n10.7554/eLife.32822")

    (_, (_, words)) = answers.asked[-1]
    assert words == (
        "1 reference added. It needs details: look it up when there is a network. 1 there already."
    )


def test_a_twin_is_merged_field_by_field(desk, bring, answers):
    bring(BIB)
    turns = iter(["merge"])
    answers.prepared["taken"] = lambda received, _words: next(
        (TwinAnswer(what, received[0].report.twins[0]) for what in turns), None
    )
    choices: dict[str, Side] = {"title": "yours"}
    answers.prepared["differences"] = choices
    bring(
        BIB.replace("The PRISMA 2020 statement", "PRISMA 2020").replace(
            "n71}", "n71}, volume={372}"
        )
    )

    assert (known(desk).title, known(desk).text("volume")) == ("PRISMA 2020", "372")


def test_gaps_of_twins_are_filled_at_once(desk, bring, answers):
    bring(BIB)
    turns = iter([TwinAnswer("fill")])
    answers.prepared["taken"] = lambda *_: next(turns, None)
    bring(BIB.replace("n71}", "n71}, volume={372}"))

    assert known(desk).text("volume") == "372"


def test_both_may_be_kept(desk, bring, answers):
    bring(BIB)
    turns = iter(["both"])
    answers.prepared["taken"] = lambda received, _words: next(
        (TwinAnswer(what, received[0].report.twins[0]) for what in turns), None
    )
    bring(BIB)

    assert sum(each.doi == "10.1136/bmj.n71" for each in desk.workspace.sources.values()) == 2


def test_a_retracted_paper_is_warned_of_in_words(bring, answers, desk):
    bring("@article{x, title={RETRACTED: A paper on sleep}, year={2020}, author={Li, Wei}}")

    assert "taken" in [question for question, _ in answers.asked]


def stored(desk):
    return {each.doi for each in desk.workspace.library.sources() if "5555" in each.doi}


def test_many_references_appear_together_and_are_found(desk, bring, in_steps):
    bring(MANY)

    assert len(stored(desk)) == 30
    assert len(desk.workspace.known.finder.having("10.5555")) == 30
    assert desk.window.messages.text.startswith("30 references added.")


def test_a_cancelled_import_leaves_nothing(desk, bring, in_steps, qtbot):
    before = dict(desk.workspace.sources)
    status = desk.window.status
    show = status.show_progress

    def cancel(done, total, what):
        show(done, total, what)
        if what == "Saving references" and done == 8:
            status.cancel_button.click()

    status.show_progress = cancel
    bring(MANY)

    assert desk.window.messages.text == "The import was cancelled. Nothing was added."
    assert desk.workspace.sources == before
    assert {each.id for each in desk.workspace.library.sources()} == before.keys()
    assert not status.cancel_button.isVisible()


def test_an_import_that_cites_have_met_is_taken_back_but_for_those(desk, bring, in_steps, qtbot):
    bring(MANY)
    cited = next(each for each in desk.workspace.sources.values() if each.doi == "10.5555/3")
    session = desk.session
    session.edit_draft(session.draft.citing(cited)[0], "Cite")
    desk.last_import()  # the human closes the report
    desk.window.messages.action.click()
    qtbot.waitUntil(lambda: desk.store.is_idle)

    assert stored(desk) == {"10.5555/3"}
    assert [s.doi for s in desk.workspace.known.finder.having("10.5555")] == ["10.5555/3"]
    assert "1 source stayed" in desk.window.messages.text


def test_the_last_report_can_be_shown_again_and_the_import_undone_there(
    opened, desk, bring, answers, qtbot
):
    assert not opened.actions["library.report"].isEnabled()
    bring(BIB)
    desk.window.messages.tell("Something else happened.")
    assert opened.actions["library.report"].isEnabled()
    answers.prepared["taken"] = TwinAnswer("undo")
    opened.run("library.report")
    qtbot.waitUntil(lambda: desk.store.is_idle)

    assert answers.asked[-1][1][1] == "1 reference added."
    assert "page2021" not in keys(desk)
    assert desk.window.messages.text == "The import was taken back."


def test_files_that_can_not_be_read_are_named(desk, opened, answers, qtbot, tmp_path):
    (tmp_path / "broken.bib").write_text("@article{x, title={It never ends", encoding="utf-8")
    parts = tuple(Part(name, path=tmp_path / name) for name in ("broken.bib", "gone.ris"))
    answers.prepared["references"] = parts
    opened.run("references.add")
    qtbot.waitUntil(lambda: "taken" in dict(answers.asked))

    words = dict(answers.asked)["taken"][1]
    assert "“gone.ris”" in words
    assert "broken.bib holds BibTeX that can't be read." in words
