"""The live preview: the exported page itself, patched while one types."""
