import pytest

import builders
from journal_desktop.app.contexts import bundle_context, context_for
from journal_desktop.core.status import Status
from journal_desktop.store.library import Library


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "work.journal", builders.journal()) as opened:
        opened.save_sources(tuple(builders.papers().values()))
        yield opened


def test_a_preview_knows_every_companion_and_which_are_public(library):
    draft, public = builders.article(slug="draft"), builders.article(status=Status.PUBLISHED)
    library.save(draft)
    library.save(public)
    context = context_for(library, [draft])
    assert not context.companions["draft"].is_public
    assert not context.companions[draft.id].is_public
    assert context.companions[public.id].is_public
    assert set(context.sources) == {builders.source_id("carnk")}
    assert context.journal == library.journal()


def test_a_bundle_knows_of_no_article_but_its_own(library):
    draft, public = builders.article(slug="draft"), builders.article(status=Status.PUBLISHED)
    library.save(draft)
    library.save(public)
    context = bundle_context(library, [draft])
    assert set(context.companions) == {"draft", draft.id}
    assert context.companions["draft"].is_public


def test_a_source_that_was_deleted_is_simply_absent(library):
    library.save(builders.article())
    library.delete_source(builders.source_id("carnk"))
    assert context_for(library, [builders.article()]).sources == {}


def test_many_sources_are_read_at_once(library):
    many = tuple(builders.source(f"s{n}", f"Paper {n}") for n in range(150))
    library.save_sources(many)
    article = builders.blank(sources=builders.cited(*(each.key for each in many)))
    assert set(context_for(library, [article]).sources) == {each.id for each in many}
