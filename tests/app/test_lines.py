from hypothesis import given
from hypothesis import strategies as st

from journal_desktop.app import lines


def read(written, *before):
    return lines.values(written, before, lambda pair: pair[0], lambda words: (words, "new"))


def test_a_line_that_stood_there_keeps_what_it_stood_for():
    assert read("b\n  c  \n\na", ("a", 1), ("b", 2)) == (("b", 2), ("c", "new"), ("a", 1))


def test_two_of_the_same_name_stay_two():
    assert read("a\na\na", ("a", 1), ("a", 2)) == (("a", 1), ("a", 2), ("a", "new"))


def test_words_are_compared_as_a_form_shows_them():
    assert read("a b", ("a  b\n", 1)) == (("a  b\n", 1),)


def test_empty_words_are_dropped():
    assert lines.kept([" a  b ", "", " ", "c"]) == ("a b", "c")


@given(st.lists(st.text("ab ,"), max_size=6))
def test_untouched_lines_give_back_every_value_they_show(names):
    before = tuple((name, number) for number, name in enumerate(names) if name.strip())
    assert read("\n".join(name for name, _ in before), *before) == before
