"""Intake: other people's files, by a declarative mapping, to canonical rows and findings."""
