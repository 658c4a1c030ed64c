"""Look-ups: consent, the network, the queue, and the review of answers."""
