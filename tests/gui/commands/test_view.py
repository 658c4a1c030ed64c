"""Commands on what the window shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journal_desktop.app import settings as kept
from journal_desktop.gui import theme


@pytest.fixture
def visited(monkeypatch):
    """Addresses that would have been opened outside."""
    addresses = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url) or True)
    return addresses


@pytest.mark.parametrize(("action", "part"), [("library", "library"), ("preview", "preview")])
def test_panels_come_and_go(opened, action, part):
    panel = getattr(opened.desk.window, part)
    opened.run(f"view.{action}")
    assert panel.isHidden()
    assert not opened.actions[f"view.{action}"].isChecked()

    opened.run(f"view.{action}")
    assert not panel.isHidden()


def test_dark_and_light_switch_live_and_are_remembered(opened):
    opened.run("view.dark")
    assert theme.is_dark()
    assert kept.load().scheme == "dark"

    opened.run("view.light")
    assert not theme.is_dark()


def test_a_link_of_the_page_is_opened_only_after_asking(opened, answers, visited):
    link = QUrl("https://elifesciences.org/articles/00569")
    opened.desk.window.preview.view.link_activated.emit(link)
    assert visited == []

    answers.prepared["confirm"] = True
    opened.desk.window.preview.view.link_activated.emit(link)
    assert visited == [link]
    assert answers.asked[-1][1][1] == link.toDisplayString()


def test_the_page_opens_in_the_browser_from_a_bundle(opened, visited, qtbot):
    opened.run("view.browser")
    qtbot.waitUntil(lambda: bool(visited), timeout=20_000)

    assert visited[0].isLocalFile()
    with open(visited[0].toLocalFile(), encoding="utf-8") as file:  # noqa: PTH123 - a URL's own path
        assert opened.desk.session.article.slug in visited[0].toLocalFile()
        assert "<!doctype html>" in file.read()


def test_find_goes_to_the_search(opened, qtbot):
    opened.run("view.find")

    assert opened.desk.window.library.search.hasFocus()


def test_a_companion_in_the_preview_opens_its_article(opened, qtbot):
    desk = opened.desk
    other = next(row for row in desk.workspace.summaries if row.id != desk.session.article.id)
    desk.window.preview.view.article_activated.emit(other.slug)
    qtbot.waitUntil(lambda: desk.session.article.id == other.id)


def test_a_block_of_the_page_leads_to_its_card(opened, qtbot):
    desk = opened.desk
    section = desk.session.article.sections[2]
    from journal_desktop.render.page import block_of  # noqa: PLC0415 - one test's need

    desk.window.preview.view.block_activated.emit(block_of(desk.session.article, section.id))
    qtbot.waitUntil(lambda: desk.place == section.id)
