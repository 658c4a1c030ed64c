"""Use-cases: the open article, undo, saving, taking in and publishing; no Qt and no SQL."""
