"""What was deleted: looked at, brought back, or let go of for good."""
