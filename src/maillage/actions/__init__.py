"""One user's verb a file: check, lock, compute, save. The command line, and later every page, calls these."""
