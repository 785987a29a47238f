"""Background work: arguments in, one action call out, progress out."""
