"""Combinatorial search that stands alone: capacitated clustering and generalised assignment.

Pure computation on arrays: numpy, numba and HiGHS are all that it needs.
"""
