"""An outline into an article: every passage in its place, and a word on what has none."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from journal_desktop.core import citations, edits, order, reading, slugs
from journal_desktop.core.article import Article, Question, Section
from journal_desktop.core.ids import ArticleId, BlockId, new_id
from journal_desktop.intake import marks, prose, shelf
from journal_desktop.intake.headings import role
from journal_desktop.intake.notebook import Notebook
from journal_desktop.intake.outline import Head, Outline, Paragraph
from journal_desktop.intake.parts import Parts, sorted_out
from journal_desktop.intake.prose import Setting
from journal_desktop.intake.shelf import Entry, Shelf
from journal_desktop.intake.values import Taken

_KEY = re.compile(f"@({citations.KEY})")
_TAG = re.compile(r"</?(?:i|em|b|strong|sub|sup|span|u|small|br)\s*/?>", re.IGNORECASE)


def assembled(outline: Outline, notebook: Notebook, *, language: str, folder: Path | None) -> Taken:
    """The article that an outline makes, with its sources, pictures and remarks."""
    parts = sorted_out(outline, notebook)
    notes = _footnotes(outline, parts)
    stock = shelf.shelved([*_linked(outline, parts), *parts.entries], notebook)
    setting = _setting(outline, parts, stock, notes, folder)
    head = _without_tags(outline.head, notebook)
    article = _article(head, parts, setting, notebook, language)
    article = _with_unused(article, setting, outline, notebook)
    article = edits.canonical(replace(article, sources=stock.cited))
    _report_marks(parts, stock, notebook)
    _report_keys(article, parts, notebook)
    return Taken(
        _with_minutes(article, outline.head, notebook),
        stock.sources,
        notebook.pictures,
        notebook.remarks,
        prose.written(parts.disclaimer, setting, notebook),
    )


def _footnotes(outline: Outline, parts: Parts) -> dict[str, Paragraph]:
    """The footnotes that are notes; those that are sources join the source list."""
    notes: dict[str, Paragraph] = {}
    for label, note in outline.footnotes.items():
        if shelf.looks_like_reference(note.text):
            parts.entries.append(Entry(note.line, f"^{label}", note.text))
        else:
            notes[label] = note
    return notes


def _linked(outline: Outline, parts: Parts) -> list[Entry]:
    """Link definitions with a number, which are how some people list their sources."""
    numbered = {entry.label for entry in parts.entries}
    return [
        Entry(each.line, label, each.text)
        for label, each in outline.links.items()
        if label.isdecimal() and label not in numbered
    ]


def _setting(
    outline: Outline,
    parts: Parts,
    stock: Shelf,
    notes: dict[str, Paragraph],
    folder: Path | None,
) -> Setting:
    stand_for = {label: f"({note.text})" for label, note in notes.items()}
    for label, key in stock.keys.items():
        if label.startswith("^"):
            stand_for[label[1:]] = f"[@{key}]"
    texts = [each.text for each in parts.bodies() if not each.is_code]
    links = {
        label: each.text.split()[0].strip("<>")
        for label, each in outline.links.items()
        if not label.isdecimal() and each.text
    }
    return Setting(
        marks.scheme(texts, stock.numbered),
        stand_for,
        links,
        outline.is_markdown,
        outline.level,
        folder,
    )


def _article(
    head: Head, parts: Parts, setting: Setting, notebook: Notebook, language: str
) -> Article:
    if not head.title:
        notebook.kept(1, "", "No title was found; please give the article one.")
    sections = tuple(
        Section(
            BlockId(new_id()),
            key,
            role(passage.heading),
            passage.heading,
            prose.written(body, setting, notebook),
        )
        for (passage, body), key in zip(
            parts.sections, order.spread(len(parts.sections)), strict=True
        )
    )
    questions = tuple(
        Question(BlockId(new_id()), key, pair.asked, prose.written(pair.answer, setting, notebook))
        for pair, key in zip(parts.pairs, order.spread(len(parts.pairs)), strict=True)
    )
    return Article(
        ArticleId(new_id()),
        slug=head.slug or slugs.slug(head.title),
        language=head.language or language,
        category=head.category,
        tags=head.tags,
        title=head.title,
        standfirst=head.standfirst,
        lead=prose.written(parts.lead, setting, notebook),
        sections=sections,
        questions=questions,
        takeaway=prose.written(parts.takeaway, setting, notebook),
        authors=head.authors,
        reviewers=head.reviewers,
        published=head.published,
        updated=head.updated,
        last_reviewed=head.last_reviewed,
        review_by=head.review_by,
    )


def _without_tags(head: Head, notebook: Notebook) -> Head:
    """Title and standfirst, which are plain text, without HTML for italics and the like."""
    bare = replace(head, title=_TAG.sub("", head.title), standfirst=_TAG.sub("", head.standfirst))
    if bare != head:
        words = f"{head.title} {head.standfirst}"
        notebook.kept(1, words, "Title and standfirst are plain text; their HTML tags are gone.")
    return bare


def _with_minutes(article: Article, head: Head, notebook: Notebook) -> Article:
    if head.minutes is None or head.minutes == reading.minutes(article):
        return article
    notebook.kept(
        head.minutes_line,
        f"{head.minutes} min",
        f"The text says {head.minutes} minutes and its words make {reading.minutes(article)}; "
        "the text's figure is kept.",
    )
    return replace(article, reading_minutes=head.minutes)


def _with_unused(
    article: Article, setting: Setting, outline: Outline, notebook: Notebook
) -> Article:
    """The article with the footnotes at its end that nothing in the text points to."""
    unused = [
        outline.footnotes[label]
        for label, stands_for in setting.notes.items()
        if not notebook.is_used(f"^{label}") and not stands_for.startswith("[@")
    ]
    for label in setting.links:
        if not notebook.is_used(label):
            link = outline.links[label]
            notebook.left_out(
                link.line, f"[{label}]: {link.text}", "Nothing uses this link; it is left out."
            )
    for note in unused:
        notebook.kept(note.line, note.text, "Nothing points to this footnote; it ends the prose.")
    texts = [note.text for note in unused if note.text]
    if not article.sections:
        return replace(article, lead="\n\n".join((article.lead, *texts)))
    last = article.sections[-1]
    body = "\n\n".join(filter(None, (last.body, *texts)))
    return replace(article, sections=(*article.sections[:-1], replace(last, body=body)))


def _report_marks(parts: Parts, stock: Shelf, notebook: Notebook) -> None:
    """Numbered marks in a text that has no numbered source."""
    if stock.numbered:
        return
    prose_only = (each for each in parts.bodies() if not each.is_code)
    if marked := next((each for each in prose_only if marks.has_marks(each.text)), None):
        notebook.kept(
            marked.line,
            marked.text,
            "Marks such as [1] stay as text: there is no numbered list of sources.",
        )


def _report_keys(article: Article, parts: Parts, notebook: Notebook) -> None:
    """Citations of keys that no source of the text has."""
    missing = citations.missing_keys(article)
    lines: dict[str, int] = {}
    for each in parts.bodies() if missing else ():
        for key in _KEY.findall(each.text):
            lines.setdefault(key, each.line)
    for key in missing:
        notebook.kept(
            lines.get(key, 1),
            f"@{key}",
            f"“{key}” is cited, and no source of the text has that key; the citation stays.",
        )
