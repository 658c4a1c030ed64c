"""The entries above a Markdown text."""

import datetime as dt

import pytest

from journal_desktop.intake.files import read_text

BODY = "\nThe lead.\n\n## What did they find?\n\nThis.\n"


def read(front):
    return read_text(front + BODY)


YAML = """---
title: "Cells: a “new” way"
category: 'Immune Health'
description: What it says
date: 2026-06-24
authors:
  - Ann Lee
  - "Bo Ray"
tags: [cells, 'trials', "a, b"]
slug: new-cells
lang: de
---
"""
TOML = """+++
title = "Cells: a “new” way"
category = "Immune Health"
description = "What it says"
date = 2026-06-24
authors = ["Ann Lee", "Bo Ray"]
tags = ["cells", "trials", "a, b"]
slug = "new-cells"
lang = "de"
+++
"""


@pytest.mark.parametrize("front", [YAML, TOML], ids=["YAML", "TOML"])
def test_simple_entries_are_taken(front):
    taken = read(front)
    article = taken.article

    assert article.title == "Cells: a “new” way"
    assert (article.category, article.standfirst) == ("Immune Health", "What it says")
    assert article.published == dt.date(2026, 6, 24)
    assert [person.name for person in article.authors] == ["Ann Lee", "Bo Ray"]
    assert article.tags == ("cells", "trials", "a, b")
    assert (article.slug, article.language) == ("new-cells", "de")
    assert article.lead == "The lead."
    assert not taken.remarks


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("license: CC BY 4.0", {"license: CC BY 4.0"}),
        ("date: soon", {"date: soon"}),
        ("lang: a long story", {"lang: a long story"}),
        ("sources:\n  - author: Ann Lee\n    title: A book", {"A book"}),
        ("nothing:", {"nothing:"}),
        ("slug: My Own Slug!", {"My Own Slug!"}),
        ("title: Another", {"title: Another"}),
        ("category: [One, Two]", {"Two"}),
    ],
)
def test_what_is_not_taken_is_told_in_full(entry, words):
    taken = read(f"---\ntitle: A title\n{entry}\n---\n")

    assert taken.article.title == "A title"
    assert taken.remarks[0].line == 3
    assert all(word in taken.remarks[0].text for word in words)


def test_a_folded_description_is_one_line():
    taken = read("---\ntitle: A title\ndescription: >\n  What it\n  says\n---\n")

    assert taken.article.standfirst == "What it says"


def test_toml_that_is_broken_is_told_and_the_text_is_read():
    taken = read('+++\ntitle = "A title\n+++\n')

    assert taken.article.sections
    assert "title = " in taken.remarks[0].text


def test_a_rule_at_the_top_is_no_front_matter():
    taken = read_text(f"---\n\n# A title\n{BODY}")

    assert taken.article.title == "A title"


def test_family_first_and_credentials_are_one_person_each():
    taken = read("---\ntitle: T\nauthor: Garner, Bryan\nreviewers: Ann Lee, MD; Bo Ray\n---\n")

    assert [person.name for person in taken.article.authors] == ["Garner, Bryan"]
    assert [person.printed for person in taken.article.reviewers] == ["Ann Lee, MD", "Bo Ray"]
