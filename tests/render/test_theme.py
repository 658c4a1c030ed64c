"""Colours stay readable, and the policy fits the style to the byte."""

import base64
import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from builders import article
from journal_desktop.core.journal import Theme
from journal_desktop.render.page import page
from journal_desktop.render.theme import (
    PAPER,
    PAPER_DARK,
    contrast,
    policy,
    readable,
    stylesheet,
)

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(colour=COLOURS, paper=st.sampled_from((PAPER, PAPER_DARK)))
def test_any_colour_becomes_readable(colour, paper):
    made = readable(colour, paper, "#000000")

    assert contrast(made, paper) >= 4.5
    assert made == readable(made, paper, "#000000")


def test_a_readable_colour_stays_what_it_is():
    assert readable("#0A6463", PAPER, "#000000") == "#0a6463"


def test_what_is_no_colour_becomes_the_house_colour():
    for wrong in ("", "red", "#12345", "#0a6463; } body { display: none", "#gggggg"):
        assert readable(wrong, PAPER, "#0a6463") == "#0a6463"


def test_contrast_is_that_of_the_guidelines():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_a_colour_reaches_the_style_of_its_journal_only():
    sheet = stylesheet(Theme(accent="#7a1f5c"))

    assert "#7a1f5c" in sheet
    assert "ACCENT" not in sheet
    assert "#7a1f5c" not in stylesheet(Theme())


def test_the_policy_allows_the_one_style_of_the_page_and_no_script(context, seen):
    html = page(article(), context).html
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    stated = [each["content"] for each in seen(html).all("meta") if "http-equiv" in each]

    assert stated == [policy(style)]
    assert f"style-src 'sha256-{digest}'" in stated[0]
    assert "default-src 'none'" in stated[0]
    assert "script" not in stated[0]
    assert "unsafe" not in stated[0]


def test_the_style_loads_nothing():
    assert "url(" not in stylesheet(Theme())
    assert "@import" not in stylesheet(Theme())
