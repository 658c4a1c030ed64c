"""Whole libraries and published journals out as folders, and back in."""
