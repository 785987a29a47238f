"""Partners of a plan: find them, and look at one."""
