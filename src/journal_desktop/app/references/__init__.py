"""References on their way in and out, as text and as files."""
