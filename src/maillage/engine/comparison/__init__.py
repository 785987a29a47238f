"""Comparison: the plan beside today, and two plans beside each other."""
