"""Qt's Python bindings, imported without what no running program waits for.

In every process PySide6 compiles the source of its support package, `shibokensupport`, and runs
parts of it that write type stubs, explain wrong calls and make signatures: a third of what it
takes to show an empty window. Here those parts are compiled and run when something of them is
first wanted. None is left out or changed, and where PySide6 does it otherwise nothing happens.
"""

from __future__ import annotations

import builtins
import sys
from functools import partial
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import Any

_IDLE = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
        "mapping",
        "parser",
    )
)
_READ_BY_C = ("update_mapping",)
"""What C looks for in the dictionary of a module, without asking the module for it."""
_STUB = f"__import__({__name__!r}, fromlist=['postpone']).postpone(__name__, %r)"
_compile: Any = builtins.compile
_sources: dict[str, Any] = {}
_waking = RLock()


def load() -> None:
    """Import `PySide6.QtCore` once, and leave Python's own way to import as it was.

    PySide6 would read the source of every module that is imported after it, for its switch
    `__feature__`, which nothing here uses.
    """
    if "PySide6.QtCore" in sys.modules:
        return
    imported = builtins.__import__
    builtins.compile = _compile_or_keep
    try:
        import_module("PySide6.QtCore")
    finally:
        builtins.compile = _compile
        builtins.__import__ = imported


def postpone(module: str, file: str) -> None:
    """Let that module of the support package run when something of it is wanted."""
    idle = sys.modules[module]
    vars(idle)["__idle__"] = file
    for name in _READ_BY_C:
        vars(idle)[name] = partial(_call, idle, name)
    idle.__class__ = _Idle


class _Idle(ModuleType):
    """A module of the support package that has not run yet."""

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - as of any module
        if not name.startswith("__"):
            _wake(self)
        return ModuleType.__getattribute__(self, name)  # by now it may be no idle one


def _call(module: ModuleType, name: str, *given: Any) -> Any:  # noqa: ANN401 - as the function
    _wake(module)
    return vars(module)[name](*given)


def _wake(module: ModuleType) -> None:
    known = vars(module)
    file = known["__idle__"]
    with _waking:
        source = _sources.pop(file, None)
        if source is None:  # it has run, or is running: this is a part of it that asks
            return
        for name in _READ_BY_C:
            known.pop(name, None)
        exec(_compile(source, file, "exec"), known)  # noqa: S102 - what PySide6 itself would run
        module.__class__ = ModuleType


def _compile_or_keep(source: Any, file: Any, *how: Any, **options: Any) -> Any:  # noqa: ANN401 - as `compile`
    if file in _IDLE:
        _sources[file] = source
        return _compile(_STUB % file, file, "exec")
    return _compile(source, file, *how, **options)
