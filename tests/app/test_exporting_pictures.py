"""Pictures on their way from a text through the library to the readers."""

import hashlib
import io
import re

import pytest
from PIL import Image

import builders
from journal_desktop.app.contexts import context_for
from journal_desktop.app.exporting import Choice, export
from journal_desktop.app.importing import import_files
from journal_desktop.app.surroundings import Surroundings
from journal_desktop.publish.verify import verify
from journal_desktop.render.page import page
from journal_desktop.store.library import Library
from painting import drawing, photo, telling

DRAFTS = Choice(drafts=True)
TEXT = (
    '# Pictures\n\n![A cell](cell.jpg "Seen from above")\n\nThen ![a chart](chart.png) in a line.\n'
)


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "work.journal", builders.journal()) as opened:
        yield opened


@pytest.fixture
def article(library, tmp_path):
    """An article with a photograph of a telephone and a chart, taken in from a folder."""
    (tmp_path / "cell.jpg").write_bytes(photo(2000, 1500, exif=telling()))
    (tmp_path / "chart.png").write_bytes(drawing(800, 500))
    (tmp_path / "text.md").write_text(TEXT, encoding="utf-8")
    return import_files(library, [tmp_path / "text.md"])[0].article


def bytes_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def offered(html):
    """The files of every `srcset` with the widths that it tells, and the fallbacks."""
    named = [
        part.split() for each in re.findall(r'srcset="([^"]*)"', html) for part in each.split(",")
    ]
    return [(path, int(width.removesuffix("w"))) for path, width in named], re.findall(
        r'<img src="([^"]*)"[^>]*width="(\d+)" height="(\d+)"', html
    )


def test_readers_are_offered_every_width_and_told_the_truth_of_it(library, article, tmp_path):
    out = tmp_path / "out"
    export(library, out, DRAFTS)
    place = out / "articles" / article.slug
    variants, fallbacks = offered((place / "index.html").read_text(encoding="utf-8"))

    assert verify(out).ok
    assert [width for _, width in variants] == [480, 960, 1440, 800]  # 480 is no smaller
    assert [size for _, *size in fallbacks] == [["1500", "2000"], ["800", "500"]]
    for path, width in variants:
        with Image.open(place / path) as shown:
            assert (shown.format, shown.width) == ("WEBP", width)
    assert [path.rpartition(".")[2] for path, *_ in fallbacks] == ["jpg", "png"]
    used = {(place / path).resolve() for path, *_ in (*variants, *fallbacks)}
    assert used == {path.resolve() for path in (out / "assets").iterdir()}


def test_nobody_learns_where_and_with_what_a_photograph_was_taken(library, article, tmp_path):
    out = tmp_path / "out"
    export(library, out, DRAFTS)

    for name, data in bytes_of(out / "assets").items():
        shown = Image.open(io.BytesIO(data))
        assert not shown.getexif(), name
        assert "xmp" not in shown.info
        assert b"Exif" not in data
        assert b"somebody" not in data


def test_the_preview_has_the_very_page_and_pictures_of_the_export(library, article, tmp_path):
    out = tmp_path / "out"
    export(library, out, DRAFTS)
    around = Surroundings(library)
    context = context_for(library, [article])
    made = page(article, context)

    assert around.pictures(article) == context.assets
    body = "\n".join(block.html for block in made.blocks)
    assert body in (out / "articles" / article.slug / "index.html").read_text(encoding="utf-8")
    assert {each.filename for each in made.assets} == bytes_of(out / "assets").keys()
    for name, data in bytes_of(out / "assets").items():
        assert around.picture_bytes(name) == data


def test_a_second_export_writes_the_same_bytes(library, article, tmp_path):
    export(library, tmp_path / "one", DRAFTS)
    export(library, tmp_path / "two", DRAFTS)
    again = export(library, tmp_path / "one", DRAFTS)

    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert again.written == 0


def test_a_bundle_that_comes_back_doubles_nothing(library, article, tmp_path):
    out = tmp_path / "out"
    export(library, out, DRAFTS)
    path = out / "articles" / article.slug / "article.md"
    path_elsewhere = tmp_path / "new.journal"
    with Library.create(path_elsewhere, library.journal()) as other:
        assert import_files(other, [path])[0].article == article
        export(other, tmp_path / "again", DRAFTS)
    path.write_text(path.read_text(encoding="utf-8").replace("in a line", "in another"))
    import_files(library, [path])
    export(library, tmp_path / "both", DRAFTS)

    assert bytes_of(tmp_path / "again" / "assets") == bytes_of(out / "assets")
    assert bytes_of(tmp_path / "both" / "assets") == bytes_of(out / "assets")
    assert len(list((tmp_path / "both" / "articles").iterdir())) == 2


def test_pictures_of_a_library_from_before_variants_are_shown_as_they_were(library, tmp_path):
    data = photo(800, 600)
    sha256 = hashlib.sha256(data).hexdigest()
    asset = builders.asset(sha256, media_type="image/jpeg", width=800, height=600, size=len(data))
    library.add_asset(data, asset)
    library.save(builders.blank(title="Old", lead=f"![A cell](asset:{sha256})"))
    export(library, tmp_path / "out", DRAFTS)

    assert verify(tmp_path / "out").ok
    assert bytes_of(tmp_path / "out" / "assets") == {asset.filename: data}
    assert "<picture" not in "".join(
        each.read_text() for each in (tmp_path / "out").rglob("index.html")
    )
