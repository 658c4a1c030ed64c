"""Marks and lists in a citation style: linked, with cards, and nothing a writer said is lost."""

import re
from dataclasses import replace

import pytest

from builders import article, cited, paper, papers, source_id
from journal_desktop.core.printed import Printed, PrintedEntry, PrintedMark, Stretch
from journal_desktop.render.page import page

KEYS = ("carnk", "liu2020", "maude2018")


def stretch(html, key=""):
    return Stretch(html, source_id(key) if key else None)


def entry(key, number="", html=""):
    return PrintedEntry(source_id(key), number, html or f"Entry of <i>{key}</i>.")


def whole(lead, **fields):
    kept = {"sections": (), "questions": (), "takeaway": "", "sources": cited(*KEYS)}
    return article(lead=lead, **kept | fields)


def shown(context, lead, marks, entries, **fields):
    printed = Printed("a-style", tuple(marks), tuple(entries))
    return page(whole(lead, **fields), replace(context, printed=printed))


def bare(html, seen):
    """The lead as readers see it, without its cards."""
    [lead] = re.findall(r'<div class="lead" id="lead">\n(.*?)\n</div>', html, re.DOTALL)
    return seen(re.sub(r'<span class="card".*?</span>(<i>[^<]*</i>)?</span>', "", lead)).text


def cards(made):
    return re.findall(r'<span class="card" aria-hidden="true">(.*?)</span></span>', made.html)


NUMBERS = [
    PrintedMark((stretch("1", "carnk"), stretch("–"), stretch("3", "maude2018")), raised=True)
]
LISTED = [entry("carnk", "1."), entry("liu2020", "2."), entry("maude2018", "3.")]


def test_each_stretch_with_a_source_is_a_link_with_a_card(context, seen):
    made = shown(context, "So [@carnk; @liu2020; @maude2018].", NUMBERS, LISTED)
    links = [a for a in seen(made.html).all("a") if a.get("role") == "doc-biblioref"]

    assert bare(made.html, seen) == "So.1–3"
    assert [each["href"] for each in links] == ["#source-1", "#source-3"]
    assert links[0]["aria-label"].startswith("Source 1: Chimeric antigen")
    assert cards(made)[0].startswith('<span class="entry">1. Entry of <i>carnk</i>.</span>')
    assert made.html.count('<sup class="cite close"') == 1


def test_every_source_of_a_range_has_a_way_back(context, seen):
    made = shown(context, "So [@carnk; @liu2020; @maude2018].", NUMBERS, LISTED)
    back = [a for a in seen(made.html).all("a") if a.get("role") == "doc-backlink"]

    assert [each["href"] for each in back] == ["#lead-c1"] * 3
    assert seen(made.html).fragments <= set(seen(made.html).ids)


def test_what_a_mark_drops_is_in_its_card(context):
    lead = "So [see @carnk, p. 4; @liu2020, chap. 3; @maude2018, fig. 2]."
    made = shown(context, lead, NUMBERS, LISTED)

    assert "see, p. 4" in cards(made)[0]
    assert "fig. 2" in cards(made)[1]
    assert "2: chap. 3" in cards(made)[1]


@pytest.mark.parametrize(
    ("written", "printed", "noted"),
    [
        ("@liu2020, p. 4", "Liu 2020, p. 4", ""),
        ("@liu2020, fig. 2", "Liu 2020, Figure 2", ""),
        ("@liu2020, chapter 3", "Liu 2020, chap. 3", ""),
        ("@liu2020, pp. 4-6", "Liu 2020, pp. 4–6", ""),
        ("@liu2020, p. 20", "Liu 2020", "p. 20"),
        ("@liu2020, 2", "Liu 2", "2"),
        ("@liu2020, p. 4", "Liu 2020, p. 45", "p. 4"),
        ("see *also* @liu2020", "see <i>also</i> Liu 2020", ""),
    ],
)
def test_what_a_mark_shows_is_not_said_again(context, written, printed, noted):
    made = shown(
        context, f"So [{written}].", [PrintedMark((stretch(printed, "liu2020"),))], LISTED[1:2]
    )
    note = re.search(r"<i>Peer-reviewed article(?: · (.*?))?</i>", cards(made)[0])

    assert note
    assert (note[1] or "") == noted


@pytest.mark.parametrize(
    ("lead", "read"),
    [
        ("So [@liu2020].", "So (Liu 2020)."),
        ("So[@liu2020].", "So (Liu 2020)."),
        ("*So*  [@liu2020].", "So (Liu 2020)."),
        ("[@liu2020] says so.", "(Liu 2020) says so."),
        ("So ([@liu2020]).", "So ((Liu 2020))."),
        ("- [@liu2020]", "(Liu 2020)"),
    ],
)
def test_a_mark_that_is_not_raised_stands_a_space_away(context, seen, lead, read):
    mark = PrintedMark((stretch("("), stretch("Liu 2020", "liu2020"), stretch(")")))
    made = shown(context, lead, [mark], [entry("liu2020")])

    assert bare(made.html, seen) == read
    assert '<span class="cite" id="lead-c1">' in made.html


@pytest.mark.parametrize(
    ("lead", "read"),
    [
        ("So\u00a0[@carnk] and so [@liu2020].", "So1 and so.2"),
        ("So [@carnk] [@liu2020], then.", "So,1,2 then."),
        ("So [@carnk]; then [@liu2020]: more.", "So1; then2: more."),
    ],
)
def test_a_raised_mark_is_close_to_the_word_and_behind_stops(context, seen, lead, read):
    marks = [
        PrintedMark((stretch(str(at), key),), raised=True) for at, key in enumerate(KEYS[:2], 1)
    ]
    made = shown(context, lead, marks, LISTED)

    assert bare(made.html, seen) == read
    assert made.html.index('id="lead-c1"') < made.html.index('id="lead-c2"')


def test_names_are_their_own_names_for_those_who_listen(context, seen):
    mark = PrintedMark((stretch("("), stretch("Liu 2020", "liu2020"), stretch(")")))
    made = shown(context, "So [@liu2020].", [mark], [entry("liu2020")])
    [link] = [a for a in seen(made.html).all("a") if a.get("role") == "doc-biblioref"]

    assert link["aria-label"].startswith("Liu 2020: Use of CAR-Transduced")


def test_missing_keys_are_shown_and_told(context, seen):
    marks = [PrintedMark((stretch("1", "carnk"),), raised=True, missing=("no",)), PrintedMark()]
    made = shown(context, "So [@carnk; @no] [@nobody].", marks, LISTED[:1])

    assert bare(made.html, seen) == "So.1,?no[?nobody]"
    assert "“nobody” is cited but names no source." in made.messages


def test_entries_stand_in_the_order_of_the_style_and_json_ld_follows(context, seen):
    marks = [PrintedMark((stretch("A", "carnk"),)), PrintedMark((stretch("B", "liu2020"),))]
    made = shown(context, "[@carnk] [@liu2020]", marks, [entry("liu2020"), entry("carnk")])
    listed = next(b.html for b in made.blocks if b.id == "sources")

    assert listed.index('id="source-1"') < listed.index("liu2020") < listed.index("carnk")
    assert made.html.index('"name":"Use of CAR') < made.html.index('"name":"Chimeric')
    assert '<ul class="plain">' in listed
    assert '<a role="doc-backlink" href="#lead-c2"' not in listed.partition("source-2")[2]


def test_what_is_not_printed_yet_has_a_plain_form(context, seen):
    marks = [PrintedMark(), PrintedMark((stretch("X", "carnk"),))]
    made = shown(context, "[@liu2020] [@carnk]", marks, [entry("carnk", "[1]")])

    assert not made.messages
    assert {"source-1", "source-2"} <= set(seen(made.html).ids)
    assert bare(made.html, seen) == "[Liu et al. 2020] X"


def test_a_style_without_a_list_has_the_house_list(context, seen):
    mark = PrintedMark((stretch("(Liu 2020)", "liu2020"),))
    made = shown(context, "So [@liu2020].", [mark], [])

    assert "source-1" in seen(made.html).ids
    assert "peer-reviewed article (2020, N Engl J Med)" in made.html


def test_only_blocks_whose_marks_changed_differ(context):
    def made(number):
        marks = [PrintedMark((stretch("1", "carnk"),)), PrintedMark((stretch(number, "liu2020"),))]
        printed = Printed("a", tuple(marks), (entry("carnk", "1."), entry("liu2020", "2.")))
        text = whole("[@carnk]", takeaway="[@liu2020]")
        return page(text, replace(context, printed=printed)).blocks

    one, other = made("2"), made("7")

    assert [a.id for a, b in zip(one, other, strict=True) if a is not b] == ["takeaway"]


def test_why_the_style_is_not_used_is_told(context):
    made = page(whole("[@carnk]"), replace(context, unstyled="The style is not here."))

    assert made.messages == ("The style is not here.",)
    assert '<sup class="cite" id="lead-c1">[' in made.html


def test_nothing_but_looks_comes_out_of_a_style(context, seen):
    bad = '<script>1</script><b onclick="x">B</b><a href="javascript:1">A</a><img src=x>'
    mark = PrintedMark((stretch(bad, "liu2020"),))
    made = shown(context, "So [@liu2020].", [mark], [entry("liu2020", "", bad)])
    blocks = "".join(block.html for block in made.blocks)

    assert not seen(blocks).survivors
    assert "<b>B</b>" in blocks
    assert paper("liu2020") in papers().values()
