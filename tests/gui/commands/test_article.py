"""Commands on whole articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal_desktop.core.status import Status
from journal_desktop.gui.ask import ExportWish
from journal_desktop.gui.checks.findings import ROW
from journal_desktop.publish.verify import verify
from journal_desktop.templates import template


@pytest.fixture
def desk(opened):
    return opened.desk


def settled(qtbot, desk):
    qtbot.waitUntil(
        lambda: desk.store.is_idle and desk.work.is_idle and not desk.workspace.unsaved,
        timeout=10_000,
    )


def test_a_new_article_has_the_parts_of_its_kind_and_is_in_the_list(opened, desk, answers, qtbot):
    answers.prepared["template"] = template("claim_check")
    opened.run("article.new")
    settled(qtbot, desk)

    assert desk.session.article.sections[0].heading == "What is the claim?"
    assert desk.window.library.model.rowCount() == 4
    assert desk.place == "title"


def test_no_name_is_asked_for_where_no_version_can_be_kept(opened, desk, answers, qtbot):
    path = desk.workspace.library.path
    settled(qtbot, desk)
    marker = path.parent / ".stfolder"
    marker.mkdir()
    desk.leave()
    desk.open_library(path)
    qtbot.waitUntil(lambda: desk.workspace is not None and desk.workspace.library.read_only)
    qtbot.waitUntil(lambda: desk.session is not None)
    desk.window.messages.hide()
    opened.run("article.version")

    assert "version_name" not in [question for question, _ in answers.asked]
    assert "can be read but not changed" in desk.window.messages.text


def test_a_deleted_article_comes_back_with_undo(opened, desk, qtbot):
    article = desk.session.article
    opened.run("article.delete")
    settled(qtbot, desk)
    assert desk.window.library.model.rowCount() == 2

    desk.window.messages.action.click()
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: desk.session is not None)
    assert desk.session.article == article
    assert desk.window.library.model.rowCount() == 3


def test_a_copy_is_a_draft_of_its_own(opened, desk, qtbot):
    original = desk.session.article
    opened.run("article.duplicate")
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: desk.session.article.id != original.id)
    copy = desk.session.article

    assert copy.status is Status.DRAFT
    assert copy.slug not in {"", original.slug}
    assert [s.body for s in copy.sections] == [s.body for s in original.sections]


def test_a_named_version_is_kept(opened, desk, answers, qtbot):
    answers.prepared["version_name"] = "Sent to the reviewer"
    opened.run("article.version")
    settled(qtbot, desk)
    kept = desk.workspace.library.revisions(desk.session.article.id)

    assert kept[0].label == "Sent to the reviewer"


def test_details_are_one_undo_step(opened, desk, answers, qtbot):
    answers.prepared["details"] = lambda article, _taken: _with_tags(article)
    opened.run("article.details")
    assert desk.session.article.tags == ("one", "two")

    opened.run("article.undo")
    assert desk.session.article.tags != ("one", "two")


def _with_tags(article):
    from dataclasses import replace  # noqa: PLC0415 - used by one answer only

    return replace(article, tags=("one", "two"))


@pytest.mark.parametrize("zipped", [False, True])
def test_export_writes_a_bundle_that_verifies(  # noqa: PLR0917 - fixtures, not parameters
    opened, desk, answers, qtbot, tmp_path, zipped
):
    target = tmp_path / ("out.zip" if zipped else "out")
    answers.prepared["export"] = ExportWish(target, whole_journal=True, drafts=False, zipped=zipped)
    opened.run("article.export")
    qtbot.waitUntil(lambda: "Exported 3 articles" in desk.window.messages.text, timeout=20_000)

    assert verify(target).ok
    assert not desk.window.status.cancel_button.isVisible()


def test_the_exported_page_is_the_preview_byte_for_byte(opened, desk, answers, qtbot, tmp_path):
    target = tmp_path / "out"
    answers.prepared["export"] = ExportWish(target, whole_journal=True, drafts=False, zipped=False)
    opened.run("article.export")
    qtbot.waitUntil(lambda: "Exported" in desk.window.messages.text, timeout=20_000)
    page = target / "articles" / desk.session.article.slug / "index.html"
    qtbot.waitUntil(lambda: bool(desk.window.preview.view.page_bytes()))

    assert page.read_bytes() == desk.window.preview.view.page_bytes()


def test_a_cancelled_export_changes_nothing(opened, desk, answers, qtbot, tmp_path):
    target = tmp_path / "out"
    answers.prepared["export"] = ExportWish(target, whole_journal=True, drafts=False, zipped=False)
    opened.run("article.export")
    desk.window.status.cancel_asked.emit()
    qtbot.waitUntil(lambda: "cancelled" in desk.window.messages.text, timeout=20_000)

    assert not target.exists()


def test_an_export_to_a_place_that_is_gone_is_one_sentence(opened, desk, answers, qtbot, tmp_path):
    wish = ExportWish(tmp_path / "gone" / "deep" / "out", True, False, False)
    answers.prepared["export"] = wish
    opened.run("article.export")
    qtbot.waitUntil(lambda: bool(desk.window.messages.text), timeout=20_000)

    assert "Exported" not in desk.window.messages.text
    assert "Traceback" not in desk.window.messages.text


@pytest.mark.parametrize("agreed", [False, True])
def test_an_export_beside_other_files_asks_first_and_leaves_them_alone(  # noqa: PLR0917 - fixtures
    opened, desk, answers, qtbot, tmp_path, agreed
):
    target = tmp_path / "Papers"
    target.mkdir()
    (target / "tax.pdf").write_bytes(b"%PDF")
    answers.prepared |= {
        "export": ExportWish(target, whole_journal=True, drafts=False, zipped=False),
        "confirm": agreed,
    }
    opened.run("article.export")
    settled(qtbot, desk)
    asked = [said for question, said in answers.asked if question == "confirm"]

    assert len(asked) == 1
    assert "tax.pdf" in asked[0][1]
    assert (target / "index.html").exists() is agreed
    assert (target / "tax.pdf").read_bytes() == b"%PDF"


def test_an_export_over_an_earlier_one_asks_nothing(opened, desk, answers, qtbot, tmp_path):
    wish = ExportWish(tmp_path / "out", whole_journal=True, drafts=False, zipped=False)
    answers.prepared["export"] = wish
    for _ in range(2):
        opened.run("article.export")
        settled(qtbot, desk)

    assert [question for question, _ in answers.asked] == ["export", "export"]
    assert "Exported 3 articles" in desk.window.messages.text


def test_an_export_that_is_refused_leads_to_what_is_to_be_mended(
    opened, desk, answers, qtbot, tmp_path
):
    first, other = (row.id for row in desk.workspace.summaries[:2])
    lead = f"{desk.session.article.lead} Nobody said so [@nobody]."
    desk.session.edit(replace(desk.session.article, lead=lead), "Test")
    assert desk.session.article.id == first
    desk.open_article(other)
    settled(qtbot, desk)
    wish = ExportWish(tmp_path / "out", whole_journal=True, drafts=False, zipped=False)
    answers.prepared["export"] = wish
    opened.run("article.export")
    qtbot.waitUntil(lambda: "Nothing was exported" in desk.window.messages.text, timeout=20_000)
    desk.window.messages.action.click()
    qtbot.waitUntil(lambda: desk.session.article.id == first)

    assert desk.window.is_aside(desk.window.checks)
    qtbot.waitUntil(lambda: desk.window.checks.model.rowCount() > 0, timeout=5000)
    assert desk.window.checks.model.index(0).data(ROW).finding.place == "lead"
    assert not (tmp_path / "out").exists()
