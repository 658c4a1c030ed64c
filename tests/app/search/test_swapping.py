from hypothesis import given
from hypothesis import strategies as st

from builders import article, section
from journal_desktop.app.search.swapping import Swap, texts, with_texts

SWAP = Swap.of("one cell, two cells, three cells", ((4, 8), (14, 18)), "nerve cell")


def test_each_span_is_swapped_and_swapped_back():
    assert SWAP.after == "one nerve cell, two nerve cells, three cells"
    assert SWAP.done(SWAP.before) == SWAP.after
    assert SWAP.turned.done(SWAP.after) == SWAP.before


def test_a_swap_is_done_once():
    assert SWAP.done(SWAP.after) == SWAP.after
    assert SWAP.done(f"{SWAP.after}!") == f"{SWAP.after}!"


def test_what_was_typed_meanwhile_stays():
    typed = SWAP.after.replace("three", "thirty-three")
    assert SWAP.turned.done(typed) == "one cell, two cells, thirty-three cells"
    typed = SWAP.after.replace("one", "No")
    assert SWAP.turned.done(typed) == "No cell, two cells, three cells"


def test_a_place_that_was_written_over_is_left():
    typed = SWAP.after.replace("nerve cells", "glia")
    assert SWAP.turned.done(typed) == "one cell, two glia, three cells"


@given(st.text(), st.data(), st.text(max_size=5))
def test_there_and_back_is_where_it_began(text, data, put):
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    swap = Swap.of(text, spans, put)
    assert swap.turned.done(swap.done(text)) == text


def test_every_text_of_an_article_can_be_changed():
    whole = article(sections=(section("Why?", "Because."),))
    louder = with_texts(whole, {spot: text.upper() for spot, text in texts(whole)})

    assert [text for _, text in texts(louder)] == [text.upper() for _, text in texts(whole)]
    assert with_texts(whole, {}) is whole
