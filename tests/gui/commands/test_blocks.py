"""Commands on sections and questions."""

from __future__ import annotations

import pytest


@pytest.fixture
def desk(opened):
    return opened.desk


def go_to(desk, qtbot, place):
    desk.window.editor.reveal(place)
    qtbot.waitUntil(lambda: desk.place == place)


def ids(desk):
    return [each.id for each in desk.session.article.sections]


def test_sections_move_by_key_and_the_caret_stays(opened, desk, qtbot):
    first, second = ids(desk)[:2]
    go_to(desk, qtbot, first)
    opened.run("blocks.down")

    assert ids(desk)[:2] == [second, first]
    assert desk.place == first


def test_a_new_section_comes_after_the_one_being_written(opened, desk, qtbot):
    first = ids(desk)[0]
    go_to(desk, qtbot, first)
    opened.run("blocks.add")

    assert ids(desk)[0] == first
    assert len(ids(desk)[1]) == 36
    qtbot.waitUntil(lambda: desk.place == ids(desk)[1])


def test_delete_and_undo_give_the_section_back(opened, desk, qtbot):
    before = desk.session.article
    go_to(desk, qtbot, ids(desk)[1])
    opened.run("blocks.delete")
    assert len(ids(desk)) == len(before.sections) - 1

    opened.run("article.undo")
    assert desk.session.article == before


def test_questions_move_too(opened, desk, qtbot):
    asked = [q.id for q in desk.session.article.questions]
    go_to(desk, qtbot, asked[1])
    opened.run("blocks.up")

    assert [q.id for q in desk.session.article.questions][:2] == [asked[1], asked[0]]


def test_next_and_previous_walk_through_the_parts(opened, desk, qtbot):
    go_to(desk, qtbot, "lead")
    opened.run("blocks.next")
    qtbot.waitUntil(lambda: desk.place == ids(desk)[0])
    opened.run("blocks.previous")
    qtbot.waitUntil(lambda: desk.place == "lead")
