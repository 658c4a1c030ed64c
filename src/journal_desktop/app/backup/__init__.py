"""Backups as its users know them: when they are made, what each holds, what comes back from one."""
