"""Marks and lists as the styles print them, in whole sentences of their own."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import builders
from journal_desktop.cite import engine
from journal_desktop.cite.engine import Formatter
from journal_desktop.cite.styles import HOUSE, read, shipped, style
from journal_desktop.core.citations import Cite, parse_cluster
from journal_desktop.core.errors import StyleError
from journal_desktop.core.source import Source, csl_text

pytestmark = pytest.mark.skipif(
    not engine.is_available(), reason="citeproc-js was not taken at set-up"
)

KEYS = ("carnk", "liu2020", "maude2018", "grade2008", "prisma2020")
SOURCES = {key: builders.paper(key) for key in KEYS}
NAMES = {source.id: key for key, source in SOURCES.items()}


def work(key, **item):
    """A source of that item."""
    return Source(builders.source_id(key), key, csl_text({"type": "article-journal"} | item))


SAME_YEAR = {
    key: work(
        key,
        title=title,
        author=[{"family": "Guyatt", "given": "Gordon H."}],
        issued={"date-parts": [[2008]]},
    )
    for key, title in (
        ("a", "GRADE: an emerging consensus on rating quality of evidence"),
        ("b", "What is “quality of evidence” and why is it important to clinicians?"),
    )
}


def clusters(*marks):
    """Marks as they are typed, read as the program reads them."""
    return tuple(parse_cluster(f"[{mark}]") for mark in marks)


def marks(name, *typed, sources=SOURCES, language="en-GB"):
    """What a style prints for marks, as (html, linked parts) of each."""
    printed = Formatter(style(name), language).printed(clusters(*typed), sources)
    return [
        (mark.html, [(each.html, NAMES.get(each.source)) for each in mark.stretches if each.source])
        for mark in printed.marks
    ]


ALL = "; ".join(f"@{key}" for key in KEYS)


@pytest.mark.parametrize(
    ("name", "one", "several"),
    [
        ("nlm-citation-sequence", "(1)", "(1–5)"),
        ("nlm-citation-sequence-brackets", "[1]", "[1–5]"),
        ("nlm-citation-sequence-superscript", "<sup>1</sup>", "<sup>1–5</sup>"),
        ("american-medical-association", "<sup>1</sup>", "<sup>1–5</sup>"),
        ("nature", "<sup>1</sup>", "<sup>1–5</sup>"),
        ("the-lancet", "<sup>1</sup>", "<sup>1–5</sup>"),
        ("bmj", "[1]", "[1–5]"),
        ("plos", "[1]", "[1–5]"),
        ("the-new-england-journal-of-medicine", "<sup>1</sup>", "<sup>1–5</sup>"),
        ("elsevier-vancouver", "[1]", "[1–5]"),
        ("jama", "<sup>1</sup>", "<sup>1–5</sup>"),
        ("house", "<sup>[1]</sup>", "<sup>[1–5]</sup>"),
    ],
)
def test_numbers_are_linked_each_to_its_source(name, one, several):
    first, second = marks(name, "@carnk", ALL)

    assert first == (one, [("1", "carnk")])
    assert second == (several, [("1", "carnk"), ("5", "prisma2020")])


def test_a_range_with_a_gap_links_every_number_that_is_seen():
    printed = marks(
        "bmj", *(f"@{key}" for key in KEYS), "@carnk; @maude2018; @grade2008; @prisma2020"
    )

    assert printed[-1] == (
        "[1,3–5]",
        [("1", "carnk"), ("3", "maude2018"), ("5", "prisma2020")],
    )


def test_author_and_year_are_one_link_with_their_locator():
    [(html, links)] = marks("apa", "see @liu2020, p. 4; @maude2018; -@grade2008, chap. 2 and more")

    assert html == (
        "(2008, Chapter 2 and more; see Liu et al., 2020, p. 4; Maude &amp; Laetsch, 2018)"
    )
    assert links == [
        ("2008, Chapter 2", "grade2008"),
        ("Liu et al., 2020, p. 4", "liu2020"),
        ("Maude &amp; Laetsch, 2018", "maude2018"),
    ]


def test_a_locator_in_brackets_is_linked_with_its_bracket():
    [(html, links)] = marks("american-medical-association", "@carnk, p. 4")

    assert (html, links) == ("<sup>1(p4)</sup>", [("1(p4)", "carnk")])


def test_a_prefix_is_not_linked():
    [(html, links)] = marks("bmj", "see *also* @carnk and others")

    assert html == "[see <i>also</i> 1 and others]"
    assert links == [("1", "carnk")]


def test_two_works_of_a_year_get_letters():
    formatter = Formatter(style("apa"))
    printed = formatter.printed(clusters("@a", "@b", "@a; @b"), SAME_YEAR)

    assert [mark.html for mark in printed.marks] == [
        "(Guyatt, 2008a)",
        "(Guyatt, 2008b)",
        "(Guyatt, 2008a, 2008b)",
    ]
    last = [(each.html, each.source) for each in printed.marks[2].stretches if each.source]
    assert last == [("Guyatt, 2008a", SAME_YEAR["a"].id), ("2008b", SAME_YEAR["b"].id)]
    assert "(2008a)" in printed.entries[0].html


def test_taking_one_of_two_away_takes_the_letter_away():
    formatter = Formatter(style("apa"))
    formatter.printed(clusters("@a", "@b"), SAME_YEAR)
    printed = formatter.printed(clusters("@a"), SAME_YEAR)

    assert printed.marks[0].html == "(Guyatt, 2008)"
    assert [entry.source for entry in printed.entries] == [SAME_YEAR["a"].id]
    assert "(2008)" in printed.entries[0].html


def test_the_list_is_in_the_order_of_the_style():
    typed = clusters("@prisma2020", "@carnk", "@grade2008")
    by_number = Formatter(style("bmj")).printed(typed, SOURCES).entries
    by_name = Formatter(style("apa")).printed(typed, SOURCES).entries

    assert [NAMES[each.source] for each in by_number] == ["prisma2020", "carnk", "grade2008"]
    assert [each.number for each in by_number] == ["1", "2", "3"]
    assert [NAMES[each.source] for each in by_name] == ["carnk", "grade2008", "prisma2020"]
    assert {each.number for each in by_name} == {""}


def test_entries_are_printed_as_the_journals_do():
    typed = clusters("@liu2020")
    printed = {
        name: Formatter(style(name)).printed(typed, SOURCES).entries[0]
        for name in ("nlm-citation-sequence", "nature", "the-lancet", "elsevier-vancouver")
    }

    assert {name: entry.number for name, entry in printed.items()} == {
        "nlm-citation-sequence": "1.",
        "nature": "1.",
        "the-lancet": "1",
        "elsevier-vancouver": "[1]",
    }
    assert printed["the-lancet"].html == (
        "Liu E, Marin D, Banerjee P. Use of CAR-Transduced Natural Killer Cells in CD19-Positive "
        "Lymphoid Tumors. <i>N Engl J Med</i> 2020; <b>382</b>: 545–53."
    )


def test_numbers_in_the_list_follow_when_an_earlier_source_is_cited():
    formatter = Formatter(style("nlm-citation-sequence"))
    formatter.printed(clusters("@liu2020", "@carnk"), SOURCES)
    entries = formatter.printed(clusters("@grade2008", "@liu2020", "@carnk"), SOURCES).entries

    assert [(each.number, NAMES[each.source]) for each in entries] == [
        ("1.", "grade2008"),
        ("2.", "liu2020"),
        ("3.", "carnk"),
    ]


def test_a_changed_source_is_printed_anew():
    formatter = Formatter(style("bmj"))
    formatter.printed(clusters("@carnk"), SOURCES)
    renamed = work("carnk", title="Another title")
    entries = formatter.printed(clusters("@carnk"), {"carnk": renamed}).entries

    assert entries[0].html.startswith("Another title")


def test_keys_without_a_source_are_named_and_the_rest_is_printed():
    printed = Formatter(style("bmj")).printed(clusters("@nobody2020", "@no; @carnk"), SOURCES)

    assert printed.marks[0].stretches == ()
    assert printed.marks[0].missing == ("nobody2020",)
    assert printed.marks[1].html == "[1]"
    assert printed.marks[1].missing == ("no",)


def test_two_keys_of_one_source_share_its_number():
    shared = SOURCES | {"alias": SOURCES["carnk"]}
    printed = Formatter(style("bmj")).printed(clusters("@carnk", "@alias"), shared)

    assert [mark.html for mark in printed.marks] == ["[1]", "[1]"]
    assert len(printed.entries) == 1


@pytest.mark.parametrize("name", sorted(shipped()))
def test_nothing_in_a_source_can_act_or_stop_a_style(name):
    hostile = '<script>alert(1)</script><img src=x onerror=alert(1)> <i>in vitro</i> & "x" <b'
    items = [
        {"title": hostile, "author": [{"family": hostile}], "DOI": '10.1/"><script>'},
        {"title": "\ue000\ue100x\ue001 \ue002y", "container-title": hostile},
        {"type": "no-such-type", "author": "Nobody", "issued": "yesterday", "page": [1]},
        {"type": 7, "issued": {"date-parts": [[None]]}, "author": [{}, None, 3, "Some body"]},
        {"issued": {"date-parts": [["x", 13]]}, "title": {"a": 1}, "volume": True},
        {},
    ]
    sources = {
        f"k{at}": Source(builders.source_id(f"k{at}"), f"k{at}", csl_text(item))
        for at, item in enumerate(items)
    }
    typed = (Cite("k0", prefix=hostile, suffix=hostile, locator=hostile),)
    printed = Formatter(style(name)).printed((typed, *((Cite(key),) for key in sources)), sources)

    everything = [mark.html for mark in printed.marks] + [each.html for each in printed.entries]
    assert len(printed.entries) == len(items)
    assert all(each.html for each in printed.entries)
    for html in everything:
        bare = html
        for tag in ("i", "b", "sup", "sub"):
            bare = bare.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
        assert "<" not in bare
        assert not any("\ue000" <= letter <= "\uf8ff" for letter in html)


def test_the_language_of_the_article_speaks():
    typed = clusters("@liu2020, p. 4")
    german = Formatter(style("apa"), "de").printed(typed, SOURCES).marks[0].html
    unknown = Formatter(style("apa"), "xx").printed(typed, SOURCES).marks[0].html

    assert german == "(Liu et al., 2020, S. 4)"
    assert unknown == "(Liu et al., 2020, p. 4)"


def test_styles_say_whether_they_drop_locators():
    dropping = {name for name, each in shipped().items() if Formatter(each).drops_locators}

    assert "nlm-citation-sequence-brackets" in dropping
    assert dropping.isdisjoint({"apa", "american-medical-association", "jama"})


def test_a_style_for_footnotes_is_refused_with_reasons():
    notes = read(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
        "<info><title>Notes</title><id>notes</id></info>"
        '<citation><layout><text variable="title"/></layout></citation></style>'
    )

    with pytest.raises(StyleError, match="footnotes") as raised:
        Formatter(notes).printed(clusters("@carnk"), SOURCES)
    assert raised.value.remedy


def test_a_style_that_never_ends_is_refused():
    broken = read(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        "<info><title>Broken</title><id>broken</id></info>"
        '<macro name="again"><text macro="again"/></macro>'
        '<citation><layout><text macro="again"/></layout></citation></style>'
    )

    with pytest.raises(StyleError, match="Broken") as raised:
        Formatter(broken).printed(clusters("@carnk"), SOURCES)
    assert raised.value.remedy


def test_a_style_whose_years_run_on_prints_them_so_and_links_the_mark():
    running = read(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        "<info><title>Running</title><id>running</id></info>"
        '<citation collapse="year-suffix" year-suffix-delimiter="," '
        'disambiguate-add-year-suffix="true"><layout prefix="(" suffix=")" delimiter="; ">'
        '<group delimiter=" "><names variable="author"><name form="short"/></names>'
        '<date variable="issued"><date-part name="year"/></date></group></layout></citation>'
        '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
    )
    [mark] = Formatter(running).printed(clusters("@a; @b"), SAME_YEAR).marks

    assert mark.html == "(Guyatt 2008a,b)"
    assert [each.source for each in mark.stretches] == [SAME_YEAR["a"].id]


def test_without_citations_nothing_is_printed():
    printed = Formatter(style("apa")).printed((), SOURCES)

    assert printed.marks == printed.entries == ()


def test_another_thread_has_an_engine_of_its_own():
    found = []
    other = threading.Thread(target=lambda: found.append(marks("bmj", "@carnk")))
    other.start()
    other.join()

    assert found == [marks("bmj", "@carnk")]


def test_a_missing_engine_is_said_with_a_remedy(monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "_PLACE", tmp_path / "citeproc.js")
    monkeypatch.setattr(engine, "_threads", threading.local())

    with pytest.raises(StyleError, match="not installed") as raised:
        Formatter(style(HOUSE)).printed(clusters("@carnk"), SOURCES)
    assert "make run" in raised.value.remedy


TYPED = st.lists(
    st.lists(st.sampled_from((*KEYS, "none")), min_size=1, max_size=3, unique=True).map(
        lambda keys: tuple(Cite(key) for key in keys)
    ),
    max_size=6,
).map(tuple)


@pytest.mark.parametrize("name", ["bmj", "apa", "nature"])
@settings(max_examples=6)
@given(steps=st.lists(TYPED, min_size=2, max_size=5))
def test_edits_print_what_a_fresh_start_prints(name, steps):
    formatter = Formatter(style(name))
    for step in steps:
        printed = formatter.printed(step, SOURCES)

    assert printed == Formatter(style(name)).printed(steps[-1], SOURCES)
