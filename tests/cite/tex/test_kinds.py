from __future__ import annotations

import pytest

from journal_desktop.cite.tex.kinds import csl_type, entry_type, genre

TYPES = """article article-journal article-magazine article-newspaper bill book broadcast chapter
classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog regulation
report review review-book software song speech standard thesis treaty webpage"""


@pytest.mark.parametrize("csl", TYPES.split())
def test_every_type_of_csl_comes_back(csl):
    assert csl_type(*entry_type(csl)) == csl


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("article", "article-journal"),
        ("inproceedings", "paper-conference"),
        ("online", "webpage"),
        ("phdthesis", "thesis"),
        ("dataset", "dataset"),
        ("software", "software"),
        ("inreference", "entry"),
        ("nothing-known", "document"),
    ],
)
def test_types_of_entries(kind, csl):
    assert csl_type(kind) == csl


def test_genres_are_words():
    assert genre("phdthesis", "") == "PhD thesis"
    assert genre("thesis", "mathesis") == "Master's thesis"
    assert genre("phdthesis", "Doctoral Thesis") == "Doctoral Thesis"
    assert genre("article", "") == ""
