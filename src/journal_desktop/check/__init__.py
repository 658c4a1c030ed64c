"""Checks of an article: pure rules, each with a stable id, that return findings."""
