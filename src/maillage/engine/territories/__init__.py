"""Territories: a balanced, compact map proposed from today's."""
