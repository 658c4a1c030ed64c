"""Citation marks: their grammar, their numbers, and that nothing breaks them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import blank, cited, questions, sections
from journal_desktop.core import citations
from journal_desktop.core.article import CitedSource
from journal_desktop.core.citations import Cite
from strategies import drafts, line, prose


def cites(text):
    return [cluster.cites for cluster in citations.scan(text)]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("[@a]", (Cite("a"),)),
        ("[@a; @b]", (Cite("a"), Cite("b"))),
        ("[see @a, p. 4; -@b]", (Cite("a", "see", "p. 4"), Cite("b", suppress_author=True))),
        ("[@a, pp. 33-35, 38–39 and 4]", (Cite("a", locator="pp. 33-35, 38–39", suffix="and 4"),)),
        ("[@a, chap. 3, emphasis ours]", (Cite("a", locator="chap. 3", suffix=", emphasis ours"),)),
        ("[@a, 33-35]", (Cite("a", locator="33-35"),)),
        ("[@a, § 4]", (Cite("a", locator="§ 4"),)),
        ("[@a, p. iv]", (Cite("a", locator="p. iv"),)),
        ("[@a, fig. S2]", (Cite("a", locator="fig. S2"),)),
        ("[@a, Table 2.]", (Cite("a", locator="Table 2", suffix="."),)),
        ("[@a, published in full]", (Cite("a", suffix=", published in full"),)),
        ("[@a, nearly 4]", (Cite("a", suffix=", nearly 4"),)),
        ("[@a, p value below 0.05]", (Cite("a", suffix=", p value below 0.05"),)),
        ("[@a and others]", (Cite("a", suffix="and others"),)),
        ("[compare\n@a,\np. 4]", (Cite("a", "compare", "p. 4"),)),
        ("[@doi:10.1136/bmj.n71]", (Cite("doi:10.1136/bmj.n71"),)),
        ("[@müller2020]", (Cite("müller2020"),)),
        ("[@a.]", (Cite("a", suffix="."),)),
    ],
)
def test_a_mark_is_read_as_pandoc_reads_it(mark, expected):
    assert cites(f"The trial {mark} was small.") == [expected]


def test_a_link_ends_with_its_paragraph():
    assert cites("[@a][the\n\nnext]") == [(Cite("a"),)]
    assert cites("[@a][the\nnext]") == []


@given(st.lists(st.text(alphabet="[]@ab ;,`\\\n(", max_size=12), max_size=6))
def test_marks_are_those_of_each_paragraph_where_it_stands(parts):
    whole, start = "\n\n".join(parts), 0
    for part in parts:
        expected = [
            (each.cites, each.start + start, each.end + start) for each in citations.scan(part)
        ]
        found = [
            (each.cites, each.start, each.end)
            for each in citations.scan(whole)
            if start <= each.start < start + len(part)
        ]
        assert found == expected
        start += len(part) + 2


@pytest.mark.parametrize(
    "text",
    [
        *("Write to me@example.org.", "[me@example.org]", "[write to me@example.org]"),
        *("[@a](https://example.org)", "[see @a][link]", "![@a](asset:x)", "\\[@a]", "\\\\\\[@a]"),
        *("`[@a]`", "``a ` [@a]``", "```\n[@a]\n```", "~~~ text\n[@a]\n~~~", "```\n[@a]"),
        *("A line.\n\n    [@a]\n\n    [@b]", "\t[@a]", "[@]", "[@ a]", "[a; @b]", "[@a\n\n@b]"),
        *("", "[]", "@a", "[no mark]", "[^1]", "[1]"),
    ],
)
def test_what_only_looks_like_a_mark_is_none(text):
    assert cites(text) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("[@a][@b]", ["a", "b"]),
        ("Striking![@a]", ["a"]),
        ("As shown by [@a]: three", ["a"]),
        ("\\\\[@a]", ["a"]),
        ("- one\n    - two [@a]\n\n    more [@b]", ["a", "b"]),
        ("a line\n    goes on [@a]", ["a"]),
        ("A stray ` here [@a].\n\nAnd ` there.", ["a"]),
        ("`code` [@a] `code`", ["a"]),
        ("```\ncode\n```\n[@a]", ["a"]),
        ("A list:\n\n1. one\n\n    [@a]\n\nText.\n\n    [@code]\n\n[@b]", ["a", "b"]),
    ],
)
def test_marks_are_found_beside_what_is_none(text, keys):
    assert [cite.key for cluster in cites(text) for cite in cluster] == keys


@given(prose())
def test_every_mark_stands_where_it_says(text):
    for cluster in citations.scan(text):
        mark = text[cluster.start : cluster.end]
        assert citations.parse_cluster(mark) == cluster.cites


@given(prose())
def test_a_mark_survives_being_written(text):
    for cluster in citations.scan(text):
        assert cites(citations.cluster_text(cluster.cites)) == [cluster.cites]


@given(
    st.lists(
        st.builds(
            Cite,
            key=st.sampled_from(("a", "liu2020", "doi:10.1136/bmj.n71")),
            prefix=st.sampled_from(("", "see", "but compare")),
            locator=st.sampled_from(("", "p. 4", "chap. 3", "12", "fig. 2", "pp. 3-5, 8")),
            suffix=st.sampled_from(("", "and others", ", our emphasis", ".")),
            suppress_author=st.booleans(),
        ),
        min_size=1,
        max_size=4,
    ).map(tuple)
)
def test_what_is_composed_is_read_back(composed):
    assert cites(citations.cluster_text(composed)) == [composed]


@given(line(), line(), line(), st.booleans())
def test_no_words_typed_into_a_mark_can_break_it(prefix, locator, suffix, suppress_author):
    composed = Cite("liu2020", prefix, locator, suffix, suppress_author)
    (read,) = cites(f"So {citations.cluster_text((composed, composed))}.")

    assert [cite.key for cite in read] == ["liu2020", "liu2020"]


@pytest.mark.parametrize("key", ["a", "liu2020", "müller", "x:y", "10.1136/bmj.n71"])
def test_keys_that_can_be_cited(key):
    assert citations.is_key(key)
    assert cites(f"[@{key}]") == [(Cite(key),)]


@pytest.mark.parametrize("key", ["", "a b", "a]", "_a", "a;", "-a", "a."])
def test_keys_that_cannot_be_cited(key):
    assert not citations.is_key(key)


def test_words_are_counted_without_marks():
    assert citations.without_marks("One [@a], two\u00a0[@b; @c].") == "One, two."
    assert citations.without_marks("`[@a]` stays") == "`[@a]` stays"


def test_numbers_follow_first_use_in_reading_order():
    article = blank(
        lead="First [@c].",
        sections=sections(("One", "Then [@a; @c]."), ("Two", "And [@b].")),
        questions=questions(("Why?", "Because [@d].")),
        takeaway="So [@e].",
        sources=cited("a", "b", "c", "d", "e"),
    )

    assert citations.numbering(article) == {"c": 1, "a": 2, "b": 3, "d": 4, "e": 5}
    assert citations.cited_keys(article) == ("c", "a", "b", "d", "e")


@given(drafts(), st.randoms(use_true_random=False))
def test_any_order_of_sections_numbers_the_same_sources_from_one(article, random):
    shuffled = list(article.sections)
    random.shuffle(shuffled)
    moved = replace(article, sections=tuple(shuffled))
    numbers = citations.numbering(moved)
    sources = {key: moved.source_of(key) for key in numbers}

    assert numbers.keys() == citations.numbering(article).keys()
    assert list(dict.fromkeys(numbers.values())) == list(range(1, len(set(sources.values())) + 1))
    assert len({(numbers[key], sources[key]) for key in numbers}) == len(set(sources.values()))


@given(drafts())
def test_cited_keys_are_numbered_or_missing(article):
    keys = set(citations.cited_keys(article))

    assert keys == citations.numbering(article).keys() | set(citations.missing_keys(article))
    assert not keys & set(citations.unused_keys(article))


def test_two_keys_of_one_source_share_its_number():
    same = cited("a")[0].source
    article = blank(
        lead="[@a] [@b] [@twin]",
        sources=(*cited("a", "b"), CitedSource("twin", same)),
    )

    assert citations.numbering(article) == {"a": 1, "b": 2, "twin": 1}
    assert citations.unused_keys(replace(article, lead="[@twin] [@b]")) == ()


def test_missing_and_unused_are_told():
    article = blank(lead="[@a] [@gone]", sources=cited("a", "idle"))

    assert citations.missing_keys(article) == ("gone",)
    assert citations.unused_keys(article) == ("idle",)
    assert "gone" not in citations.numbering(article)


@pytest.mark.parametrize(
    ("numbers", "mark"),
    [
        ((1,), "[1]"),
        ((2, 1), "[1,2]"),
        ((1, 2, 3), "[1–3]"),
        ((5, 1, 3, 4, 3), "[1,3–5]"),
        ((1, 2, 4, 5, 6, 9), "[1,2,4–6,9]"),
    ],
)
def test_a_mark_collapses_runs_of_three(numbers, mark):
    assert citations.mark(numbers) == mark


def test_places_name_every_mark_of_a_source():
    article = blank(lead="[@a] [@b] [@a, p. 4]", takeaway="[@a]", sources=cited("a", "b"))

    assert citations.places(article, {"a": ...}) == ("lead", "lead", "takeaway")


def test_hostile_text_is_scanned_in_time_that_grows_with_it():
    """Runs of every character that the grammar knows; a quadratic scan would not end."""
    for hostile in ("[", "]", "\\", "`", "[@", "[@a;", "    \n", "~~~\n", "` `` ", "[\n", "@a-"):
        alone = citations.scan(hostile * 20_000 + "@")
        assert alone == (), hostile
        fenced = hostile == "`"  # so many open a code block that nothing closes
        found = cites(f"{hostile * 20_000}@\n\n[@real2020]\n")
        assert found == ([] if fenced else [(Cite("real2020"),)]), hostile
