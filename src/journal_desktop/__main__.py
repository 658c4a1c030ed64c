"""Start the window or run a command."""

from __future__ import annotations


def main() -> None:
    """Run what the command line asks for."""


if __name__ == "__main__":
    main()
