"""The log: who did what, when, with which facts; each entry is chained to the one before."""
