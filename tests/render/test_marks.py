"""Citation marks: numbers by first use, grouped, each with a card that says what it is."""

import re
from dataclasses import replace

import pytest

from builders import PAPERS, article, cited, papers, sections
from journal_desktop.core.article import CitedSource
from journal_desktop.render.page import page


def shown(lead, context, seen, keys=tuple(PAPERS), **fields):
    """The page of an article with that lead, and nothing else that cites."""
    whole = article(
        lead=lead, sections=(), questions=(), takeaway="", sources=cited(*keys), **fields
    )
    return page(whole, context).html, seen(page(whole, context).html)


def printed(html, seen):
    """The marks as readers see them, without their cards."""
    marks = re.findall(r'<sup class="cite"[^>]*>(.*?)</sup>', html)
    return [seen(re.sub(r'<span class="card".*?</span>', "", each)).text for each in marks]


@pytest.mark.parametrize(
    ("lead", "marks"),
    [
        ("A [@carnk].", ["[1]"]),
        ("A [@carnk; @liu2020].", ["[1,2]"]),
        ("A [@carnk; @liu2020; @maude2018].", ["[1–3]"]),
        (
            "[@carnk] [@liu2020] [@carnk; @maude2018; @grade2008; @prisma2020]",
            ["[1]", "[2]", "[1,3–5]"],
        ),
        ("[@carnk] [@liu2020] [@liu2020; @carnk]", ["[1]", "[2]", "[1,2]"]),
        ("[@carnk; @liu2020, p. 7; @maude2018]", ["[1,2,3]"]),
        ("[@carnk, p. 4; @carnk, p. 9]", ["[1]"]),
        ("[@carnk; @nobody]", ["[1,?nobody]"]),
        ("[@nobody]", ["[?nobody]"]),
    ],
)
def test_a_mark_groups_its_numbers(lead, marks, context, seen):
    html, _ = shown(lead, context, seen)

    assert printed(html, seen) == marks


def test_a_card_says_title_who_kind_and_where(context, seen):
    html, read = shown("A [see @liu2020, p. 4; @liu2020, fig. 2].", context, seen)

    assert "1. Use of CAR-Transduced Natural Killer Cells" in read.text
    assert "Liu et al. 2020 · Peer-reviewed article · see, p. 4; fig. 2" in read.text
    assert [each["aria-hidden"] for each in read.all("span") if each.get("class") == "card"] == [
        "true"
    ]
    link = next(each for each in read.all("a") if each.get("role") == "doc-biblioref")
    assert link["aria-label"].startswith("Source 1: Use of CAR-Transduced")
    assert html.count("<sup") == 1


def test_a_missing_source_is_visible_and_leaves_no_gap(context, seen):
    known = {key: each for key, each in papers().items() if each.key != "liu2020"}
    html, read = shown("[@carnk] [@liu2020] [@maude2018]", replace(context, sources=known), seen)

    assert printed(html, seen) == ["[1]", "[?liu2020]", "[2]"]
    assert {"source-1", "source-2"} <= set(read.ids)
    assert "source-3" not in read.ids


def test_two_keys_of_one_source_share_its_number(context, seen):
    carnk = cited("carnk")[0].source
    whole = article(
        lead="[@one] [@two]",
        sections=(),
        takeaway="",
        sources=(CitedSource("one", carnk), CitedSource("two", carnk)),
    )

    assert printed(page(whole, context).html, seen) == ["[1]", "[1]"]


def test_every_mark_leads_to_its_source_and_back(context, seen):
    whole = article(sections=sections(("A", "[@carnk] and [@carnk]."), ("B", "- [@carnk]")))
    read = seen(page(whole, context).html)
    back = [each["href"][1:] for each in read.all("a") if each.get("role") == "doc-backlink"]

    assert len(back) == 4
    assert set(back) <= set(read.ids)
    assert read.fragments <= set(read.ids)
