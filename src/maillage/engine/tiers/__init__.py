"""Who is in which tier, and why."""
