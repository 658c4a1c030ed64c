from dataclasses import replace

from builders import paper, source_id
from journal_desktop.app.sources.key_index import KeyIndex


def test_a_key_means_its_source_and_a_former_key_does_where_nobody_else_has_it():
    keys = KeyIndex()
    keys.put(paper("carnk", aliases=("old", "liu2020")))
    keys.put(paper("liu2020"))

    assert keys.named("old") == source_id("carnk")
    assert keys.named("liu2020") == source_id("liu2020")
    assert "old" in keys
    assert "new" not in keys
    keys.drop(source_id("carnk"))
    assert keys.named("old") is None


def test_a_key_of_two_means_neither_until_one_is_renamed():
    keys = KeyIndex()
    keys.put(paper("carnk"))
    keys.put(replace(paper("liu2020"), key="carnk"))
    assert keys.named("carnk") is None

    keys.put(paper("liu2020"))
    assert keys.named("carnk") == source_id("carnk")
