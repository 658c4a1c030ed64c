import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.core.matching import held, indexed, levelled, pattern, spans


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("A naïve Müller wrote", "muller", ["Müller"]),
        ("Øster and Łukasz", "oster", ["Øster"]),
        ("don’t stop", "dont", ["don’t"]),
        ("the straße here", "strasse", ["straße"]),
        ("anæmia", "anaemia", ["anæmia"]),
        ("cell cells celltherapy", "cell", ["cell"]),
        ("CAR-NK cells", "car nk", ["CAR-NK"]),
        ("化学疗法患者", "疗法", ["疗法"]),
        ("비소세포폐암 환자", "폐암", ["폐암"]),
    ],
)
def test_words_are_found_as_they_are_spelled(text, words, found):
    sought = pattern(words, begins=False)
    assert [text[a:b] for a, b in spans(text, (sought,))] == found


def test_the_begin_of_a_word_finds_all_of_it():
    sought = pattern("chil", begins=True)
    assert [(a, b) for a, b in spans("childhood, two children", (sought,))] == [(0, 9), (15, 23)]


def test_there_is_no_pattern_without_a_word():
    assert pattern(" - … ", begins=True) is None


def test_an_index_holds_characters_that_need_no_blanks_one_by_one():
    assert indexed("Über 化学 CAR-T") == "uber 化 学 car t"


@given(st.text())
def test_levelling_moves_nothing(text):
    assert len(levelled(text)) == len(text)


@given(st.text(), st.text(min_size=1), st.booleans())
def test_any_words_can_be_sought_in_any_text(text, words, begins):
    sought = pattern(words, begins=begins)
    if sought is not None:
        for start, end in spans(text, (sought,)):
            assert 0 <= start < end <= len(text)
        assert held(words, (sought,)) in {0, 1}
