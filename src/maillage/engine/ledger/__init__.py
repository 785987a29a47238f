"""Sell-through facts: append-only lines, and every question asked of them, apart from the engine that answers."""
