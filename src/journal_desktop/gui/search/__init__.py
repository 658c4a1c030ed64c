"""The search through everything."""
