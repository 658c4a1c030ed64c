"""What the articles of a journal share."""

from builders import journal
from journal_desktop.core.journal import Disclaimer


def test_an_article_keeps_the_disclaimer_it_names():
    old, new = Disclaimer("2025", "Old words."), Disclaimer("2026", "New words.")
    versions = journal(disclaimers=(old, new))

    assert versions.disclaimer("2025") == "Old words."
    assert versions.disclaimer() == "New words."
    assert versions.disclaimer("never written") == "New words."
    assert journal(disclaimers=()).disclaimer() == ""
