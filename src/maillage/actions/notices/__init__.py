"""Notices: each person whom a publication concerns is told what changes for them, and why."""
