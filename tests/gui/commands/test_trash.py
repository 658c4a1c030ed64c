"""Commands on the trash, in the whole program."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from builders import article, asset, paper
from journal_desktop.app import block_edits
from journal_desktop.app.sources.deleting import deleted
from journal_desktop.core.errors import StoreError

DRAWN = b"a picture, or near enough"
SHA256 = hashlib.sha256(DRAWN).hexdigest()


class Bin:
    """The trash of the whole program, its view, and the human who is asked."""

    def __init__(self, opened, answers, qtbot):
        self.opened, self.desk, self.answers, self.qtbot = opened, opened.desk, answers, qtbot
        self.run = opened.run
        self.idle()
        self.run("trash.show")
        self.idle()
        ((self.view,),) = (given for name, given in answers.asked if name == "show_trash")

    def idle(self):
        """Wait until all that was asked for is done."""
        for _ in range(2):  # one lane may ask another
            self.qtbot.waitUntil(
                lambda: self.desk.store.is_idle and self.desk.work.is_idle, timeout=10_000
            )

    def listed(self, kind=None):
        """What is in the trash by now."""
        self.view.wanted.emit()
        self.idle()
        return tuple(each for each in self.view.items if kind in {None, each.kind})


@pytest.fixture
def rubbish(opened, desk, answers, qtbot):
    del desk  # which puts sources into the library
    return Bin(opened, answers, qtbot)


@pytest.fixture
def spare(rubbish):
    """An article that nobody outside has seen, in the trash."""
    made = article(id="spare", slug="spare", title="Spare", published=None, sources=())
    rubbish.desk.workspace.take(made)
    rubbish.idle()
    rubbish.desk.workspace.delete(made.id)
    rubbish.idle()
    return made


def test_a_deleted_article_is_shown_from_the_message_and_comes_back_open(rubbish):
    gone = rubbish.desk.session.article
    rubbish.run("article.delete")
    rubbish.idle()
    assert "is in the trash" in rubbish.desk.window.messages.text
    rubbish.answers.asked.clear()
    rubbish.desk.window.messages.other.click()
    rubbish.idle()
    assert [question for question, _ in rubbish.answers.asked] == ["show_trash"]
    (item,) = rubbish.listed()
    rubbish.view.looked.emit(item)
    rubbish.idle()
    assert gone.title in rubbish.view.page.title
    rubbish.view.restore_asked.emit((item,))
    rubbish.idle()
    assert rubbish.desk.session.article.id == gone.id
    assert "Back again: 1 article" in rubbish.view.said
    assert rubbish.view.items == ()


def test_a_section_comes_back_where_it_was_and_undo_takes_it_out(rubbish):
    session = rubbish.desk.session
    gone = session.article.sections[1]
    session.apply(block_edits.delete(gone.id))
    (item,) = rubbish.listed("section")
    rubbish.view.restore_asked.emit((item,))
    rubbish.idle()
    assert session.article.sections[1].body == gone.body
    session.undo()
    assert gone.id not in {each.id for each in session.article.sections}


def test_a_section_of_an_article_that_is_not_shown_opens_it(rubbish):
    session = rubbish.desk.session
    gone = session.article.sections[0]
    session.apply(block_edits.delete(gone.id))
    other = next(row for row in rubbish.desk.workspace.summaries if row.id != session.article.id)
    rubbish.desk.open_article(other.id)
    rubbish.idle()
    rubbish.view.restore_asked.emit(rubbish.listed("section"))
    rubbish.idle()
    assert rubbish.desk.session.article.id == session.article.id
    assert rubbish.desk.session.article.section(gone.id).body == gone.body


def test_a_section_deleted_by_its_command_says_where_it_is(rubbish):
    section = rubbish.desk.session.article.sections[0]
    rubbish.desk.window.editor.reveal(section.id)
    rubbish.idle()
    rubbish.run("blocks.delete")

    assert section.heading in rubbish.desk.window.messages.text
    assert rubbish.desk.window.messages.action.text() == "Undo"
    assert rubbish.desk.window.messages.other.text() == "Show trash"


def test_several_come_back_at_once_and_harm_is_told(rubbish, monkeypatch, spare):
    rubbish.desk.workspace.edits.run(deleted(paper("liu2020")))
    items = rubbish.listed()
    assert {each.kind for each in items} == {"article", "source"}

    def fail(_article):
        raise StoreError("The disk is full.", "Make room.")

    with monkeypatch.context() as patched:
        patched.setattr(rubbish.desk.workspace.library, "restore", fail)
        rubbish.view.restore_asked.emit(items)
        rubbish.idle()
    assert rubbish.view.said.startswith(
        "Back again: 1 source. Not the article “Spare”: The disk is full."
    )
    assert [each.kind for each in rubbish.listed()] == ["article"]
    assert paper("liu2020").id in rubbish.desk.workspace.sources


def test_a_picture_goes_into_the_prose_at_the_caret(rubbish):
    rubbish.desk.workspace.library.add_asset(DRAWN, asset(SHA256, size=len(DRAWN)))
    rubbish.desk.window.editor.reveal("lead")
    rubbish.idle()
    assert rubbish.view.can_insert
    (item,) = rubbish.listed("picture")
    rubbish.view.picture_asked.emit(item)
    rubbish.idle()
    assert f"![](asset:{SHA256})" in rubbish.desk.session.article.lead
    assert rubbish.listed("picture") == ()
    rubbish.desk.session.undo()
    assert "asset:" not in rubbish.desk.session.article.lead


def test_a_picture_is_saved_as_a_file_while_no_article_is_open(rubbish, tmp_path):
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    target = tmp_path / "saved.png"
    rubbish.answers.prepared["picture_file"] = target
    rubbish.desk.workspace.library.add_asset(DRAWN, asset(SHA256, size=len(DRAWN)))
    rubbish.run("article.delete")
    rubbish.idle()
    assert not rubbish.view.can_insert
    (item,) = rubbish.listed("picture")
    rubbish.view.picture_asked.emit(item)
    rubbish.idle()
    assert target.read_bytes() == DRAWN
    rubbish.answers.prepared["picture_file"] = tmp_path / "nowhere" / "saved.png"
    rubbish.view.picture_asked.emit(item)
    rubbish.idle()
    assert "could not be saved" in rubbish.view.said


def test_only_what_was_confirmed_goes_and_what_stays_is_named(rubbish, spare):
    rubbish.desk.workspace.delete(rubbish.desk.workspace.summaries[0].id)  # it was published
    rubbish.idle()
    items = rubbish.listed()
    rubbish.view.delete_asked.emit(items)
    rubbish.idle()
    (question, explanation, _), *_ = [
        each for name, each in rubbish.answers.asked if name == "confirm"
    ]
    assert question == "Delete 1 article for good?"
    assert "“Spare”" in explanation
    assert "readers may have cited it" in explanation
    assert rubbish.listed() == items
    rubbish.answers.prepared["confirm"] = True
    rubbish.view.delete_asked.emit(items)
    rubbish.idle()
    assert rubbish.view.said == "1 article is gone for good. 1 stayed."
    assert "Spare" not in [each.title for each in rubbish.listed()]
    assert len(rubbish.view.items) == 1


def test_nothing_is_asked_where_nothing_can_go(rubbish):
    rubbish.run("article.delete")
    rubbish.idle()
    rubbish.view.delete_asked.emit(rubbish.listed())
    rubbish.idle()
    asked = dict(rubbish.answers.asked)
    assert "confirm" not in asked
    assert "readers may have cited it" in asked["show_report"][1][0]
    assert "still needed" in rubbish.view.said
    assert not rubbish.view.is_busy


def test_it_can_be_stopped(rubbish, spare):
    rubbish.answers.prepared["confirm"] = True
    rubbish.view.delete_asked.emit(rubbish.listed())
    rubbish.view.stop_asked.emit()
    rubbish.idle()
    assert not rubbish.view.is_busy
    assert [each.id for each in rubbish.listed()] == [spare.id]


def test_a_library_that_cannot_be_changed_is_only_looked_at(rubbish, spare, monkeypatch):
    error = StoreError("This library can’t be changed.", "Open it elsewhere.")
    monkeypatch.setattr(type(rubbish.desk.workspace.library), "objection", error)
    items = rubbish.listed()
    assert "can’t be changed" in rubbish.view.objection
    rubbish.view.restore_asked.emit(items)
    rubbish.view.delete_asked.emit(items)
    rubbish.idle()
    assert "can’t be changed" in rubbish.desk.window.messages.text
    assert rubbish.listed() == items


def test_what_was_harmed_is_told_instead_of_shown(rubbish):
    (picture,) = _harmed(rubbish)
    rubbish.view.looked.emit(picture)
    rubbish.idle()
    assert rubbish.view.document is None
    assert "damaged" in rubbish.view.detail


def _harmed(rubbish):
    library = rubbish.desk.workspace.library
    library.add_asset(DRAWN, asset(SHA256, size=len(DRAWN)))
    library._opened.db.execute("UPDATE asset SET data = x'00'")
    return rubbish.listed("picture")


def test_another_library_has_its_own_trash(rubbish, tmp_path, spare):
    assert rubbish.listed()
    rubbish.desk.create_library(tmp_path / "Other.journal", with_sample=False)
    rubbish.qtbot.waitUntil(lambda: rubbish.desk.workspace.library.path.name == "Other.journal")
    rubbish.idle()
    assert rubbish.view.items == ()


def test_a_deleted_source_offers_both_ways(rubbish):
    source = replace(paper("liu2020"), notes="Of no use")
    rubbish.desk.workspace.save_source(source)
    rubbish.idle()
    rubbish.desk.workspace.edits.run(deleted(source))
    (item,) = rubbish.listed("source")
    rubbish.view.looked.emit(item)
    rubbish.idle()
    assert "Of no use" in rubbish.view.document.toPlainText()
