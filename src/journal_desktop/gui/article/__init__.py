"""The open article as cards and fields."""
