"""Wrong use of the command line, told in a sentence with its remedy."""

from __future__ import annotations

import re

import click

_NEEDED = {
    "library": "a library, such as “My journal.journal”",
    "files": "a file to take in, such as “article.md”",
    "out": "a place to write to, such as “site”",
    "slug": "the address of an article, as “journal-desktop list” gives it",
    "chosen": "a backup, as “journal-desktop backups” lists them",
    "bundle": "a bundle to verify, such as “site”",
}
_EXTRA = re.compile(r"unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)
_FILE = re.compile(
    r"(?P<kind>Directory)?.*?'(?P<name>.*)' "
    r"(?P<fault>does not exist|is a directory|is a file|is not readable)"
)
_FAULTS = {
    "does not exist": "There is no {} “{}”.",
    "is a directory": "“{1}” is a folder, and a file is needed.",
    "is a file": "“{1}” is a file, and a folder is needed.",
    "is not readable": "“{1}” can't be read.",
}


def told(error: click.UsageError, where: str) -> str:
    """What is wrong and what to do, in two lines; *where* is the command as it was typed."""
    help_ = f"Try “{where} --help”."
    match error:
        case click.NoSuchOption():
            near = " or ".join(error.possibilities or ())
            meant = f"Did you mean {near}? " if near else ""
            return f"There is no option “{error.option_name}” here.\n{meant}{help_}"
        case click.MissingParameter():
            return f"{_lacking(error, where)}\n{help_}"
        case click.BadOptionUsage():
            lacks = "takes no value" if "not take" in error.message else "needs a value behind it"
            return f"{error.option_name} {lacks}.\n{help_}"
        case click.BadParameter():
            return f"{_bad(error)}\n{help_}"
        case _:
            return f"{_plain(error)}\n{help_}"


def _lacking(error: click.MissingParameter, where: str) -> str:
    name = (error.param.name if error.param else "") or "more words"
    return f"“{where}” needs {_NEEDED.get(name, name)}."


def _bad(error: click.BadParameter) -> str:
    """A value that can't be used: a file that is not there, or none of the choices."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice) and error.param is not None:
        choices = " or ".join(map(str, kind.choices))
        return f"{'/'.join(error.param.opts)} can be {choices}."
    file = _FILE.search(error.message)
    what = "folder" if file and file["kind"] else "file"
    return _FAULTS[file["fault"]].format(what, file["name"]) if file else error.message


def _plain(error: click.UsageError) -> str:
    extra = _EXTRA.search(error.message)
    return f"There is nothing to do with “{extra['words']}” here." if extra else error.message
