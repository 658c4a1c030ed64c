"""Pictures beside a text."""

import hashlib
import io
import warnings
from contextlib import suppress

import pytest
from PIL import Image

from journal_desktop.intake import pictures
from journal_desktop.intake.files import read_file

ORIENTATION, MAKER = 0x0112, 0x010F


def text_with(folder, path, *, alt="A cell"):
    file = folder / "text.md"
    file.write_text(f"# A title\n\nSee ![{alt}]({path}) here.\n", encoding="utf-8")
    return read_file(file)


def saved(folder, name, kind, size=(40, 20), **options):
    picture = Image.new("RGB", size, "white")
    picture.putpixel((0, 0), (200, 0, 0))
    picture.save(folder / name, kind, **options)


@pytest.mark.parametrize(
    ("name", "kind", "media_type"),
    [
        ("a.png", "PNG", "image/png"),
        ("a.jpg", "JPEG", "image/jpeg"),
        ("a.webp", "WEBP", "image/webp"),
        ("a.gif", "GIF", "image/png"),
    ],
)
def test_a_picture_is_taken_and_named_by_its_content(tmp_path, name, kind, media_type):
    saved(tmp_path, name, kind)

    taken = text_with(tmp_path, f'{name} "Seen from above"')

    [picture] = taken.pictures
    assert picture.sha256 == hashlib.sha256(picture.data).hexdigest()
    assert picture.asset.media_type == media_type
    assert (picture.asset.width, picture.asset.height) == (40, 20)
    assert picture.asset.size == len(picture.data)
    assert taken.article.lead == f'See ![A cell](asset:{picture.sha256} "Seen from above") here.'
    assert Image.open(io.BytesIO(picture.data)).format in {"PNG", "JPEG", "WEBP"}
    assert text_with(tmp_path, name).pictures[0].data == picture.data


def test_a_photograph_stands_upright_and_tells_nothing_about_its_maker(tmp_path):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKER] = "A camera of somebody"
    exif.get_ifd(0x8825)[1] = "N"
    saved(tmp_path, "a.jpg", "JPEG", exif=exif, comment=b"private words")

    [picture] = text_with(tmp_path, "a.jpg").pictures

    assert (picture.asset.width, picture.asset.height) == (20, 40)
    assert not Image.open(io.BytesIO(picture.data)).getexif()
    assert b"somebody" not in picture.data
    assert b"private words" not in picture.data


def test_a_photograph_of_a_telephone_that_took_two_is_one(tmp_path):
    first, second = (Image.new("RGB", (40, 20), colour) for colour in ("red", "blue"))
    first.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[second])

    taken = text_with(tmp_path, "a.jpg")

    [picture] = taken.pictures
    assert picture.asset.media_type == "image/jpeg"
    assert Image.open(io.BytesIO(picture.data)).format == "JPEG"
    assert not taken.remarks


def test_a_picture_that_was_taken_before_stays_as_it_is(tmp_path):
    saved(tmp_path, "a.png", "PNG", size=(600, 300))
    [picture] = text_with(tmp_path, "a.png").pictures
    (tmp_path / "kept.png").write_bytes(picture.data)

    assert pictures.kept("kept.png", tmp_path) == picture
    with pytest.raises(pictures.Refused, match="no such file"):
        pictures.kept("gone.png", tmp_path)


def test_see_through_pictures_stay_see_through(tmp_path):
    Image.new("RGBA", (3, 3), (9, 9, 9, 0)).save(tmp_path / "a.png")

    [picture] = text_with(tmp_path, "a.png").pictures

    assert Image.open(io.BytesIO(picture.data)).getpixel((1, 1))[3] == 0


def test_only_the_first_frame_of_a_moving_picture_is_taken_and_told(tmp_path):
    frames = [Image.new("RGB", (5, 5), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])

    taken = text_with(tmp_path, "a.gif")

    assert taken.pictures[0].asset.media_type == "image/png"
    assert "first frame" in taken.remarks[0].what


def test_a_picture_used_twice_is_kept_once(tmp_path):
    saved(tmp_path, "a.png", "PNG")
    (tmp_path / "t.md").write_text("# T\n\n![a](a.png)\n\n![b](./a.png)\n", encoding="utf-8")

    taken = read_file(tmp_path / "t.md")

    assert len(taken.pictures) == 1
    assert taken.article.lead.count(taken.pictures[0].sha256) == 2


def test_names_with_blanks_and_folders_below_are_found(tmp_path):
    (tmp_path / "my pictures").mkdir()
    saved(tmp_path / "my pictures", "a b.png", "PNG")

    assert text_with(tmp_path, "my%20pictures/a%20b.png").pictures
    assert text_with(tmp_path, "<my pictures/a b.png>").pictures


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("gone.png", "no such file"),
        ("../outside.png", "outside"),
        ("..%2Foutside.png", "outside"),
        ("link.png", "outside"),
        ("https://example.org/a.png", "nothing is fetched"),
        ("//example.org/a.png", "nothing is fetched"),
        ("file:///etc/hostname", "nothing is fetched"),
        ("data:image/png;base64,AAAA", "nothing is fetched"),
        ("/etc/hostname", "beside the text"),
        ("C:\\a.png", "nothing is fetched"),
        ("drawing.svg", "SVG"),
        ("words.png", "can't be read"),
        ("cut.png", "can't be read"),
        (".", "no such file"),
        ("a%00.png", "beside the text"),
    ],
)
def test_a_picture_that_is_refused_stays_as_text_and_is_told(tmp_path, path, why):
    folder = tmp_path / "texts"
    folder.mkdir()
    saved(tmp_path, "outside.png", "PNG")
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "drawing.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "words.png").write_text("no picture", encoding="utf-8")
    saved(folder, "whole.png", "PNG", size=(300, 300))
    (folder / "cut.png").write_bytes((folder / "whole.png").read_bytes()[:200])

    taken = text_with(folder, path)

    assert taken.article.lead == f"See ![A cell]({path}) here."
    assert not taken.pictures
    assert why in taken.remarks[0].what
    assert taken.remarks[0].line == 3


def test_a_picture_of_too_many_pixels_is_never_decoded(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Image.new("1", (20_000, 10_000)).save(tmp_path / "a.png")
        Image.new("1", (7_000, 6_000)).save(tmp_path / "b.png")

    for name in ("a.png", "b.png"):
        taken = text_with(tmp_path, name)
        assert not taken.pictures
        assert "40 million pixels" in taken.remarks[0].what


def test_a_picture_file_that_is_too_large(tmp_path):
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(20_000_001)

    assert "20 MB" in text_with(tmp_path, "a.png").remarks[0].what


def test_a_moving_picture_that_ends_too_early_is_refused_or_read(tmp_path):
    frames = [Image.new("P", (9, 9), n) for n in range(3)]
    frames[0].save(tmp_path / "whole.gif", save_all=True, append_images=frames[1:])
    data = (tmp_path / "whole.gif").read_bytes()
    read = 0
    for end in range(len(data)):
        (tmp_path / "a.gif").write_bytes(data[:end])
        with suppress(pictures.Refused):
            read += bool(pictures.taken("a.gif", tmp_path))
    assert 0 < read < len(data)
