"""What stands in the menus and the toolbar, from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from journal_desktop.gui.actions import ACTIONS, MENUS, Action
from journal_desktop.gui.bars import Bars
from journal_desktop.gui.icons import icon

_GROUPS_IN_TOOLBAR = ("article.undo", "writing.bold", "writing.cite")


def fill(window: QMainWindow, bars: Bars, run: Callable[[str], None]) -> dict[str, QAction]:
    """Put every action into *bars*; *run* is called with the id of the one that is asked for."""
    made = {action.id: _made(window, action, run) for action in ACTIONS}
    for name in MENUS:
        menu = bars.menus[name]
        for action in ACTIONS:
            if action.menu.rstrip("|") == name:
                if action.menu.endswith("|"):
                    menu.addSeparator()
                menu.addAction(made[action.id])
    schemes = QActionGroup(window)
    for each in ("view.light", "view.dark", "view.system"):
        schemes.addAction(made[each])
    _fill_tools(bars.tools, made)
    return made


def _made(window: QMainWindow, action: Action, run: Callable[[str], None]) -> QAction:
    made = QAction(action.words, window)
    made.setEnabled(False)
    made.setObjectName(action.id)
    made.setCheckable(action.checkable)
    if action.icon:
        made.setIcon(icon(action.icon))
    if action.shortcut:
        made.setShortcut(QKeySequence(action.shortcut))
    words = action.hint or action.words.replace("&", "").rstrip("…")
    shown = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{words}  {shown}".strip())
    made.triggered.connect(partial(_run, run, action.id))
    return made


def _run(run: Callable[[str], None], action: str, checked: object = None) -> None:
    del checked  # the command asks the action itself
    run(action)


def _fill_tools(bar: QToolBar, made: dict[str, QAction]) -> None:
    bar.clear()
    bar.setIconSize(QSize(18, 18))
    for action in ACTIONS:
        if action.toolbar:
            if action.id in _GROUPS_IN_TOOLBAR:
                bar.addSeparator()
            bar.addAction(made[action.id])
    for each, words in (
        ("article.new", "New"),
        ("writing.cite", "Cite"),
        ("writing.companion", "Companion"),
    ):
        made[each].setIconText(words)
        tool = bar.widgetForAction(made[each])
        if isinstance(tool, QToolButton):
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    filler = QWidget()
    filler.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(filler)
    bar.addWidget(_tool(made["article.check"], "Check"))
    export = _tool(made["article.export"], "Export…")
    export.setObjectName("primary")
    export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    bar.addWidget(export)


def _tool(action: QAction, words: str) -> QToolButton:
    """A button at the right of the toolbar, which can be used when its action can."""
    tool = QToolButton()
    tool.setText(words)
    tool.setIcon(action.icon())
    tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    tool.setToolTip(action.toolTip())
    tool.setEnabled(action.isEnabled())
    tool.clicked.connect(action.trigger)
    action.enabledChanged.connect(tool.setEnabled)
    return tool
