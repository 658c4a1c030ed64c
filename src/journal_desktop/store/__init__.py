"""The library: one SQLite file that keeps every article, source, picture and version."""
