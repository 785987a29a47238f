"""Maillage: the system that a vendor's channel organisation runs on."""

__version__ = "0.1.0"
