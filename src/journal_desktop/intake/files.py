"""The way in: a file or a pasted text, told apart by what it holds."""

from __future__ import annotations

import stat
import unicodedata
from pathlib import Path

from journal_desktop.core import text as cleaning
from journal_desktop.core.errors import IntakeError
from journal_desktop.intake import assembly, dialects, encodings, markdown, plain
from journal_desktop.intake.dialects import Dialect
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.values import Taken
from journal_desktop.manuscript import form

MAX_BYTES = 10_000_000
_OF_PICTURES = frozenset(
    (".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp")
)


def read_file(path: Path, *, language: str = "en-GB") -> Taken:
    """The article that the file at *path* holds.

    Raises IntakeError when it can't be read, is not text, is too large, or is called a picture.
    """
    notebook = Notebook()
    data = _bytes(path)
    if path.suffix.casefold() in _OF_PICTURES:
        raise _picture(path)
    return _read(encodings.decode(data, notebook), language, path.parent, notebook)


def read_text(text: str, *, language: str = "en-GB", folder: Path | None = None) -> Taken:
    """The article that *text* holds; *folder* is where its pictures are looked for.

    Raises IntakeError when it holds nothing, a web page, or too much.
    """
    return _read(text, language, folder, Notebook())


def _read(text: str, language: str, folder: Path | None, notebook: Notebook) -> Taken:
    if len(text) > MAX_BYTES:
        raise _too_large(len(text))
    lines = _clean_lines(text, notebook)
    if not any(line.strip() for line in lines):
        raise IntakeError("There is no text here to take in.", "Choose a file that has text in it.")
    match dialects.told(lines):
        case Dialect.FORM:
            taken = form.read("\n".join(lines).rstrip("\n") + "\n")
            return Taken(taken, remarks=notebook.remarks)
        case Dialect.HTML:
            raise IntakeError(
                "This is a web page (HTML); only text and Markdown can be taken in.",
                "Open it in a browser, copy the article and paste it, or save it as text.",
            )
        case Dialect.MARKDOWN:
            outline = markdown.read(lines, notebook)
        case Dialect.PLAIN:
            outline = plain.read(lines, notebook)
    return assembly.assembled(outline, notebook, language=language, folder=folder)


def _clean_lines(text: str, notebook: Notebook) -> list[str]:
    """The lines of *text*, in NFC and without characters that nobody could see."""
    lines = text.removeprefix("\ufeff").splitlines()
    clean = [unicodedata.normalize("NFC", cleaning.harmless(line)) for line in lines]
    lost = sum(len(line) for line in lines) - sum(len(cleaning.harmless(line)) for line in lines)
    if lost:
        notebook.kept(1, "", f"{lost} invisible control characters were left out.")
    return clean


def _bytes(path: Path) -> bytes:
    try:
        known = path.stat()
        if stat.S_ISDIR(known.st_mode):
            raise IntakeError(f"“{path.name}” is a folder.", "Choose the files inside it.")
        if not stat.S_ISREG(known.st_mode):
            raise IntakeError(f"“{path.name}” is not an ordinary file.", "Choose a text file.")
        if known.st_size > MAX_BYTES:
            raise _too_large(known.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise IntakeError(
            f"“{path.name}” is not there any more.", "It may have been moved; choose it again."
        ) from None
    except PermissionError:
        raise IntakeError(
            f"“{path.name}” may not be read.", "Ask its owner, or copy it to a folder of your own."
        ) from None
    except (OSError, ValueError) as error:
        raise IntakeError(f"“{path.name}” can't be read ({error}).", "Try a copy of it.") from error
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))
    return data


def _picture(path: Path) -> IntakeError:
    return IntakeError(
        f"“{path.name}” is named as a picture, so it is not taken for an article.",
        "A picture comes in with the text that shows it; a text needs a name such as “text.md”.",
    )


def _too_large(size: int) -> IntakeError:
    return IntakeError(
        f"This text is too large for an article ({size / 1_000_000:.0f} MB).",
        f"At most {MAX_BYTES // 1_000_000} MB can be taken in; split it, or choose another file.",
    )
