"""Backups of a library: proven copies, where they lie, and how one becomes the library again."""
