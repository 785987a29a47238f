"""Jobs: work that is asked for here and done by a worker."""
