"""Telling other people's programs over HTTPS: where one may call, and how."""
