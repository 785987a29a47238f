"""A policy as a person reads it: passages, codes with facts, of which ``messages`` makes sentences."""
