from dataclasses import replace

import builders
from journal_desktop.app.draft import Draft


def test_a_cited_source_is_listed_and_carried():
    source = builders.paper("liu2020")
    draft, key = Draft(builders.article()).citing(source)
    assert key == "liu2020"
    assert draft.article.source_of("liu2020") == source.id
    assert draft.sources == (source,)


def test_a_source_the_article_lists_already_changes_nothing():
    draft = Draft(builders.article())
    assert draft.citing(builders.paper("carnk")) == (draft, "carnk")


def test_a_key_that_means_another_source_here_is_not_taken_over():
    stranger = replace(builders.paper("carnk"), id=builders.source_id("liu2020"))
    draft, key = Draft(builders.article()).citing(stranger)
    assert key == "carnka"
    assert draft.article.source_of("carnk") == builders.source_id("carnk")


def test_a_changed_source_takes_the_place_of_its_former_state():
    first, second = builders.paper("carnk"), builders.paper("liu2020")
    changed = builders.paper("carnk", design="Narrative review")
    draft = Draft(builders.blank(), (first, second))
    assert draft.with_source(changed).sources == (changed, second)
    assert draft.refreshed(changed).sources == (changed, second)
    assert draft.source(second.id) == second


def test_refreshing_adds_nothing():
    draft = Draft(builders.blank())
    assert draft.refreshed(builders.paper("carnk")) is draft
    assert draft.source(builders.source_id("carnk")) is None


def test_keys_go_off_the_list_and_the_source_stays():
    source = builders.paper("carnk")
    draft = Draft(builders.article(), (source,)).without({"carnk", "no-such-key"})
    assert draft.article.sources == ()
    assert draft.sources == (source,)
