"""The windows for backups and for what was salvaged."""
