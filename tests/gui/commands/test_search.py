from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import blank
from journal_desktop.core.ids import ArticleId, new_id
from journal_desktop.gui.search.hits import ROW
from journal_desktop.gui.trash.form import TrashForm


@pytest.fixture
def searched(opened, qtbot):
    """The whole program with the search shown, and what types into it and waits."""
    desk = opened.desk
    opened.run("search.show")
    panel = opened._groups["search"].panel

    def type_in(words):
        panel.field.setText(words)
        qtbot.waitUntil(lambda: desk.store.is_idle and not panel.progress)
        return panel

    return type_in


def hits(panel):
    """What was found."""
    rows = (panel.model.index(n).data(ROW) for n in range(panel.model.rowCount()))
    return [row.hit for row in rows if row.hit]


def go(panel, desk, qtbot, hit):
    """Go to that hit."""
    panel.chosen.emit(hit)
    qtbot.waitUntil(lambda: desk.store.is_idle)
    qtbot.wait(1)


def test_the_search_opens_with_the_caret_in_its_field(opened):
    window = opened.desk.window
    assert window.dock.count() == 3 or "Search" not in tabs(window)
    opened.run("search.show")
    assert window.is_aside(opened._groups["search"].panel)
    assert window.dock.tabText(window.dock.currentIndex()) == "Search"
    assert QApplication.focusWidget() is opened._groups["search"].panel.field


def tabs(window):
    """What the panels are called."""
    return [window.dock.tabText(number) for number in range(window.dock.count())]


def test_enter_goes_to_the_very_words_in_another_article(opened, searched, qtbot):
    desk = opened.desk
    panel = searched("umbilical")
    found = hits(panel)[0]
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.session.article.id == found.article)
    qtbot.waitUntil(lambda: hasattr(QApplication.focusWidget(), "textCursor"))
    qtbot.waitUntil(
        lambda: QApplication.focusWidget().textCursor().selectedText().lower() == "umbilical"
    )


def test_a_source_is_shown_in_its_panel(opened, searched, qtbot):
    desk = opened.desk
    panel = searched("in:sources killer")
    found = hits(panel)[0]
    go(panel, desk, qtbot, found)
    assert desk.window.is_aside(desk.window.sources)
    assert [each.id for each in desk.window.sources.selected] == [found.id]


def test_a_passage_that_is_gone_leads_to_the_version_that_has_it(opened, searched, qtbot):
    desk = opened.desk
    before = desk.session.article
    desk.workspace.save_now()
    with_bats = replace(before, lead=f"{before.lead}\n\nBats roost in hollow figs.")
    version = desk.workspace.library.history.remember(with_bats, "named", "with bats")
    panel = searched("in:history hollow figs")
    found = hits(panel)[0]
    assert (found.id, found.detail) == (version, "with bats")
    go(panel, desk, qtbot, found)
    history = desk.window.history
    qtbot.waitUntil(lambda: history.current is not None and history.current.id == version)
    assert desk.window.is_aside(history)


def test_what_was_typed_is_found_at_once(opened, searched, qtbot):
    desk = opened.desk
    desk.window.editor.lead.field.setPlainText("Of zymurgy and of nothing else.")
    desk.workspace.save_now()
    assert [each.article for each in hits(searched("zymur"))] == [desk.session.article.id]


def test_an_emptied_field_shows_what_can_be_done(searched):
    assert hits(searched("cell"))
    panel = searched("")
    assert hits(panel) == []
    assert "Type words" in panel.words


def test_another_library_is_searched_anew(opened, searched, qtbot, tmp_path):
    desk = opened.desk
    assert hits(searched("umbilical"))
    desk.create_library(tmp_path / "other.journal", with_sample=False)
    qtbot.waitUntil(lambda: desk.store.is_idle and desk.session is None)
    assert hits(searched("umbilical")) == []


def test_what_is_in_the_trash_is_found_there_and_shown(opened, searched, qtbot):
    desk = opened.desk
    library = desk.workspace.library
    ids = {title: ArticleId(new_id()) for title in ("Zymurgy", "Wasps")}
    for title, identity in ids.items():
        library.save(blank(id=identity, title=title, lead="Of wax."))
        library.delete(identity)
    assert hits(searched("zymurgy")) == []
    panel = searched("in:trash zymurgy")
    (found,) = hits(panel)
    assert (found.id, found.kind) == (ids["Zymurgy"], "article")
    go(panel, desk, qtbot, found)

    form = TrashForm(opened._groups["trash"].view)
    qtbot.addWidget(form)
    assert [each.title for each in form.chosen] == ["Zymurgy"]


def test_the_filters_offer_the_tags_of_the_whole_library(opened, searched, qtbot):
    library = opened.desk.workspace.library
    for number in range(2):
        library.save(blank(id=ArticleId(new_id()), title=f"{number}", tags=("zoonoses",)))
    searched("0")
    opened.run("search.show")
    panel = opened._groups["search"].panel
    menu = panel.filters.tools[1].menu()

    def tags():
        menu.aboutToShow.emit()
        part = next(each.menu() for each in menu.actions() if each.text() == "Tag")
        return [each.text() for each in part.actions()]

    qtbot.waitUntil(lambda: "zoonoses  (2)" in tags())
