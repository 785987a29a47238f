"""Benchmarks: what the product must reach, each figure beside its reference in the same run."""
