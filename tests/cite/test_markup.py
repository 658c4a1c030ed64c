"""What the engine prints, cut into stretches and made safe."""

from journal_desktop.cite.markup import CLOSE, NUMBER, OPEN, html, mark, numbered, runs
from journal_desktop.core.ids import SourceId
from journal_desktop.core.printed import Stretch

ONE, TWO = SourceId("one"), SourceId("two")


def of(place, words):
    """Words as the engine prints those of a source."""
    return f"{OPEN}{chr(0xE100 + place)}{words}{CLOSE}"


def stretches(printed):
    return mark(runs(printed), (ONE, TWO)).stretches


def test_each_source_has_its_stretch():
    assert stretches(f"[{of(0, '1')},{of(1, '2')}]") == (
        Stretch("["),
        Stretch("1", ONE),
        Stretch(","),
        Stretch("2", TWO),
        Stretch("]"),
    )


def test_what_stands_between_words_of_one_source_is_its_own():
    printed = f"({of(0, 'Liu')}, {of(0, '2020')}b; {of(1, '2021')})"

    assert stretches(printed) == (
        Stretch("("),
        Stretch("Liu, 2020b", ONE),
        Stretch("; "),
        Stretch("2021", TWO),
        Stretch(")"),
    )


def test_tags_that_cross_stretches_stay_whole_in_each():
    assert stretches(f"<i>a {of(0, 'b</i> <b>c')}</b>") == (
        Stretch("<i>a </i>"),
        Stretch("<i>b</i> <b>c</b>", ONE),
    )


def test_a_mark_that_is_all_raised_says_so_instead():
    raised = mark(runs(f"<sup>{of(0, '1')}</sup>"), (ONE,))

    assert raised.raised
    assert raised.stretches == (Stretch("1", ONE),)
    assert not mark(runs(f"<sup>{of(0, '1')}</sup> x"), (ONE,)).raised


def test_upright_words_in_italics_stand_upright():
    printed = '<i>A <span style="font-style:normal;">in vitro</span> study</i>'

    assert html(runs(printed)) == "<i>A </i>in vitro<i> study</i>"


def test_only_four_tags_leave_and_text_is_escaped():
    printed = '<a href="x">a</a> &#60;script&#62; <span style="font-variant:small-caps;">b</span>'

    assert html(runs(printed)) == "a &lt;script&gt; b"


def test_the_number_in_the_margin_is_split_off():
    printed = (
        f'  <div class="csl-entry">\n    <div class="csl-left-margin">[{NUMBER}7{CLOSE}]</div>'
        '<div class="csl-right-inline"> A <i>b</i>.</div>\n  </div>\n'
    )

    assert numbered(runs(printed), 9) == ("[9]", "A <i>b</i>.")


def test_the_number_an_entry_begins_with_is_split_off():
    assert numbered(runs(f"{NUMBER}3{CLOSE}. A title"), 4) == ("4.", "A title")
    assert numbered(runs(f"({NUMBER}3{CLOSE}) A title"), 3) == ("(3)", "A title")


def test_an_entry_without_a_number_is_whole():
    assert numbered(runs("A title (2020)."), 4) == ("", "A title (2020).")
