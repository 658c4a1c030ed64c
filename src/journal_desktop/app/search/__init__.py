"""Finding words in the whole library, and replacing them."""
