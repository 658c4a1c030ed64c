from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from journal_desktop.gui.trash.view import EVERYTHING, TrashView
from journal_desktop.store.values import Trashed

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
ITEMS = tuple(
    Trashed(kind, kind, kind.title(), NOW, "1" if kind in {"section", "question"} else None)
    for kind in ("article", "section", "question", "source", "picture")
)


@pytest.fixture
def view(qapp):
    view = TrashView()
    view.show_items(ITEMS, "")
    return view


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (EVERYTHING, 5),
        ("Articles", 1),
        ("Sections", 2),
        ("Sources", 1),
        ("Pictures", 1),
    ],
)
def test_a_filter_leaves_one_kind(view, name, kinds):
    view.choose_filter(name)

    assert len(view.listed) == view.rows.rowCount() == kinds


def test_what_is_listed_anew_keeps_the_filter(view):
    view.choose_filter("Sources")
    view.show_items(ITEMS[:2], "")

    assert view.listed == ()


def test_a_row_is_spoken_as_it_is_shown(view):
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        assert view.rows.words(ITEMS[0], role).startswith("Article\nArticle · deleted 14 March")


def test_it_tells_of_the_caret_only_when_that_changes(view):
    heard = []
    view.shown.connect(lambda: heard.append(view.can_insert))
    view.allow_insert(can=True)
    view.allow_insert(can=True)

    assert heard == [True]
