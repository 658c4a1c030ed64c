"""Citation styles: chosen, kept, and what each prints."""
