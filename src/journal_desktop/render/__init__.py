"""One renderer: articles to pages, the same bytes for preview and export."""
