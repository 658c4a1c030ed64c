"""The particulars of an article."""

from __future__ import annotations

import pytest

from builders import article
from journal_desktop.core.people import Person
from journal_desktop.gui.article.details_form import DetailsForm


def test_untouched_details_change_nothing(qtbot, answers):
    known = article()
    form = DetailsForm(known, frozenset(), answers)
    qtbot.addWidget(form)

    assert form.article() == known


def test_details_take_people_dates_and_tags(qtbot, answers):
    form = DetailsForm(article(), frozenset(), answers)
    qtbot.addWidget(form)
    form._authors.setPlainText("Ada Quill, RN\nThe Desk")
    form.line("review_by").setText("24 Jun 2028")
    form.line("tags").setText("sleep,  light ")
    changed = form.article()

    assert changed.authors == (Person("Ada Quill", "RN"), Person("The Desk"))
    assert changed.review_by.isoformat() == "2028-06-24"
    assert changed.tags == ("sleep", "light")


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("review_by", "soon", "not a day"),
        ("slug", "A b", "lower-case"),
        ("slug", "taken", "already"),
    ],
)
def test_wrong_details_are_explained_and_kept(qtbot, answers, field, typed, words):
    form = DetailsForm(article(), frozenset({"taken"}), answers)
    qtbot.addWidget(form)
    form.line(field).setText(typed)

    assert words in form._problem.text()
    assert not form._save.isEnabled()
    assert form.line(field).text() == typed


def test_days_that_do_not_go_together_are_told_beside_them_and_may_be_saved(qtbot, answers):
    form = DetailsForm(article(), frozenset(), answers)
    qtbot.addWidget(form)
    form.line("published").setText("2026-06-24")
    form.line("updated").setText("2026-06-23")

    assert "before the article was published" in form.remark("updated")
    assert form.line("updated").accessibleDescription() == form.remark("updated")
    assert form._save.isEnabled()
    form.line("updated").setText("2026-06-24")
    assert not form.remark("updated")
