"""A disk that loses power: what may be on it, worked out from what a process really wrote.

Requests to the system, as strace saw them, are replayed up to some moment. What was brought to
the disk before is there; of what was written since, anything may be: all, nothing, that of one
file, any part, and pages cut at sectors of 512 bytes. Names behave as in the journals of ext4,
APFS and NTFS: changes of them reach the disk in their order, at the latest with the next
request that brings anything to the disk.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
MODES = ("all", "none", "one file", "any", "torn")
TRACED = (
    *("openat", "close", "pwrite64", "write", "ftruncate", "fsync", "fdatasync"),
    *("?unlink", "?unlinkat", "?rename", "?renameat", "?link", "?linkat"),
)
_RENAMING = {
    "unlink": "unlink",
    "unlinkat": "unlink",
    "rename": "rename",
    "renameat": "rename",
    "link": "link",
    "linkat": "link",
}
_TOLD, _FOLDER = -1, -2

_LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+)(?:<.*>)?(?: .*)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True)
class Request:
    """Something that was asked of the system: a write, a sync, or a change of names."""

    kind: str
    file: int = 0
    at: int = 0
    data: bytes = b""
    names: tuple[str, ...] = ()


@dataclass
class Moment:
    """The disk at one moment: what is on it, what is not yet, and what was acknowledged."""

    names: dict[str, int]
    files: dict[int, bytes]
    renamed: list[Request] = field(default_factory=list)
    written: dict[int, list[Request]] = field(default_factory=dict)
    told: list[int] = field(default_factory=list)
    epoch: int = 0


def requests(log: str, folder: Path, told: Path, start: Path) -> list[Request]:
    """What a traced process asked about the files in *folder*; saves it *told* of among it.

    *start* holds the files that there were before.
    """
    found: list[Request] = []
    files = {path.name: number for number, path in enumerate(sorted(start.iterdir()))}
    handles: dict[int, int] = {}
    for match in filter(None, map(_LINE.fullmatch, log.splitlines())):
        call, given, result = match[1], match[2], int(match[3])
        texts = [bytes.fromhex(each[0].replace("\\x", "")) for each in _TEXT.findall(given)]
        assert not any(each[1] for each in _TEXT.findall(given)), "strace cut something off"
        number = re.match(r"\d+", given)
        handle = int(number[0]) if number else -1
        if result < 0:
            continue
        if call == "openat":
            path = Path(texts[0].decode())
            is_made = path.parent == folder and path.name not in files and "O_CREAT" in given
            if is_made:
                files[path.name] = 1000 + len(found)
                found.append(Request("create", files[path.name], names=(path.name,)))
            known = {told: _TOLD, folder: _FOLDER}
            if path in known or path.parent == folder:
                handles[result] = known[path] if path in known else files[path.name]
        elif call == "close":
            handles.pop(handle, None)
        elif call in _RENAMING:
            names = tuple(Path(each.decode()).name for each in texts)
            found.append(Request(_RENAMING[call], names=names))
            _apply_name(files, found[-1])
        elif handle in handles:
            found += _of_file(call, handles[handle], texts, given, result)
    return found


def _of_file(
    call: str, file: int, texts: list[bytes], given: str, result: int
) -> Iterator[Request]:
    if call == "write" and file == _TOLD:
        yield Request("told", at=int(texts[0]))
    elif call == "pwrite64":
        yield Request("write", file, int(given.rpartition(",")[2]), texts[0][:result])
    elif call == "ftruncate":
        yield Request("truncate", file, int(given.rpartition(",")[2]))
    elif call in {"fsync", "fdatasync"}:
        yield Request("sync", file)
    else:
        raise AssertionError(f"nobody knows how to replay {call}")


def moments(folder: Path, asked: list[Request]) -> list[Moment]:
    """The disk after each request, from what was in *folder* before the first."""
    paths = sorted(folder.iterdir())
    now = Moment(
        {path.name: number for number, path in enumerate(paths)},
        {number: path.read_bytes() for number, path in enumerate(paths)},
    )
    found = [deepcopy(now)]
    for request in asked:
        if request.kind == "told":
            now.told.append(request.at)
        elif request.kind == "sync":
            for each in now.renamed:
                _apply_name(now.names, each)
            content = bytearray(now.files.get(request.file, b""))
            for each in now.written.pop(request.file, []):
                _apply(content, each)
            now.files[request.file] = bytes(content)
            now.renamed = []
            now.epoch += 1
        elif request.kind in {"write", "truncate"}:
            now.written.setdefault(request.file, []).append(request)
        else:
            now.renamed.append(request)
        found.append(
            Moment(
                dict(now.names),
                dict(now.files),
                list(now.renamed),
                {file: list(each) for file, each in now.written.items()},
                list(now.told),
                now.epoch,
            )
        )
    return found


def image(moment: Moment, mode: str, chance: random.Random) -> tuple[dict[str, bytes], tuple]:
    """What may be on the disk when power goes at that moment, and what tells it from others."""
    names, pending = dict(moment.names), sorted(moment.written)
    if mode == "one file" and pending:
        pending = [chance.choice(pending)]
    count = len(moment.renamed)
    reached = count if mode == "all" else 0 if mode == "none" else chance.randint(0, count)
    for each in moment.renamed[:reached]:
        _apply_name(names, each)
    files, chosen = dict(moment.files), []
    for file in pending if mode != "none" else ():
        content = bytearray(files.get(file, b""))
        for at, each in enumerate(moment.written[file]):
            if mode in {"any", "torn"} and chance.random() < 0.5:
                continue
            sectors = chance.getrandbits(16) if mode == "torn" and chance.random() < 0.3 else -1
            _apply(content, each, sectors)
            chosen.append((file, at, sectors))
        files[file] = bytes(content)
    content = {name: files.get(number, b"") for name, number in names.items()}
    return content, (moment.epoch, reached, tuple(chosen))


def _apply(content: bytearray, request: Request, sectors: int = -1) -> None:
    if request.kind == "truncate":
        del content[request.at :]
        content.extend(bytes(request.at - len(content)))
        return
    end = request.at + len(request.data)
    content.extend(bytes(max(0, end - len(content))))
    if sectors == -1:
        content[request.at : end] = request.data
        return
    for number, start in enumerate(range(0, len(request.data), SECTOR)):
        if sectors >> number & 1:
            piece = request.data[start : start + SECTOR]
            content[request.at + start : request.at + start + len(piece)] = piece


def _apply_name(names: dict[str, int], request: Request) -> None:
    if request.kind == "create":
        names[request.names[0]] = request.file
    elif request.kind == "link":
        names[request.names[1]] = names[request.names[0]]
    else:
        number = names.pop(request.names[0], None)
        if request.kind == "rename" and number is not None:
            names[request.names[1]] = number
