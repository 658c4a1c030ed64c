"""The text form of an article: deterministic, readable, and parsed back to an equal value."""
