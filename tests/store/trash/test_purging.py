from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace

import pytest

from builders import article, asset, cited, paper
from journal_desktop.core import edits
from journal_desktop.core.article import Related, Relation
from journal_desktop.core.errors import NotFound
from journal_desktop.core.status import Status
from journal_desktop.store.library import Library
from journal_desktop.store.trash import purging

DRAWN = b"a picture, or near enough"
SHA256 = hashlib.sha256(DRAWN).hexdigest()
SHOWN = f"![A cell](asset:{SHA256})"


def draft(**fields):
    """An article that nobody outside has seen."""
    return article(**{"published": None} | fields)


@pytest.fixture
def pictured(library):
    """A library with a picture that nothing shows."""
    library.add_asset(DRAWN, asset(SHA256, size=len(DRAWN)))
    return library


def purge(library, *kinds):
    """Purge what is of those kinds; what went, and why the rest stayed."""
    items = [each for each in library.trash.list() if not kinds or each.kind in kinds]
    done = library.trash.purge(items)
    return [each.kind for each in done.gone], [each.why for each in done.kept]


def rows_about(library, identity):
    """How many rows of articles, blocks, lists and versions name an article."""
    queries = (
        "SELECT COUNT(*) FROM article WHERE id = ?",
        "SELECT COUNT(*) FROM block WHERE article = ?",
        "SELECT COUNT(*) FROM cited WHERE article = ?",
        "SELECT COUNT(*) FROM revision WHERE article = ?",
    )
    db = library._opened.db
    return [db.execute(query, (identity,)).fetchone()[0] for query in queries]


def test_a_purged_article_takes_its_versions_with_it_and_no_others(library):
    gone, stays = draft(slug="one"), draft(slug="two")
    for each in (gone, stays):
        library.save(each)
        library.remember(each, "pause")
    before = rows_about(library, stays.id)
    library.delete(gone.id)

    assert purge(library) == (["article"], [])
    assert rows_about(library, gone.id) == [0, 0, 0, 0]
    assert rows_about(library, stays.id) == before
    with pytest.raises(NotFound):
        library.restore(gone.id)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        library._opened.db.execute("DELETE FROM revision")


@pytest.mark.parametrize(
    "seen",
    [
        {"status": Status.PUBLISHED},
        {"published": article().published},
        {"status": Status.RETRACTED},
    ],
)
@pytest.mark.parametrize("once", [False, True])
def test_an_article_that_readers_may_have_seen_stays(library, seen, once):
    written = draft(**seen)
    library.save(written)
    library.remember(written, "pause")
    if once:
        written = replace(written, status=Status.DRAFT, published=None)
        library.save(written)
    library.delete(written.id)
    gone, (why,) = purge(library)

    assert gone == []
    assert "published" in why
    library.restore(written.id)
    assert library.article(written.id) == written


def test_an_article_that_a_live_one_links_to_stays(library):
    linked = draft(slug="linked")
    by_slug = draft(title="By slug", slug="one", lead="See [it](article:linked).")
    library.save(linked)
    library.save(by_slug)
    library.delete(linked.id)
    assert purge(library) == ([], ["“By slug” links to it."])
    library.save(replace(by_slug, lead="No more."))
    assert purge(library) == (["article"], [])


def test_an_article_that_a_live_one_names_as_its_companion_stays(library):
    linked = draft(slug="linked")
    library.save(linked)
    library.save(draft(title="Other", related=(Related(Relation.COMPANION, linked.id),)))
    library.delete(linked.id)

    assert purge(library) == ([], ["“Other” links to it."])


def test_a_source_that_nothing_ever_cited_goes(library):
    library.save_sources((paper("carnk"), paper("liu2020")))
    library.delete_source(paper("carnk").id)

    assert purge(library) == (["source"], [])
    assert library.trash.list() == ()
    assert library.sources() == (paper("liu2020"),)


@pytest.mark.parametrize("where", ["article", "version", "deleted article"])
def test_a_source_that_anything_cites_stays(library, where):
    citing = draft(title="Citing", sources=cited("carnk"))
    library.save(citing, (paper("carnk"),))
    if where == "version":
        library.remember(citing, "pause")
        library.save(replace(citing, sources=()))
    if where == "deleted article":
        library.delete(citing.id)
    library.delete_source(paper("carnk").id)
    gone, (why,) = purge(library, "source")

    assert gone == []
    assert "“Citing”" in why


def test_a_source_goes_with_the_only_article_that_cited_it(library):
    citing = draft(sources=cited("carnk"))
    library.save(citing, (paper("carnk"),))
    library.remember(citing, "pause")
    library.delete(citing.id)
    library.delete_source(paper("carnk").id)

    gone, kept = purge(library)
    assert (sorted(gone), kept) == (["article", "source"], [])


def test_a_source_stays_with_the_article_that_has_to(library):
    citing = article(sources=cited("carnk"))
    library.save(citing, (paper("carnk"),))
    library.delete(citing.id)
    library.delete_source(paper("carnk").id)
    gone, kept = purge(library)

    assert gone == []
    assert len(kept) == 2


def test_a_picture_that_nothing_names_goes_with_its_narrower_forms(library):
    narrow = b"the same, narrower"
    known = asset(hashlib.sha256(narrow).hexdigest(), width=320, size=len(narrow))
    library.add_asset(DRAWN, asset(SHA256, size=len(DRAWN), variants=(known,)), (narrow,))

    assert purge(library) == (["picture"], [])
    assert library._opened.db.execute("SELECT COUNT(*) FROM asset").fetchone()[0] == 0


@pytest.mark.parametrize("where", ["version", "section in the trash", "deleted article"])
def test_a_picture_that_anything_names_stays(pictured, where):
    written = draft(title="Showing")
    shown = written.sections[0]
    showing = edits.put(written, replace(shown, body=SHOWN))
    pictured.save(showing)
    if where == "version":
        pictured.remember(showing, "pause")
        pictured.save(written)
    elif where == "deleted article":
        pictured.delete(showing.id)
    else:
        pictured.save(edits.delete(showing, shown.id))
    gone, (why,) = purge(pictured, "picture")

    assert gone == []
    assert "“Showing”" in why
    assert pictured.asset_bytes(SHA256) == DRAWN


def test_a_picture_goes_with_the_section_that_showed_it(pictured):
    written = draft()
    shown = written.sections[0]
    pictured.save(edits.put(written, replace(shown, body=SHOWN)))
    pictured.save(edits.delete(written, shown.id))

    gone, kept = purge(pictured)
    assert (sorted(gone), kept) == (["picture", "section"], [])
    with pytest.raises(NotFound):
        pictured.asset_bytes(SHA256)


def test_a_purged_section_leaves_the_rest_of_its_article(library):
    written = draft()
    left = edits.delete(written, written.sections[0].id)
    library.save(written)
    library.save(left)

    assert purge(library) == (["section"], [])
    assert library.article(written.id) == left
    assert library.trash.list() == ()


def test_nothing_goes_that_an_unreadable_version_might_need(pictured, path, alter):
    written = draft(title="Harmed")
    pictured.save(written)
    pictured.remember(written, "pause")
    pictured.close()
    alter("DROP TRIGGER revision_keeps_its_words", "UPDATE revision SET text = zeroblob(9)")

    with Library.open(path) as again:
        gone, (why,) = purge(again)
        assert gone == []
        assert "damaged" in why


def test_what_left_the_trash_meanwhile_stays(library):
    written = draft()
    library.save(written)
    library.delete(written.id)
    items = library.trash.list()
    library.restore(written.id)

    assert [each.why for each in library.trash.purge(items).kept] == [
        "It is not in the trash any more."
    ]
    assert library.article(written.id) == written


def test_a_purged_article_that_is_imported_again_has_a_history_that_can_only_grow(library):
    written = draft()
    library.save(written)
    library.delete(written.id)
    purge(library)
    library.save(written)
    library.remember(written, "import")

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        library._opened.db.execute("DELETE FROM revision")


def in_portions(library, items, *, between=lambda: None):
    """Read to the end in portions, do something else, then delete in portions."""
    made = library.trash.purging(items)
    while not library.trash.read_on(made):
        pass
    between()
    while not library.trash.delete_on(made):
        pass
    return made.purged


@pytest.mark.parametrize("how", ["saved", "version", "another purge"])
def test_what_was_written_after_the_reading_counts(pictured, how, monkeypatch):
    monkeypatch.setattr(purging, "PORTION", 0)
    written, spare = draft(title="Later", slug="later"), draft(slug="spare")
    for each in (written, spare):
        pictured.save(each)
        pictured.remember(each, "pause")
    pictured.delete(spare.id)
    showing = edits.put(written, replace(written.sections[0], body=SHOWN))
    items = [each for each in pictured.trash.list() if each.kind == "picture"]

    def write():
        if how == "another purge":  # whose numbers the next version is given again
            assert purge(pictured, "article") == (["article"], [])
        if how == "saved":
            pictured.save(showing)
        else:
            pictured.remember(showing, "pause")

    purged = in_portions(pictured, items, between=write)
    assert purged.gone == ()
    assert "“Later”" in purged.kept[0].why
    assert pictured.asset_bytes(SHA256) == DRAWN


def test_portions_let_go_of_the_same_as_one_stroke(pictured, monkeypatch):
    monkeypatch.setattr(purging, "PORTION", 0)
    written = draft()
    pictured.save(edits.put(written, replace(written.sections[0], body=SHOWN)))
    for number in range(3):
        pictured.remember(replace(written, lead=f"{number}"), "pause")
    pictured.delete(written.id)
    pictured.save_sources((paper("carnk"),))
    pictured.delete_source(paper("carnk").id)

    purged = in_portions(pictured, pictured.trash.list())
    assert sorted(each.kind for each in purged.gone) == ["article", "picture", "source"]
    assert pictured.trash.list() == ()


def test_what_would_go_is_told_before_anything_does(pictured):
    seen, unseen = article(slug="seen"), draft(slug="unseen")
    for each in (seen, unseen):
        pictured.save(each)
        pictured.delete(each.id)
    items = pictured.trash.list()
    made = pictured.trash.purging(items)
    judged = pictured.trash.judge(made)

    assert {each.id for each in judged.gone} == {unseen.id, SHA256}
    assert [each.item.id for each in judged.kept] == [seen.id]
    assert pictured.trash.list() == items


def test_a_portion_that_could_not_be_written_let_go_of_nothing(pictured, monkeypatch):
    made = pictured.trash.purging(pictured.trash.list())
    with monkeypatch.context() as failing:
        failing.setattr(purging, "_PICTURE", "DELETE FROM nowhere WHERE sha256 = ?")
        with pytest.raises(sqlite3.OperationalError):
            pictured.trash.delete_on(made)
    assert made.purged.gone == ()
    assert pictured.asset_bytes(SHA256) == DRAWN
    assert pictured.trash.delete_on(made)
    assert [each.id for each in made.purged.gone] == [SHA256]


def test_a_picture_that_undo_can_bring_back_stays(pictured):
    made = pictured.trash.purging(pictured.trash.list(), frozenset({SHA256}))
    assert pictured.trash.delete_on(made)

    assert "Undo" in made.purged.kept[0].why


def test_an_article_whose_number_was_harmed_keeps_what_it_uses(pictured, path, alter):
    (item,) = pictured.trash.list()
    written = draft(title="Showing", lead=SHOWN)
    pictured.save(written)
    pictured.close()
    alter("UPDATE article SET seq = -5")
    with Library.open(path) as again:
        (kept,) = again.trash.purge((item,)).kept
        assert "“Showing”" in kept.why
