"""The command line: the use-cases of the window without one."""
