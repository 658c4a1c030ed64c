import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
import strategies
from journal_desktop.core.citations import is_key
from journal_desktop.core.keys import citation_key, folded, free
from journal_desktop.core.source import csl_text


def of(year=2025, **item):
    issued = {"date-parts": [[year]]} if year else None
    return builders.source("x", "", item=csl_text({"issued": issued} | item))


def by(family):
    return of(author=[{"family": family, "given": "A."}])


@pytest.mark.parametrize(
    ("family", "key"),
    [
        ("Li", "li2025"),
        ("García-López", "garcialopez2025"),
        ("O’Brien", "obrien2025"),
        ("Łukasz", "lukasz2025"),
        ("Sørensen", "sorensen2025"),
        ("Đorđević", "dordevic2025"),
        ("Weiß", "weiss2025"),
        ("Æsir", "aesir2025"),
        ("Þór", "thor2025"),
        ("ﬁlip", "filip2025"),
    ],
)
def test_a_key_is_the_first_author_and_the_year(family, key):
    assert citation_key(by(family)) == key


def test_an_organisation_is_an_author():
    assert citation_key(of(author=[{"literal": "NHS England"}])) == "nhsengland2025"


def test_without_an_author_the_title_names_it():
    assert citation_key(of(title="What is the GRADE approach?")) == "grade2025"
    assert citation_key(of(author=[{"family": "王"}], title="Cells of the heart")) == "cells2025"


def test_without_anything_it_is_a_source():
    assert citation_key(of(year=None)) == "source"
    assert citation_key(of(author=[{"family": "王"}], title="一 种 方法")) == "source2025"


def test_a_year_that_is_none_still_makes_a_key():
    assert citation_key(of("n.d.", author=[{"family": "Li"}])) == "lind"
    assert citation_key(of(-400, author=[{"literal": "Hippocrates"}])) == "hippocrates400"


def test_a_taken_key_gets_a_letter():
    assert citation_key(by("Li"), {"li2025"}) == "li2025a"
    assert citation_key(by("Li"), {"li2025", "li2025a"}) == "li2025b"


def test_letters_never_run_out():
    taken: set[str] = set()
    for _ in range(1 + 26 + 26 * 26 + 3):
        taken.add(citation_key(by("Li"), taken))
    assert len(taken) == 1 + 26 + 26 * 26 + 3
    assert "li2025aac" in taken


@given(strategies.sources(), st.sets(st.sampled_from(["source", "cells", "one"])))
def test_every_source_gets_a_key_that_can_stand_in_a_mark(source, taken):
    key = citation_key(source, taken)
    assert is_key(key)
    assert key.isascii()
    assert key not in taken


@given(strategies.line())
def test_folded_words_are_ascii_letters_and_digits(words):
    assert folded(words) == "" or (folded(words).isascii() and folded(words).isalnum())


def test_a_key_is_lengthened_only_where_it_is_taken():
    assert free("mine", ()) == "mine"
    assert free("mine", {"mine", "minea"}) == "mineb"
