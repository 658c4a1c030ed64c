"""The window: a skin over the session; Qt lives here and nowhere else."""
