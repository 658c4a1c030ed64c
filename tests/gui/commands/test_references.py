"""Commands on references that come in and go out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from journal_desktop.app.receiving import Part
from journal_desktop.cite import reading
from journal_desktop.core.merging import Side
from journal_desktop.gui.commands import references
from journal_desktop.gui.source_questions import ReferencesWish, TwinAnswer

BIB = "@article{page2021, title={The PRISMA 2020 statement}, doi={10.1136/bmj.n71}, year={2021}}\n"


@pytest.fixture
def desk(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.store.is_idle)
    return opened.desk


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


def test_many_references_are_kept_a_thousand_at_a_time(desk, bring, answers, monkeypatch):
    monkeypatch.setattr(references, "FEW", 3)
    monkeypatch.setattr(references, "_CHUNK", 4)
    bring("\n".join(f"10.5555/{number}" for number in range(10)))

    stored = {each.doi for each in desk.workspace.library.sources()}
    assert {f"10.5555/{number}" for number in range(10)} <= stored
    assert len(desk.workspace.known.finder.having("10.5555")) == 10


def test_dropped_files_go_where_they_belong(opened, desk, answers, tmp_path, qtbot):
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "text.txt").write_text("A new title\n\nSome prose about bats.\n", encoding="utf-8")
    before = len(desk.workspace.summaries)
    desk.window.files_dropped.emit([tmp_path / "refs.bib", tmp_path / "text.txt"])
    qtbot.waitUntil(lambda: len(desk.workspace.summaries) == before + 1, timeout=5000)

    assert ("references", ("", (tmp_path / "refs.bib",))) in answers.asked


def test_the_clipboard_is_pasted_into_the_box(desk, answers):
    QApplication.clipboard().setText(BIB)
    desk.window.sources.brought.emit("")

    assert answers.asked[-1] == ("references", (BIB, ()))


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl"])
def test_references_are_exported_to_a_file(opened, answers, tmp_path, qtbot, form):
    desk, target = opened.desk, tmp_path / "references"
    answers.prepared["references_wish"] = ReferencesWish("article", form, to_file=True)
    answers.prepared["references_file"] = target
    desk.sourcing.catch_up()
    opened.run("references.export")
    qtbot.waitUntil(target.exists)

    entries = reading.read(target.read_bytes()).entries
    listed = [desk.workspace.sources[each.source].key for each in desk.session.article.sources]
    assert sorted(each.source.key for each in entries) == sorted(listed)


def test_references_are_exported_to_the_clipboard(opened, desk, answers, qtbot):
    answers.prepared["references_wish"] = ReferencesWish("library", "ris", to_file=False)
    opened.run("references.export")
    qtbot.waitUntil(lambda: "to the clipboard" in desk.window.messages.text)

    assert QApplication.clipboard().text().count("ER  - ") == len(desk.workspace.sources)
