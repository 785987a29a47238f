"""The organisation that a plan makes, as each of those who sign in may see it."""
