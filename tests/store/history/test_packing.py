from __future__ import annotations

from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from journal_desktop.store.history import packing

LINES = st.lists(st.sampled_from(["", "one", "two", "three", "ä\u2028", "\U0001f9ec" * 9]))
TEXTS = LINES.map("\n".join) | st.text()


@given(text=TEXTS, base=TEXTS)
@example(text="", base="")
@example(text="\n\n\n", base="\n")
@example(text="b\n\n\na", base="a\n\nb")
@example(text="x" * 70_000 + "\ny", base="y\n" + "x" * 69_999)
def test_a_text_comes_back_from_what_it_leans_on(text, base):
    assert packing.unlean(packing.lean(text, base), base) == text
    assert packing.unpack(packing.pack(text)) == text


def paragraphs(number: int) -> list[str]:
    """As many paragraphs that nothing can press."""
    chance = Random(number)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(2000)]
    return [" ".join(chance.choices(words, k=60)) for _ in range(number)]


def test_a_few_edits_of_a_text_longer_than_the_window_of_zlib_take_little():
    base = paragraphs(400)
    text = list(base)
    text[3] = text[3].replace("a", "b", 2)
    text[200:202] = []
    text[390] += " and one thing more"
    text.insert(100, "A paragraph that is new.")

    assert len("\n\n".join(base)) > 150_000
    leaning = packing.lean("\n\n".join(text), "\n\n".join(base))
    assert len(leaning) < 500
    assert packing.unlean(leaning, "\n\n".join(base)) == "\n\n".join(text)


def test_paragraphs_that_changed_places_take_little():
    base = paragraphs(100)
    moved = [*base[50:], *base[:50]]

    assert len(packing.lean("\n\n".join(moved), "\n\n".join(base))) < 300
