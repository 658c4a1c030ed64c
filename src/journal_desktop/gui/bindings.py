"""Qt's Python bindings, imported without what no running program waits for.

In every process PySide6 compiles the source of its support package, `shibokensupport`, and runs
parts of it that write type stubs, explain wrong calls and make signatures; for these it loads
modules of Python that nothing else needs yet. That is over a quarter of the time to show an empty
window. Here they are loaded when something of them is first wanted. None is left out, and where
PySide6 does it otherwise nothing happens.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

_IDLE = frozenset(
    f"shibokensupport/{name}.py"
    for name in (
        "feature",
        "signature/errorhandler",
        "signature/layout",
        "signature/lib/enum_sig",
        "signature/lib/pyi_generator",
        "signature/lib/tool",
        "signature/mapping",
        "signature/parser",
    )
)
_IDLE_IN_PYTHON = ("inspect", "ipaddress", "shutil", "tempfile", "traceback")
_READ_BY_C = ("update_mapping",)
"""What C looks for in the dictionary of a module, without asking the module for it."""
_HOOK = b"builtins.__import__ = builtins.__feature_import__"
"""How PySide6 comes before every import: to read the module's source, for its `__feature__`."""
_READ_BY_IMPORTS = frozenset(
    f"__{name}__" for name in ("class", "dict", "file", "loader", "name", "package", "path", "spec")
)
"""What of a module is wanted by those who only import it."""
_STUB = f"__import__({__name__!r}, fromlist=['postpone']).postpone(__name__, %r)"
_compile: Any = builtins.compile
_sources: dict[str, Any] = {}
_waking = RLock()


class _Idle(ModuleType):
    """A module that has not run yet, and runs when something of it is wanted."""

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - as of any module
        if name not in _READ_BY_IMPORTS:
            _wake(self)
        return ModuleType.__getattribute__(self, name)  # by now it may be no idle one


def load() -> None:
    """Import `PySide6.QtCore` once, and leave Python's own way to import as it was."""
    if "PySide6.QtCore" in sys.modules:
        return
    for name in _IDLE_IN_PYTHON:
        _postpone_python(name)
    imported = builtins.__import__
    builtins.compile = _compile_or_keep
    try:
        import_module("PySide6.QtCore")
    finally:
        builtins.compile = _compile
        builtins.__import__ = imported


def wake() -> None:
    """Run what is idle of Python itself, before other threads import it and wait for each other."""
    for name in _IDLE_IN_PYTHON:
        module = sys.modules.get(name)
        if isinstance(module, _Idle):
            _wake(module)


def postpone(module: str, file: str) -> None:
    """Let that module of the support package run when something of it is wanted."""
    idle = sys.modules[module]
    known = vars(idle)
    for name in _READ_BY_C:
        known[name] = partial(_call, idle, name)
    _let_idle(idle, partial(_run, file, known))


def _postpone_python(name: str) -> None:
    """The same for a module of Python that nobody has wanted yet."""
    spec = None if name in sys.modules else find_spec(name)
    if spec is not None and spec.loader is not None:
        idle = sys.modules[name] = module_from_spec(spec)
        _let_idle(idle, partial(spec.loader.exec_module, idle))


def _let_idle(module: ModuleType, run: Callable[[], object]) -> None:
    vars(module)["__idle__"] = run
    module.__class__ = _Idle


def _wake(module: ModuleType) -> None:
    with _waking:
        run = vars(module).pop("__idle__", None)
        if run is None:  # it has run, or is running: this is a part of it that asks
            return
        try:
            run()
        except BaseException:  # it is as if it had not been imported
            sys.modules.pop(module.__name__, None)
            raise
        finally:
            module.__class__ = ModuleType


def _run(file: str, known: dict[str, Any]) -> None:
    for name in _READ_BY_C:
        known.pop(name, None)
    exec(_compile(_sources.pop(file), file, "exec"), known)  # noqa: S102 - what PySide6 itself would run


def _call(module: ModuleType, name: str, *given: Any) -> Any:  # noqa: ANN401 - as the function
    _wake(module)
    return vars(module)[name](*given)


def _compile_or_keep(source: Any, file: Any, *how: Any, **options: Any) -> Any:  # noqa: ANN401 - as `compile`
    if file in _IDLE:
        _sources[file] = source
        return _compile(_STUB % file, file, "exec")
    if file == "shibokensupport/signature/loader.py" and isinstance(source, bytes):
        source = source.replace(_HOOK, b"pass")
    return _compile(source, file, *how, **options)
