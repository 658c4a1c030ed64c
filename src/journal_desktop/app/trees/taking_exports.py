"""The way in for an export: a whole library or a published journal, as a folder or a zip."""

from __future__ import annotations

from pathlib import Path

from journal_desktop.app.ports import Progress, Unheard
from journal_desktop.app.sample import blank_journal
from journal_desktop.app.trees.arrived import Arrived
from journal_desktop.app.trees.bundle_import import read_bundle, take_bundle
from journal_desktop.app.trees.tree_import import take_tree
from journal_desktop.app.trees.tree_reading import listed, read_tree
from journal_desktop.intake import archives
from journal_desktop.publish import manifest as manifests
from journal_desktop.store.library import Library

is_export = archives.is_archive


def library_from(path: Path, export: Path, progress: Progress | None = None) -> Arrived:
    """Make a new library at *path* of an export; when that fails, nothing is left there.

    Raises what `take_export` does, and StoreError when the name is taken.
    """
    with Library.create(path, blank_journal()) as library:
        try:
            return take_export(library, export, progress)
        except BaseException:
            library.close()
            path.unlink(missing_ok=True)
            raise


def take_export(library: Library, path: Path, progress: Progress | None = None) -> Arrived:
    """Take the export at *path* into *library*; all of it is read and proven before.

    Raises IntakeError when it is none or not sound, StoreError, and Cancelled when *progress*
    says so; nothing is taken in then.
    """
    steps = progress or Unheard()
    if library.objection is not None:
        raise library.objection
    with archives.opened(path) as archive:
        export = listed(archive)
        if export.manifest.kind == manifests.LIBRARY:
            return take_tree(library, read_tree(export, steps), path.name, steps)
        return take_bundle(library, read_bundle(export, steps), path.name, steps)
