"""The versions of articles: kept small, proven by their hashes, only ever added."""
