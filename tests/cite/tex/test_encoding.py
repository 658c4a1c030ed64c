from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.cite.tex.decoding import decoded
from journal_desktop.cite.tex.encoding import encoded, encoded_title

TEXTS = st.text(
    st.sampled_from("aB é{}\\$%_^~#&-–—'`\"<>/\u00a0") | st.characters(categories="LNPS")
)


@given(TEXTS)
def test_any_text_reads_back(text):
    plain = " ".join(filter(None, text.split(" "))).strip()

    for latex in (encoded(plain), encoded_title(plain)):
        assert decoded(latex) == plain
        assert latex.count("{") == latex.count("}")


@pytest.mark.parametrize(
    "text",
    [
        "<i>Xenopus</i> and H<sub>2</sub>O",
        'the <span class="nocase">pH</span> of <b>x<sup>2</sup></b>',
        "p <i> 0.05</b>",
        "a </i> b",
    ],
)
def test_markup_reads_back(text):
    assert decoded(encoded_title(text)) == text


def test_capitals_of_titles_are_kept_from_styles():
    assert encoded_title("Safety of CAR-NK cells in Kenya") == "Safety of {CAR-NK} cells in {Kenya}"
    assert encoded_title("DNA and <i>Homo</i>") == r"{DNA} and \textit{{Homo}}"
