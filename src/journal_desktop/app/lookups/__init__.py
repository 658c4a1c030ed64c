"""Look-ups: asked only on request, reviewed, and taken when accepted."""
