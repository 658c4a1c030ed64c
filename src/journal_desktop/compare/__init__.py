"""What two states of an article have in common: words, parts, and where sentences come from."""
