"""Backups: one archive of files with their digests, and copies of databases."""
