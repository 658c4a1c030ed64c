import builders
from journal_desktop.app.sources.shelf import Shelf


def test_two_keys_of_one_paper_end_at_the_same_source():
    known = builders.paper("liu2020")
    shelf = Shelf([known])
    article = builders.blank(sources=builders.cited("a", "b"))
    incoming = [builders.source(key, "x", item=known.item) for key in "ab"]
    placed, new = shelf.placed(article, incoming)
    assert new == ()
    assert [(each.key, each.source) for each in placed.sources] == [
        ("liu2020", known.id),
        ("b", known.id),
    ]


def test_addresses_are_compared_without_what_means_nothing():
    known = builders.source("a", "x", item='{"URL":"https://www.who.int/news/item/one/"}')
    shelf = Shelf([known])
    assert shelf.twin(builders.source("b", "y", item='{"URL":"http://who.int/news/item/one"}'))
    assert not shelf.twin(builders.source("b", "y", item='{"URL":"http://who.int/news/item/two"}'))
    assert not shelf.twin(builders.source("b", "y", item='{"URL":"http://["}'))


def test_a_shelf_grows():
    shelf = Shelf([])
    assert builders.source_id("liu2020") not in shelf
    shelf.add([builders.paper("liu2020")])
    assert builders.source_id("liu2020") in shelf
