"""Who, when, how long and how well checked, in the article's language."""

from datetime import date

from builders import article, blank, journal
from journal_desktop.core.journal import HouseProfile
from journal_desktop.core.people import Person
from journal_desktop.render.byline import byline
from journal_desktop.render.labels import labels

DAY = date(2026, 6, 24)


def test_an_article_that_says_nothing_of_itself_has_a_reading_time_only():
    facts = byline(blank(), journal(), labels("en"))

    assert (facts.by, facts.published, facts.iso, facts.checked) == ("", "", "", ())
    assert facts.minutes == "1 min read"


def test_everything_that_is_known_is_said():
    whole = article(
        authors=(Person("Asha Rao", "MD"), Person("Bo Li")),
        reviewers=(Person("Cy Dee", "PhD"),),
        updated=date(2026, 7, 1),
        last_reviewed=date(2026, 7, 2),
        reading_minutes=7,
    )
    facts = byline(whole, journal(), labels("en"))

    assert facts.by == "By Asha Rao, MD, Bo Li"
    assert (facts.published, facts.iso) == ("24 June 2026", "2026-06-24")
    assert facts.minutes == "7 min read"
    assert facts.checked == (
        "Updated 1 July 2026",
        "Checked by Cy Dee, PhD",
        "Last checked 2 July 2026",
        "next check due 24 June 2027",
    )


def test_an_update_on_the_first_day_is_none():
    facts = byline(article(published=DAY, updated=DAY, review_by=None), journal(), labels("en"))

    assert facts.checked == ()


def test_dates_are_the_houses_in_the_articles_language():
    house = journal(profile=HouseProfile(date_style="d MMM yyyy"))

    assert byline(article(language="de"), house, labels("de")).published == "24 Jun 2026"
    assert byline(article(language="fr"), house, labels("fr")).published == "24 juin 2026"
