"""Plans on disk: one folder a plan, the same plan always the same bytes."""
