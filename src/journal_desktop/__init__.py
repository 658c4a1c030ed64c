"""Journal Desktop: write, preview and publish evidence explainers offline."""

__version__ = "0.1.0"
