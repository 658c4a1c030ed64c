"""What lies in the trash, shown in the whole program."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from builders import asset
from journal_desktop.app import block_edits
from journal_desktop.core.ids import ArticleId
from journal_desktop.gui.trash.form import TrashForm
from journal_desktop.gui.trash.looking import TrashLooking
from journal_desktop.store.values import Trashed


@pytest.fixture
def looking(opened):
    return TrashLooking(opened.desk)


@pytest.fixture
def shown(opened, qtbot):
    """A picture that a section in the trash shows, and that section as the trash lists it."""
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    data = bytes(buffer.data())
    known = asset(hashlib.sha256(data).hexdigest(), size=len(data), width=4, height=3)
    desk = opened.desk
    desk.workspace.library.add_asset(data, known)
    session = desk.session
    section = session.article.sections[0]
    body = f"A **telling** word.\n\n![A cell](asset:{known.sha256})"
    others = session.article.sections[1:]
    session.edit(replace(session.article, sections=(replace(section, body=body), *others)), "Write")
    session.apply(block_edits.delete(section.id))  # before what was written is saved
    desk.workspace.save_now()
    desk.store.drain()
    (item,) = (e for e in desk.workspace.library.trash.list() if e.kind == "section")
    return known, data, item


def test_a_section_is_shown_as_readers_see_it_with_its_pictures(opened, looking, shown, qtbot):
    known, data, item = shown
    form = TrashForm(looking.view)
    qtbot.addWidget(form)
    form.show()
    looking.look(item)
    qtbot.waitUntil(lambda: looking.view.page is not None)

    assert "<strong>telling</strong>" in form.page.page_bytes().decode()
    assert looking.view.block
    assert looking.view.picture(known.filename) == data
    assert form.page.isVisible()
    assert not form.text.isVisible()
    looking.view.leave()


def test_only_what_was_looked_at_last_is_shown(opened, looking, shown, qtbot):
    _, _, item = shown
    looking.look(item)
    looking.look(None)
    desk = opened.desk
    qtbot.waitUntil(lambda: desk.store.is_idle and desk.work.is_idle)

    assert looking.view.page is None
    assert looking.view.document is None


def test_a_title_without_end_leaves_room_for_the_page(looking, qtbot):
    at = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
    looking.look(Trashed("section", "1", "On and on " * 800, at, ArticleId("2"), "Again " * 800))
    qtbot.waitUntil(lambda: bool(looking.view.detail))

    assert looking.view.detail.startswith("On and on On and on")
    assert len(looking.view.detail) < 500
