"""What the actions do, one class per group of the table."""
