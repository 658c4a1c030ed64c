"""Every cited source once, with what a reader needs to find it."""

from dataclasses import replace

import pytest

from builders import article, cited, paper, source, source_id
from journal_desktop.core.printed import Printed, PrintedEntry, PrintedMark, Stretch
from journal_desktop.core.source import SourceStatus
from journal_desktop.render.page import page


def entries(context, lead, keys, sources=None, language="en-GB"):
    if sources is not None:
        context = replace(context, sources={each.id: each for each in sources})
    whole = article(
        lead=lead, sections=(), questions=(), takeaway="", sources=cited(*keys), language=language
    )
    made = page(whole, context)
    listed = next((b.html for b in made.blocks if b.id == "sources"), "")
    return [each.partition("</li>")[0] for each in listed.split("<li ")[1:]]


def test_only_what_is_cited_is_listed_in_order_of_use(context):
    found = entries(context, "[@liu2020] [@carnk]", ("carnk", "liu2020", "grade2008"))

    assert ["Use of CAR" in found[0], "Chimeric" in found[1], len(found)] == [True, True, 2]


def test_an_entry_names_title_kind_year_place_authors_and_doi(context, seen):
    [found] = entries(context, "[@liu2020]", ("liu2020",))

    assert seen(f"<li {found}").text == (
        "Use of CAR-Transduced Natural Killer Cells in CD19-Positive Lymphoid Tumors "
        "— peer-reviewed article (2020, N Engl J Med) "
        "Liu E, Marin D, Banerjee P. doi:10.1056/NEJMoa1910607 ↩"
    )
    assert 'href="https://doi.org/10.1056/NEJMoa1910607"' in found


def test_a_source_cited_twice_has_a_numbered_way_back_to_each_mark(context, seen):
    [found] = entries(context, "[@carnk] and [@carnk]", ("carnk",))
    back = [a for a in seen(f"<li {found}").all("a") if a.get("role") == "doc-backlink"]

    assert [a["href"] for a in back] == ["#lead-c1", "#lead-c2"]
    assert [a["aria-label"][:2] for a in back] == ["1:", "2:"]


def test_a_kind_keeps_its_capitals_where_they_mean_something(context):
    kinds = {"a": "RCT", "b": "Systematic review", "c": ""}
    sources = [source(key, f"T{key}", 2020, kind=kind) for key, kind in kinds.items()]
    found = entries(context, "[@a] [@b] [@c]", "abc", sources)

    assert ["— RCT (2020)" in found[0], "— systematic review (2020)" in found[1]] == [True, True]
    assert "— (2020)" in found[2]
    assert "— Studie" in entries(context, "[@a]", "a", [source("a", "T", kind="Studie")], "de")[0]


def test_readers_see_what_became_of_a_source_in_list_card_and_link(context):
    covid = source("mehra2020", "Cardiovascular Disease, Drug Therapy, and Mortality", 2020)
    covid = replace(covid, status=SourceStatus.RETRACTED)
    [found] = entries(context, "[@mehra2020]", ("mehra2020",), [covid])
    assert '<strong class="standing">Retracted</strong>' in found

    corrected = replace(covid, status=SourceStatus.CORRECTED)
    [found] = entries(context, "[@mehra2020]", ("mehra2020",), [corrected], language="de")
    assert "Inzwischen berichtigt" in found
    assert "etract" not in found

    [found] = entries(context, "[@liu2020]", ("liu2020",))
    assert "standing" not in found


def test_no_marks_no_list(context):
    assert entries(context, "Nothing.", ("carnk",)) == []


def printed_list(context, *entries, sources=None):
    """The list of an article in a style, with those entries as (key, number, html)."""
    known = sources or [paper(key) for key, _, _ in entries]
    lead = " ".join(f"[@{key}]" for key, _, _ in entries)
    made = tuple(PrintedEntry(source_id(key), number, html) for key, number, html in entries)
    marks = tuple(
        PrintedMark((Stretch("x", source_id(key)),), raised=True) for key, _, _ in entries
    )
    context = replace(
        context,
        sources={each.id: each for each in known},
        printed=Printed("a-style", marks, made),
    )
    keys = [key for key, _, _ in entries]
    whole = article(lead=lead, sections=(), questions=(), takeaway="", sources=cited(*keys))
    return next(block.html for block in page(whole, context).blocks if block.id == "sources")


@pytest.mark.parametrize(
    ("numbers", "opening"),
    [
        (("1.", "2."), '<ol class="stopped">'),
        (("[1]", "[2]"), '<ol class="bracketed">'),
        (("(1)", "(2)"), '<ol class="round">'),
        (("1)", "2)"), '<ol class="half">'),
        (("1", "2"), '<ol class="bare">'),
        (("", ""), '<ul class="plain">'),
        (("[Liu20]", "[Mau18]"), '<ul class="labelled">'),
    ],
)
def test_a_list_has_the_numbers_of_its_style(context, numbers, opening):
    found = printed_list(
        context, ("liu2020", numbers[0], "Liu."), ("maude2018", numbers[1], "Maude.")
    )

    assert opening in found
    assert ("[Liu20] " in found) is (opening == '<ul class="labelled">')


def test_a_number_that_is_not_the_place_is_kept(context):
    found = printed_list(context, ("liu2020", "2.", "Liu."), ("maude2018", "1.", "Maude."))

    assert '<li id="source-1" value="2">' in found


@pytest.mark.parametrize(
    ("printed", "linked"),
    [
        (
            "Liu. doi:10.1056/NEJMoa1910607.",
            (
                'doi:<a href="https://doi.org/10.1056/NEJMoa1910607" rel="noopener noreferrer">'
                "10.1056/NEJMoa1910607</a>."
            ),
        ),
        (
            "Liu (https://doi.org/10.1016/S0140-6736(20)30183-5).",
            (
                '<a href="https://doi.org/10.1016/S0140-6736(20)30183-5" rel="noopener noreferrer">'
                "https://doi.org/10.1016/S0140-6736(20)30183-5</a>)."
            ),
        ),
        (
            "Liu. https://example.org/?a=1&amp;b=2",
            '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">',
        ),
        (
            "Use of CAR-transduced natural killer cells in CD19-positive lymphoid tumors. NEJM.",
            (
                '<a class="title" href="https://doi.org/10.1056/NEJMoa1910607" '
                'rel="noopener noreferrer">Use of CAR-transduced'
            ),
        ),
        ("Liu, <i>NEJM</i> 382, 545.", '545. <a class="address" href="https://doi.org/10.1056/'),
    ],
)
def test_an_entry_leads_to_its_source(context, printed, linked):
    assert linked in printed_list(context, ("liu2020", "1.", printed))
