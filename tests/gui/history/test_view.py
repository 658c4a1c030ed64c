"""The view of one version."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QMenu

from builders import article
from journal_desktop.compare.articles import compare
from journal_desktop.compare.provenance import Origin, key
from journal_desktop.gui.history.document import write_inline, write_origins
from journal_desktop.gui.history.view import Against, HistoryView, Mode
from journal_desktop.gui.preview.view import Preview


@pytest.fixture
def view(qtbot):
    made = HistoryView(Preview(lambda _: None))
    qtbot.addWidget(made)
    made.resize(460, 400)
    made.show()
    made.show_version("2 March 2026, 14:05", {"lead": "Lead", "title": "Title"})
    return made


def offered(view):
    """What the restore button offers, by its words."""
    menu = view.restore.menu()
    menu.aboutToShow.emit()
    parts = menu.findChild(QMenu)
    return {a.text(): a for a in (*menu.actions(), *parts.actions())}


def test_everything_can_be_restored_and_every_part_by_itself(view):
    asked = []
    view.restore_asked.connect(asked.append)
    for words in ("Restore this whole version", "Lead", "Title"):
        offered(view)[words].trigger()

    assert asked == ["", "lead", "title"]


def test_the_part_at_the_caret_is_offered_first(view):
    old = article()
    write_inline(view.text.document(), compare(old, article(id=old.id, lead="All is other.")))
    at = view.text.document().find("All is other").position()
    cursor = view.text.textCursor()
    cursor.setPosition(at)
    view.text.setTextCursor(cursor)

    assert view.place_at_caret() == "lead"
    assert next(iter(offered(view))) == "Restore “Lead”"


def test_a_whole_version_can_be_restored_where_none_of_its_parts_is_another_now(view):
    asked = []
    view.restore_asked.connect(asked.append)
    view.show_version("Before a section was added", {}, is_other=True)
    menu = view.restore.menu()
    menu.aboutToShow.emit()

    assert view.restore.isEnabled()
    assert [each.text() for each in menu.actions()] == ["Restore this whole version"]
    menu.actions()[0].trigger()
    assert asked == [""]


def test_what_cannot_be_restored_is_not_offered(view):
    view.show_version("Damaged", {})

    assert not view.restore.isEnabled()


@pytest.mark.parametrize(
    ("name", "mode", "against"),
    [
        ("What differs side by side", Mode.SIDES, Against.NOW),
        ("Compare this version with the one before it", Mode.INLINE, Against.BEFORE),
        ("Where each sentence", Mode.ORIGINS, Against.NOW),
    ],
)
def test_a_button_asks_for_another_view(view, qtbot, name, mode, against):
    (button,) = (
        each
        for each in view.findChildren(QAbstractButton)
        if each.accessibleName().startswith(name)
    )
    with qtbot.waitSignal(view.wished):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert (view.mode, view.against) == (mode, against)
    assert button.isChecked()


def test_escape_goes_back_to_the_page(view, qtbot):
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view.text, Qt.Key.Key_Escape)


def test_every_button_has_a_name(view):
    assert all(b.accessibleName() or b.text() for b in view.findChildren(QAbstractButton))


def test_the_caret_in_a_sentence_tells_since_when_it_stands(view):
    view._wish(Mode.ORIGINS, Against.NOW)
    old = article(lead="It is new. It works.")
    known = {key("It is new."): Origin(0), key("It works."): Origin(1)}
    write_origins(view.text.document(), old, known, lambda o: f"Since {o.version}", None)
    cursor = view.text.document().find("works")
    view.text.setTextCursor(QTextCursor(cursor))

    assert view.remark.text() == "Since 1"
