"""Markdown becomes the HTML that a page may hold, whatever was typed."""

import itertools
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strategies
from journal_desktop.render.prose import prose


def html(text, language="en-GB", prefix="p"):
    return prose(text, prefix, language).html


def test_raw_html_is_shown_as_text(seen):
    typed = '<b onclick="x()">bold</b> <script>alert(1)</script> <!-- note --> &lt;i&gt;'
    read = seen(html(typed, "de"))

    assert [tag for tag, _ in read.tags] == ["p"]
    assert read.text == '<b onclick="x()">bold</b> <script>alert(1)</script> <!-- note --> <i>'


def test_a_block_of_raw_html_is_shown_as_text(seen):
    read = seen(html("<div>\n<form action=x>\n\nwords\n\n</form></div>"))

    assert {tag for tag, _ in read.tags} == {"p"}
    assert read.text == "<div> <form action=x> words </form></div>"


def test_no_text_is_no_html():
    assert html(" \n\n ") == ""


def test_footnotes_have_ids_of_their_block_and_lead_there_and_back(seen):
    text = "One[^a b] and again[^a b] and two[^x].\n\n[^a b]: First.\n[^x]: Second."
    one, other = seen(html(text, prefix="s-1")), seen(html(text, prefix="s-2"))

    assert one.fragments <= set(one.ids)
    assert len(one.ids) == len(set(one.ids)) == 5
    assert not set(one.ids) & set(other.ids)
    assert all(each.startswith("s-1-fn") for each in one.ids)


def test_a_footnote_that_nobody_defined_stays_as_typed():
    assert "[^gone]" in html("Word[^gone].")


def test_a_table_has_scopes_and_a_box_to_scroll_in(seen):
    read = seen(html("| Study | People |\n|:--|--:|\n| One | 11 |", "de"))
    box = read.all("div")[0]

    assert [each["scope"] for each in read.all("th")] == ["col", "col"]
    assert [each["class"] for each in read.all("td")] == ["left", "right"]
    assert (box["class"], box["tabindex"], box["aria-label"]) == ("scroll", "0", "Tabelle")


@pytest.mark.parametrize(
    "text", ["# A\n\n#### B\n\n## C\n\n# D", "#### A\n\n# B\n\n### C", "A\n---\n\nB\n==="]
)
def test_headings_go_down_by_one_from_that_of_the_section(text, seen):
    levels = [int(tag[1]) for tag, _ in seen(html(text)).tags if tag in {"h3", "h4", "h5", "h6"}]

    assert levels[0] == 3
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert "<h1" not in html(text)
    assert "<h2" not in html(text)


def test_english_gets_quotes_and_dashes_and_code_keeps_its_own():
    text = '"*One*" -- it\'s the \'80s... `"a" -- b`'

    assert html(text) == '<p>“<em>One</em>” – it’s the ’80s… <code>"a" -- b</code></p>'
    assert html('"Wort" -- ja', "de") == '<p>"Wort" -- ja</p>'


def test_an_escaped_quote_stays_straight():
    assert html('\\"plain\\"') == '<p>"plain"</p>'


def test_a_mark_is_kept_for_later_and_found_where_a_reader_finds_it():
    read = prose("A [@one, p. 4] `[@code]` \\[@escaped] and [see @two; -@three].", "p", "en")

    assert [[cite.key for cite in cites] for cites in read.marks] == [["one"], ["two", "three"]]
    assert read.marks[0][0].locator == "p. 4"


def test_a_mark_in_a_link_stands_behind_it_and_one_in_a_picture_is_left_out(context, seen):
    text = f"[the [@one] paper](https://a.example/x) ![a [@two] b](asset:{'a' * 64})"
    read = html(text)

    assert read.index("</a>") < read.index("\ue000")
    assert [each["alt"] for each in seen(read).all("img")] == ["a  b"]


def test_numbers_of_a_list_start_where_they_were_started():
    assert '<ol start="3">' in html("3. three\n4. four")


@pytest.mark.parametrize("scheme", ["javascript:x", "data:text/html,x", "file:///etc", "//a.b/c"])
def test_a_link_leads_to_the_web_or_nowhere(scheme, seen):
    assert seen(html(f"[word]({scheme})")).all("a") == [{}]


@pytest.mark.parametrize(
    "address", ["https://user@evil.example/", "https://a.example\\@b", "https://a\u202e.example"]
)
def test_a_link_that_deceives_leads_nowhere(address, seen):
    assert seen(html(f"[word]({address})")).all("a") == [{}]


def test_too_tangled_a_text_is_shown_plain_with_the_reason(seen):
    read = prose("[" * 5000 + "<b>", "p", "en")

    assert "square brackets" in read.objection
    assert seen(read.html).text == "[" * 5000 + "<b>"


def test_threads_do_not_mix_their_marks():
    found: dict[int, int] = {}

    def read(number):
        texts = [f"Text {number} {n} [@k{number}]." for n in range(60)]
        keys = {c.key for text in texts for cites in prose(text, "p", "en").marks for c in cites}
        found[number] = len(keys - {f"k{number}"})

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == dict.fromkeys(range(4), 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=strategies.prose(), language=st.sampled_from(("en", "de")))
def test_any_text_becomes_inert_and_balanced_html(text, language, seen):
    read = seen(prose(text, "p", language).html)

    assert not read.survivors
    assert not read.unbalanced
    assert not read.open
    assert len(read.ids) == len(set(read.ids))
    assert read.fragments <= set(read.ids)
