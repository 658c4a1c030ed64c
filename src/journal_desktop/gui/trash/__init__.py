"""The trash in a window of its own."""
