import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.app.formatting import (
    Selection,
    bold,
    bullets,
    insert_mark,
    insert_picture,
    italic,
    link,
    new_line,
    quote,
    web_address,
)
from journal_desktop.render.prose import prose


def at(marked):
    """A selection written as text: ‹selected›, or | for a caret."""
    if "|" in marked:
        caret = marked.index("|")
        return Selection(marked.replace("|", ""), caret, caret)
    start, end = marked.index("‹"), marked.index("›") - 1
    return Selection(marked.replace("‹", "").replace("›", ""), start, end)


def written(found):
    """The same the other way round."""
    text, start, end = found.text, found.start, found.end
    if start == end:
        return f"{text[:start]}|{text[start:]}"
    return f"{text[:start]}‹{text[start:end]}›{text[end:]}"


BOLD = [
    ("some ‹words› here", "some **‹words›** here"),
    ("some **‹words›** here", "some ‹words› here"),
    ("some ‹**words**› here", "some ‹words› here"),
    ("some ‹ words › here", "some  **‹words›**  here"),
    ("some ‹ **words** › here", "some  ‹words›  here"),
    ("so|me words", "**‹some›** words"),
    ("some words|", "some **‹words›**"),
    ("don’t sto|p-gap", "don’t **‹stop-gap›**"),
    ("a | b", "a **|** b"),
    ("a **|** b", "a | b"),
    ("|", "**|**"),
    ("*‹words›*", "***‹words›***"),
    ("***‹words›***", "*‹words›*"),
    ("‹*words*›", "**‹*words*›**"),
    ("‹**a** and **b**›", "**‹a and b›**"),
    ("‹**a** and ***b***›", "**‹a and *b*›**"),
    ("‹2 * 3 and \\**›", "**‹2 * 3 and \\**›**"),
    ("👩🏽‍⚕️ 😀 ‹cells›", "👩🏽‍⚕️ 😀 **‹cells›**"),
    ("words [@ca|rnk].", "words **‹[@carnk]›**."),
    ("‹words [@ca›rnk].", "**‹words [@carnk]›**."),
    ("**‹`**`›**", "‹`**`›"),
]


@pytest.mark.parametrize(("before", "after"), BOLD)
def test_bold(before, after):
    assert written(bold(at(before))) == after


ITALIC = [
    ("some ‹words› here", "some *‹words›* here"),
    ("some *‹words›* here", "some ‹words› here"),
    ("‹*words*›", "‹words›"),
    ("**‹words›**", "***‹words›***"),
    ("***‹words›***", "**‹words›**"),
    ("‹**words**›", "*‹**words**›*"),
    ("‹***words***›", "‹**words**›"),
    ("‹*a* and **b**›", "*‹a and **b**›*"),
    ("|", "*|*"),
    ("*|*", "|"),
]


@pytest.mark.parametrize(("before", "after"), ITALIC)
def test_italic(before, after):
    assert written(italic(at(before))) == after


LISTS = [
    ("o|ne", "- o|ne"),
    ("- o|ne", "o|ne"),
    ("|", "- |"),
    ("‹one\ntwo›", "‹- one\n- two›"),
    ("‹- one\n- two›", "‹one\ntwo›"),
    ("o‹ne\nt›wo", "‹- one\n- two›"),
    ("‹one\n›two", "‹- one›\n\ntwo"),
    ("‹one\n\ntwo›", "‹- one\n\n- two›"),
    ("‹- one\ntwo›", "‹- - one\n- two›"),
    ("  o|ne", "  - o|ne"),
    ("  - o|ne", "  o|ne"),
    ("* o|ne", "o|ne"),
    ("A trial - a small one:\no|ne", "A trial - a small one:\n\n- o|ne"),
    ("Before.\n\no|ne\n\nAfter.", "Before.\n\n- o|ne\n\nAfter."),
    ("- one\nt|wo\n- three", "- one\n- t|wo\n- three"),
    ("- one\n- t|wo\n- three", "- one\n\nt|wo\n\n- three"),
    ("one\nt|wo\nthree", "one\n\n- t|wo\n\nthree"),
]


@pytest.mark.parametrize(("before", "after"), LISTS)
def test_bullets(before, after):
    assert written(bullets(at(before))) == after


QUOTES = [
    ("‹one\n\ntwo›", "‹> one\n\n> two›"),
    ("‹> one\n\n> two›", "‹one\n\ntwo›"),
    (">o|ne", "o|ne"),
    ("> - o|ne", "- o|ne"),
    ("- o|ne", "> - o|ne"),
    ("Said:\no|ne", "Said:\n\n> o|ne"),
]


@pytest.mark.parametrize(("before", "after"), QUOTES)
def test_quotes(before, after):
    assert written(quote(at(before))) == after


LINKS = [
    ("see ‹this page›.", "see [this page](https://x.org)|."),
    ("see ‹this page ›now", "see [this page](https://x.org)| now"),
    ("see |.", "see [the words](https://x.org)|."),
    ("‹a [b] c›", r"[a \[b\] c](https://x.org)|"),
    (r"‹a \[b\] c›", r"[a \[b\] c](https://x.org)|"),
    ("‹one\ntwo›", "[one two](https://x.org)|"),
    ("‹one\\›", "[one\\\\](https://x.org)|"),
    ("😀 ‹cells›", "😀 [cells](https://x.org)|"),
]


@pytest.mark.parametrize(("before", "after"), LINKS)
def test_links(before, after):
    assert written(link(at(before), "https://x.org", "the words")) == after


def test_a_link_without_any_words_says_so():
    assert link(at("|"), "https://x.org").text == "[link text](https://x.org)"


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        (" https://x.org/a b ", "https://x.org/a%20b"),
        ("https://en.wikipedia.org/wiki/NK_(cell)", "https://en.wikipedia.org/wiki/NK_%28cell%29"),
        ("https://x.org/%20?q=ä&b#c", "https://x.org/%20?q=ä&b#c"),
        ("article:0b1c", "article:0b1c"),
        ('https://x.org/"<a>\\', "https://x.org/%22%3Ca%3E%5C"),
    ],
)
def test_nothing_in_an_address_ends_the_link_early(target, kept):
    assert link(at("‹x›"), target).text == f"[x]({kept})"


def test_a_link_to_an_address_in_brackets_is_a_link_on_the_page():
    made = link(at("‹a [b]›"), "https://en.wikipedia.org/wiki/NK_(cell)").text
    html = str(prose(made, "b", "en-GB"))
    assert 'href="https://en.wikipedia.org/wiki/NK_%28cell%29"' in html
    assert "a [b]</a>" in html


MARKS = [
    ("|", "[@k]|"),
    ("cells|", "cells [@k]|"),
    ("cells |", "cells [@k]|"),
    ("cells|.", "cells [@k]|."),
    ("cells|, they", "cells [@k]|, they"),
    ("cells |are", "cells [@k]| are"),
    ("cells| are", "cells [@k]| are"),
    ("ce|lls are", "cells [@k]| are"),
    ("‹cells› are", "cells [@k]| are"),
    ("‹cells ›are", "cells [@k]| are"),
    ("‹ce›lls", "ce [@k]| lls"),
    ("\n\n|Cells", "\n\n[@k]| Cells"),
    ("(|)", "([@k]|)"),
    ("cells|(see below)", "cells [@k]| (see below)"),
    ("“|", "“[@k]|"),
    ("cells|[text](x)", "cells [@k]| [text](x)"),
    ("cells [@|a].", "cells [@a; @k]|."),
    ("cells [@a, p. 4|].", "cells [@a, p. 4; @k]|."),
    ("cells [@a]|.", "cells [@a] [@k]|."),
    ("cells| [@a].", "cells [@k]| [@a]."),
    ("😀|", "😀 [@k]|"),
]


@pytest.mark.parametrize(("before", "after"), MARKS)
def test_marks(before, after):
    assert written(insert_mark(at(before), "[@k]")) == after


plain = st.text("abc é😀.,()’\n", min_size=1, max_size=20)


@st.composite
def selections(draw):
    text = draw(plain)
    start = draw(st.integers(0, len(text)))
    return Selection(text, start, draw(st.integers(start, len(text))))


@pytest.mark.parametrize("how", [bold, italic])
@given(selections())
def test_toggled_twice_plain_words_are_as_before(how, selection):
    assert how(how(selection)).text == selection.text


@pytest.mark.parametrize("how", [bullets, quote])
@given(selections())
def test_whole_texts_toggled_twice_are_as_before(how, selection):
    whole = Selection(selection.text, 0, len(selection.text))
    assert how(how(whole)).text == whole.text


@pytest.mark.parametrize(
    "how", [bold, italic, bullets, quote, lambda s: link(s, "x"), lambda s: insert_mark(s, "[@k]")]
)
@given(selections())
def test_nothing_that_was_written_is_lost(how, selection):
    def letters(text):
        return [letter for letter in text if letter.isalpha()]

    done = how(selection)
    assert 0 <= done.start <= done.end <= len(done.text)
    if how in {bold, italic, bullets, quote}:
        assert letters(done.text) == letters(selection.text)
    else:
        assert set(letters(selection.text)) <= set(letters(done.text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A paragraph.|", "A paragraph.\n\n|"),
        ("Cut| here", "Cut\n\n| here"),
        ("- one|", "- one\n- |"),
        ("9. nine|", "9. nine\n10. |"),
        ("> said|", "> said\n> |"),
        ("- one\n- |", "- one\n|"),
        ("\n|", "\n\n|"),
        ("| a | b ||", "| a | b |\n|"),
        ("```\ncode|", "```\ncode\n|"),
    ],
)
def test_enter_does_what_a_writer_expects(before, after):
    start = before.rindex("|")
    text = before[:start] + before[start + 1 :]
    done = new_line(Selection(text, start, start))

    assert done.text[: done.start] + "|" + done.text[done.start :] == after


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org/a page", "https://example.org/a%20page"),
        ("https://elifesciences.org", "https://elifesciences.org"),
        ("www.clinic.org", "https://www.clinic.org"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("two words", ""),
    ],
)
def test_an_address_is_completed_or_refused(typed, address):
    assert web_address(typed) == address


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|", "![|](asset:0f)"),
        ("Words.|", "Words.\n\n![|](asset:0f)"),
        ("Words.|\n\nMore.", "Words.\n\n![|](asset:0f)\n\nMore."),
        ("Words.\n|More.", "Words.\n\n![|](asset:0f)\n\nMore."),
        ("‹Words› more.", "Words\n\n![|](asset:0f)\n\n more."),
    ],
)
def test_a_picture_is_a_paragraph_of_its_own(before, after):
    assert insert_picture(at(before), "0f") == at(after)
