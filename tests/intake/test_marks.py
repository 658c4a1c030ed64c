"""Which numbers become citations, and which stay the numbers they are."""

import pytest

from journal_desktop.intake import marks

KEYS = {1: "li2025", 2: "liu2020", 3: "marin2024"}


def read(text, keys=KEYS):
    doubts = []
    scheme = marks.scheme([text], keys)
    new = marks.cited(text, scheme, lambda _, words, what: doubts.append((words, what)))
    return new, [words for words, what in doubts if what != marks.BARE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rather than breathlessly 1.", "rather than breathlessly [@li2025]."),
        ("encouraging early results 1 — but", "encouraging early results [@li2025] — but"),
        ("encouraging results 1, though", "encouraging results [@li2025], though"),
        ("a real clinical option 1?", "a real clinical option [@li2025]?"),
        ("early results\u00a01.", "early results [@li2025]."),
        ("“a quotation” 2; then", "“a quotation” [@liu2020]; then"),
        ("(in early results 3)", "(in early results [@marin2024])"),
        ("ends without a stop 2", "ends without a stop [@liu2020]"),
        ("two papers 1,2.", "two papers [@li2025; @liu2020]."),
        ("three papers 1–3.", "three papers [@li2025; @liu2020; @marin2024]."),
        ("in brackets [1].", "in brackets [@li2025]."),
        ("in brackets[1], and", "in brackets [@li2025], and"),
        ("in brackets [1, 3].", "in brackets [@li2025; @marin2024]."),
        ("in brackets [1-3] here", "in brackets [@li2025; @liu2020; @marin2024] here"),
        ("after the stop.[2] Next", "after the stop [@liu2020]. Next"),
        ("raised¹ digits", "raised [@li2025] digits"),
        ("raised.¹² Next", "raised.¹² Next"),
        ("raised.¹,² Next", "raised [@li2025; @liu2020]. Next"),
        ("raised<sup>1,2</sup> in a page", "raised [@li2025; @liu2020] in a page"),
        ("raised^3^ in pandoc", "raised [@marin2024] in pandoc"),
    ],
)
def test_a_mark_of_a_known_source_becomes_a_citation(text, expected):
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "in 5 minutes",
        "people with type 1 diabetes and type 2.",
        "one of 3 trials",
        "a phase 1 trial, after phase 1.",
        "CD19 and CD3.",
        "it fell from 3 to 2.",
        "on 1 June, on June 2, 2025",
        "a dose of 2, then 3.",
        "2 mg twice a day, for 2.",
        "version 1.2 and 1.5 times",
        "1,200 people",
        "an area of 3 m² or 2 cm³, and 10³ cells",
        "[1](https://example.org)",
        "`[1]` in code 1`2`",
        "vitamin D 2 is not",
        "ranged between 1–3.",
        "levels above 2.",
    ],
)
def test_an_ordinary_number_stays(text):
    assert read(text)[0] == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mutations in BRCA 1.", "BRCA 1"),
        ("cells with caspase 3, where caspase 3 acts", "caspase 3"),
        ("the researchers found 2.", "found 2"),
        ("an odds ratio (95% CI [1, 3])", "[1, 3]"),
        ("a mark for nothing [7].", "[7]"),
    ],
)
def test_a_doubtful_mark_stays_and_is_told(text, words):
    assert read(text) == (text, [words])


def test_bare_numbers_are_no_marks_where_brackets_are():
    text = "One study [1] found eight of eleven. A group scored higher 2."

    assert read(text)[0] == text.replace("[1]", "[@li2025]")


def test_nothing_is_a_mark_without_a_numbered_source():
    text = "a mark [1] and another 1."

    assert read(text, {}) == (text, [])


def test_a_mark_that_names_one_unknown_source_is_left_whole():
    assert read("several [1,9].") == ("several [1,9].", ["[1,9]"])
