"""The top of a text."""

import datetime as dt

import pytest

from journal_desktop.intake.files import read_text

PROSE = "Eight of the eleven people responded, and the review says so in many careful words."
DAY = dt.date(2026, 6, 24)


@pytest.mark.parametrize(
    "top",
    [
        "← Journal\n\nImmune Health\n\nCould it help?\n\nIt may.\n\n24 Jun 2026 · 1 min read",
        "Immune Health\n\nCould it help?\n\nIt may.\n\nBy Ann Lee · June 24, 2026",
        "Immune Health\n\nCould it help?\n\nIt may.\n\nPublished: 2026-06-24",
        "Could it help?\n\nIt may.\n\nImmune Health · 24 June 2026",
        "Could it help?\n\nIt may.\n\nImmune Health | 24th June 2026 | 1 minute read",
    ],
)
def test_category_title_standfirst_and_date_are_told_apart(top):
    article = read_text(f"{top}\n\n{PROSE}").article

    assert article.category == "Immune Health"
    assert article.title == "Could it help?"
    assert article.standfirst == "It may."
    assert article.published == DAY
    assert article.lead == PROSE
    assert article.reading_minutes is None


def test_authors_reviewers_and_all_dates():
    article = read_text(
        "Could it help?\n\nBy Ann Lee, MD and Bo van der Berg\n\nReviewed by Dr Cy Dee\n\n"
        "Published 24 June 2026 · Updated 1 July 2026 · Last reviewed: 2 July 2026\n\n"
        f"Review by 1 July 2027\n\n{PROSE}"
    ).article

    assert [person.printed for person in article.authors] == ["Ann Lee, MD", "Bo van der Berg"]
    assert [person.name for person in article.reviewers] == ["Dr Cy Dee"]
    assert (article.published, article.updated) == (DAY, dt.date(2026, 7, 1))
    assert (article.last_reviewed, article.review_by) == (dt.date(2026, 7, 2), dt.date(2027, 7, 1))
    assert article.lead == PROSE


def test_another_reading_time_is_kept_and_told():
    taken = read_text(f"Could it help?\n\n24 Jun 2026 · 9 min read\n\n{PROSE}")

    assert taken.article.reading_minutes == 9
    assert [(remark.line, remark.text) for remark in taken.remarks] == [(3, "9 min")]


@pytest.mark.parametrize(
    ("text", "category", "title"),
    [
        (
            f"Immune Health\n\nCould the new cells help?\n\n{PROSE}",
            "Immune Health",
            "Could the new",
        ),
        (f"The new cells\n\nWhat did the review find?\n\n{PROSE}", "", "The new cells"),
        (f"The new cells\n\n{PROSE}", "", "The new cells"),
        (f"By the numbers\n\n{PROSE}", "", "By the numbers"),
    ],
)
def test_a_title_without_a_date_below_it(text, category, title):
    article = read_text(text).article

    assert article.category == category
    assert article.title.startswith(title)


def test_prose_about_dates_is_no_byline():
    text = f"A title\n\nIt was approved on 24 June 2026 in one country.\n\n{PROSE}"

    assert read_text(text).article.published is None
