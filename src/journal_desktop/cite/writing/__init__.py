"""Writing references in the formats of other programs."""
