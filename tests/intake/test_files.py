"""The way in: files that are there, gone, too large or something else."""

import os

import pytest

from builders import blank
from journal_desktop.core.errors import IntakeError
from journal_desktop.intake.files import read_file, read_text
from journal_desktop.manuscript import form

MARKDOWN = "# A title\n\nThe lead.\n\n## What did they find?\n\nThis.\n"
PLAIN = (
    "A title\n\nThe lead says this and that about it.\n\nWhat did they find?\n\nThey found this.\n"
)


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a"])
@pytest.mark.parametrize("text", [MARKDOWN, PLAIN])
def test_a_text_is_known_by_what_it_holds_and_not_by_its_name(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    article = read_file(path).article

    assert article.title == "A title"
    assert [section.heading for section in article.sections] == ["What did they find?"]


def test_the_text_form_comes_back_as_it_was(tmp_path):
    article = blank(title="A title", lead="One.\n\nTwo.", slug="a-title")
    path = tmp_path / "a.txt"
    path.write_bytes(form.write(article).replace("\n", "\r\n").encode())

    assert read_file(path).article == article


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_is_one(end):
    article = read_text(MARKDOWN.replace("\n", end)).article

    assert (article.title, article.lead) == ("A title", "The lead.")
    assert article.sections[0].body == "This."


@pytest.mark.parametrize("text", ["", "\n \n\t", "\ufeff\n"])
def test_an_empty_text_is_refused(text):
    with pytest.raises(IntakeError, match="no text"):
        read_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html><body><p>One</p></body></html>",
        "\n  <html><p>One",
        "<div>\n<p>One</p>\n<p>Two</p>\n</div>",
    ],
)
def test_a_web_page_is_refused_with_a_remedy(text):
    with pytest.raises(IntakeError, match="web page") as refused:
        read_text(text)
    assert "paste" in refused.value.remedy


def test_a_file_that_is_gone(tmp_path):
    with pytest.raises(IntakeError, match=r"gone\.md"):
        read_file(tmp_path / "gone.md")


def test_a_folder(tmp_path):
    with pytest.raises(IntakeError, match="is a folder"):
        read_file(tmp_path)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(IntakeError, match="50 MB"):
        read_file(path)


def test_a_text_that_is_too_large_to_paste():
    with pytest.raises(IntakeError, match="too large"):
        read_text("a" * 10_000_001)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(IntakeError, match="ordinary"):
        read_file(tmp_path / "pipe.txt")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything"
)
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("One", encoding="utf-8")
    path.chmod(0)

    with pytest.raises(IntakeError, match="may not be read"):
        read_file(path)


def test_invisible_characters_are_left_out_and_told():
    taken = read_text("A title\x07\n\nA le\x00ad of some words here.")

    assert taken.article.title == "A title"
    assert taken.article.lead == "A lead of some words here."
    assert "2 invisible" in taken.remarks[0].what


@pytest.mark.parametrize("suffix", ["png", "JPG", "jpeg", "gif", "webp", "tif", "bmp", "svg"])
def test_a_text_that_is_named_as_a_picture_is_no_article(tmp_path, suffix):
    path = tmp_path / f"figure.{suffix}"
    path.write_text(MARKDOWN, encoding="utf-8")
    with pytest.raises(IntakeError, match="named as a picture") as told:
        read_file(path)

    assert path.name in str(told.value)
