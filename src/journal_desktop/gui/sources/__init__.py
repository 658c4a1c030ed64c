"""The panel of sources and the forms of a source."""
