from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

import builders
import strategies
from journal_desktop.app import particulars
from journal_desktop.app.sample import load
from journal_desktop.core.journal import Disclaimer
from journal_desktop.core.people import Person
from journal_desktop.core.status import Status

ARTICLE = builders.article()
RAO = Person("Asha Rao", "MD", "Author", "https://orcid.org/0000-0002-1825-0097", 'x = "y"\n')


def form(article=ARTICLE, **typed):
    return particulars.fields(article) | typed


def saved(article=ARTICLE, **typed):
    return particulars.with_fields(article, form(article, **typed))


def journal_form(journal, **typed):
    return particulars.journal_with_fields(journal, particulars.journal_fields(journal) | typed)


@given(strategies.articles())
def test_an_untouched_form_changes_nothing(article):
    assert saved(article) == article


def test_untouched_forms_of_the_sample_change_nothing():
    shipped = load()
    assert [saved(article) for article in shipped.articles] == list(shipped.articles)
    assert journal_form(shipped.journal) == shipped.journal


def test_what_is_typed_is_taken_clean():
    changed = saved(
        slug=" cells ",
        language="de",
        tags="cancer, , cell  therapy,",
        description="  About\ncells ",
        disclosure="Nobody paid.\r\n",
    )
    assert (changed.slug, changed.language) == ("cells", "de")
    assert changed.tags == ("cancer", "cell therapy")
    assert changed.seo.description == "About cells"
    assert changed.disclosure == "Nobody paid."
    assert saved(language=" ").language == ARTICLE.language


def test_a_tag_with_a_comma_stays_one_while_something_else_is_changed():
    article = builders.article(tags=("one, two", "three"))
    assert saved(article, language="de").tags == ("one, two", "three")


def test_dates_are_read_as_people_write_them():
    changed = saved(published="24 June 2026", review_by="", updated="July 1, 2026")
    assert changed.published == date(2026, 6, 24)
    assert changed.review_by is None
    assert changed.updated == date(2026, 7, 1)
    assert particulars.problems(form(published="24 June 2026", updated=""), ()) == ()


@pytest.mark.parametrize("written", ["tomorrow", "2026-02-30", "06/2026"])
def test_what_is_no_day_is_said(written):
    (problem,) = particulars.problems(form(published=written), ())
    assert "Published" in problem


def test_reading_time_is_the_author_s_or_the_rule_s():
    assert saved(reading_minutes="7").reading_minutes == 7
    assert saved(builders.article(reading_minutes=7), reading_minutes="").reading_minutes is None


def test_slugs_that_can_not_be_used_are_said():
    assert "lower-case" in particulars.problems(form(slug="Not a slug!"), ())[0]
    assert "not-a-slug" in particulars.problems(form(slug="Not a slug!"), ())[0]
    assert particulars.problems(form(slug="cells"), {"cells"}) == (
        "Another article has this address already.",
    )
    assert particulars.problems(form(slug="index"), ()) != ()


@pytest.mark.parametrize("written", ["klingon!", "British English", "e", "en_GB"])
def test_what_is_no_language_is_said(written):
    assert particulars.problems(form(language=written), ()) == (particulars.ODD_LANGUAGE,)


@pytest.mark.parametrize("written", ["en-GB", "de", " pt-BR ", "zh-Hant-TW", ""])
def test_languages_are_taken(written):
    assert particulars.problems(form(language=written), ()) == ()


def test_no_slug_is_no_problem_whoever_else_has_none():
    assert particulars.problems(form(slug=" "), {""}) == ()


# The slug that follows the title


def followed(before, after, taken=()):
    return particulars.with_slug(before, after, taken).slug


def test_a_slug_follows_its_title():
    untitled = builders.blank()
    cells = replace(untitled, title="Cells")
    assert followed(untitled, cells) == "cells"
    assert followed(untitled, cells, {"cells"}) == "cells-2"
    named = replace(cells, slug="cells")
    assert followed(named, replace(named, title="Stem cells")) == "stem-cells"
    assert followed(named, replace(named, title="")) == ""


def test_a_slug_chosen_by_hand_or_published_stays():
    chosen = builders.blank(title="Cells", slug="mine")
    assert followed(chosen, replace(chosen, title="Stem cells")) == "mine"
    named = builders.blank(title="Cells", slug="cells")
    assert followed(named, replace(named, title="Stem cells", slug="mine")) == "mine"
    public = replace(named, status=Status.PUBLISHED)
    assert followed(public, replace(public, title="Stem cells")) == "cells"


def test_a_slug_that_was_emptied_is_made_from_the_title():
    named = builders.blank(title="Cells", slug="mine")
    assert followed(named, replace(named, slug="")) == "cells"


# People


def test_people_are_read_one_per_line():
    assert particulars.people("Asha Rao, MD\n\n  Li Wei  \nB. Ode, MD, PhD") == (
        Person("Asha Rao", "MD"),
        Person("Li Wei"),
        Person("B. Ode", "MD, PhD"),
    )


def test_unchanged_people_keep_what_the_form_does_not_show():
    article = builders.article(authors=(RAO, Person("Li Wei")))
    changed = saved(article, authors="Li Wei, PhD\nAsha Rao, MD")
    assert changed.authors == (Person("Li Wei", "PhD"), RAO)


def test_two_people_of_one_name_stay_two():
    other = replace(RAO, url="")
    assert particulars.people("Asha Rao, MD\nAsha Rao, MD", (RAO, other)) == (RAO, other)


# The journal


@given(strategies.journals())
def test_an_untouched_journal_form_makes_no_new_disclaimer(journal):
    assert journal_form(journal).disclaimers == journal.disclaimers


def test_a_journal_is_taken_as_typed():
    changed = journal_form(
        builders.journal(),
        title=" New  name ",
        tagline="For readers",
        categories="Heart\n\n Lungs ",
        words_per_minute="230",
        date_style="yyyy-MM-dd",
        accent="#123456",
        base_url="https://x.org/",
        language="de",
    )
    assert (changed.title, changed.tagline) == ("New name", "For readers")
    assert changed.categories == ("Heart", "Lungs")
    assert (changed.profile.words_per_minute, changed.profile.date_style) == (230, "yyyy-MM-dd")
    assert (changed.theme.accent, changed.base_url, changed.language) == (
        "#123456",
        "https://x.org/",
        "de",
    )
    assert journal_form(builders.journal(), title=" ").title == builders.journal().title


def test_a_changed_disclaimer_is_a_new_version_and_the_old_one_stays():
    journal = builders.journal()
    changed = journal_form(journal, disclaimer="Ask a doctor.\n")
    assert changed.disclaimers == (*journal.disclaimers, Disclaimer("2", "Ask a doctor."))
    assert changed.disclaimer() == "Ask a doctor."
    assert changed.disclaimer("1") == journal.disclaimer("1")


def test_a_version_s_name_is_never_given_twice():
    journal = builders.journal(disclaimers=(Disclaimer("2", "Old words."),))
    changed = journal_form(journal, disclaimer="New words.")
    assert changed.disclaimer("2") == "Old words."
    assert changed.disclaimers[-1] == Disclaimer("3", "New words.")
