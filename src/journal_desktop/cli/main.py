"""The one entry: a command when the first word names one, else the window with that library."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from journal_desktop import __version__
from journal_desktop.cli.usage import told
from journal_desktop.core.errors import JournalError, LibraryMissing, NotALibrary, NotFound

OpenWindow = Callable[[Path | None], int]
"""Opens the window with a library, or the last one, and gives its exit code."""

NO, WRONG_USE = 1, 2
_WRONG_USE = (LibraryMissing, NotALibrary, NotFound)
COMMANDS = {
    "new": "libraries:new",
    "list": "libraries:list_",
    "import": "importing:import_",
    "export": "exporting:export",
    "export-library": "treeing:export_library",
    "check": "checking:check",
    "cite": "citing:cite",
    "search": "searching:search",
    "verify": "verifying:verify",
    "sources": "sourcing:sources",
    "audit": "sourcing:audit",
    "backup": "backups:backup",
    "backups": "backups:backups",
    "restore": "backups:restore",
    "history": "history:history",
    "trash": "trash:trash",
    "doctor": "doctor:doctor",
}
"""Where each command is; a command loads only what it needs."""


class CommandOrLibrary(click.Group):
    """Commands by name; any other first word is a library to open in the window."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word, or the window; a mistyped command is told apart."""
        first = args[0]
        if first in COMMANDS or first.startswith("-"):
            return super().resolve_command(ctx, args)
        near = difflib.get_close_matches(first, COMMANDS, 1, 0.7)
        is_word = Path(first).name == first and not Path(first).suffix
        if is_word and (near or len(args) > 1) and not Path(first).exists():
            meant = f" Did you mean “{near[0]}”?" if near else ""
            raise click.UsageError(f"There is no command “{first}”.{meant}", ctx)
        if not Path(first).exists() and Path(first).suffix != ".journal":
            what = "library" if Path(first).name != first else "command and no library"
            name = f"{Path(first).stem or 'My journal'}.journal"
            raise click.UsageError(
                f"There is no {what} “{first}”. A new library needs a name like “{name}”.", ctx
            )
        return "open", open_, args

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in the order one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name; each loads only what it needs."""
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        return getattr(import_module(f"journal_desktop.cli.{module}"), name) if name else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before a command; a wrong one is told as those behind it are."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            _refuse(ctx, error)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - a command may return anything
        """Run the command; an expected failure becomes a sentence, a remedy and an exit code."""
        try:
            return super().invoke(ctx)
        except JournalError as error:
            click.echo(f"{error.message}\n{error.remedy}".rstrip(), err=True)
            ctx.exit(WRONG_USE if isinstance(error, _WRONG_USE) else NO)
        except click.UsageError as error:
            _refuse(ctx, error)


@click.group(
    cls=CommandOrLibrary,
    invoke_without_command=True,
    subcommand_metavar="[LIBRARY | COMMAND [ARGUMENTS]…]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="Journal Desktop")
@click.pass_context
def journal_desktop(ctx: click.Context) -> None:
    """Write evidence explainers offline, and publish them.

    Without a command, the window opens, with LIBRARY when one is given. A library whose name
    is that of a command is opened as ./NAME.

    Exit codes: 0 done; 1 the answer is no (blocked, damaged, not taken in); 2 wrong use.
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(_opener(ctx)(None))


@click.command()
@click.argument("library", type=click.Path(path_type=Path))
@click.pass_context
def open_(ctx: click.Context, library: Path) -> None:
    """Open LIBRARY in the window."""
    ctx.exit(_opener(ctx)(library))


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run what *arguments* ask for and give the exit code."""
    try:
        journal_desktop.main(list(arguments), prog_name="journal-desktop", obj=open_window)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def _refuse(ctx: click.Context, error: click.UsageError) -> NoReturn:
    typed = f"{ctx.command_path} {ctx.invoked_subcommand or ''}".rstrip()
    where = error.ctx.command_path if error.ctx else typed
    click.echo(told(error, where), err=True)
    ctx.exit(WRONG_USE)


def _opener(ctx: click.Context) -> OpenWindow:
    opener: OpenWindow = ctx.obj
    return opener
