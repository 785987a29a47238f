"""Decisions case by case, and exceptions: written by one, thought of by several, ruled by another."""
