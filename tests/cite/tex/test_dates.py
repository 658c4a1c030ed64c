from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.cite.tex.dates import date, edtf, issued, month_is_clear


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-12-13", {"date-parts": [[2016, 12, 13]]}),
        ("2016-12", {"date-parts": [[2016, 12]]}),
        ("2016/2017", {"date-parts": [[2016], [2017]]}),
        ("2018-12-03/2018-12-06", {"date-parts": [[2018, 12, 3], [2018, 12, 6]]}),
        ("2020-21", {"date-parts": [[2020]], "season": 1}),
        ("2020-24", {"date-parts": [[2020]], "season": 4}),
        ("2020~", {"date-parts": [[2020]], "circa": True}),
        ("2020-05?", {"date-parts": [[2020, 5]], "circa": True}),
        ("199X", {"date-parts": [[1990], [1999]]}),
        ("2004-XX", {"date-parts": [[2004]]}),
        ("-0044", {"date-parts": [[-44]]}),
        ("2019-03-12TZ", {"date-parts": [[2019, 3, 12]]}),
        ("2019-03-12T10:00:00Z", {"date-parts": [[2019, 3, 12]]}),
        ("2016/..", {"date-parts": [[2016]]}),
        ("2020/03", {"date-parts": [[2020, 3]]}),
        ("12 March 2019", {"date-parts": [[2019, 3, 12]]}),
        ("in press", {"literal": "in press"}),
        ("", {}),
    ],
)
def test_dates_of_biblatex(text, expected):
    assert date(text) == expected


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [
        ("2017", "8", {"date-parts": [[2017, 8]]}),
        ("2017", "aug", {"date-parts": [[2017, 8]]}),
        ("2002", "July 30th", {"date-parts": [[2002, 7, 30]]}),
        ("2019", "2 sep", {"date-parts": [[2019, 9, 2]]}),
        ("2019", "Mar-Apr", {"date-parts": [[2019, 3], [2019, 4]]}),
        ("2019", "Spring", {"date-parts": [[2019]], "season": 1}),
        ("2019", "unknown", {"date-parts": [[2019]]}),
        ("2018--2019", "", {"date-parts": [[2018], [2019]]}),
        ("c. 1850", "", {"date-parts": [[1850]], "circa": True}),
        ("13th Century", "", {"literal": "13th Century"}),
    ],
)
def test_year_and_month_of_bibtex(year, month, expected):
    assert issued({"year": year, "month": month}) == expected


def test_a_date_goes_before_year_and_month():
    fields = {"date": "2016-12-13", "year": "2017", "month": "8"}

    assert issued(fields) == {"date-parts": [[2016, 12, 13]]}


def test_a_month_that_says_nothing_is_told():
    assert month_is_clear("feb")
    assert not month_is_clear("unknown")


@given(st.dates(), st.dates(), st.sampled_from([1, 2, 3]))
def test_what_is_written_reads_back(start, end, depth):
    parts = [[each.year, each.month, each.day][:depth] for each in (start, end)]

    for value in ({"date-parts": parts[:1]}, {"date-parts": parts, "circa": True}):
        assert date(edtf(value)) == value


@given(st.text(alphabet="0123456789-/~?XTymarc. ", max_size=20))
def test_nothing_makes_it_stumble(text):
    assert isinstance(date(text), dict)
    assert isinstance(issued({"year": text, "month": text, "day": text}), dict)
