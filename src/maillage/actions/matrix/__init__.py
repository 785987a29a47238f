"""The matrix of units and roles: who reports where, who follows which version, where a unit departs from it."""
