"""The form of a source."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from builders import paper
from journal_desktop.app.sources.contributors import Name
from journal_desktop.core.source import Source, SourceStatus, csl_text
from journal_desktop.gui.sources.form import SourceForm
from journal_desktop.gui.sources.questions import SourceAbout


@pytest.fixture
def made(qtbot, answers):
    def make(source, *, is_new=False, **named):
        form = SourceForm(source, answers, is_new=is_new, **named)
        qtbot.addWidget(form)
        form.show()
        return form

    return make


def save_button(form):
    return form.buttons.button(QDialogButtonBox.StandardButton.Save)


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


@pytest.mark.parametrize("key", ["liu2020", "carnk", "prisma2020"])
def test_an_untouched_form_gives_the_source_back(made, key):
    known = paper(key, tags=("a", "b"), excerpts=("One (p. 1)",), attachment="/x.pdf")

    assert made(known).source() == known


def test_people_and_organisations_are_told_apart(made):
    form = made(Source("1", "x"), is_new=True)
    form.line("title").setText("Guidelines")
    form.people().add((Name("Berg", "Anna", "van der"), Name(organisation="WHO")))

    assert form.source().csl["author"] == [
        {"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"},
        {"literal": "WHO"},
    ]


def test_each_type_has_its_fields_and_no_value_is_lost_on_the_way(made):
    form = made(paper("liu2020"))
    assert form.line("volume").isVisible()
    choose(form.reference.type, "webpage")
    assert form.line("volume").isVisible()  # it is filled
    assert not form.line("issue").isVisible()
    assert form.line("container-title").accessibleName() == "Site"
    choose(form.reference.type, "article-journal")

    assert form.source() == paper("liu2020")


def test_editors_have_rows_of_their_own(made):
    form = made(Source("1", "x", csl_text({"type": "chapter", "title": "x"})))
    form.reference.roles.setCurrentIndex(form.reference.roles.findData("editor"))
    form.people().add((Name("Li", "Wei"),))
    form.reference.roles.setCurrentIndex(form.reference.roles.findData("author"))

    assert form.people().names == ()
    assert form.source().csl["editor"] == [{"family": "Li", "given": "Wei"}]


def test_a_source_without_a_title_is_marked_there_and_nothing_is_lost(made):
    form = made(Source("1", "x"), is_new=True)
    form.line("volume").setText("12")
    form.tabs.setCurrentIndex(2)
    save_button(form).click()

    assert form.isVisible()
    assert "title" in form.fault("title")
    assert form.line("title").accessibleDescription() == form.fault("title")
    assert form.focusWidget() is form.line("title")
    assert form.line("volume").text() == "12"
    form.line("title").setText("A title")
    assert not form.fault("title")
    save_button(form).click()
    assert not form.isVisible()


def test_a_stub_that_is_only_a_number_can_be_tagged(made):
    form = made(Source("1", "x", csl_text({"PMID": "32023374"})))
    form.line("tags").setText("to read")
    save_button(form).click()

    assert not form.isVisible()
    assert form.source().tags == ("to read",)


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("DOI", "no doi", "10.7554/eLife.00569"),
        ("ISBN", "978-0-306-40615-8", "978-0-306-40615-7"),
        ("issued", "2025-02-30", "Spring 2025"),
    ],
)
def test_what_is_none_is_marked_when_it_is_left_and_no_longer_when_mended(made, name, wrong, right):
    form = made(paper("liu2020"))
    form.line(name).setText(wrong)
    assert not form.fault(name)  # not while it is being typed
    form.line(name).editingFinished.emit()
    assert form.fault(name)
    form.line(name).setText(right)

    assert not form.fault(name)


def test_what_readers_will_miss_is_said_quietly_and_once_there_is_something(made):
    form = made(Source("1", "x"), is_new=True)
    assert form.missing.text() == ""
    form.line("title").setText("A title")
    form.line("title").editingFinished.emit()
    assert form.missing.text() == "Readers will miss: authors, date, journal."
    form.line("issued").setText("in press")
    form.line("issued").editingFinished.emit()

    assert "can't sort" in form.remark("issued")


def test_a_status_set_by_hand_says_so_and_when(made):
    form = made(paper("liu2020"))
    choose(form.evidence.status, "concern")
    source = form.source()

    assert "set by you" in form.evidence.told.text()
    assert source.status is SourceStatus.CONCERN
    today = date.today().isoformat()  # noqa: DTZ011 - the user's own calendar day
    assert (source.status_origin, source.status_date) == ("set by you", today)


def test_what_the_status_was_checked_against_is_said(made):
    form = made(paper("liu2020"), about=SourceAbout(notices="2026-11-01"))

    assert "retraction list of 2026-11-01" in form.evidence.told.text()


def test_a_file_is_chosen_opened_and_missed(made, answers, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(b"%PDF")
    answers.prepared["attachment"] = file
    form = made(paper("liu2020", attachment=str(tmp_path / "gone.pdf")))
    form.tabs.setCurrentIndex(3)
    assert "not there" in form.files.missing.text()
    form.files.choose_button.click()

    assert form.source().attachment == str(file)
    assert form.files.open_button.isEnabled()


def test_other_versions_are_added_and_taken_off(made, answers):
    other = paper("maude2018")
    answers.prepared["other_source"] = lambda _title, find: find("maude")[0].id
    form = made(paper("liu2020"), about=SourceAbout(find=lambda _words: (other,)))
    assert not form.files.drop_button.isEnabled()
    form.files.add_button.click()
    assert form.source().related == (other.id,)
    assert "Maude" in form.files.versions.item(0).text()
    form.files.drop_button.click()

    assert form.source().related == ()
    assert not form.files.drop_button.isEnabled()


@pytest.mark.parametrize("discards", [False, True])
def test_escape_on_a_changed_form_asks_before_it_drops_anything(made, answers, qtbot, discards):
    answers.prepared["confirm"] = discards
    form = made(Source("1", "x"), is_new=True)
    form.people().add((Name("Li", "Wei"),))
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert [question for question, _ in answers.asked] == ["confirm"]
    assert form.isVisible() is not discards
    assert form.people().names == (Name("Li", "Wei"),)


def test_escape_on_an_untouched_form_closes_it_without_a_question(made, answers, qtbot):
    form = made(paper("liu2020"))
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert not form.isVisible()
    assert answers.asked == []


def test_at_log_out_a_form_keeps_nobody_waiting(qtbot, answers):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    form = SourceForm(Source("1", "x"), answers, is_new=True, parent=window)
    form.show()
    form.line("title").setText("Half a title")
    window.close()
    form.close()

    assert not form.isVisible()
    assert answers.asked == []


def test_a_key_that_another_source_has_is_marked_and_the_form_stays_open(made):
    form = made(paper("liu2020"), about=SourceAbout(keys=frozenset({"liu2020", "page2021"})))
    form.line("key").setText("page2021")
    form.accept()

    assert form.isVisible()
    assert form.tabs.currentWidget() is form.files
    assert "page2021b" in form.fault("key")

    form.line("key").setText("liu2020")
    assert form.fault("key") == ""
    form.accept()
    assert not form.isVisible()


def test_a_key_that_was_the_source_s_own_before_is_free_to_it(made):
    known = paper("liu2020", aliases=("liu",))
    form = made(known, about=SourceAbout(keys=frozenset({"liu2020", "liu"})))
    form.line("key").setText("liu")
    form.accept()

    assert form.result() == form.DialogCode.Accepted
