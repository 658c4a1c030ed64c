"""The file field as JabRef, Zotero and Mendeley write it."""

from __future__ import annotations

import re

_FILES = re.compile(r"(?<!\\);")
_PARTS = re.compile(r"(?<!\\):")
_ESCAPED = re.compile(r"\\([:;\\{}_%&#$])")
_MENDELEY = re.compile(r"\{?\$\\backslash\$\}?:")


def attachment(field: str) -> str:
    """The path of the first file of a file field, of a PDF if there is one."""
    files = [each for each in map(_path, _FILES.split(_MENDELEY.sub(":", field))) if each]
    pdfs = [path for path in files if path.lower().endswith(".pdf")]
    return (pdfs or files or [""])[0]


def file_field(path: str) -> str:
    """A path as the file field of JabRef and BibLaTeX."""
    escaped = re.sub(r"([\\:;])", r"\\\1", path)
    end = path.rpartition(".")[2]
    return f":{escaped}:{end.upper() if end.isalnum() and end != path else ''}"


def _path(file: str) -> str:
    """The path in "description:path:type", or in a path alone."""
    parts = _PARTS.split(file)
    is_alone = len(parts) < 3 or (len(parts) == 2 and len(parts[0].strip()) == 1)
    path = file if is_alone else ":".join(parts[1:-1])
    return _ESCAPED.sub(r"\1", path).strip()
