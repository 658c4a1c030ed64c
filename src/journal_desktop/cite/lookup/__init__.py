"""Look-ups: what services of references are asked, how politely, and what their answers say."""
