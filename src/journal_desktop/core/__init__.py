"""Values and rules of an evidence journal; the standard library is all it needs."""
