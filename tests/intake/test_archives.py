"""Archives made by somebody who means harm: each is refused in a sentence, nothing is written."""

from __future__ import annotations

import io
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from contextlib import suppress

import pytest

from journal_desktop.core.errors import IntakeError
from journal_desktop.intake import archives

LONG = "a" * 300
UNIX = 3


def made(*entries, **more):
    """The bytes of a zip; an entry is a name or a ZipInfo, with its bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", more.get("method", zipfile.ZIP_STORED)) as archive:
        for name, data in (("manifest.json", b"{}"), *entries):
            archive.writestr(name, data)
    return stream.getvalue()


def renamed(name, **flags):
    """A zip with an entry of that very name, which zipfile itself would not write."""
    raw = name if isinstance(name, bytes) else name.encode("utf-8", "surrogatepass")
    info = zipfile.ZipInfo("x" * len(raw))
    data = made((info, b"x"))
    data = data.replace(b"x" * len(raw), raw)
    return flagged(data, 0x800) if not raw.isascii() and not flags.get("plain") else data


def flagged(data, flag):
    """*data* with a flag set in every header, there and in the list."""
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            old = struct.unpack_from("<H", data, place + at)[0]
            data = data[: place + at] + struct.pack("<H", old | flag) + data[place + at + 2 :]
    return data


def patched(data, mark, at, new, which=-1):
    """*data* with some bytes of one header replaced."""
    places = [n for n in range(len(data)) if data.startswith(mark, n)]
    place = places[which] + at
    return data[:place] + new + data[place + len(new) :]


def special(kind):
    info = zipfile.ZipInfo("articles/a")
    info.create_system, info.external_attr = UNIX, (kind | 0o644) << 16
    return made((info, b"/etc/passwd"))


def bomb(size=20_000_000):
    return made(("big", b"\0" * size), method=zipfile.ZIP_DEFLATED)


def lying(packed_size):
    """An entry that unpacks to more or less than it says, in both of its headers."""
    data = made(("text", b"word " * 2000), method=zipfile.ZIP_DEFLATED)
    size = struct.pack("<L", packed_size)
    return patched(patched(data, b"PK\3\4", 22, size), b"PK\1\2", 24, size)


def overlapping(many=50):
    """One file of which many entries say that it is theirs."""
    raw = zlib.compress(b"\0" * 1_000_000, 9)[2:-4]
    crc = zlib.crc32(b"\0" * 1_000_000)
    told = (crc, len(raw), 1_000_000)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, *told, 1, 0) + b"a" + raw
    rows = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, *told, 1, *[0] * 6) + b"a"
        for _ in range(many)
    )
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, many, many, len(rows), len(local), 0)
    return local + rows + end


def nested_local():
    """An entry whose bytes hold another entry, which the list names as well."""
    inner = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, zlib.crc32(b"hi"), 2, 2, 1, 0)
    inner += b"bhi"
    told = (zlib.crc32(inner), len(inner), len(inner))
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, *told, 1, 0) + b"a" + inner
    row = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, *told, 1, *[0] * 6) + b"a"
    told = (zlib.crc32(b"hi"), 2, 2)
    other = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, *told, 1, *[0] * 5, 31)
    rows = row + other + b"b"
    return local + rows + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(rows), len(local), 0)


def zip64():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, archive.open("a", "w", force_zip64=True) as entry:
        entry.write(b"x")
    return stream.getvalue()


def zip64_locator():
    data = made()
    at = data.rfind(b"PK\5\6")
    return data[:at] + b"PK\6\7" + b"\0" * 16 + data[at:]


def many(number):
    return made(*((f"articles/{n}", b"") for n in range(number)))


def read_all(path):
    with archives.opened(path) as archive:
        for each in archive.paths:
            archive.read(each)


GOOD = made(("articles/a/article.md", b"words"))
TEXT = made(("text", b"word " * 2000), method=zipfile.ZIP_DEFLATED)
END = b"PK\5\6"
NAMES = {
    "up": "../evil",
    "up inside": "articles/../../evil",
    "up at the end": "articles/..",
    "absolute": "/etc/passwd",
    "two slashes": "//server/share",
    "drive": "C:/evil",
    "drive of a folder": "c:evil",
    "backslash": "articles\\evil",
    "backslash up": "..\\evil",
    "empty part": "articles//a",
    "dot": "articles/./a",
    "null": "a\0b",
    "newline": "a\nb",
    "escape": "a\x1b[31m",
    "delete": "a\x7fb",
    "bidi": "a\u202efdp.exe",
    "isolate": "a\u2066b",
    "no width": "a\u200bb",
    "byte order mark": "\ufeffa",
    "line separator": "a\u2028b",
    "private use": "a\ue000b",
    "device": "articles/CON",
    "device with an end": "articles/nul.txt",
    "device in small": "aux",
    "port": "COM1.md",
    "port in superscript": "lpt\u00b2",
    "console": "CONIN$",
    "trailing dot": "articles/a.",
    "trailing blank": "articles/a ",
    "leading blank": " a",
    "folder with a dot": "articles./a",
    "stream": "a:b",
    "star": "a*b",
    "question mark": "a?b",
    "pipe": "a|b",
    "quote": 'a"b',
    "long": LONG,
    "deep": "/".join("abcdefghijklmnopqrst"),
    "long in all": "/".join(["a" * 100] * 7),
}
HOSTILE = {
    **{f"name: {what}": renamed(name) for what, name in NAMES.items()},
    "name: no text": renamed(b"a\xff\xfeb", plain=True),
    "case": made(("Articles/a", b"1"), ("articles/A", b"2")),
    "case of ß": made(("strasse", b"1"), ("straße", b"2")),
    "two ways to write é": made(
        (unicodedata.normalize("NFC", "é"), b"1"), (unicodedata.normalize("NFD", "é"), b"2")
    ),
    "a file that is a folder": made(("a", b"1"), ("a/b", b"2")),
    "link": special(stat.S_IFLNK),
    "device": special(stat.S_IFCHR),
    "pipe": special(stat.S_IFIFO),
    "socket": special(stat.S_IFSOCK),
    "encrypted": flagged(GOOD, 0x1),
    "strongly encrypted": flagged(GOOD, 0x40),
    "bomb": bomb(),
    "bomb by overlap": overlapping(),
    "an entry in an entry": nested_local(),
    "says less than it has": lying(100),
    "says more than it has": lying(20_000),
    "says 4 GB": lying(0xFFFFFFFE),
    "stored with a false size": patched(GOOD, b"PK\1\2", 24, struct.pack("<L", 3)),
    "checksum": patched(GOOD, b"PK\3\4", 14, b"abcd"),
    "checksum in both": patched(patched(GOOD, b"PK\3\4", 14, b"abcd"), b"PK\1\2", 16, b"abcd"),
    "bytes changed": GOOD.replace(b"words", b"swords"[:5]),
    "packed bytes changed": TEXT[:100] + b"\xff\xff\xff" + TEXT[103:],
    "another name in the header": GOOD.replace(
        b"articles/a/article.md", b"articles/b/article.md", 1
    ),
    "another method in the header": patched(GOOD, b"PK\3\4", 8, b"\x08\x00"),
    "unknown method": patched(patched(GOOD, b"PK\3\4", 8, b"\x63\x00"), b"PK\1\2", 10, b"\x63\x00"),
    "zip64": zip64(),
    "zip64 locator": zip64_locator(),
    "zip64 size": patched(GOOD, END, 16, b"\xff\xff\xff\xff"),
    "points behind the end": patched(GOOD, b"PK\1\2", 42, b"\xf0\xf0\xf0\x00"),
    "points into the list": patched(GOOD, b"PK\1\2", 42, struct.pack("<L", GOOD.rfind(b"PK\1\2"))),
    "data in front": b"#!/bin/sh\n" + GOOD,
    "data behind": GOOD + b"more",
    "counts too many": patched(GOOD, END, 8, b"\x09\x00\x09\x00"),
    "counts too few": patched(GOOD, END, 8, b"\x01\x00\x01\x00"),
    "second disk": patched(GOOD, END, 4, b"\x01\x00"),
    "cut short": GOOD[:-30],
    "only a mark": b"PK\3\4",
    "empty": b"PK\5\6" + b"\0" * 18 + b"x",
    "too many files": many(2_001),
    "a folder with data": patched(
        patched(made((zipfile.ZipInfo("articles/"), b"")), b"PK\1\2", 24, struct.pack("<L", 9)),
        b"PK\3\4",
        22,
        struct.pack("<L", 9),
    ),
}


def test_there_are_enough_samples():
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("sample", HOSTILE)
def test_a_hostile_zip_is_refused_in_a_sentence(tmp_path, sample):
    path = tmp_path / "sent.zip"
    path.write_bytes(HOSTILE[sample])
    with pytest.raises(IntakeError) as refusal:
        read_all(path)
    assert refusal.value.message.endswith(".")
    assert refusal.value.remedy.endswith(".")
    assert refusal.value.message.isprintable()
    assert [each.name for each in tmp_path.iterdir()] == ["sent.zip"]


def test_a_sound_zip_is_read(tmp_path):
    packed = made(
        ("articles/a/article.md", "Größe".encode() * 900),
        ("é.txt", b""),
        method=zipfile.ZIP_DEFLATED,
    )
    (tmp_path / "a.zip").write_bytes(packed)
    with archives.opened(tmp_path / "a.zip") as archive:
        assert archive.paths == ("articles/a/article.md", "manifest.json", "é.txt")
        assert archive.read("articles/a/article.md") == "Größe".encode() * 900
        assert archive.size("é.txt") == 0


def test_a_zip_as_streams_make_it_is_read(tmp_path):
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.written = b""

        def writable(self):
            return True

        def write(self, data):
            self.written += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b"{}" * 50)
    (tmp_path / "a.zip").write_bytes(pipe.written)
    with archives.opened(tmp_path / "a.zip") as archive:
        assert archive.read("manifest.json") == b"{}" * 50


def test_an_export_lies_in_its_own_folder_and_a_zip_within_stays_shut(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("journal/manifest.json", b"{}")
        archive.writestr("journal/inner.zip", bomb())
        archive.writestr("__MACOSX/._journal", b"x")
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    with archives.opened(tmp_path / "a.zip") as archive:
        assert archive.paths == ("inner.zip", "manifest.json")
        assert archive.skipped


def test_a_library_may_have_more_files_than_a_journal(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for n in range(2_500):
            archive.writestr(f"home/sources/{n}", b"")
        archive.writestr("home/manifest.json", b"{}")
        archive.writestr("home/library.toml", b"")
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    with archives.opened(tmp_path / "a.zip") as archive:
        assert len(archive.paths) == 2_502


def test_a_folder_is_read_without_what_leads_elsewhere(tmp_path):
    (tmp_path / "secret").write_text("mine")
    home = tmp_path / "site"
    (home / "articles").mkdir(parents=True)
    (home / "manifest.json").write_text("{}")
    (home / "articles" / "CON").write_text("x")
    (home / "link").symlink_to(tmp_path / "secret")
    (home / "folder").symlink_to(tmp_path)
    os.mkfifo(home / "pipe")
    with archives.opened(home) as archive:
        assert archive.paths == ("manifest.json",)
        assert len(archive.skipped) == 4
        assert any("pipe" in each for each in archive.skipped)
        (home / "manifest.json").unlink()
        (home / "manifest.json").symlink_to(tmp_path / "secret")
        with pytest.raises(OSError, match="elsewhere"):
            archive.read("manifest.json")


def test_a_folder_that_turns_into_a_link_is_not_followed(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").write_text("secret")
    home = tmp_path / "site"
    (home / "articles").mkdir(parents=True)
    (home / "articles" / "a").write_text("mine")
    (home / "manifest.json").write_text("{}")
    with archives.opened(home) as archive:
        (home / "articles").rename(tmp_path / "old")
        (home / "articles").symlink_to(tmp_path / "out")
        with pytest.raises(OSError, match="elsewhere"):
            archive.read("articles/a")


def test_what_is_an_export_is_told_by_its_bytes(tmp_path):
    (tmp_path / "a").write_bytes(GOOD)
    (tmp_path / "a.zip").write_bytes(b"not one")
    (tmp_path / "a.docx").write_bytes(GOOD)
    (tmp_path / "a.txt").write_text("PKs are numbers.")
    assert archives.is_archive(tmp_path / "a")
    assert archives.is_archive(tmp_path / "a.zip")  # which opening it then tells
    assert not archives.is_archive(tmp_path / "a.docx")
    assert archives.is_archive(tmp_path)
    assert not archives.is_archive(tmp_path / "a.txt")
    assert not archives.is_archive(tmp_path / "none.zip")


def test_any_cut_or_flipped_byte_is_refused_or_harmless(tmp_path):
    path = tmp_path / "a.zip"
    for at in range(0, len(GOOD), 3):
        for data in (GOOD[:at], GOOD[:at] + bytes([GOOD[at] ^ 0x41]) + GOOD[at + 1 :]):
            path.write_bytes(data)
            with suppress(IntakeError), archives.opened(path) as archive:
                found = {name: archive.read(name) for name in archive.paths}
                assert b"words" in found.values() or b"{}" in found.values()
