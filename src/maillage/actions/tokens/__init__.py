"""Tokens: what a program shows to act in an account's name."""
