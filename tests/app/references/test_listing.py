"""Citations typed by hand."""

from __future__ import annotations

from dataclasses import replace

from builders import blank, paper
from journal_desktop.app.references.listing import listed
from journal_desktop.app.sources.key_index import KeyIndex
from journal_desktop.core import citations


def index(*sources):
    keys = KeyIndex()
    for source in sources:
        keys.put(source)
    return keys.named


def test_a_key_typed_by_hand_finds_its_source_in_the_library():
    article = blank(lead="Seen before [@liu2020; @nobody].")
    done = listed(article, index(paper("liu2020"), paper("carnk")))

    assert citations.numbering(done) == {"liu2020": 1}
    assert citations.missing_keys(done) == ("nobody",)


def test_a_key_of_two_sources_is_left_to_the_writer():
    article = blank(lead="Which one [@liu2020]?")
    twins = [paper("liu2020"), replace(paper("carnk"), key="liu2020")]

    assert listed(article, index(*twins)) is article
