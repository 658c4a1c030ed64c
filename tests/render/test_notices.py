"""What became of an article stands first, the gravest thing of all."""

from datetime import date

from builders import article, journal
from journal_desktop.core.article import ChangeKind, ChangeNote
from journal_desktop.core.status import Status
from journal_desktop.render.labels import labels
from journal_desktop.render.notices import changes, notice
from journal_desktop.render.page import page


def note(kind, day=1, summary="What was wrong."):
    return ChangeNote(2, date(2026, 7, day), kind, summary)


def told(**fields):
    return notice(article(**fields), journal(), labels("en"))


def test_an_article_to_which_nothing_happened_has_no_notice():
    assert told() is None
    assert told(change_notes=(note(ChangeKind.MINOR), note(ChangeKind.UPDATE))) is None


def test_a_correction_is_dated_and_says_what_was_wrong():
    found = told(change_notes=(note(ChangeKind.CORRECTION), note(ChangeKind.CORRECTION, 9, "New.")))

    assert found.opening == "This article was corrected on 9 July 2026."
    assert found.summary == "New."


def test_a_withdrawal_outweighs_every_later_note():
    notes = (note(ChangeKind.RETRACTION, 2), note(ChangeKind.CORRECTION, 3))

    assert told(change_notes=notes).opening == "This article was withdrawn on 2 July 2026."


def test_a_withdrawn_article_says_so_even_without_a_note():
    found = told(status=Status.RETRACTED, change_notes=(note(ChangeKind.CORRECTION),))

    assert found.opening == "This article was withdrawn."


def test_a_doubt_is_told(context):
    whole = article(
        change_notes=(note(ChangeKind.EXPRESSION_OF_CONCERN, summary="Data in doubt."),)
    )
    made = page(whole, context)

    assert [block.id for block in made.blocks][:3] == ["head", "notice", "lead"]
    assert "Readers should know since 1 July 2026:" in made.html
    assert "Data in doubt." in made.html


def test_every_change_is_listed_at_the_end(context):
    whole = article(change_notes=(note(ChangeKind.MINOR), note(ChangeKind.UPDATE, 5)))

    assert [each.printed for each in changes(whole, journal())] == ["1 July 2026", "5 July 2026"]
    assert '<time datetime="2026-07-05">5 July 2026</time>' in page(whole, context).html
