"""Markdown into an article."""

import pytest

from journal_desktop.core import citations
from journal_desktop.intake.files import read_text

REFERENCE = (
    "Liu E, Marin D, Banerjee P, et al. Use of CAR-Transduced Natural Killer Cells in "
    "CD19-Positive Lymphoid Tumors. N Engl J Med. 2020;382(6):545-553."
)


def shape(text):
    article = read_text(text).article
    return article.title, article.lead, [(s.heading, s.body) for s in article.sections]


EXPECTED = ("A title", "Lead.", [("One?", "Text one."), ("Two?", "Text two.")])


@pytest.mark.parametrize(
    "text",
    [
        "# A title\n\nLead.\n\n## One?\n\nText one.\n\n## Two?\n\nText two.",
        "# A title #\nLead.\n## One? ##\nText one.\n## Two?\nText two.",
        "# A title\n\nLead.\n\n### One?\n\nText one.\n\n### Two?\n\nText two.",
        "# A title\n\nLead.\n\n# One?\n\nText one.\n\n# Two?\n\nText two.",
        "## A title\n\nLead.\n\n### One?\n\nText one.\n\n### Two?\n\nText two.",
        "A title\n=======\n\nLead.\n\nOne?\n----\n\nText one.\n\nTwo?\n----\n\nText two.",
        "---\ntitle: A title\n---\n\nLead.\n\n## One?\n\nText one.\n\n## Two?\n\nText two.",
        "---\ntitle: A title\n---\n\nLead.\n\n# One?\n\nText one.\n\n# Two?\n\nText two.",
        "---\ntitle: A title\n---\n# A *title*\n\nLead.\n## One?\nText one.\n## Two?\n\nText two.",
        "A title\n\nLead.\n\n## One?\n\nText one.\n\n## Two?\n\nText two.",
    ],
)
def test_title_lead_and_sections_are_found(text):
    assert shape(text) == EXPECTED


def test_deeper_headings_stay_in_the_body_one_level_below():
    _, _, sections = shape(
        "# T\n\n### One\n\na\n\n#### Deep\n\nb\n\n##### Deeper\n\nc\n\n### Two\n\nd"
    )

    assert sections == [("One", "a\n\n### Deep\n\nb\n\n#### Deeper\n\nc"), ("Two", "d")]


def test_a_heading_that_encloses_all_the_others_makes_room_for_them():
    taken = read_text(
        "# T\n\n## Summary\n\n### Background\n\na\n\n### Methods\n\nb\n\n## Sources\n\n1. X, 2020"
    )

    assert [section.heading for section in taken.article.sections] == ["Background", "Methods"]
    assert taken.remarks[0].text == "Summary"


def test_the_top_of_a_markdown_text_has_date_and_standfirst():
    article = read_text(
        "# T\n\n*It may help.*\n\n24 Jun 2026 · 1 min read\n\nLead.\n\n## One\n\na"
    ).article

    assert article.standfirst == "It may help."
    assert str(article.published) == "2026-06-24"
    assert article.lead == "Lead."


def test_pandoc_citations_stay_and_an_unknown_key_is_told():
    taken = read_text("# T\n\nSo it says [@liu2020, p. 4].\n")

    assert taken.article.lead == "So it says [@liu2020, p. 4]."
    assert [(r.line, r.text) for r in taken.remarks] == [(3, "@liu2020")]


def test_footnotes_that_are_references_become_sources():
    taken = read_text(
        f"# T\n\nSo it says.[^1] And more[^a], too.\n\n[^1]: {REFERENCE}\n[^a]: Only in the\n"
        "    early trials.\n"
    )

    assert taken.article.lead == "So it says [@liu2020]. And more (Only in the early trials.), too."
    assert [source.key for source in taken.sources] == ["liu2020"]
    assert not citations.missing_keys(taken.article)


def test_a_footnote_that_nothing_names_is_kept():
    taken = read_text("# T\n\nLead.\n\n[^1]: A lonely note.\n\n## One\n\nText[^2].")

    assert "A lonely note." in taken.article.sections[0].body
    assert taken.article.sections[0].body.startswith("Text[^2].")
    assert len(taken.remarks) == 2


def test_numbered_marks_find_their_reference():
    taken = read_text(f"# T\n\nSo it says [1].\n\n## References\n\n1. {REFERENCE}\n")

    assert taken.article.lead == "So it says [@liu2020]."
    assert not taken.article.sections


def test_numbered_link_definitions_are_sources_and_named_ones_are_links():
    taken = read_text(
        "# T\n\nSo it says [1], see [PMC][pmc] and [pmc].\n\n## One\n\nAgain [1].\n\n"
        "[1]: https://pmc.ncbi.nlm.nih.gov/articles/PMC12607298/\n"
        "[pmc]: https://pmc.ncbi.nlm.nih.gov/\n[other]: https://example.org/\n"
    )

    [source] = taken.sources
    home = "https://pmc.ncbi.nlm.nih.gov/"
    assert source.text("PMCID") == "PMC12607298"
    assert taken.article.lead == f"So it says [@{source.key}], see [PMC]({home}) and [pmc]({home})."
    assert any("example.org" in remark.text for remark in taken.remarks)


def test_code_is_untouched():
    code = "```\n# no heading [1]\n\n\n[^1]: no note\n```"
    body = f"{code}\n\n    indented [1]\n\n\n    still\n\nand `[1]` here [@liu2020]."

    text = (
        f"# T\n\n## One\n\n{body.replace('[@liu2020]', '[1]')}\n\n## References\n\n1. {REFERENCE}\n"
    )

    assert read_text(text).article.sections[0].body == body


def test_a_code_block_that_never_ends_is_told():
    taken = read_text("# T\n\n## One\n\n```\n## Two\n")

    assert [section.heading for section in taken.article.sections] == ["One"]
    assert "never ends" in taken.remarks[0].what


def test_html_stays_as_text():
    assert (
        read_text("# T\n\n<b onclick='x()'>Lead</b>\n").article.lead == "<b onclick='x()'>Lead</b>"
    )


def test_common_questions_with_headings_and_a_takeaway():
    article = read_text(
        "# T\n\nLead.\n\n## FAQ\n\n### Is it safe?\n\nSo far.\n\n### Does it last?\n\n"
        "Nobody\n\nknows.\n\n## Key takeaways\n\n- It may help.\n"
    ).article

    assert [(q.question, q.answer) for q in article.questions] == [
        ("Is it safe?", "So far."),
        ("Does it last?", "Nobody\n\nknows."),
    ]
    assert article.takeaway == "- It may help."
    assert not article.sections


def test_tables_are_no_headings_and_hard_breaks_stay():
    body = "a | b\n--- | ---\n1 | 2\n\none  \ntwo"

    assert shape(f"# T\n\n## One\n\n{body}")[2] == [("One", body)]


def test_layout_instructions_of_other_programs_are_left_out_and_told():
    taken = read_text("# T\n\n## One {#one}\n\n- a\n{.list--check}\n")

    assert taken.article.sections[0].body == "- a"
    assert [remark.text for remark in taken.remarks] == ["{#one}", "{.list--check}"]
