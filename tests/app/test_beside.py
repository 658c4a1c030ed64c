import builders
from journal_desktop.app import beside
from journal_desktop.app.references.files import reference_files
from journal_desktop.core.article import CitedSource


def test_sources_come_under_the_ids_that_the_article_knows(tmp_path):
    (tmp_path / "references.json").write_text(
        '[{"id": "a", "type": "book", "title": "A"}, {"id": "b"}, 7, {"no": "id"}]'
    )
    wanted = [CitedSource(key, builders.source_id(key)) for key in ("a", "z")]
    found = beside.sources(tmp_path / "article.md", wanted)
    assert [(each.id, each.key, each.title) for each in found] == [
        (builders.source_id("a"), "a", "A")
    ]
    assert "id" not in found[0].csl


def test_what_is_not_there_or_not_readable_is_nothing(tmp_path):
    wanted = builders.cited("carnk")
    assert beside.sources(tmp_path / "article.md", wanted) == ()
    for content in (b"{", b"{}", b"\xff", b"[" * 100_000):
        (tmp_path / "references.json").write_bytes(content)
        assert beside.sources(tmp_path / "article.md", wanted) == ()
    assert list(beside.pictures(tmp_path / "article.md", builders.article())) == []


def test_the_kind_of_a_source_comes_back_too(tmp_path):
    source = builders.paper("liu2020")
    for name, data in reference_files((source,)):
        (tmp_path / name).write_bytes(data)
    (found,) = beside.sources(tmp_path / "article.md", builders.cited("liu2020"))

    assert found == source
