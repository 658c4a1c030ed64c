"""Commands on sources that may be one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import paper
from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.core.ids import SourceId
from journal_desktop.gui.backups.backing_up import backups_of
from journal_desktop.gui.sources.questions import GroupAnswer

COPY = replace(paper("liu2020"), id=SourceId("copy"), key="liu20b", notes="Mine.")


@pytest.fixture
def desk(opened, qtbot):
    desk = opened.desk
    desk.workspace.edits.run(LibraryEdit("Add", "x", after=(paper("liu2020"), COPY)))
    article = desk.session.draft.citing(COPY)[0]
    desk.session.edit_draft(article, "Cite")
    qtbot.waitUntil(lambda: desk.store.is_idle and not desk.workspace.unsaved, timeout=5000)
    return desk


def answering(what):
    """Say that once of the group with the copy in it, then nothing more."""
    turns = iter([what])

    def answer(groups, _place):
        group = next(each for each in groups if COPY.id in {s.id for s in each.sources})
        return next((GroupAnswer(each, group, paper("liu2020").id) for each in turns), None)

    return answer


def find(opened, desk, qtbot):
    opened.run("duplicates.find")
    qtbot.waitUntil(
        lambda: (
            desk.work.is_idle
            and backups_of(desk).lane.is_idle
            and desk.store.is_idle
            and not desk.workspace.unsaved
        ),
        timeout=5000,
    )


def test_merging_keeps_one_and_every_citation_follows(opened, desk, answers, qtbot):
    answers.prepared["group"] = answering("merge")
    answers.prepared["differences"] = lambda comparison: {
        row.name: row.suggested for row in comparison.rows
    }
    find(opened, desk, qtbot)

    assert COPY.id not in desk.workspace.sources
    said = "Liu et al. 2020 (liu20b) is part of Liu et al. 2020 (liu2020) now."
    assert desk.window.messages.text == said
    assert desk.workspace.sources[paper("liu2020").id].notes == "Mine."
    assert paper("liu2020").id in {each.source for each in desk.session.article.sources}
    desk.window.messages.action.click()
    assert desk.workspace.sources[COPY.id] == COPY


def test_kept_apart_they_are_never_asked_about_again(opened, desk, answers, qtbot):
    answers.prepared["group"] = answering("apart")
    find(opened, desk, qtbot)
    asked = [question for question, _ in answers.asked].count("group")
    find(opened, desk, qtbot)

    assert COPY.id in desk.workspace.library.source(paper("liu2020").id).apart
    assert [question for question, _ in answers.asked].count("group") == asked


def test_the_chosen_ones_are_merged_too(opened, desk, answers, qtbot):
    answers.prepared["group"] = answering("merge")
    answers.prepared["differences"] = {}
    panel = desk.window.sources
    panel.search.setText("car-transduced")
    desk.sourcing.catch_up()
    panel.list.selectAll()
    opened.run("duplicates.merge")

    assert COPY.id not in desk.workspace.sources
    assert paper("liu2020").id in desk.workspace.sources
