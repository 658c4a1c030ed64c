"""The check of the open article and its findings."""
