"""Commands on references that come in or go out, and on the library of sources as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from journal_desktop.app import auditing, merging, receiving, reference_text, taking, twins
from journal_desktop.app.auditing import Turn
from journal_desktop.app.completing import LABELS
from journal_desktop.app.library_edits import LibraryEdit
from journal_desktop.app.ports import Progress
from journal_desktop.app.receiving import Part, Received
from journal_desktop.app.taking import Twin
from journal_desktop.app.twins import Group
from journal_desktop.core import merging as records
from journal_desktop.core.errors import WriteFailed
from journal_desktop.core.ids import SourceId
from journal_desktop.core.merging import Side
from journal_desktop.core.source import Source
from journal_desktop.gui.comparison import Comparison, Difference
from journal_desktop.gui.desk import Desk
from journal_desktop.gui.job import Job
from journal_desktop.gui.source_questions import (
    FORMATS,
    GroupAnswer,
    ReferencesWish,
    Stock,
    TwinAnswer,
)
from journal_desktop.gui.source_warning import status_words
from journal_desktop.gui.words import counted
