"""Words that could not be saved leave the window only as a copy, or when their user says so."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from tests.builders import article, journal, paper

from journal_desktop.app.outstanding import Outstanding
from journal_desktop.core.article import Article
from journal_desktop.gui.message_bar import MessageBar
from journal_desktop.gui.rescue import save_copies, save_or_let_go
from journal_desktop.manuscript import form, tree


@pytest.fixture
def messages(qtbot):
    made = MessageBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def draft():
    made: Article = article()
    return SimpleNamespace(article=made)


def test_a_copy_that_cannot_be_written_is_told_and_offered_again(
    draft, answers, messages, tmp_path
):
    answers.prepared["copy_to"] = tmp_path / "gone" / "copy.md"
    save_copies(Outstanding((draft,)), answers, messages)

    assert "could not be written" in messages.text
    answers.prepared["copy_to"] = tmp_path / "copy.md"
    messages.action.click()
    assert form.read((tmp_path / "copy.md").read_text()) == draft.article
    assert "A copy of your text" in messages.text


def test_leaving_asks_again_until_there_is_a_copy(draft, answers, messages, tmp_path):
    places = iter((None, tmp_path / "gone" / "copy.md", tmp_path / "copy.md"))
    answers.prepared["copy_to"] = lambda _suggestion: next(places)
    save_or_let_go(Outstanding((draft,)), answers, messages)

    assert form.read((tmp_path / "copy.md").read_text()) == draft.article
    assert [name for name, _ in answers.asked].count("confirm") == 2


def test_words_may_be_let_go_of_on_purpose(draft, answers, messages):
    answers.prepared["confirm"] = True
    save_or_let_go(Outstanding((draft,)), answers, messages)

    assert [name for name, _ in answers.asked] == ["copy_to", "confirm"]


def test_sources_are_let_go_of_no_sooner_than_words(answers, messages, tmp_path):
    places = iter((None, tmp_path / "sources.json"))
    answers.prepared["copy_to"] = lambda _suggestion: next(places)
    left = Outstanding(sources=(paper("liu2020", notes="Read twice."),))
    save_or_let_go(left, answers, messages)

    assert "Read twice." in (tmp_path / "sources.json").read_text(encoding="utf-8")
    assert [name for name, _ in answers.asked] == ["copy_to", "confirm", "copy_to"]
    assert "of the source “Liu et al. 2020”" in answers.asked[1][1][1]


def test_the_journal_is_let_go_of_no_sooner_than_words(answers, messages, tmp_path):
    places = iter((None, tmp_path / "journal.toml"))
    answers.prepared["copy_to"] = lambda _suggestion: next(places)
    typed = journal(tagline="Typed last.")
    save_or_let_go(Outstanding(journal=typed), answers, messages)

    assert tree.read_journal((tmp_path / "journal.toml").read_bytes()) == typed
    assert [name for name, _ in answers.asked] == ["copy_to", "confirm", "copy_to"]
    assert "in the journal’s settings" in answers.asked[1][1][1]


def test_half_a_sign_keeps_no_words_from_being_copied(answers, messages, tmp_path):
    draft = SimpleNamespace(article=article(standfirst="Whole\ud83d words."))
    places = iter((tmp_path / "copy.md", tmp_path / "journal.toml"))
    answers.prepared["copy_to"] = lambda _suggestion: next(places)
    save_or_let_go(Outstanding((draft,), journal=journal(tagline="A\ud83d")), answers, messages)

    assert "Whole words." in (tmp_path / "copy.md").read_text(encoding="utf-8")
    assert tree.read_journal((tmp_path / "journal.toml").read_bytes()).tagline == "A"
