"""Territories: a map proposed from a book."""
