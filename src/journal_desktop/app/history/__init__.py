"""The versions of an article: when one is kept, what changed, and the way back."""
