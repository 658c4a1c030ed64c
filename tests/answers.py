"""A human for tests: says what was prepared, and notes what was asked."""

from __future__ import annotations

from typing import Any


class Answers:
    """Answers `Ask` questions from a table; an unprepared question gets no for an answer.

    A prepared answer may be a function of the question's arguments.
    """

    def __init__(self) -> None:
        self.prepared: dict[str, Any] = {}
        self.asked: list[tuple[str, tuple[Any, ...]]] = []

    def _answer(self, question: str, *arguments: Any) -> Any:
        self.asked.append((question, arguments))
        answer = self.prepared.get(question)
        return answer(*arguments) if callable(answer) else answer

    def confirm(self, question, explanation, yes, no="Cancel"):
        return bool(self._answer("confirm", question, explanation, yes))

    def template(self):
        return self._answer("template")

    def files_to_import(self, folder):
        return self._answer("files_to_import", folder) or ()

    def again(self, titles):
        return self._answer("again", titles)

    def library_to_open(self, folder):
        return self._answer("library_to_open", folder)

    def library_to_create(self, folder):
        return self._answer("library_to_create", folder)

    def library_copy(self, suggestion):
        return self._answer("library_copy", suggestion)

    def copy_to(self, suggestion):
        return self._answer("copy_to", suggestion)

    def source(self, source, *, is_new, about=None):
        del about  # what the form would show besides
        return self._answer("source", source, is_new)

    def references(self, words, files):
        return self._answer("references", words, files)

    def taken(self, received, words):
        return self._answer("taken", received, words)

    def group(self, groups, place):
        return self._answer("group", groups, place)

    def other_source(self, title, find):
        return self._answer("other_source", title, find)

    def place(self, title, places):
        return self._answer("place", title, places)

    def references_wish(self, stock):
        return self._answer("references_wish", stock)

    def references_file(self, suggestion):
        return self._answer("references_file", suggestion)

    def attachment(self, folder):
        return self._answer("attachment", folder)

    def retraction_list(self, folder):
        return self._answer("retraction_list", folder)

    def citation(self, sources, cited):
        return self._answer("citation", sources, cited)

    def details(self, article, taken):
        return self._answer("details", article, taken)

    def journal(self, journal, shelf):
        return self._answer("journal", journal, shelf)

    def export(self, article, drafts, folder):
        return self._answer("export", article, drafts, folder)

    def link(self, words):
        return self._answer("link", words)

    def companion(self, titles):
        return self._answer("companion", titles)

    def differences(self, comparison):
        return self._answer("differences", comparison)

    def lookup_consent(self, email):
        return self._answer("lookup_consent", email)

    def show_lookups(self, view):
        self._answer("show_lookups", view)

    def show_backups(self, view):
        self._answer("show_backups", view)

    def backup_place(self, folder):
        return self._answer("backup_place", folder)

    def backup_as_library(self, suggestion):
        return self._answer("backup_as_library", suggestion)

    def library_export(self, folder, name):
        return self._answer("library_export", folder, name)

    def folder_to_import(self, folder):
        return self._answer("folder_to_import", folder)

    def show_replacing(self, view):
        self._answer("show_replacing", view)

    def show_trash(self, view):
        self._answer("show_trash", view)

    def picture_file(self, suggestion):
        return self._answer("picture_file", suggestion)

    def version_name(self, of="", name=""):
        return self._answer("version_name", of, name)

    def show_salvage(self, report):
        return self._answer("show_salvage", report) or ""

    def show_report(self, title, lines):
        self._answer("show_report", title, lines)

    def show_shortcuts(self):
        self._answer("show_shortcuts")

    def show_about(self):
        self._answer("show_about")
