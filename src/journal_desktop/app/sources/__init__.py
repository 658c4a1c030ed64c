"""The sources of a library: found, listed, edited, merged, and where they are used."""
