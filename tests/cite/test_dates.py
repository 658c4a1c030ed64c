"""Dates in every notation, as CSL dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.cite import dates


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("1948/07//", [[1948, 7]]),
        ("2019/03/12/T20:12:22Z", [[2019, 3, 12]]),
        ("2018 Mar 1", [[2018, 3, 1]]),
        ("2018 Jan-Feb", [[2018, 1], [2018, 2]]),
        ("2018 Dec-2019 Jan", [[2018, 12], [2019, 1]]),
        ("1998 Dec 26-1999 Jan 2", [[1998, 12, 26], [1999, 1, 2]]),
        ("2018 Mar 1-5", [[2018, 3, 1], [2018, 3, 5]]),
        ("20180301", [[2018, 3, 1]]),
        ("2018-03-01/2018-03-05", [[2018, 3, 1], [2018, 3, 5]]),
        ("March 1, 2018", [[2018, 3, 1]]),
        ("2018–2019", [[2018], [2019]]),
        ("2018/13/01", [[2018]]),
        ("2018/02/31/", [[2018, 2]]),
    ],
)
def test_a_written_date_is_understood(written, parts):
    assert dates.parsed(written) == {"date-parts": parts}


def test_seasons_doubt_and_words_are_kept():
    assert dates.parsed("2018 Spring") == {"date-parts": [[2018]], "season": 1}
    assert dates.parsed("c. 1998") == {"date-parts": [[1998]], "circa": True}
    assert dates.parsed("in press") == {"literal": "in press"}
    assert dates.parsed("//") is None


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ({"date-parts": [[None]]}, None),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [["2017", "07", "07"]]}, {"date-parts": [[2017, 7, 7]]}),
        ({"date-parts": [[2018, 10, 21, 13]]}, {"date-parts": [[2018, 10, 21]]}),
        ({"date-parts": [2018, 10]}, {"date-parts": [[2018, 10]]}),
        ({"raw": "2018 Mar"}, {"date-parts": [[2018, 3]]}),
        ({"raw": "spring of that year"}, {"raw": "spring of that year"}),
        ("2018-03", {"date-parts": [[2018, 3]]}),
        (2018, {"date-parts": [[2018]]}),
        ({"date-parts": {"x": 1}, "season": []}, None),
        ([2018], None),
        (True, None),
    ],
)
def test_what_is_no_date_is_taken_out_of_csl(given_, kept):
    assert dates.checked(given_) == kept


def test_the_finer_date_of_the_same_year_wins():
    year, day = dates.parsed("2018"), dates.parsed("2018/03/01/")

    assert dates.finer(year, day) == day
    assert dates.finer(dates.parsed("2017"), day) == {"date-parts": [[2017]]}


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[\d/ -]{1,12}|\d{4} [A-Z][a-z]{2}.{0,9}")))
def test_any_text_gives_a_date_that_stays_as_it_is(text):
    found = dates.parsed(text)

    assert found is None or dates.checked(found) == found
