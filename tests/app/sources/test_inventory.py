from dataclasses import replace

import builders
from builders import paper, source_id
from journal_desktop.app.sources.inventory import audit_library
from journal_desktop.core.source import SourceStatus, csl_text
from journal_desktop.store.library import Library


def test_the_whole_shelf_is_looked_through(path, shelf):
    twin = replace(paper("liu2020"), id=source_id("twin"), key="twin")
    bare = replace(builders.source("bare", ""), item=csl_text({"type": "book"}))
    gone = paper("carnk", status=SourceStatus.RETRACTED)
    with Library.open(path) as library:
        library.save_sources((twin, bare, gone))
        found = audit_library(library)

    assert found.total == len(builders.PAPERS) + 2
    assert [[each.key for each in group] for group in found.duplicates] == [["liu2020", "twin"]]
    assert [each.key for each in found.incomplete] == ["bare", "carnk"]
    assert "carnk" not in {each.key for each in found.unused}
    assert found.retracted_in_use
