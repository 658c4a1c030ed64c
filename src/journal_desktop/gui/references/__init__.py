"""References coming in and going out."""
