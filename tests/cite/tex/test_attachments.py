from __future__ import annotations

import pytest

from journal_desktop.cite.tex.attachments import attachment, file_field


@pytest.mark.parametrize(
    ("field", "path"),
    [
        (":papers/li.pdf:PDF", "papers/li.pdf"),
        (
            "Snapshot:/z/1/page.html:text/html;Full Text PDF:/z/2/Li.pdf:application/pdf",
            "/z/2/Li.pdf",
        ),
        (r":C\:\\Users\\me\\li.pdf:PDF", r"C:\Users\me\li.pdf"),
        (r"C:\Users\me\li.pdf", r"C:\Users\me\li.pdf"),
        (":C$\\backslash$:/papers/li.pdf:pdf", "C:/papers/li.pdf"),
        ("/home/me/li.pdf", "/home/me/li.pdf"),
        ("", ""),
    ],
)
def test_the_path_is_found(field, path):
    assert attachment(field) == path


@pytest.mark.parametrize("path", ["/a/b.pdf", r"C:\a\b.pdf", "a;b.pdf", "noending"])
def test_what_is_written_reads_back(path):
    assert attachment(file_field(path)) == path
