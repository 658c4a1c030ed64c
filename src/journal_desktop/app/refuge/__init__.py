"""Words that can't be saved just now, kept as text until the library has them."""
