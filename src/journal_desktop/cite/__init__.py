"""Reading, writing, formatting and looking up references."""
