"""Files and texts that are broken, hostile or merely strange, and what reads each kind."""

from __future__ import annotations

import io
import json
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from builders import article
from intake.test_archives import GOOD, HOSTILE, read_all
from journal_desktop.app import importing, sample
from journal_desktop.cite import csl_xml, reading
from journal_desktop.core import slugs
from journal_desktop.intake import files, pictures
from journal_desktop.manuscript import form
from journal_desktop.render.prose import prose
from journal_desktop.store.library import Library
from proofs.sizes import IS_LONG
from render.test_guard import PILES, piled

SIZES = (2_000, 20_000, 200_000) if IS_LONG else (2_000, 20_000)
Case = tuple[str, Callable[[Path], object]]
"""What it is, and how it is read, given a folder of its own."""

STRANGE = (
    "a\0b", "\ud800", "\u202egnp.exe", "e\u0301" * 90, "ß" * 300, "CON", "..", "...", "/", "\\",
    "🏳️‍🌈" * 80, "\ufeff", " ", "-", "%00", "a" * 5000, "İ", "ﬃ", "\u2028", "名前", "اسم",
)  # fmt: skip
SIGNS = (b"{", b"<", b"&", b'"', b"\\", b"\0", b"\xff", b"]]>")
BIBTEX = (
    "@article{liu2020, author = {Liu, Enli and Marin, David}, doi = {10.1056/NEJMoa1910607},\n"
    " title = {Use of {CAR}-Transduced Natural Killer Cells}, year = {2020}, volume = 382}\n"
)
RIS = "TY  - JOUR\nAU  - Liu, Enli\nPY  - 2020\nDO  - 10.1056/NEJMoa1910607\nER  - \n"
ENDNOTE = (
    '<?xml version="1.0" encoding="UTF-8"?><xml><records><record><ref-type name="Journal Article">'
    "17</ref-type><titles><title>Use of CAR-Transduced Natural Killer Cells</title></titles>"
    "</record></records></xml>"
)
PUBMED = (
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>32023374</PMID><Article>"
    "<ArticleTitle>Use of CAR-Transduced Natural Killer Cells</ArticleTitle></Article>"
    "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
)
CSL = json.dumps([{"id": "liu2020", "type": "article-journal", "DOI": "10.1056/NEJMoa1910607"}])
STYLE = '<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>A</title></info></style>'
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def cases(chance: random.Random, wanted: int) -> Iterator[Case]:
    """*wanted* cases, as many of each kind as there are; all the fixed ones first of each."""
    kinds = [
        kind(random.Random(chance.getrandbits(64)))
        for kind in (blow_ups, references, styles, zips, images, names, encodings, forms)
    ]
    for number in range(wanted):
        yield next(kinds[number % len(kinds)])


def blow_ups(chance: random.Random) -> Iterator[Case]:
    """Piles of signs that take a careless reader hours."""
    while True:
        for name in chance.sample(sorted(PILES), len(PILES)):
            text = piled(PILES[name], chance.choice(SIZES))
            if chance.random() < 0.5:
                yield f"blow-up on a page: {name}", lambda _, text=text: prose(text, "p", "en")
            else:
                yield f"blow-up taken in: {name}", lambda _, text=text: files.read_text(text)


def references(chance: random.Random) -> Iterator[Case]:
    """Files of references: XML that attacks, braces that never close, deep JSON, mutations."""
    fixed = {
        "XML that laughs": LAUGHS + PUBMED.replace("CAR", "&i;"),
        "XML that reads a file": OUTSIDE + ENDNOTE.replace("CAR", "&x;"),
        "deep XML": "<PubmedArticleSet>" + "<a>" * 100_000,
        "deep XML of EndNote": "<xml><records><record>" + "<style>" * 50_000,
        "deep JSON": "[" * 100_000,
        "deep CSL": '[{"id":' * 20_000,
        "a huge number": '[{"id": 1, "volume": ' + "9" * 10_000 + "}]",
        "open braces": "@article{a, title = " + "{" * 100_000,
        "open quotes": '@article{a, title = "' + "a" * 100_000,
        "many fields": "@article{a," + "x = {y},\n" * 10_000 + "}",
        "strings of strings": "".join(
            f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60)
        ) + "@article{a, title = s59}",
        "RIS without an end": "TY  - JOUR\n" + "AU  - A\n" * 20_000,
        "accents": "@article{a, title = {" + r"\'{" * 20_000 + "}}",
        "names": "@article{a, author = {" + " and ".join(["A, B"] * 10_000) + "}}",
    }  # fmt: skip
    for name, text in fixed.items():
        yield f"references: {name}", lambda _, text=text: reading.read(text.encode())
    while True:
        known = chance.choice((BIBTEX, RIS, ENDNOTE, PUBMED, CSL))
        data = mutated(known.encode() * chance.randint(1, 30), chance)
        yield "references: mutated", lambda _, data=data: reading.read(data)


def styles(chance: random.Random) -> Iterator[Case]:
    """Citation styles."""
    fixed = (LAUGHS + STYLE, OUTSIDE + STYLE, "<style>" * 200_000, "<a " + "b='c' " * 100_000, "")
    for text in fixed:
        yield "style", lambda _, text=text: csl_xml.as_json(csl_xml.root(text.encode()))
    while True:
        data = mutated(STYLE.encode() * chance.randint(1, 3), chance)
        yield "style: mutated", lambda _, data=data: csl_xml.as_json(csl_xml.root(data))


def zips(chance: random.Random) -> Iterator[Case]:
    """Archives that climb out of their folder, burst or lie."""

    def case(name: str, data: bytes) -> Case:
        def read(folder: Path) -> None:
            path = folder / "export.zip"
            path.write_bytes(data)
            read_all(path)

        return f"zip: {name}", read

    for name in chance.sample(sorted(HOSTILE), len(HOSTILE)):
        yield case(name, HOSTILE[name])
    while True:
        yield case("mutated", mutated(GOOD, chance))


def images(chance: random.Random) -> Iterator[Case]:
    """Pictures: ends too early, sizes that burst, frames without number, mutations."""

    def case(name: str, data: bytes) -> Case:
        def read(folder: Path) -> object:
            (folder / "picture.png").write_bytes(data)
            return pictures.taken("picture.png", folder)

        return f"image: {name}", read

    yield case("40,000 × 40,000", png(40_000, 40_000))
    yield case("0 × 0", png(0, 0))
    yield case("2 billion wide", png(2**31 - 1, 1))
    yield case("nothing", b"")
    yield case("a header only", b"\x89PNG\r\n\x1a\n")
    yield case("SVG", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    yield case("text chunks", png(8, 8, (b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000)))))
    yield case("a colour profile", png(8, 8, (b"iCCP", b"a\0\0" + zlib.compress(bytes(9_000_000)))))
    while True:
        shape = Image.new("RGB", (chance.randint(1, 300), chance.randint(1, 300)), "teal")
        stream = io.BytesIO()
        shape.save(stream, chance.choice(("PNG", "JPEG", "WEBP", "GIF")))
        yield case("mutated", mutated(stream.getvalue(), chance))


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of one colour, as small as its size allows."""
    head = struct.pack(">2L5B", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(min((width + 15) // 8 * height, 10_000_000)), 9)
    every = ((b"IHDR", head), *chunks, (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in every
    )


def names(chance: random.Random) -> Iterator[Case]:
    """Titles and headings that become addresses and names of files."""

    def through_a_library(title: str) -> Callable[[Path], object]:
        def read(folder: Path) -> None:
            with Library.create(folder / "a.journal", sample.blank_journal()) as library:
                made = article(title=title, slug=slugs.slug(title), category=title, lead=title)
                library.save(made)
                assert slugs.is_slug(slugs.slug(title)) or not slugs.slug(title)
                library.find(made.id)

        return read

    for title in STRANGE:
        yield "name", through_a_library(title)
    while True:
        title = "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 60)))
        yield "name: random", through_a_library(title)


def encodings(chance: random.Random) -> Iterator[Case]:
    """Bytes that are no text, or a text in another encoding than they seem."""
    german = "# Wer schläft, heilt\n\nÜber „Schlaf“ – und 日本語, русский, ελληνικά.\n" * 5

    def case(name: str, data: bytes) -> Case:
        def read(folder: Path) -> object:
            path = folder / "text.md"
            path.write_bytes(data)
            with Library.create(folder / "a.journal", sample.blank_journal()) as library:
                return importing.import_files(library, [path])[0]

        return f"encoding: {name}", read

    for name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "utf-7"):
        yield case(name, german.encode(name))
    for name in ("cp1252", "latin-1", "koi8-r", "shift_jis", "mac-roman", "iso2022_jp"):
        yield case(name, german.encode(name, "ignore"))
    yield case("UTF-8 twice", german.encode().decode("latin-1").encode())
    yield case("nulls", bytes(100_000))
    yield case("surrogates", german.encode() + b"\xed\xa0\x80")
    while True:
        text = chance.choice(
            (chance.randbytes(chance.randint(1, 5000)), mutated(german.encode(), chance))
        )
        yield case("random", text)


def forms(chance: random.Random) -> Iterator[Case]:
    """The program's own text form, mutated, with TOML that attacks."""
    whole = form.write(article())
    fixed = {
        "deep TOML": whole.replace("+++\n", "+++\nx = " + "[" * 20_000 + "\n", 1),
        "many keys": whole.replace("+++\n", "+++\n" + "a." * 20_000 + "b = 1\n", 1),
        "a huge number": whole.replace("+++\n", "+++\nedition = " + "9" * 5_000 + "\n", 1),
        "Markdown with deep TOML": "+++\nx = " + "[" * 20_000 + "\n+++\n# A title\n\nWords.\n",
        "Markdown with a huge number": "+++\nx = " + "9" * 5_000 + "\n+++\n# A title\n\nWords.\n",
        "a date that is none": whole.replace("2026-06-24", "2026-13-45"),
    }
    for name, text in fixed.items():
        yield f"own form: {name}", lambda _, text=text: files.read_text(text)
    while True:
        text = mutated(whole.encode(), chance).decode(errors="replace")
        yield "own form: mutated", lambda _, text=text: files.read_text(text)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """*data* with some of it changed, cut out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.randint(1, 40))
        match chance.randrange(5):
            case 0:
                changed[at:end] = chance.randbytes(end - at)
            case 1:
                del changed[at:end]
            case 2:
                changed[at:at] = changed[at:end] * chance.randint(1, 50)
            case 3:
                changed[at:at] = chance.choice(
                    (b"{", b"<", b"&", b'"', b"\\", b"\0", b"\xff", b"]]>")
                )
            case _:
                if chance.random() < 0.2:
                    del changed[at:]
    return bytes(changed)
