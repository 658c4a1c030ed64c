"""Names for folders that every file system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.core.slugs import MAX_LENGTH, RESERVED, is_slug, slug
from strategies import nasty


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("CAR-NK Cells: Could 'Off-the-Shelf' follow?", "car-nk-cells-could-off-the-shelf-follow"),
        ("Čapek’s  naïve Ångström café", "capeks-naive-angstrom-cafe"),
        ("Straße nach Łódź, Ærø", "strasse-nach-lodz-aero"),
        ("e\u0301te\u0301 x_y__z", "ete-x-y-z"),
        ("日本語 ＡＢＣ", "日本語-abc"),
        ("हिन्दी में", "हिन्दी-में"),
        ("شفاء القلب", "شفاء-القلب"),
        ("Ελληνικά ή όχι", "ελληνικά-ή-όχι"),
        ("H₂O at 10⁶", "h2o-at-106"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\con", "c-con"),
        ("  --  ", "article"),
        ("😀👩🏽‍⚕️", "article"),
        ("", "article"),
        ("CON", "con-article"),
        ("Lpt¹", "lpt1-article"),
        ("Index", "index-article"),
    ],
)
def test_titles_become_slugs(title, expected):
    assert slug(title) == expected


@given(st.one_of(nasty(), st.text(max_size=300)))
def test_every_slug_is_a_safe_folder_name(title):
    name = slug(title)

    assert 0 < len(name) <= MAX_LENGTH
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\:*?"<>|. \x00\n')
    assert name.strip("-") == name
    assert name not in RESERVED
    assert slug(name) == name
    assert is_slug(name)


def test_a_long_title_is_cut_between_words():
    name = slug("immune " * 60)

    assert len(name) <= MAX_LENGTH
    assert set(name.split("-")) == {"immune"}


def test_a_long_title_without_blanks_is_cut_anyway():
    assert slug("a" * 300) == "a" * MAX_LENGTH
    assert len(slug("語" * 300).encode()) <= 255


def test_a_taken_name_gets_a_number():
    taken = {"heart", "heart-2"}

    assert slug("Heart", taken) == "heart-3"
    assert slug("Lungs", taken) == "lungs"


@given(nasty(), st.integers(1, 12))
def test_collisions_never_repeat_a_name(title, count):
    taken: set[str] = set()
    for _ in range(count):
        taken.add(slug(title, taken))

    assert len(taken) == count
    assert all(len(name) <= MAX_LENGTH for name in taken)


@pytest.mark.parametrize("text", ["", "Heart", "a b", "-a", "con", "café", "a" * 81, "../a"])
def test_what_is_no_slug_is_told(text):
    assert not is_slug(text)
