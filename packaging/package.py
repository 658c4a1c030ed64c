"""Build the folder that runs without Python, then start what was built and use it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
FOLDER = BUILD / "dist" / "journal-desktop"
PROGRAM = FOLDER / ("journal-desktop.exe" if os.name == "nt" else "journal-desktop")
SECONDS_TO_LIVE = 5
SIGNS_OF_A_BUG = ("Traceback", "ImportError", "ModuleNotFoundError", "Fatal", "Segmentation")


def main() -> None:
    """Build, use the command line of the result, open its window, print sizes."""
    build()
    with tempfile.TemporaryDirectory() as place:
        use_command_line(Path(place))
        open_window(Path(place))
    print_sizes()


def build() -> None:
    """Run PyInstaller on the recipe beside this file."""
    print("Building; this takes a minute or two.", flush=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(FOLDER.parent), "--workpath", str(BUILD / "pyinstaller")]
    recipe = ROOT / "packaging" / "journal-desktop.spec"
    if subprocess.run([*command, recipe], check=False).returncode != 0:
        sys.exit("The build failed; what PyInstaller said stands above.")


def use_command_line(place: Path) -> None:
    """Make a library with the sample, export it, verify what was exported."""
    library, bundle = place / "sample.journal", place / "bundle"
    steps: list[list[str | Path]] = [
        ["--version"],
        ["new", library],
        ["export", library, bundle],
        ["verify", bundle],
        ["cite", library, "--style", "apa"],
    ]
    for step in steps:
        done = subprocess.run(
            [PROGRAM, *step], env=bare_environment(), capture_output=True, text=True, check=False
        )
        print(f"{step[0]}: {' '.join(done.stdout.split())}")
        if done.returncode != 0 or done.stderr.strip():
            sys.exit(f"journal-desktop {step[0]} of the built program failed: {done.stderr}")


def open_window(place: Path) -> None:
    """Open the window without a display, see that it lives, and end it as a system does."""
    settings = {f"XDG_{name}_HOME": str(place / name) for name in ("CONFIG", "STATE", "CACHE")}
    with subprocess.Popen(
        [PROGRAM, place / "sample.journal"],
        env=bare_environment() | settings | {"QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    ) as window:
        try:
            window.wait(SECONDS_TO_LIVE)
            sys.exit(f"The window closed by itself: {window.communicate()[1]}")
        except subprocess.TimeoutExpired:
            parts = processes_of(window.pid)
            window.send_signal(signal.SIGTERM)
        said = window.communicate(timeout=30)[1]
    if any(sign in said for sign in SIGNS_OF_A_BUG):
        sys.exit(f"The window reported a bug: {said}")
    if window.returncode not in {0, -signal.SIGTERM}:
        sys.exit(f"The window ended with {window.returncode}: {said}")
    if "QtWebEngineProc" not in parts and sys.platform == "linux":
        sys.exit(f"The preview did not start: {said}")
    print(f"window: open for {SECONDS_TO_LIVE} s without a display, with its preview")


def processes_of(parent: int) -> set[str]:
    """The names of the processes that *parent* started, on Linux."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    children = listed.read_text().split() if listed.is_file() else []
    return {Path(f"/proc/{each}/comm").read_text().strip() for each in children}


def bare_environment() -> dict[str, str]:
    """The environment without anything that could lend the program this checkout's Python."""
    kept = {"HOME", "LANG", "TMPDIR", "XDG_RUNTIME_DIR", "SYSTEMROOT", "TEMP", "USERPROFILE"}
    return {name: value for name, value in os.environ.items() if name in kept} | {
        "PATH": os.defpath
    }


def print_sizes() -> None:
    """The size of the folder, and of its largest parts."""
    sizes: Counter[str] = Counter()
    for path in FOLDER.rglob("*"):
        if path.is_file() and not path.is_symlink():
            part = path.relative_to(FOLDER).parts
            sizes["/".join(part[: 4 if "Qt" in part else 2])] += path.stat().st_size
    print(f"{FOLDER.relative_to(ROOT)}: {sum(sizes.values()) / 1e6:.0f} MB")
    for name, size in sizes.most_common(8):
        print(f"{size / 1e6:8.1f} MB  {name}")


if __name__ == "__main__":
    if shutil.which("objdump") is None and sys.platform == "linux":
        subprocess.run(["sh", ROOT / "packaging" / "system-libraries.sh", "binutils"], check=False)
    main()
