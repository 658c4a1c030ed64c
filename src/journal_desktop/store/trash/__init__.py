"""The trash of a library, and the letting go of what nothing needs any more."""
