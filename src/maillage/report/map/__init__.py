"""The map of France: outlines of the départements, drawn territory by territory."""
