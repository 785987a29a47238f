"""The command line: one command an action. It prints; it decides nothing."""
