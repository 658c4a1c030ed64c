"""Reading texts that were written elsewhere into articles, with nothing dropped silently."""
