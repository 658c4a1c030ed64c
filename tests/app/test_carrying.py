"""Text that goes from one article to another goes on citing what it cited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
from builders import blank, cited, source_id
from journal_desktop.app import carrying
from journal_desktop.core.article import CitedSource
from journal_desktop.core.citations import missing_keys, numbering, scan

KNOWN = builders.papers()


def carry(text, source, target):
    meant = carrying.decoded(carrying.encoded(carrying.keys_of(text, source)))
    return carrying.carried(text, meant, target, KNOWN)


def test_a_source_that_is_not_listed_there_is_listed():
    text, target = carry("So [@liu2020, p. 4].", blank(sources=cited("liu2020")), blank())

    assert text == "So [@liu2020, p. 4]."
    assert target.sources == cited("liu2020")


def test_a_source_that_has_another_alias_there_takes_it():
    there = blank(sources=(CitedSource("trial", source_id("liu2020")),))
    text, target = carry(
        "So [see @liu2020; @carnk].", blank(sources=cited("liu2020", "carnk")), there
    )

    assert text == "So [see @trial; @carnk]."
    assert {each.key for each in target.sources} == {"trial", "carnk"}


def test_a_key_that_means_another_source_there_is_renamed():
    here = blank(
        sources=(CitedSource("a", source_id("liu2020")), CitedSource("b", source_id("carnk")))
    )
    there = blank(lead="[@a]", sources=(CitedSource("a", source_id("carnk")),))
    text, target = carry("[@a] and [@b], not `[@a]`", here, there)

    assert text == "[@a-2] and [@a], not `[@a]`"
    assert target.source_of("a-2") == source_id("liu2020")
    assert target.source_of("a") == source_id("carnk")


def test_a_mark_that_names_nothing_there_is_not_given_a_source():
    there = blank(lead="Lost [@liu2020].")
    text, target = carry("[@liu2020]", blank(sources=cited("liu2020")), there)

    assert text == "[@liu2020-2]"
    assert missing_keys(target) == ("liu2020",)


def test_a_source_of_another_library_is_left_as_it_is():
    text, target = carrying.carried("[@x]", {"x": source_id("nowhere")}, blank(), KNOWN)

    assert (text, target.sources) == ("[@x]", ())


@pytest.mark.parametrize("data", [b"", b"\xff", b"[1]", b'{"a": 1}', b"3"])
def test_a_clipboard_that_holds_something_else_means_nothing(data):
    assert carrying.decoded(data) == {}


aliases = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from([*KNOWN])), unique_by=lambda each: each[0]
).map(lambda pairs: tuple(CitedSource(*each) for each in pairs))
marks = st.lists(st.sampled_from("abcde"), min_size=1, max_size=6).map(
    lambda keys: " ".join(f"[@{key}]" for key in keys)
)


@given(here=aliases, there=aliases, text=marks, lead=marks)
def test_every_citation_means_what_it_meant(here, there, text, lead):
    source, target = blank(sources=here), blank(lead=lead, sources=there)
    new, changed = carry(text, source, target)

    def meanings(words, article):
        return [article.source_of(cite.key) for cluster in scan(words) for cite in cluster.cites]

    for was, now in zip(meanings(text, source), meanings(new, changed), strict=True):
        assert was is None or was == now
    assert meanings(lead, target) == meanings(lead, changed)
    assert len({each.key for each in changed.sources}) == len(changed.sources)
    assert set(numbering(changed).values()) == set(
        range(1, len(set(numbering(changed).values())) + 1)
    )
