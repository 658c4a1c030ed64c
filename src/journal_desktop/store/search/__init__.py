"""The full-text search of a library: an index that can be thrown away, and what is found in it."""
