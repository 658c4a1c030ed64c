from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from builders import article, asset, cited, paper, source_id
from journal_desktop.app.backup import restoring
from journal_desktop.app.backup.restoring import Returning
from journal_desktop.core.errors import NotFound
from journal_desktop.store.library import Library

PIXELS = b"not really a picture, but the library does not look inside"
PICTURE = asset(hashlib.sha256(PIXELS).hexdigest(), size=len(PIXELS))


@pytest.fixture
def library(path, shelf):
    with Library.open(path) as opened:
        yield opened


@pytest.fixture
def backup(library):
    return library.backups.write("asked").path


def bring(library, backup, *articles):
    found = restoring.read(library, backup, articles, (), "the backup")
    return restoring.put_back(library, found, found.articles)


def kinds(library, identity):
    return [(each.kind, each.label) for each in library.history.list(identity)]


def test_an_article_that_is_there_becomes_what_it_was_and_keeps_both(library, backup, shelf):
    now = replace(shelf, lead="Quite other words.")
    library.save(now)
    assert bring(library, backup, shelf.id) == (shelf,)

    assert library.article(shelf.id) == shelf
    versions = library.history.list(shelf.id)
    assert [each.kind for each in versions] == ["restore", "before"]
    assert library.history.article(versions[1].id) == now
    bring(library, backup, shelf.id)
    assert len(library.history.list(shelf.id)) == 2


def test_a_deleted_one_comes_back_as_it_was(library, backup, shelf):
    library.save(replace(shelf, lead="Changed, then deleted."))
    library.delete(shelf.id)
    bring(library, backup, shelf.id)

    assert library.article(shelf.id) == shelf
    assert kinds(library, shelf.id)[0] == ("restore", "the backup")


def test_one_the_library_never_had_comes_with_its_sources_and_pictures(library, shelf, tmp_path):
    shown = article(slug="shown", lead=f"![A cell](asset:{PICTURE.sha256})")
    library.add_asset(PIXELS, PICTURE)
    library.save(shown)
    backup = library.backups.write("asked").path
    with Library.create(tmp_path / "other.journal", library.journal()) as other:
        found = restoring.read(other, backup, (shown.id, shelf.id))
        restoring.put_back(other, found, found.articles)

        assert other.article(shelf.id) == shelf
        assert {each.id for each in other.sources()} == {each.source for each in shelf.sources}
        assert other.asset_bytes(PICTURE.sha256) == PIXELS


def test_an_address_that_another_has_taken_is_left_to_it(library, backup, shelf):
    library.delete(shelf.id)
    library.save(article(slug=shelf.slug, title="The new one"))
    (back,) = bring(library, backup, shelf.id)

    assert back.slug != shelf.slug
    assert library.find(shelf.slug).title == "The new one"


def test_a_source_that_another_absorbed_stays_merged(library, shelf):
    """An article of then is led to the source that stands for both by now."""
    then = article(slug="then", sources=cited("liu2020"))
    library.save(then)
    backup = library.backups.write("asked").path
    library.delete(then.id)
    library.save_sources((paper("maude2018", absorbed=(source_id("liu2020"),)),))
    library.delete_source(source_id("liu2020"))
    (back,) = bring(library, backup, then.id)

    assert [each.source for each in back.sources] == [source_id("maude2018")]
    assert source_id("liu2020") not in {each.id for each in library.sources()}


def test_a_damaged_article_can_be_brought_back(library, backup, shelf, path):
    db = library._opened.db
    db.execute("UPDATE block SET body = body || 'x' WHERE article = ?", (shelf.id,))
    bring(library, backup, shelf.id)

    assert library.article(shelf.id) == shelf


def test_what_the_backup_lacks_is_told(library, backup):
    with pytest.raises(NotFound):
        restoring.read(library, backup, (article().id,))


def test_open_articles_take_it_in_as_an_edit_that_can_be_undone(workspace, shelf):
    library = workspace.library
    backup = library.backups.write("asked").path
    workspace.open(shelf.id)
    session = workspace.session
    now = replace(shelf, lead="Quite other words.")
    session.edit(now, "typing")
    workspace.save_source(paper("liu2020", notes="Read again."))
    found = restoring.read(library, backup, (shelf.id,), (source_id("liu2020"),))
    returning = Returning(found, {})
    edit = restoring.edit(found, returning, workspace.sources)
    workspace.edits.run(edit, session)
    restoring.remember(library, found, returning.reached.values())

    assert workspace.edits.open_articles == {shelf.id}
    assert session.article == library.article(shelf.id) == shelf
    assert workspace.sources[source_id("liu2020")].notes == ""
    assert kinds(library, shelf.id)[0] == ("restore", "a backup")
    session.undo()
    assert session.article == now
    assert workspace.sources[source_id("liu2020")].notes == "Read again."
