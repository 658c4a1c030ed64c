"""The text form: what is written is read back, and nothing is lost on the way."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from builders import article, blank, question, section
from journal_desktop.core.article import Article, CitedSource
from journal_desktop.core.edits import canonical
from journal_desktop.core.errors import IntakeError
from journal_desktop.manuscript import form
from strategies import articles, prose

FRONT = '+++\nformat_version = 1\nid = "a"\n+++\n'
NAMED = 'sections = [{ id = "s", order = "i" }]\n'


@given(articles())
def test_what_is_written_is_read_back(any_article):
    text = form.write(any_article)

    assert form.is_form(text)
    assert form.read(text) == canonical(any_article)
    assert form.write(form.read(text)) == text
    text.encode()


@given(articles())
def test_equal_articles_have_equal_text(any_article):
    assert form.write(canonical(any_article)) == form.write(any_article)


@given(prose(), prose(), prose())
def test_any_prose_survives_between_other_prose(lead, body, takeaway):
    whole = canonical(blank(lead=lead, sections=(section("One", body),), takeaway=takeaway))

    assert form.read(form.write(whole)) == whole


@pytest.mark.parametrize(
    "body",
    [
        *("<!-- lead -->", "\\<!-- lead -->", "\\\\<!-- takeaway -->", "<!-- section s -->"),
        *(
            "a\n<!-- question s -->\nb",
            "+++",
            "a\n+++\nb",
            "## A heading\n\nText",
            "##",
            "  indented",
        ),
        *(
            "  indented",
            "<!-- lead --> ",
            "x <!-- lead -->",
            "<!-- section a b -->",
            "<!-- end -->",
        ),
    ],
)
def test_prose_that_looks_like_the_form_survives(body):
    whole = canonical(
        blank(lead=body, sections=(section("", body, id="s"),), questions=(question("", body),))
    )

    assert form.read(form.write(whole)) == whole


@pytest.mark.parametrize("heading", ["", "#", "## Two", "A # b", "<!-- lead -->", "+++"])
def test_any_heading_survives(heading):
    whole = blank(sections=(section(heading, "Body."),), questions=(question(heading, "Answer."),))

    assert form.read(form.write(whole)) == whole


def test_the_form_reads_like_a_manuscript():
    whole = article()
    text = form.write(whole)
    first = whole.sections[0]

    assert text.startswith("+++\nformat_version = 1\n")
    assert 'title = "Could ready-made immune cells follow CAR-T?"\n' in text
    assert "published = 2026-06-24\n" in text
    assert f"\n\n<!-- lead -->\n\n{whole.lead}\n\n" in text
    assert f"\n\n<!-- section {first.id} -->\n\n## {first.heading}\n\n{first.body}\n\n" in text
    assert text.endswith(f"\n\n<!-- takeaway -->\n\n{whole.takeaway}\n")
    assert "reading_minutes" not in text


def test_what_a_newer_program_wrote_is_kept():
    text = form.write(article())
    text = text.replace("format_version = 1\n", 'format_version = 1\nmood = "calm"\n')
    text = text.replace('role = "question" }', 'role = "question", hue = { warm = true } }')
    text = text.replace("\n+++\n", "\n[stars]\nof = 5\n+++\n", 1)
    whole = form.read(text)

    assert whole.extra == 'mood = "calm"\n\n[stars]\nof = 5\n'
    assert whole.sections[0].extra == "[hue]\nwarm = true\n"
    written = form.write(whole)
    for kept in ('mood = "calm"\n', "warm = true\n", "[stars]\nof = 5\n"):
        assert kept in written
    assert form.read(written) == whole


def test_a_field_that_has_become_known_is_not_overruled_by_what_was_kept():
    """An older program kept `category` as unknown; this one knows it and has changed it."""
    whole = blank(category="Heart", extra='category = "Lungs"\n')

    assert form.read(form.write(whole)).category == "Heart"


def test_an_editor_on_windows_does_no_harm():
    text = form.write(article())

    for changed in ("\ufeff" + text, text.replace("\n", "\r\n"), text.rstrip("\n")):
        assert form.is_form(changed)
        assert form.read(changed) == form.read(text)


def test_an_article_without_prose_ends_at_its_fence():
    assert form.read(FRONT.rstrip("\n")) == Article("a")


def test_what_is_read_is_canonical():
    text = (
        FRONT.replace('"a"\n', '"a"\ntitle = " A\\n title "\n') + "\n<!-- lead -->\n\ne\u0301  \n"
    )
    whole = form.read(text)

    assert (whole.title, whole.lead) == ("A title", "é")


def test_a_part_without_text_is_empty():
    whole = form.read(FRONT.replace("+++\n", "+++\n" + NAMED, 1))

    assert whole.sections == (section(id="s"),)
    assert whole.lead == whole.takeaway == ""


def test_a_section_whose_heading_line_was_deleted_keeps_its_text():
    text = FRONT.replace("+++\n", "+++\n" + NAMED, 1) + "\n<!-- section s -->\n\nText.\n### Small\n"

    assert form.read(text).sections == (section("", "Text.\n### Small", id="s"),)


def refusal(text):
    with pytest.raises(IntakeError) as refused:
        form.read(text)
    error = refused.value
    assert error.message.endswith(".")
    assert "\n" not in error.message
    assert error.remedy
    return error.message


@pytest.mark.parametrize(
    "text", ["", "A plain text.", "---\ntitle: x\n---\n", "+++\nid = 1\n", "+++"]
)
def test_what_is_not_the_form_is_refused(text):
    assert not form.is_form(text)
    assert refusal(text) == "This file is not an article in Journal Desktop's text form."


@pytest.mark.parametrize("version", ["", "format_version = true\n", 'format_version = "1"\n'])
def test_a_front_matter_of_something_else_is_refused(version):
    assert "text form" in refusal(f'+++\n{version}id = "a"\n+++\n')


def test_a_newer_form_is_refused():
    assert "newer version" in refusal(FRONT.replace("= 1", "= 2"))


def test_broken_front_matter_is_refused():
    assert "can't be read" in refusal(FRONT.replace('"a"', '"a'))


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("title = 5", "“Article.title” in this file is not text"),
        ("edition = true", "not a number"),
        ("edition = 1.5", "not a number"),
        ("published = 2026-06-24T10:00:00", "not a date"),
        ('published = "2026-06-24"', "not a date"),
        ('tags = "one"', "not a list"),
        ("tags = [1]", "not text"),
        ("seo = 1", "not a table"),
        ('status = "almost"', "not one of idea, draft"),
        ("status = []", "not one of idea, draft"),
        ('sections = [{ id = "s" }]', "“Section.order” is missing"),
        ('sections = ["s"]', "not a table"),
        ('sections = [{ id = "a b", order = "i" }]', "needs an id of its own"),
        ('sections = [{ id = "", order = "i" }]', "needs an id of its own"),
        (NAMED + 'questions = [{ id = "s", order = "i" }]', "needs an id of its own"),
    ],
)
def test_entries_of_the_wrong_kind_are_refused(entry, told):
    assert told in refusal(FRONT.replace("+++\n", f"+++\n{entry}\n", 1))


def test_an_article_without_an_id_is_refused():
    assert (
        refusal("+++\nformat_version = 1\n+++\n")
        == "The entry “Article.id” is missing in this file."
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Lost text.\n\n<!-- lead -->\n", "“Lost text.” stands above the first part"),
        ("Only text.\n", "“Only text.” stands above the first part"),
        ("<!-- section gone -->\n\n## One\n", "“<!-- section gone -->” belongs to no part"),
        ("<!-- lead -->\n\na\n\n<!-- lead -->\n\nb\n", "“<!-- lead -->” stands twice"),
    ],
)
def test_text_that_would_be_lost_is_refused(body, told):
    assert told in refusal(FRONT + "\n" + body)


@given(articles())
def test_front_matter_holds_no_prose(any_article):
    bare = replace(any_article, lead="", takeaway="", sections=(), questions=())

    assert form.from_front_matter(form.front_matter(bare)) == bare


def test_keys_and_days_are_kept_as_they_are():
    whole = blank(sources=(CitedSource("doi:10.1136/bmj.n71", "s"),), created=date(1, 1, 1))

    assert form.read(form.write(whole)) == whole


@pytest.mark.parametrize("entry", [f"x = {'[' * 20_000}", f"x = {'9' * 5_000}"])
def test_front_matter_that_no_reader_can_follow_is_refused(entry):
    assert "front matter" in refusal(f"+++\n{entry}\n+++\n")
