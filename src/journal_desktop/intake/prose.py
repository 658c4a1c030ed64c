"""Paragraphs into the Markdown that an article keeps: citations, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_desktop.intake import marks, paragraphs, pictures
from journal_desktop.intake.definitions import folded
from journal_desktop.intake.headings import words
from journal_desktop.intake.marks import Scheme
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Paragraph
from journal_desktop.intake.spans import replaced

_FOOTNOTE = re.compile(r"(?P<gap>[^\S\n]{0,3})\[\^(?P<label>[^\]\s]{1,60})\](?!:)")
_REFERENCE = re.compile(
    r"(?<![!\\\]])\[(?P<text>[^\[\]\n]{1,300})\](?:[ ]?\[(?P<label>[^\[\]\n]{0,200})\])?(?![(:\[])"
)
_STOPPED = re.compile(r"(?P<stop>[.,;:])\[\^(?P<label>[^\]\s]{1,60})\](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What all paragraphs of one text are read with.

    `notes` has what stands for each footnote, `links` the address of each link by label.
    """

    scheme: Scheme
    notes: Mapping[str, str]
    links: Mapping[str, str]
    is_markdown: bool
    level: int
    folder: Path | None


def written(body: Sequence[Paragraph], setting: Setting, notebook: Notebook) -> str:
    """The paragraphs as one Markdown text."""
    return "\n\n".join(_paragraph(each, setting, notebook) for each in body)


def _paragraph(paragraph: Paragraph, setting: Setting, notebook: Notebook) -> str:
    if paragraph.is_code:
        return paragraph.text
    if paragraph.level:
        depth = min(6, max(3, paragraph.level - setting.level + 2))
        return f"{'#' * depth} {words(paragraph.text)}"
    text = paragraph.text if setting.is_markdown else paragraphs.escaped(paragraph.text)
    source = text

    def doubt(offset: int, shown: str, what: str) -> None:
        line = paragraph.line + source.count("\n", 0, offset)
        if what == marks.BARE:
            notebook.read_bare(line, shown)
        else:
            notebook.kept(line, shown, what)

    if setting.is_markdown and "[" in text:
        text = _with_footnotes(text, setting, notebook, doubt)
        text = _with_links(text, setting, notebook)
        text = _with_pictures(text, paragraph.line, setting, notebook)
    return marks.cited(text, setting.scheme, doubt)


def _with_footnotes(text: str, setting: Setting, notebook: Notebook, doubt: marks.Doubt) -> str:
    def before_stop(match: re.Match[str]) -> str | None:
        is_source = setting.notes.get(match["label"], "").startswith("[@")
        return f"[^{match['label']}]{match['stop']}" if is_source else None

    def note(match: re.Match[str]) -> str | None:
        if match["label"] not in setting.notes:
            doubt(match.start(), match[0].strip(), "This footnote has no text; its mark stays.")
            return None
        notebook.use(f"^{match['label']}")
        return (
            f" {setting.notes[match['label']]}" if match.start() else setting.notes[match["label"]]
        )

    return replaced(replaced(text, _STOPPED, before_stop), _FOOTNOTE, note)


def _with_links(text: str, setting: Setting, notebook: Notebook) -> str:
    def link(match: re.Match[str]) -> str | None:
        label = folded(match["label"] or match["text"])
        if label not in setting.links:
            return None
        notebook.use(label)
        return f"[{match['text']}]({setting.links[label]})"

    return replaced(text, _REFERENCE, link) if setting.links else text


def _with_pictures(text: str, line: int, setting: Setting, notebook: Notebook) -> str:
    def picture(match: re.Match[str]) -> str | None:
        path = match["wrapped"] or match["path"]
        if path.startswith("asset:"):
            return None
        here = line + text.count("\n", 0, match.start())
        try:
            found, remark = pictures.taken(path, setting.folder)
        except pictures.Refused as reason:
            notebook.kept(here, match[0], f"This picture was not taken: {reason.message}.")
            return None
        notebook.add(found)
        if remark:
            notebook.kept(here, match[0], remark)
        caption = (match["caption"] or "").strip()[1:-1].replace('"', "'")
        titled = f' "{caption}"' if caption else ""
        return f"![{match['alt']}](asset:{found.sha256}{titled})"

    return replaced(text, pictures.PATTERN, picture) if "![" in text else text
