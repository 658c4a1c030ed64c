import hashlib
import io
from dataclasses import replace

import pytest
from PIL import Image

import builders
from journal_desktop.app.exporting import Choice, export
from journal_desktop.app.importing import Again, import_files, import_text
from journal_desktop.app.ports import Cancelled
from journal_desktop.core.article import CitedSource
from journal_desktop.core.ids import is_id
from journal_desktop.core.source import csl_text
from journal_desktop.core.status import Status
from journal_desktop.manuscript import form
from journal_desktop.store.library import Library

TEXT = "Do plain words help?\n\nA short lead on plain words.\n\nWhat was found?\n\nThey help.\n"


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "work.journal", builders.journal()) as opened:
        yield opened


@pytest.fixture
def other(tmp_path):
    with Library.create(tmp_path / "other.journal", builders.journal()) as opened:
        yield opened


@pytest.fixture
def file_of(tmp_path):
    """Writes an article's text form."""

    def write(article, name="article.md"):
        path = tmp_path / name
        path.write_text(form.write(article), encoding="utf-8")
        return path

    return write


def test_one_bad_file_costs_only_itself(library, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\0\1\2" * 900)
    done = import_files(library, [tmp_path / "b.txt", tmp_path / "none.txt", tmp_path / "a.txt"])
    assert [each.error is None for each in done] == [False, False, True]
    assert len(library.summaries()) == 1


def test_the_history_begins_with_the_import(library, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    done = import_files(library, [tmp_path / "a.txt"])
    revisions = library.revisions(done[0].article.id)
    assert [(each.kind, each.label) for each in revisions] == [("import", "a.txt")]
    assert form.read(revisions[0].text) == library.article(done[0].article.id)


def test_equal_titles_get_slugs_of_their_own(library, tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}\nMore in {name}.\n")
    done = import_files(library, [tmp_path / f"{name}.txt" for name in "abc"])
    assert [each.article.slug for each in done] == [
        "do-plain-words-help",
        "do-plain-words-help-2",
        "do-plain-words-help-3",
    ]


def test_the_very_article_is_not_taken_twice(library, file_of):
    article = builders.article()
    library.save(article)
    done = import_files(library, [file_of(article)])[0]
    assert not done.is_new
    assert done.article == article
    assert len(library.summaries()) == 1


def test_another_text_of_a_known_id_becomes_an_article_of_its_own(library, file_of):
    article = builders.article()
    library.save(article)
    done = import_files(library, [file_of(replace(article, lead="Other words."))])[0]
    assert done.article.id != article.id
    assert done.article.slug != article.slug
    assert library.article(article.id) == article
    assert library.article(done.article.id).lead == "Other words."


def test_an_article_that_was_deleted_comes_back_as_another(library, file_of):
    article = builders.article()
    library.save(article)
    library.delete(article.id)
    done = import_files(library, [file_of(article)])[0]
    assert done.article.id != article.id
    assert [each.id for each in library.summaries()] == [done.article.id]


def test_an_id_that_can_not_be_is_replaced(library, file_of):
    done = import_files(library, [file_of(builders.blank(id="../../etc", title="x"))])[0].article
    assert is_id(done.id)


@pytest.mark.parametrize(
    "item",
    [
        {"DOI": "10.1056/nejmoa1910607", "title": "as another tool wrote it"},
        {"DOI": "https://doi.org/10.1056/NEJMoa1910607"},
        {"PMID": "32023374"},
        dict(builders.PAPERS["liu2020"]),
    ],
)
def test_a_paper_that_the_library_has_is_not_doubled(library, file_of, tmp_path, item):
    library.save_sources((builders.paper("liu2020"),))
    incoming = builders.source("theirs", "x", item=csl_text({"type": "article-journal", **item}))
    done = _import_with(library, file_of, tmp_path, incoming)
    assert [(each.key, each.source) for each in done.sources] == [
        ("liu2020", builders.source_id("liu2020"))
    ]
    assert len(library.sources()) == 1


@pytest.mark.parametrize(
    "item",
    [
        {"DOI": "10.1056/NEJMoa1709866", "PMID": "32023374"},
        {"URL": "https://pmc.ncbi.nlm.nih.gov/"},
        {"title": "Use of CAR-Transduced Natural Killer Cells in CD19-Positive Lymphoid Tumors"},
    ],
)
def test_another_paper_is_kept_as_its_own(library, file_of, tmp_path, item):
    library.save_sources((builders.paper("liu2020"), builders.paper("carnk")))
    incoming = builders.source("theirs", "x", item=csl_text({"type": "article-journal", **item}))
    done = _import_with(library, file_of, tmp_path, incoming)
    assert done.sources[0].source == incoming.id
    assert len(library.sources()) == 3


def _import_with(library, file_of, tmp_path, source):
    """Import an article that cites *source*, whose record lies beside it as in a bundle."""
    path = file_of(
        builders.blank(
            title="x", lead="Words [@theirs].", sources=(CitedSource("theirs", source.id),)
        )
    )
    record = csl_text({**source.csl, "id": "theirs"})
    (tmp_path / "references.json").write_text(f"[{record}]")
    return import_files(library, [path])[0].article


def test_a_bundle_gives_article_sources_and_pictures_back(library, other, tmp_path):
    picture = _png()
    sha256 = hashlib.sha256(picture).hexdigest()
    library.add_asset(picture, builders.asset(sha256, width=2, height=2, size=len(picture)))
    library.save_sources(tuple(builders.papers().values()))
    article = builders.article(
        lead=f"Words [@carnk; @liu2020].\n\n![Cells](asset:{sha256})",
        sources=builders.cited("carnk", "liu2020"),
        status=Status.PUBLISHED,
    )
    library.save(article)
    export(library, tmp_path / "out", Choice(slugs=(article.slug,)))
    path = tmp_path / "out/articles" / article.slug / "article.md"
    done = import_files(other, [path])[0]
    assert done.remarks == ()
    assert other.article(article.id) == article
    assert other.asset_bytes(sha256) == picture
    assert {each.id for each in other.sources()} == {each.source for each in article.sources}
    export(other, tmp_path / "again", Choice(slugs=(article.slug,)))
    assert (tmp_path / "again/articles" / article.slug / "article.md").read_bytes() == (
        path.read_bytes()
    )


def test_a_picture_that_is_not_what_it_says_is_left(library, tmp_path):
    article = builders.article(lead=f"![Cells](asset:{'a' * 64})")
    folder = tmp_path / "out/articles/x"
    folder.mkdir(parents=True)
    (tmp_path / "out/assets").mkdir()
    (tmp_path / "out/assets" / f"{'a' * 20}.png").write_bytes(_png())
    (folder / "article.md").write_text(form.write(article))
    (folder / "references.json").write_text("{ not json")
    done = import_files(library, [folder / "article.md"])[0]
    assert done.error is None
    assert library.asset("a" * 64) is None
    assert [remark.text for remark in done.remarks] == ["carnk"]


def test_a_read_only_library_says_so_for_every_file(tmp_path, file_of, library, monkeypatch):
    monkeypatch.setattr(library._access, "read_only", True)
    done = import_files(library, [file_of(builders.article())])
    assert done[0].error is not None
    assert library.summaries() == ()


def test_cancelling_keeps_what_was_taken(library, tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT + name)

    class Stop:
        def step(self, done, total, what):
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        import_files(library, [tmp_path / "a.txt", tmp_path / "b.txt"], Stop())
    assert len(library.summaries()) == 1


def _png():
    stream = io.BytesIO()
    Image.new("RGB", (2, 2), "teal").save(stream, "PNG")
    return stream.getvalue()


def test_a_disclaimer_of_the_text_is_kept_for_that_article_alone(library, tmp_path):
    own = library.journal().disclaimer()
    path = tmp_path / "text.txt"
    path.write_text(
        "A title\n\nSome prose that says a little more than the title does.\n\nWhat is known?\n\n"
        "Not much so far, and that is said plainly.\n\nKey takeaway\n\nWait and see.\n\n"
        "For information only, this is not medical advice.\n",
        encoding="utf-8",
    )
    first, second = (import_files(library, [path])[0].article for _ in range(2))

    assert library.journal().disclaimer(first.disclaimer).startswith("For information only")
    assert second.disclaimer == first.disclaimer
    assert library.journal().disclaimer() == own


def test_the_same_words_once_more_are_told(library, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    first, second = (import_files(library, [tmp_path / "a.txt"])[0] for _ in range(2))

    assert first.same is None
    assert second.same == first.article
    assert second.article.slug == f"{first.article.slug}-2"


def test_the_same_words_may_be_left_for_somebody_to_decide(library, file_of, tmp_path):
    article = builders.article()
    library.save(article)
    (tmp_path / "a.txt").write_text(TEXT)
    text = import_files(library, [tmp_path / "a.txt"])[0].article
    done = import_files(library, [tmp_path / "a.txt", file_of(article)], again=Again.NEVER)
    assert [(each.article, each.is_new) for each in done] == [(text, False), (article, False)]
    assert len(library.summaries()) == 2
    done = import_files(library, [each.path for each in done], again=Again.ALWAYS)

    assert [each.same for each in done] == [text, article]
    assert len(library.summaries()) == 4


def test_a_pasted_text_is_known_as_well(library):
    first = import_text(library, TEXT, "Pasted text", Again.NEVER)
    second = import_text(library, TEXT, "Pasted text", Again.NEVER)

    assert (first.is_new, second.is_new) == (True, False)
    assert second.article == first.article
