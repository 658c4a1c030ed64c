"""The versions of the open article, and what differs."""
