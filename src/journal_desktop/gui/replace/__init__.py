"""Find and replace, every place seen before."""
