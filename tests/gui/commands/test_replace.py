import pytest
from PySide6.QtWidgets import QApplication

from journal_desktop.app.search.replacing import Wish
from journal_desktop.gui.backups.backing_up import backups_of


@pytest.fixture
def replacing(opened, answers, qtbot):
    """What asks for places and hears which ones there are."""
    opened.run("replace.show")
    view = answers.asked[-1][1][0]

    def look(wish, *, everywhere):
        with qtbot.waitSignal(view.shown) as shown:
            view.wished.emit(wish, everywhere)
        qtbot.waitUntil(lambda: opened.desk.work.is_idle)
        return [row.place for row in shown.args[0]]

    look.view = view
    return look


def proses(library):
    """All there is to read."""
    ids = sorted(row.id for row in library.summaries())
    return " ".join(text for each in ids for _, text in library.article(each).proses())


def settle(desk, qtbot):
    lanes = desk.store, backups_of(desk).lane
    for _ in range(2):  # a backup comes first, and asks the store for words that are not saved
        qtbot.waitUntil(lambda: all(each.is_idle for each in lanes), timeout=10_000)


def test_words_are_replaced_in_all_articles_and_undone_as_one(opened, replacing, qtbot):
    desk = opened.desk
    library = desk.workspace.library
    before = proses(library)
    found = replacing(Wish("cells", "zells", match_case=True), everywhere=True)
    assert len({each.article for each in found}) > 1
    replacing.view.replace_asked.emit(tuple(found))
    settle(desk, qtbot)

    assert [each.why for each in library.backups.listed()] == ["change"]
    gone = sum(each.spot[1] == "body" and each.spot[0] != "standfirst" for each in found)
    assert proses(library).count("zells") == gone > 1
    assert "-cells)" in proses(library)  # the address of a link
    assert f"{len(found):,} places" in desk.window.messages.text
    desk.window.messages.action.click()
    settle(desk, qtbot)
    assert proses(library) == before


def test_words_are_replaced_in_this_article_and_undo_takes_it_back(opened, replacing, qtbot):
    desk = opened.desk
    before = desk.session.article
    found = replacing(Wish("the", "ze", whole_words=True), everywhere=False)
    assert {each.article for each in found} == {before.id}
    replacing.view.replace_asked.emit((found[0],))
    settle(desk, qtbot)
    assert desk.session.article != before
    opened.run("article.undo")
    settle(desk, qtbot)
    assert desk.session.article == before


def test_what_is_typed_but_not_saved_is_found(opened, replacing):
    opened.desk.window.editor.lead.field.setPlainText("Of zymurgy.")
    assert len(replacing(Wish("zymurgy"), everywhere=True)) == 1


def test_a_place_is_shown_in_its_article(opened, replacing, qtbot):
    desk = opened.desk
    found = [
        each
        for each in replacing(Wish("umbilical"), everywhere=True)
        if each.article != desk.session.article.id
    ]
    replacing.view.place_asked.emit(found[0])
    qtbot.waitUntil(lambda: desk.session.article.id == found[0].article)
    qtbot.waitUntil(lambda: hasattr(QApplication.focusWidget(), "textCursor"))
    qtbot.waitUntil(
        lambda: QApplication.focusWidget().textCursor().selectedText().lower() == "umbilical"
    )


def test_selected_words_are_what_to_find(opened, answers, qtbot):
    field = opened.desk.window.editor.lead.field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    cursor = field.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    opened.run("replace.show")
    assert answers.asked[-1][1][0].find == cursor.selectedText() != ""


def test_where_it_can_not_be_stored_nothing_is_replaced_and_that_is_said(opened, replacing, qtbot):
    desk = opened.desk
    here = desk.session.article
    found = replacing(Wish("cells", "zells"), everywhere=True)
    other = next(each.article for each in found if each.article != here.id)
    desk.workspace.library._opened.db.execute(
        "UPDATE article SET words = words + 1 WHERE id = ?", (other,)
    )
    said = []
    replacing.view.shown.connect(lambda _rows, words: said.append(words))
    replacing.view.replace_asked.emit(tuple(found))
    settle(desk, qtbot)

    qtbot.waitUntil(lambda: said == ["Nothing was replaced."])
    assert desk.session.article == here
    assert "damaged" in desk.window.messages.text
