"""BibTeX and BibLaTeX in parts: blocks, LaTeX, names, dates, kinds and fields."""
