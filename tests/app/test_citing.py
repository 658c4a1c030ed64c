"""Citing as one types, as functions on text."""

from __future__ import annotations

import pytest

from journal_desktop.app import citing
from journal_desktop.app.formatting import Selection
from journal_desktop.core.citations import Cite, scan


def placed(text):
    """A text with | for its caret, as the text and the caret."""
    return text.replace("|", "", 1), text.index("|")


def shown(at):
    """A text with | where its caret is."""
    return f"{at.text[: at.start]}|{at.text[at.start :]}"


@pytest.mark.parametrize(
    ("typed", "one", "more"),
    [
        ("word @li 2025|", "word [@k]|", "word [@k; @|]"),
        ("@|", "[@k]|", "[@k; @|]"),
        ("(@li|)", "([@k]|)", "([@k; @|])"),
        ("@li|word", "[@k]| word", "[@k; @|] word"),
        ("[@li|", "[@k]|", "[@k; @|]"),
        ("[see @li| and words", "[see @k]| and words", "[see @k; @|] and words"),
        ("[@a; @li|]", "[@a; @k]|", "[@a; @k; @|]"),
        ("[@a; @li|; @b]", "[@a; @k; @b]|", "[@a; @k; @|; @b]"),
        ("[@a];@li|", "[@a; @k]|", "[@a; @k; @|]"),
        ("[@a]; @li| end", "[@a; @k]| end", "[@a; @k; @|] end"),
        ("[@a; @li| then [@b]", "[@a; @k]| then [@b]", "[@a; @k; @|] then [@b]"),
        ("[@a; @li|\n\nNext [@b]", "[@a; @k]|\n\nNext [@b]", "[@a; @k; @|]\n\nNext [@b]"),
    ],
)
def test_a_source_takes_the_place_of_what_was_typed(typed, one, more):
    text, caret = placed(typed)
    wanted = citing.wish(text, caret)

    assert wanted is not None
    assert shown(citing.cited(text, wanted, "k")) == one
    assert shown(citing.cited(text, wanted, "k", goes_on=True)) == more


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("[@a; @li| then [@b]", {"a"}),
        ("[@a; @li|; -@b, p. 4] and [@c]", {"a", "b"}),
        ("[@a; @b];@li| or [@c]", {"a", "b"}),
        ("[@a] word @li|", set()),
        ("[@li|\n\n[@b]", set()),
    ],
)
def test_what_a_bracket_cites_already_is_known(typed, keys):
    text, caret = placed(typed)

    assert citing.beside(text, citing.wish(text, caret)) == keys


@pytest.mark.parametrize(
    "typed",
    [
        "me@li|", "write to me.you@li.org|", "`@li|`", "```\n@li|\n```", "@ home|", "a\\@li|",
        "[link @li|](https://x.org)", "@li\nnext|", "[@a]|", "@a; b|", "x" * 70 + "|",
    ],
)  # fmt: skip
def test_elsewhere_nothing_is_wanted(typed):
    assert citing.wish(*placed(typed)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("wo|rd here", "word @| here"),
        ("Hello|", "Hello @|"),
        ("|", "@|"),
        ("a [@k|] b", "a [@k; @|] b"),
    ],
)
def test_an_at_sign_is_put_where_a_citation_belongs(before, after):
    text, caret = placed(before)

    assert shown(citing.begun(Selection(text, caret, caret))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("word [@a].", "word|."),
        ("word [@a] more", "word| more"),
        ("[@a] more", "| more"),
        ("one[@a]two", "one|two"),
        ("word [@a]", "word|"),
    ],
)
def test_a_mark_goes_with_the_blank_that_stood_before_it(before, after):
    assert shown(citing.without_mark(before, scan(before)[0])) == after


def test_a_mark_is_written_anew_or_goes_with_its_last_source():
    text = "word [see @a, p. 4]."
    (mark,) = scan(text)
    cites = (Cite("b", locator="fig. 2"), *mark.cites)

    assert shown(citing.with_cites(text, mark, cites)) == "word [@b, fig. 2; see @a, p. 4]|."
    assert shown(citing.with_cites(text, mark, ())) == "word|."


def test_the_mark_at_the_caret_is_found_and_at_its_edges_when_asked():
    text = "a [@k] b"

    assert citing.mark_at(text, 4) == scan(text)[0]
    assert citing.mark_at(text, 6) is None
    assert citing.mark_at(text, 6, edges=True) == scan(text)[0]
