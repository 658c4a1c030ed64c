"""Damaged libraries: opened all the same, examined, and told of in words."""
