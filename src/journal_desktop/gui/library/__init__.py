"""The library on the left, its journal, and what leaves it."""
