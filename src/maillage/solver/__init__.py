"""Combinatorial search that stands alone: clustering, assignment, staffing, districting.

Pure computation on arrays: numpy, numba and HiGHS are all that it needs.
"""
