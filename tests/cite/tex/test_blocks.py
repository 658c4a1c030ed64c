from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.cite.tex.blocks import Block, Broken, blocks, value

PIECES = st.sampled_from(
    ["@article{", "@misc(", "{", "}", '"', "\\", "a = {", ",", "=", "\n", "#", "@string{a=", "%"]
)
GARBAGE = st.lists(PIECES | st.text(max_size=10), max_size=40).map("".join)


def cut(text: str) -> list[Block | Broken]:
    return list(blocks(text))


def entry(text: str) -> Block:
    (found,) = cut(text)
    assert isinstance(found, Block)
    return found


def test_an_entry_has_its_fields_without_delimiters():
    found = entry('@Article{li2025,\n Title = {A {B} c},\n note = "d {"} e", year = 2025\n}')

    assert (found.kind, found.key, found.line) == ("article", "li2025", 1)
    assert found.fields == {"title": "A {B} c", "note": 'd {"} e', "year": "2025"}


def test_round_brackets_and_mixed_ones_close_an_entry():
    assert [each.key for each in cut("@misc(a, year = 1)\n@misc{b, year = 2)")] == ["a", "b"]


def test_abbreviations_and_joined_parts_are_put_together():
    text = (
        '@string{ j = "Front. " }\n@STRING(k = {Immunol.})\n@article{a, journal = J # k, month=jan}'
    )

    assert entry(text).fields == {"journal": "Front. Immunol.", "month": "jan"}


def test_an_unknown_abbreviation_alone_stands_as_it_is():
    assert value("June", {}) == "June"
    assert value('"a" # unknown', {}) == "a"


def test_a_broken_entry_costs_only_itself():
    good, broken, last = cut("@misc{a, note={x}}\n\n@misc{b, note={x\n}\n\n@misc{c, note={y}}\n")

    assert isinstance(good, Block)
    assert isinstance(broken, Broken)
    assert broken.line == 3
    assert isinstance(last, Block)
    assert (last.key, last.line) == ("c", 6)


def test_entries_on_one_line_are_all_found():
    assert [each.key for each in cut("@misc{a, note={50%}} @misc{b,}@misc{c}")] == ["a", "b", "c"]


def test_comments_and_preambles_are_passed_over():
    text = '% @misc{a,}\n@comment{ @misc{b,}\n@misc{c,} }\n@preamble{ "x" }\nme@home{x}\n@misc{d,}'

    assert entry(text).key == "d"


def test_a_field_that_stands_twice_counts_once():
    found = entry("@misc{a, pmid = 1, pmid = {2}, note = {x}, note = {x}}")

    assert found.fields == {"pmid": "1", "note": "x"}
    assert found.repeated == ("pmid",)


def test_deep_nesting_is_read_all_the_same():
    assert (
        entry("@misc{a, note = {" + "{" * 50 + "x" + "}" * 50 + "}}").fields["note"].count("{")
        == 50
    )


@given(GARBAGE)
def test_nothing_makes_it_stumble(text):
    lines = [each.line for each in blocks(text)]

    assert lines == sorted(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
