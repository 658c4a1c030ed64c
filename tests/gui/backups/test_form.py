"""The window of backups."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal_desktop.app.backup.contents import Kept, Look, Standing
from journal_desktop.gui.backups.form import BackupsForm
from journal_desktop.gui.backups.view import BackupsView, Row
from journal_desktop.store.backup.files import Backup

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)


def row(number, *, is_second=False, is_damaged=False):
    return Row(Backup(Path(f"{number}"), NOW, "asked", 5_000_000, is_damaged), is_second)


def kept(number, standing, kind="article"):
    return Kept(kind, str(number), f"Title {number}", f"slug{number}", 800, NOW, standing)


LOOK = Look(
    Path("1"),
    (kept(1, Standing.MISSING), kept(2, Standing.OTHER), kept(3, Standing.SAME)),
    (kept(4, Standing.OTHER, "source"),),
    0,
)


@pytest.fixture
def view(qapp):
    return BackupsView()


@pytest.fixture
def form(qtbot, view):
    form = BackupsForm(view)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    return form


def buttons(form):
    return tuple(b.isEnabled() for b in (form.restore, form.library, form.replace, form.now))


def test_it_says_when_there_will_be_one_while_there_is_none(form):
    assert form.empty.isVisible()
    assert buttons(form) == (False, False, False, True)
    assert "USB stick" in form.second.text()
    assert not form.forget.isVisible()


def test_the_newest_is_looked_into_first_and_nothing_happens_by_looking(form, view):
    heard, asked = [], []
    view.backup_chosen.connect(heard.append)
    for signal in (view.library_asked, view.replace_asked, view.now_asked):
        signal.connect(lambda: asked.append("something"))
    view.show_rows((row(1), row(2, is_second=True)), Path("x backups"), Path("stick"))
    view.show_look(LOOK)

    assert heard == [view.rows[0].backup]
    assert form.summary.text() == LOOK.summary
    assert form.tabs.tabText(0) == "Articles (3)"
    assert "stick" in form.second.text()
    assert form.forget.isVisible()
    assert buttons(form) == (False, True, True, True)
    assert not asked


def test_a_second_place_that_is_not_there_is_told_here_too(form, view):
    view.show_rows((row(1),), Path("my backups"), Path("stick"))
    assert form.second.text() == "Second place: stick"
    view.show_rows((row(1),), Path("my backups"), Path("stick"), is_place_there=False)

    assert "Second place: stick, which is not there now" in form.second.text()


def test_a_row_tells_when_why_where_and_that_it_was_checked(view):
    words = [
        view.backups.words(each, 0)
        for each in (row(1), row(2, is_second=True), row(3, is_damaged=True))
    ]

    assert all("March 2026" in each and "5.0 MB" in each for each in words)
    assert "Asked for" in words[0]
    assert "beside the library" in words[0]
    assert "second place" in words[1]
    assert "damaged" in words[2]
    assert "checked" not in words[2]


def test_chosen_articles_and_sources_are_asked_for_together(form, view, qtbot):
    view.show_rows((row(1),), Path("x backups"), None)
    view.show_look(LOOK)
    form.articles.selectAll()
    form.sources.selectAll()
    assert "4 chosen" in form.restore.text()
    with qtbot.waitSignal(view.restore_asked) as asked:
        form.restore.click()

    assert asked.args[0] == (*LOOK.articles, *LOOK.sources)


def test_by_what_one_differs_is_shown_when_it_is_chosen(form, view, qtbot):
    view.show_rows((row(1),), Path("x backups"), None)
    view.show_look(LOOK)
    with qtbot.waitSignal(view.kept_chosen) as chosen:
        form.articles.setCurrentIndex(view.articles.index(1))
    view.show_detail("Since then: Lead: 6 words added.")

    assert chosen.args[0] == LOOK.articles[1]
    assert "6 words" in form.detail.text()


def test_a_backup_that_can_not_be_read_says_so(form, view):
    view.show_rows((row(1),), Path("x backups"), None)
    view.show_look(None, "This backup is damaged.")

    assert form.summary.text() == "This backup is damaged."
    assert buttons(form) == (False, False, False, True)
    assert not form.tabs.isVisible()


def test_nothing_is_brought_into_a_library_that_can_not_be_changed(form, view):
    view.is_read_only = True
    view.show_rows((row(1),), Path("x backups"), None)
    view.show_look(LOOK)
    form.articles.selectAll()

    assert buttons(form) == (False, True, False, False)
    assert "can be read but not changed" in form.detail.text()


def test_every_control_can_be_named_and_reached(form):
    for each in (form.backups, form.articles, form.sources):
        assert each.accessibleName()
    for each in (form.restore, form.library, form.replace, form.now, form.choose):
        assert "&" in each.text()
